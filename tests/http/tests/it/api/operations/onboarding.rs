//! Paths, who is on them, and when the company works. Stands behind what teams do, since it takes
//! somebody off their path.

use super::Operation;

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/onboarding/paths", "", [401, 403, 200, 200, 200, 403]),
    (
        "POST",
        "/api/v1/onboarding/paths",
        r#"{"title":"First days","steps":[]}"#,
        [401, 403, 201, 201, 201, 403],
    ),
    ("GET", "/api/v1/onboarding/path-titles", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/onboarding/step-choices", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/onboarding/paths/{way}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/onboarding/paths/{way}",
        r#"{"title":"First days","steps":[]}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/onboarding/paths/{way}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/onboarding/paths/{way}/simulation", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/onboarding/paths/{way}/people", "", [401, 403, 200, 200, 404, 403]),
    // They are on it already.
    (
        "POST",
        "/api/v1/onboarding/paths/{way}/people",
        r#"{"people":["{trainee}"],"starts_on":"2026-11-30"}"#,
        [401, 403, 422, 200, 404, 403],
    ),
    ("GET", "/api/v1/onboarding/paths/{way}/assignable", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/onboarding/paths/{way}/behind", "", [401, 403, 200, 200, 404, 403]),
    ("POST", "/api/v1/onboarding/paths/{way}/move", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/onboarding/paths/{way}/people/{trainee}", "", [401, 403, 404, 200, 404, 403]),
    (
        "DELETE",
        "/api/v1/onboarding/paths/{way}/people/{trainee}",
        "",
        [401, 403, 422, 204, 404, 403],
    ),
    ("PUT", "/api/v1/audiences/{way}", r#"{"everyone":true}"#, [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/work-calendar", "", [401, 403, 403, 200, 200, 403]),
    (
        "PUT",
        "/api/v1/work-calendar",
        r#"{"days":[1,2,3],"holidays":[]}"#,
        [401, 403, 403, 412, 412, 403],
    ),
];

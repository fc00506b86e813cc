//! The people whom somebody leads. Only the admin leads the one who is named.

use super::Operation;

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/team", "", [401, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/team/nudge", r#"{"dry_run":true}"#, [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/team/{trainee}", "", [401, 403, 404, 200, 404, 403]),
    // There is no end to tries.
    (
        "POST",
        "/api/v1/team/{trainee}/modules/{lesson}/try",
        r#"{"reason":"It was late"}"#,
        [401, 403, 404, 409, 404, 403],
    ),
    (
        "POST",
        "/api/v1/team/{trainee}/paths/{way}/steps/{way_step}/finish",
        "",
        [401, 403, 404, 204, 404, 403],
    ),
    (
        "POST",
        "/api/v1/team/{trainee}/paths/{way}/steps/{way_step}/reopen",
        "",
        [401, 403, 404, 204, 404, 403],
    ),
    (
        "POST",
        "/api/v1/team/{trainee}/paths/{way}/steps/{way_step}/waive",
        r#"{"reason":"They have keys"}"#,
        [401, 403, 404, 204, 404, 403],
    ),
];

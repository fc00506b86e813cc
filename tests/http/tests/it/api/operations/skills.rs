//! Skills, and what people can do.

use domain_kernel::Role;
use domain_skills::LabelKind;
use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/skills", "", [401, 403, 200, 200, 200, 403]),
    // Only the company has one that is called like this.
    ("POST", "/api/v1/skills", r#"{"name":"Splices"}"#, [401, 403, 422, 422, 201, 403]),
    ("GET", "/api/v1/skills/choices", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/skills/{skill}", "", [401, 403, 200, 200, 404, 403]),
    ("PUT", "/api/v1/skills/{skill}", r#"{"name":"Splices"}"#, [401, 403, 412, 412, 404, 403]),
    ("DELETE", "/api/v1/skills/{skill}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/skills/{skill}/grants", "", [401, 403, 200, 200, 404, 403]),
    // It is no course.
    (
        "POST",
        "/api/v1/skills/{skill}/grants",
        r#"{"kind":"course","giver":"{skill}","level":3}"#,
        [401, 403, 422, 422, 404, 403],
    ),
    ("DELETE", "/api/v1/skills/{skill}/grants/{skill}", "", [401, 403, 404, 404, 404, 403]),
    ("GET", "/api/v1/skills/labels", "", [401, 403, 200, 200, 200, 403]),
    (
        "POST",
        "/api/v1/skills/labels",
        r#"{"kind":"category","name":"Ropework"}"#,
        [401, 403, 422, 422, 201, 403],
    ),
    (
        "PUT",
        "/api/v1/skills/labels/{skill_label}",
        r#"{"name":"Ropes"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/skills/labels/{skill_label}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/skills/job-roles", "", [401, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/skills/job-roles", r#"{"title":"Bosun"}"#, [401, 403, 422, 422, 201, 403]),
    ("GET", "/api/v1/skills/job-roles/{job_role}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/skills/job-roles/{job_role}",
        r#"{"title":"Bosun"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/skills/job-roles/{job_role}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/skills/matrix", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/skills/gaps", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/skills/coverage", "", [401, 403, 200, 200, 200, 403]),
    ("GET", "/api/v1/skills/profile-choices", "", [401, 403, 200, 200, 200, 403]),
    // The manager does not lead them.
    ("GET", "/api/v1/skills/people/{skilled}/profile", "", [401, 403, 404, 200, 404, 403]),
    ("PUT", "/api/v1/skills/people/{skilled}/profile", "{}", [401, 403, 404, 412, 404, 403]),
    ("GET", "/api/v1/skills/people/{skilled}/skills", "", [401, 403, 404, 200, 404, 403]),
    ("GET", "/api/v1/skills/people/{skilled}/skills/{skill}", "", [401, 403, 404, 200, 404, 403]),
    ("GET", "/api/v1/skills/people/{skilled}/report", "", [401, 403, 404, 200, 404, 403]),
    (
        "POST",
        "/api/v1/skills/people/{skilled}/skills/{skill}/ratings",
        r#"{"level":2,"until":"2020-01-01"}"#,
        [401, 403, 404, 422, 404, 403],
    ),
    // There is no such rating.
    (
        "POST",
        "/api/v1/skills/people/{skilled}/skills/{skill}/ratings/{skill}/revoke",
        r#"{"reason":"A mistake"}"#,
        [401, 403, 404, 404, 404, 403],
    ),
    (
        "POST",
        "/api/v1/skills/people/{skilled}/skills/{skill}/exemption",
        r#"{"reason":"Ashore","until":"2020-01-01"}"#,
        [401, 403, 404, 422, 404, 403],
    ),
    (
        "DELETE",
        "/api/v1/skills/people/{skilled}/skills/{skill}/exemption",
        "",
        [401, 403, 404, 409, 404, 403],
    ),
    (
        "GET",
        "/api/v1/skills/people/{skilled}/skills/{skill}/certificates",
        "",
        [401, 403, 404, 200, 404, 403],
    ),
    ("GET", "/api/v1/skills/certificates", "", [401, 403, 200, 200, 200, 403]),
    (
        "POST",
        "/api/v1/skills/certificates/{skill_paper}/approve",
        "",
        [401, 403, 404, 204, 404, 403],
    ),
    // By then it is approved.
    (
        "POST",
        "/api/v1/skills/certificates/{skill_paper}/refuse",
        r#"{"reason":"Too old"}"#,
        [401, 403, 404, 409, 404, 403],
    ),
    ("GET", "/api/v1/training/skills", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/training/skills/report", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/training/skills/gaps", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/training/skills/{skill}", "", [401, 200, 200, 200, 404, 403]),
    ("GET", "/api/v1/training/skills/{skill}/givers", "", [401, 200, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/skills/{skill}/ratings",
        r#"{"level":2,"until":"2020-01-01"}"#,
        [401, 422, 422, 422, 404, 403],
    ),
    (
        "POST",
        "/api/v1/training/skills/{skill}/ratings/{skill}/revoke",
        r#"{"reason":"A mistake"}"#,
        [401, 404, 404, 404, 404, 403],
    ),
    ("GET", "/api/v1/training/skills/{skill}/certificates", "", [401, 200, 200, 200, 404, 403]),
    // It is the admin's.
    ("GET", "/api/v1/training/skills/certificates/{own_paper}", "", [401, 404, 404, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/skills/certificates/{own_paper}/withdraw",
        "",
        [401, 404, 404, 204, 404, 403],
    ),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let label = world.skill_label(admin, LabelKind::Category, "Ropework").await;
    let skill = world.skill(admin, "Splices", Some(label)).await;
    let skilled = world.person(admin, "Mila Member", Role::Staff, None).await;
    let job_role = world.job_role(admin, "Bosun", &[(skill, 2)]).await;
    vec![
        ("{skill}", skill.to_string()),
        ("{skill_label}", label.to_string()),
        ("{job_role}", job_role.to_string()),
        ("{skilled}", skilled.id.to_string()),
        ("{skill_paper}", world.paper(&skilled, &skilled, skill).await.to_string()),
        ("{own_paper}", world.paper(admin, admin, skill).await.to_string()),
    ]
}

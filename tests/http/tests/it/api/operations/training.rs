//! What people learn, and the modules of authors.

use application::{
    onboarding::module_step,
    training::{StartAttempt, see_module, start_attempt},
};
use domain_kernel::Role;
use domain_onboarding::Doer;
use world::{Somebody, World, task};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/training/mine", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/training/offers/{lesson}", "", [401, 200, 200, 200, 404, 403]),
    // The admin is in the middle of it.
    ("POST", "/api/v1/training/offers/{lesson}/start", "", [401, 201, 201, 200, 404, 403]),
    ("GET", "/api/v1/training/attempts/{lesson_attempt}", "", [401, 404, 404, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/attempts/{lesson_attempt}/answers",
        r#"{"answers":[]}"#,
        [401, 404, 404, 200, 404, 403],
    ),
    // Nothing is answered yet, so it goes on.
    (
        "POST",
        "/api/v1/training/attempts/{lesson_attempt}/submit",
        "{}",
        [401, 404, 404, 200, 404, 403],
    ),
    // It has questions.
    (
        "POST",
        "/api/v1/training/attempts/{lesson_attempt}/acknowledge",
        "",
        [401, 404, 404, 422, 404, 403],
    ),
    // The admin has said so already.
    (
        "POST",
        "/api/v1/training/attempts/{taken}/questions/{asked}/challenges",
        r#"{"text":"Both are right"}"#,
        [401, 404, 404, 409, 404, 403],
    ),
    // None of them is on the path.
    (
        "POST",
        "/api/v1/training/paths/{way}/steps/{way_step}/finish",
        "",
        [401, 404, 404, 404, 404, 403],
    ),
    (
        "POST",
        "/api/v1/training/paths/{way}/steps/{way_step}/reopen",
        "",
        [401, 404, 404, 404, 404, 403],
    ),
    ("GET", "/api/v1/training/calendar", "", [401, 200, 200, 200, 200, 403]),
    ("DELETE", "/api/v1/training/calendar", "", [401, 204, 204, 204, 204, 403]),
    ("GET", "/api/v1/training/certificates/{completion}", "", [401, 404, 404, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/certificates/{completion}/revoke",
        r#"{"reason":"It was another one"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("GET", "/api/v1/certificates/{certificate_code}", "", [401, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/training/modules", "", [401, 403, 200, 200, 200, 403]),
    (
        "POST",
        "/api/v1/training/modules",
        r#"{"title":"Knots","minutes":5}"#,
        [401, 403, 201, 201, 201, 403],
    ),
    (
        "POST",
        "/api/v1/training/module-imports",
        r#"{"title":"Ropes","text":"Is it a rope?{T}"}"#,
        [401, 403, 201, 201, 201, 403],
    ),
    ("GET", "/api/v1/training/modules/{lesson}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/training/modules/{lesson}",
        r#"{"title":"Knots","minutes":5}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/training/modules/{lesson}", "", [401, 403, 412, 412, 404, 403]),
    (
        "POST",
        "/api/v1/training/modules/{lesson}/copy",
        r#"{"title":"Copy"}"#,
        [401, 403, 201, 201, 404, 403],
    ),
    ("POST", "/api/v1/training/modules/{lesson}/retire", "", [401, 403, 412, 412, 404, 403]),
    ("POST", "/api/v1/training/modules/{lesson}/draft", "", [401, 403, 204, 204, 404, 403]),
    ("DELETE", "/api/v1/training/modules/{lesson}/draft", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/training/modules/{lesson}/publication", "", [401, 403, 200, 200, 404, 403]),
    ("POST", "/api/v1/training/modules/{lesson}/publish", "{}", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/training/modules/{lesson}/questions", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/modules/{lesson}/questions",
        r#"{"stem":"Is it safe?","kind":{"true_false":{"answer":true}}}"#,
        [401, 403, 201, 201, 404, 403],
    ),
    (
        "PUT",
        "/api/v1/training/modules/{lesson}/questions/{lesson_question}",
        r#"{"stem":"Is it safe?","kind":{"true_false":{"answer":true}}}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    (
        "DELETE",
        "/api/v1/training/modules/{lesson}/questions/{lesson_question}",
        "",
        [401, 403, 412, 412, 404, 403],
    ),
    // It is the first already.
    (
        "POST",
        "/api/v1/training/modules/{lesson}/questions/{lesson_question}/move",
        r#"{"to":0}"#,
        [401, 403, 204, 204, 404, 403],
    ),
    ("GET", "/api/v1/training/modules/{strict}/sections", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/modules/{strict}/sections",
        r#"{"title":"Tools"}"#,
        [401, 403, 201, 201, 404, 403],
    ),
    (
        "PUT",
        "/api/v1/training/modules/{strict}/sections/{strict_section}",
        r#"{"title":"Current"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    (
        "DELETE",
        "/api/v1/training/modules/{strict}/sections/{strict_section}",
        "",
        [401, 403, 412, 412, 404, 403],
    ),
    (
        "POST",
        "/api/v1/training/modules/{strict}/sections/{strict_section}/move",
        r#"{"to":0}"#,
        [401, 403, 204, 204, 404, 403],
    ),
    (
        "POST",
        "/api/v1/training/modules/{lesson}/import",
        r#"{"text":"Is it a rope?{T}"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("GET", "/api/v1/training/modules/{lesson}/export", "", [401, 403, 200, 200, 404, 403]),
    (
        "GET",
        "/api/v1/training/modules/{filmed_lesson}/pictures",
        "",
        [401, 403, 200, 200, 404, 403],
    ),
    ("GET", "/api/v1/training/modules/{filmed_lesson}/videos", "", [401, 403, 200, 200, 404, 403]),
    // Who takes away what is gone has done it.
    (
        "DELETE",
        "/api/v1/training/modules/{filmed_lesson}/videos/{module_film}/captions/{language}",
        "",
        [401, 403, 204, 204, 404, 403],
    ),
    ("GET", "/api/v1/training/modules/{lesson}/statistics", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/training/modules/{objected}/challenges", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/training/challenges/{objection}", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/challenges/{objection}/answer",
        r#"{"verdict":"accepted","reply":"You are right"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("GET", "/api/v1/training/modules/{lesson}/correction", "", [401, 403, 403, 200, 404, 403]),
    (
        "POST",
        "/api/v1/training/modules/{lesson}/correction",
        r#"{"version":1,"remedies":[],"reach":"everybody","reason":"It was wrong"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
];

/// What the paths name, also those of teams and of onboarding: the admin is in the middle of a
/// module, and somebody whom only the admin leads is on a path.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let lesson = world.open_quiz(admin, "Locks").await;
    let command = StartAttempt { module: lesson };
    let attempt = start_attempt(&world.app, &admin.actor, command).await.expect("open to all");
    let seen = see_module(&world.app, &admin.actor, lesson).await.expect("an admin may");
    let question = seen.latest.expect("a version").lesson().questions()[0].id();
    let (strict, section) = world.sectioned(admin, "Strict").await;
    let (objected, taken, asked, objection) = world.challenged(admin, admin).await;
    let (completion, code) = world.certificate(admin, admin).await;
    let steps = vec![module_step(lesson, None), task("Hand over the keys", Doer::Manager)];
    let way = world.path_of(admin, "Starter", steps).await;
    let way_step = world.steps(admin, way).await[1];
    let (filmed, film) = world.filmed(admin).await;
    let trainee = world.person(admin, "Theo Trainee", Role::Staff, None).await;
    world.assign(admin, way, &trainee, "2026-11-16").await;
    vec![
        ("{language}", "en".to_owned()),
        ("{lesson}", lesson.to_string()),
        ("{lesson_attempt}", attempt.attempt.to_string()),
        ("{lesson_question}", question.to_string()),
        ("{strict}", strict.to_string()),
        ("{strict_section}", section.to_string()),
        ("{objected}", objected.to_string()),
        ("{taken}", taken.to_string()),
        ("{asked}", asked.to_string()),
        ("{objection}", objection.to_string()),
        ("{completion}", completion.to_string()),
        ("{certificate_code}", code.plain()),
        ("{filmed_lesson}", filmed.to_string()),
        ("{module_film}", film.to_string()),
        ("{way}", way.to_string()),
        ("{way_step}", way_step.to_string()),
        ("{trainee}", trainee.id.to_string()),
    ]
}

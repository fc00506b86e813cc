//! Courses, and those who are taught.

use world::{Somebody, World};

use super::{Ids, Operation};

pub(super) const OPERATIONS: &[Operation] = &[
    ("GET", "/api/v1/courses", "", [401, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/courses", r#"{"title":"Choir"}"#, [401, 403, 201, 201, 201, 403]),
    ("GET", "/api/v1/courses/{course}", "", [401, 403, 200, 200, 404, 403]),
    ("PUT", "/api/v1/courses/{course}", r#"{"title":"Choir"}"#, [401, 403, 412, 412, 404, 403]),
    ("DELETE", "/api/v1/courses/{course}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/courses/{course}/students", "", [401, 403, 200, 200, 404, 403]),
    // They are in it already.
    (
        "POST",
        "/api/v1/courses/{course}/students",
        r#"{"students":["{student}"]}"#,
        [401, 403, 200, 200, 404, 403],
    ),
    ("GET", "/api/v1/courses/{course}/students/{student}", "", [401, 403, 200, 200, 404, 403]),
    // It is no student.
    ("DELETE", "/api/v1/courses/{course}/students/{course}", "", [401, 403, 404, 404, 404, 403]),
    ("GET", "/api/v1/courses/{course}/without-result", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/courses/{course}/enrollable", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/courses/{course}/enrollment-preview",
        r#"{"addresses":["ada@students.example"]}"#,
        [401, 403, 200, 200, 404, 403],
    ),
    (
        "POST",
        "/api/v1/courses/{course}/outcomes",
        r#"{"students":["{student}"],"result":"passed","completed_on":"2099-01-01"}"#,
        [401, 403, 422, 422, 404, 403],
    ),
    // There is nothing to take back.
    (
        "POST",
        "/api/v1/courses/{course}/students/{student}/revoke",
        r#"{"reason":"A mistake"}"#,
        [401, 403, 409, 409, 404, 403],
    ),
    ("GET", "/api/v1/courses/{course}/sessions", "", [401, 403, 200, 200, 404, 403]),
    (
        "POST",
        "/api/v1/courses/{course}/sessions",
        r#"{"held_on":"2026-12-01"}"#,
        [401, 403, 201, 201, 404, 403],
    ),
    ("GET", "/api/v1/courses/{course}/sessions/{course_day}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/courses/{course}/sessions/{course_day}",
        r#"{"held_on":"2026-12-02"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    (
        "DELETE",
        "/api/v1/courses/{course}/sessions/{course_day}",
        "",
        [401, 403, 412, 412, 404, 403],
    ),
    (
        "PUT",
        "/api/v1/courses/{course}/sessions/{course_day}/attendance",
        r#"{"marks":[]}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("GET", "/api/v1/courses/{course}/materials", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/courses/{course}/materials/{film}", "", [401, 403, 200, 200, 404, 403]),
    ("DELETE", "/api/v1/courses/{course}/materials/{film}", "", [401, 403, 412, 412, 404, 403]),
    (
        "DELETE",
        "/api/v1/courses/{course}/materials/{film}/captions",
        "",
        [401, 403, 412, 412, 404, 403],
    ),
    // It is no document.
    (
        "POST",
        "/api/v1/courses/{course}/materials/{film}/summarize",
        "",
        [401, 403, 404, 404, 404, 403],
    ),
    ("GET", "/api/v1/training/courses", "", [401, 200, 200, 200, 200, 403]),
    // Only the admin is a student of it.
    ("GET", "/api/v1/training/courses/{course}", "", [401, 404, 404, 200, 404, 403]),
    (
        "GET",
        "/api/v1/training/courses/{course}/materials/{film}",
        "",
        [401, 404, 404, 200, 404, 403],
    ),
    ("GET", "/api/v1/students", "", [401, 403, 200, 200, 200, 403]),
    // Only the company has one with this address.
    (
        "POST",
        "/api/v1/students",
        r#"{"first_name":"Ada","last_name":"Student","email":"ada@students.example"}"#,
        [401, 403, 422, 422, 201, 403],
    ),
    ("GET", "/api/v1/students/{student}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/students/{student}",
        r#"{"first_name":"Ada","last_name":"Student","email":"ada@students.example"}"#,
        [401, 403, 412, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/students/{student}", "", [401, 403, 412, 412, 404, 403]),
    ("GET", "/api/v1/students/{student}/courses", "", [401, 403, 200, 200, 404, 403]),
    ("GET", "/api/v1/students/{student}/joinable", "", [401, 403, 200, 200, 404, 403]),
];

/// What the paths name.
pub(super) async fn ids(world: &World, admin: &Somebody) -> Ids {
    let course = world.course(admin, "Choir", None).await;
    let student = world.student(admin, "Ada", Some(admin)).await;
    world.enroll(admin, course, &[student]).await;
    vec![
        ("{course}", course.to_string()),
        ("{student}", student.to_string()),
        ("{course_day}", world.session(admin, course, "2026-11-17").await.to_string()),
        ("{film}", world.film(admin, course).await.to_string()),
    ]
}

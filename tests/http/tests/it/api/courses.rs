//! Courses and students by programs.

use domain_kernel::Role;
use http::Method;
use world::World;

use super::program::Program;

const COURSES: &str = "/api/v1/courses";

#[tokio::test]
async fn a_course_is_planned_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let body = |title: &str| {
        format!(r#"{{"title":"{title}","starts_on":"2026-12-01","ends_on":"2026-12-03"}}"#)
    };
    let created = program.post(COURSES, &body("Choir")).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let seen = program.get(&path).await;
    assert_eq!((&seen.json["title"], &seen.json["enrolled"]), (&"Choir".into(), &0.into()));
    assert!(seen.json["capacity"].is_null());

    let etag = seen.header("etag").to_owned();
    let seen_then = [("if-match", etag.as_str())];
    let edited = program.send(Method::PUT, &path, &seen_then, &body("Band")).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    let stale = program.send(Method::PUT, &path, &seen_then, &body("Opera")).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (412, "request-other-version"));
    let list = program.get(&format!("{COURSES}?q=band")).await;
    assert_eq!(list.json["items"][0]["ends_on"], "2026-12-03");

    let after = program.get(&path).await;
    let now = [("if-match", after.header("etag"))];
    assert_eq!(program.send(Method::DELETE, &path, &now, "").await.status, 204);
    assert_eq!(program.get(&path).await.status, 404);
    for (body, flaw) in [
        (r#"{"title":""}"#, ("/title", "line-empty")),
        (r#"{"title":"A","capacity":0}"#, ("/capacity", "course-capacity-malformed")),
        (
            r#"{"title":"A","starts_on":"2026-12-02","ends_on":"2026-12-01"}"#,
            ("/ends_on", "course-ends-before-start"),
        ),
    ] {
        let refused = program.post(COURSES, body).await;
        assert_eq!((refused.status.as_u16(), refused.flaw()), (422, flaw), "{body}");
    }
}

#[tokio::test]
async fn a_student_is_enrolled_marked_told_what_came_of_it_and_withdrawn() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let course = world.course(&admin, "Choir", Some(1)).await;
    let other = world.student(&admin, "Bo", None).await;
    let (program, own) = (Program::of(&world, &admin).await, Program::of(&world, &sam).await);
    let body = r#"{"first_name":"Sam","last_name":"Staff","email":"sam@students.example","account":"sam.staff@harbour.example"}"#;
    let student = program.post("/api/v1/students", body).await;
    assert_eq!(student.status, 201, "{}", student.text);
    let seen = program.get(student.header("location")).await;
    assert_eq!(seen.json["person"]["name"], "Sam Staff");
    let id = student.json["id"].as_str().expect("an id");

    let path = format!("{COURSES}/{course}");
    let addresses = r#"{"addresses":["SAM@students.example","nobody@students.example"]}"#;
    let preview = program.post(&format!("{path}/enrollment-preview"), addresses).await;
    assert_eq!((&preview.json["new"][0]["id"], &preview.json["free"]), (&id.into(), &1.into()));
    assert_eq!(preview.json["unknown"][0], "nobody@students.example");
    let students = format!("{path}/students");
    let both = format!(r#"{{"students":["{id}","{other}"]}}"#);
    let full = program.post(&students, &both).await;
    assert_eq!((full.status.as_u16(), full.code()), (409, "course-full"));
    let nobody = program.post(&students, r#"{"students":[]}"#).await;
    assert_eq!(nobody.flaw(), ("/students", "course-choose-students"));
    let unknown = format!(r#"{{"students":["{course}"]}}"#);
    let unknown = program.post(&students, &unknown).await;
    assert_eq!(unknown.code(), "course-no-such-student");
    assert_eq!(unknown.flaw(), ("/students", "course-no-such-student"));
    let one = format!(r#"{{"students":["{id}"]}}"#);
    for (new, before) in [(serde_json::json!(["Sam Staff"]), 0), (serde_json::json!([]), 1)] {
        let enrolled = program.post(&students, &one).await;
        assert_eq!((&enrolled.json["new"], &enrolled.json["before"]), (&new, &before.into()));
    }
    let own_path = format!("/api/v1/training/courses/{course}");
    assert_eq!(own.get("/api/v1/training/courses").await.json["items"][0]["title"], "Choir");

    let sessions = format!("{path}/sessions");
    let day = program.post(&sessions, r#"{"held_on":"2026-11-20","title":"Warm up"}"#).await;
    assert_eq!(day.status, 201, "{}", day.text);
    let sheet = day.header("location").to_owned();
    let etag = program.get(&sheet).await.header("etag").to_owned();
    let seen_then = [("if-match", etag.as_str())];
    let take = format!("{sheet}/attendance");
    let alone = format!(r#"{{"marks":[{{"student":"{id}","note":"Ill"}}]}}"#);
    let refused = program.send(Method::PUT, &take, &seen_then, &alone).await;
    assert_eq!(refused.flaw(), ("/marks/0/state", "attendance-note-alone"));
    let marks = format!(r#"{{"marks":[{{"student":"{id}","state":"excused","note":"Ill"}}]}}"#);
    let taken = program.send(Method::PUT, &take, &seen_then, &marks).await;
    assert_eq!(taken.status, 204, "{}", taken.text);
    assert_eq!(program.send(Method::PUT, &take, &seen_then, &marks).await.status, 412);
    assert_eq!(program.get(&sessions).await.json["items"][0]["excused"], 1);
    let seen = program.get(&sheet).await;
    assert_eq!(seen.json["items"][0]["attendance"]["note"], "Ill");
    assert_eq!(own.get(&own_path).await.json["sessions"][0]["attendance"]["state"], "excused");

    let done =
        |day: &str| format!(r#"{{"students":["{id}"],"result":"passed","completed_on":"{day}"}}"#);
    let outcomes = format!("{path}/outcomes");
    let early = program.post(&outcomes, &done("2030-01-01")).await;
    assert_eq!(early.flaw(), ("/completed_on", "course-in-the-future"));
    assert_eq!(program.post(&outcomes, &done("2026-11-20")).await.status, 204);
    assert_eq!(program.get(&format!("{path}/without-result")).await.json["total"], 0);
    assert_eq!(own.get(&own_path).await.json["course"]["outcome"]["result"], "passed");
    let of_course = format!("{students}/{id}");
    let kept = program.send(Method::DELETE, &of_course, &[], "").await;
    assert_eq!((kept.status.as_u16(), kept.code()), (409, "course-already-completed"));
    let revoke = format!("{of_course}/revoke");
    assert_eq!(program.post(&revoke, r#"{"reason":"A mistake"}"#).await.status, 204);
    assert_eq!(program.send(Method::DELETE, &of_course, &[], "").await.status, 204);
    assert_eq!(program.get(&students).await.json["total"], 0);
    assert_eq!(own.get(&own_path).await.status, 404);
}

#[tokio::test]
async fn students_come_in_parts_and_are_found_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let course = world.course(&admin, "Choir", None).await;
    let mut students = Vec::new();
    for n in 10..40 {
        students.push(world.student(&admin, &format!("Ada{n}"), None).await);
    }
    world.enroll(&admin, course, &students).await;
    let program = Program::of(&world, &admin).await;
    let enrolled = format!("{COURSES}/{course}/students");
    for (path, names) in [("/api/v1/students", "/first_name"), (&*enrolled, "/student/first_name")]
    {
        let first = program.get(path).await;
        let n = |it: &serde_json::Value| it["items"].as_array().map(Vec::len);
        assert_eq!((n(&first.json), &first.json["total"]), (Some(25), &30.into()), "{path}");
        let cursor = first.json["next"].as_str().expect("there is more");
        let second = program.get(&format!("{path}?cursor={cursor}")).await;
        assert_eq!(n(&second.json), Some(5), "{path}");
        let name = second.json["items"][4].pointer(names);
        assert_eq!(name, Some(&"Ada39".into()), "{path}: {}", second.text);
        assert!(second.json["next"].is_null(), "{path}");
        let other = program.get(&format!("{path}?cursor=x")).await;
        assert_eq!(other.flaw(), ("cursor", "request-other-cursor"), "{path}");
    }

    let path = format!("/api/v1/students/{}", students[0]);
    let courses = program.get(&format!("{path}/courses")).await;
    assert_eq!(
        (&courses.json["total"], courses.json["items"][0]["title"].as_str()),
        (&1.into(), Some("Choir"))
    );
    let seen = program.get(&path).await;
    let named = [("if-match", seen.header("etag"))];
    let body =
        |email: &str| format!(r#"{{"first_name":"Eva","last_name":"Ek","email":"{email}"}}"#);
    let taken = program.send(Method::PUT, &path, &named, &body("ada11@students.example")).await;
    assert_eq!(taken.flaw(), ("/email", "student-email-taken"));
    let edited = program.send(Method::PUT, &path, &named, &body("eva@students.example")).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    assert_eq!(program.send(Method::DELETE, &path, &named, "").await.status, 412);
    let found = program.get("/api/v1/students?q=ek").await;
    assert_eq!(found.json["items"][0]["email"], "eva@students.example");
    let after = program.get(&path).await;
    let now = [("if-match", after.header("etag"))];
    assert_eq!(program.send(Method::DELETE, &path, &now, "").await.status, 204);
    assert_eq!(program.get(&path).await.status, 404);
}

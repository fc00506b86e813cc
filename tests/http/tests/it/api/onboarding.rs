//! Paths and teams by programs.

use domain_kernel::Role;
use http::Method;
use serde_json::json;
use world::World;

use super::program::Program;

const PATHS: &str = "/api/v1/onboarding/paths";

#[tokio::test]
async fn a_path_is_laid_out_changed_and_deleted() {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let program = Program::of(&world, &admin).await;
    let keys = json!({"title": "Keys", "by": "manager"});
    let steps = json!([
        {"what": {"module": module.to_string()}, "due_after": 5},
        {"what": {"task": keys}, "waits": true},
    ]);
    let body = json!({"title": "Starter", "steps": steps}).to_string();
    let created = program.post(PATHS, &body).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let seen = program.get(&path).await;
    let etag = seen.header("etag").to_owned();
    let step = &seen.json["steps"][1];
    assert_eq!((&step["kind"], &step["task"]["by"]), (&"task".into(), &"manager".into()));

    // The task stays the step that it is.
    let keys = json!({"step": step["id"], "title": "Keys and badge", "by": "admin"});
    let body = json!({"title": "First days", "steps": [{"what": {"task": keys}}]}).to_string();
    let version = [("if-match", etag.as_str())];
    let edited = program.send(Method::PUT, &path, &version, &body).await;
    assert_eq!((edited.status.as_u16(), &edited.json["number"]), (200, &json!(null)));
    let stale = program.send(Method::PUT, &path, &version, &body).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (412, "request-other-version"));
    let after = program.get(&path).await;
    assert_eq!(after.json["steps"][0]["id"], step["id"]);
    let list = program.get(&format!("{PATHS}?q=First")).await;
    assert_eq!((&list.json["total"], &list.json["items"][0]["steps"]), (&1.into(), &1.into()));

    let etag = after.header("etag").to_owned();
    let version = [("if-match", etag.as_str())];
    for (step, flaw) in [
        (json!({"what": {"module": "x"}}), "/steps/0/what/module"),
        (json!({"what": {"task": {"title": "", "by": "admin"}}}), "/steps/0/what/task/title"),
        (json!({"what": {"task": {"title": "T", "by": "teacher"}}}), "/steps/0/what/task/by"),
        (json!({"what": {"module": module.to_string()}, "due_after": 521}), "/steps/0/due_after"),
    ] {
        let body = json!({"title": "T", "steps": [step]}).to_string();
        let reply = program.send(Method::PUT, &path, &version, &body).await;
        assert_eq!((reply.status.as_u16(), reply.flaw().0), (422, flaw), "{}", reply.text);
    }
    let deleted = program.send(Method::DELETE, &path, &version, "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get(&path).await.status, 404);
}

#[tokio::test]
async fn people_are_put_on_a_path_followed_reminded_and_taken_off() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let kofi = world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let module = world.quiz(&admin, "Locks").await;
    let way = world.path(&admin, "Starter", &[(module, Some(2))]).await;
    let program = Program::of(&world, &mara).await;
    let people = format!("{PATHS}/{way}/people");
    let assign = |dry_run: bool| {
        let addresses = ["nobody@elsewhere.example"];
        json!({"people": [sam.id.to_string()], "addresses": addresses, "starts_on": "2026-11-16",
            "dry_run": dry_run})
        .to_string()
    };
    let looked = program.post(&people, &assign(true)).await;
    assert_eq!(
        (looked.status.as_u16(), &looked.json["new"][0]["name"]),
        (200, &"Sam Staff".into())
    );
    assert_eq!(looked.json["left_out"][0]["why"], "unknown", "{}", looked.text);
    assert_eq!(program.get(&people).await.json["total"], 0);
    let others = json!({"people": [kofi.id.to_string()], "starts_on": "2026-11-16"}).to_string();
    let others = program.post(&people, &others).await;
    assert_eq!((others.status.as_u16(), others.code()), (422, "assign-no-such-person"));
    assert_eq!(program.post(&people, &assign(false)).await.status, 200);
    assert_eq!(program.get(&people).await.json["items"][0]["starts_on"], "2026-11-16");

    let team = program.get("/api/v1/team?show=behind").await;
    assert_eq!(
        (&team.json["total"], &team.json["items"][0]["paths"][0]["overdue"]),
        (&1.into(), &1.into())
    );
    let own = Program::of(&world, &sam).await.get("/api/v1/training/mine").await;
    assert_eq!((&own.json["is_late"], &own.json["next"]["title"]), (&true.into(), &"Locks".into()));
    let plan = program.post("/api/v1/team/nudge", r#"{"dry_run":true}"#).await;
    let sent = program.post("/api/v1/team/nudge", "{}").await;
    assert_eq!(plan.json, sent.json);
    assert_eq!(sent.json["people"][0]["overdue"][0]["title"], "Locks", "{}", sent.text);
    let again = program.post("/api/v1/team/nudge", "{}").await;
    assert_eq!(again.json["before"], json!(["Sam Staff"]));

    let member = format!("/api/v1/team/{}", sam.id);
    let seen = program.get(&member).await;
    let step = seen.json["record"]["paths"][0]["steps"][0]["id"].as_str().expect("an id");
    let waive = format!("{member}/paths/{way}/steps/{step}/waive");
    let waived = program.post(&waive, r#"{"reason":"They wrote it"}"#).await;
    assert_eq!(waived.status, 204, "{}", waived.text);
    let after = program.get(&member).await;
    let step = &after.json["record"]["paths"][0]["steps"][0];
    assert_eq!((&step["reached"], &step["reason"]), (&"waived".into(), &"They wrote it".into()));

    let one = format!("{people}/{}", sam.id);
    assert_eq!(program.send(Method::DELETE, &one, &[], "").await.status, 204);
    assert_eq!(program.get(&one).await.status, 404);
    assert_eq!(program.get("/api/v1/team").await.json["items"][0]["paths"], json!([]));
}

#[tokio::test]
async fn a_path_is_aimed_and_the_calendar_is_kept_with_another_scope() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let way = world.path(&admin, "Starter", &[]).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{PATHS}/{way}");
    let etag = program.get(&path).await.header("etag").to_owned();
    let version = [("if-match", etag.as_str())];
    let aim = format!("/api/v1/audiences/{way}");
    let aimed = program.send(Method::PUT, &aim, &version, r#"{"everyone":true}"#).await;
    assert_eq!((aimed.status.as_u16(), &aimed.json["people"]), (200, &2.into()), "{}", aimed.text);
    assert_eq!(program.get(&path).await.json["audience"]["everyone"], true);
    let stale = program.send(Method::PUT, &aim, &version, r#"{"everyone":true}"#).await;
    assert_eq!(stale.status, 412, "{}", stale.text);

    let calendar = "/api/v1/work-calendar";
    let etag = program.get(calendar).await.header("etag").to_owned();
    let version = [("if-match", etag.as_str())];
    let twice = r#"{"days":[1],"holidays":[{"on":"2026-12-25"},{"on":"2026-12-25"}]}"#;
    let refused = program.send(Method::PUT, calendar, &version, twice).await;
    assert_eq!(refused.flaw(), ("/holidays/1/on", "holidays-twice"));
    let none = program.send(Method::PUT, calendar, &version, r#"{"days":[],"holidays":[]}"#).await;
    assert_eq!(none.flaw(), ("/days", "workdays-no-day"));
    let body = json!({"days": [1, 7], "holidays": [{"on": "2026-12-25", "name": "Christmas"}]});
    let edited = program.send(Method::PUT, calendar, &version, &body.to_string()).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    assert_eq!(program.get(calendar).await.json, body);
}

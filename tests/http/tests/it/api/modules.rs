//! Modules by programs.

use http::Method;
use serde_json::json;
use world::World;

use super::program::{Program, Reply};

const MODULES: &str = "/api/v1/training/modules";

const QUIZ: &str = r#"{"title":"Knots","minutes":5,
    "quiz":{"pass_mark":"1/2","feedback":"right_or_wrong"}}"#;
const CHOICE: &str = r#"{"stem":"Does it hold?","kind":{"single_choice":{"options":[
    {"text":"Yes","weight":"100"},{"text":"No","weight":"0","feedback":"It does"}]}}}"#;

async fn send(program: &Program, what: (Method, &str), etag: &str, body: &str) -> Reply {
    program.send(what.0, what.1, &[("if-match", etag)], body).await
}

#[tokio::test]
async fn a_module_is_written_published_and_retired() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let created = program.post(MODULES, QUIZ).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let added = program.post(&format!("{path}/questions"), CHOICE).await;
    assert_eq!(added.status, 201, "{}", added.text);

    // What is there can be sent back with a change, and its options stay what they were.
    let seen = program.get(&format!("{path}/questions")).await;
    let etag = seen.header("etag").to_owned();
    let mut question = seen.json["items"][0]["question"].clone();
    question["stem"] = json!("Does a bowline hold?");
    let place = added.header("location").to_owned();
    let changed = send(&program, (Method::PUT, &place), &etag, &question.to_string()).await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    let stale = send(&program, (Method::PUT, &place), &etag, &question.to_string()).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (412, "request-other-version"));
    let after = program.get(&format!("{path}/questions")).await;
    assert_eq!(after.json["items"][0]["question"], question);

    let publication = program.get(&format!("{path}/publication")).await;
    assert_eq!(
        (&publication.json["version"], &publication.json["refused"]),
        (&1.into(), &json!(null))
    );
    let etag = publication.header("etag").to_owned();
    let publish = format!("{path}/publish");
    let published = send(&program, (Method::POST, &publish), &etag, "{}").await;
    assert_eq!((published.status.as_u16(), &published.json["version"]), (200, &1.into()));
    assert_eq!(send(&program, (Method::POST, &publish), &etag, "{}").await.status, 412);
    let list = program.get(&format!("{MODULES}?status=published")).await;
    assert_eq!(
        (&list.json["total"], &list.json["items"][0]["title"]),
        (&1.into(), &"Knots".into())
    );

    let etag = program.get(&path).await.header("etag").to_owned();
    let refused = send(&program, (Method::DELETE, &path), &etag, "").await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let retired = send(&program, (Method::POST, &format!("{path}/retire")), &etag, "").await;
    assert_eq!(retired.status, 204, "{}", retired.text);
    assert_eq!(program.get(&path).await.json["status"], "retired");
}

#[tokio::test]
async fn settings_are_changed_and_what_is_wrong_is_said_where_it_is() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let path = program.post(MODULES, QUIZ).await.header("location").to_owned();
    let etag = program.get(&path).await.header("etag").to_owned();
    let yearly = r#"{"title":"Ropes","minutes":7,"gives_certificate":true,
        "validity":{"months":12,"anchor":"yearly","yearly_on":"01-31","opens_before":30}}"#;
    let changed = send(&program, (Method::PUT, &path), &etag, yearly).await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    let after = program.get(&path).await;
    let settings = &after.json["settings"];
    assert_eq!((&settings["title"], &settings["quiz"]), (&"Ropes".into(), &json!(null)));
    assert_eq!(settings["validity"]["yearly_on"], "01-31");

    let etag = after.header("etag").to_owned();
    for (body, flaw) in [
        (r#"{"title":"T","minutes":0}"#, "/minutes"),
        (r#"{"title":"","minutes":5}"#, "/title"),
        (
            r#"{"title":"T","minutes":5,"validity":{"months":12,"anchor":"birthday"}}"#,
            "/validity/anchor",
        ),
        (
            r#"{"title":"T","minutes":5,
                "validity":{"months":12,"anchor":"completion","least_months":120}}"#,
            "/validity/least_months",
        ),
        (
            r#"{"title":"T","minutes":5,"quiz":{"pass_mark":"3/2","feedback":"nothing"}}"#,
            "/quiz/pass_mark",
        ),
        (r#"{"title":"T","minutes":5,"color":"red"}"#, "/color"),
    ] {
        let reply = send(&program, (Method::PUT, &path), &etag, body).await;
        assert_eq!((reply.status.as_u16(), reply.flaw().0), (422, flaw), "{}", reply.text);
    }
    let unchanged = program.get(&path).await;
    assert_eq!(unchanged.header("etag"), etag);

    let long = json!({"title": "T".repeat(121)}).to_string();
    let copied = program.post(&format!("{path}/copy"), &long).await;
    assert_eq!((copied.status.as_u16(), copied.flaw().0), (422, "/title"), "{}", copied.text);

    let deleted = send(&program, (Method::DELETE, &path), &etag, "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get(&path).await.status, 404);
}

#[tokio::test]
async fn questions_are_looked_at_before_they_are_imported() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let path = program.post(MODULES, QUIZ).await.header("location").to_owned();
    let etag = program.get(&path).await.header("etag").to_owned();
    let import = format!("{path}/import");
    let text = "Does it hold?{T}\n\nWhy?{}\n";
    let body = json!({"text": text, "dry_run": true}).to_string();
    let looked = send(&program, (Method::POST, &import), &etag, &body).await;
    assert_eq!((looked.status.as_u16(), &looked.json["rejected"]), (200, &1.into()));
    assert_eq!(looked.json["questions"][0]["ruling"], "taken");
    assert_eq!(looked.json["questions"][1]["ruling"], "rejected");
    let body = json!({"text": text}).to_string();
    let refused = send(&program, (Method::POST, &import), &etag, &body).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "import-some-rejected"));

    let body = json!({"text": "Does it hold?{T}\n"}).to_string();
    let imported = send(&program, (Method::POST, &import), &etag, &body).await;
    assert_eq!(imported.status, 200, "{}", imported.text);
    assert_eq!(send(&program, (Method::POST, &import), &etag, &body).await.status, 412);
    let exported = program.get(&format!("{path}/export")).await;
    assert!(exported.json["text"].as_str().is_some_and(|it| it.contains("Does it hold?")));
    let made = json!({"title": "Ropes", "text": exported.json["text"]}).to_string();
    let made = program.post("/api/v1/training/module-imports", &made).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let questions = program.get(&format!("{}/questions", made.header("location"))).await;
    assert_eq!(questions.json["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn films_are_listed_and_lose_their_captions() {
    let (world, admin) = World::set_up().await;
    let (module, film) = world.filmed(&admin).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{MODULES}/{module}/videos");
    let seen = program.get(&path).await;
    let item = &seen.json["items"][0];
    assert_eq!((&item["id"], &item["captions"]), (&film.to_string().into(), &json!(["en"])));
    let captions = format!("{path}/{film}/captions");
    let other = program.send(Method::DELETE, &format!("{captions}/1"), &[], "").await;
    assert_eq!(other.status, 404, "{}", other.text);
    let removed = program.send(Method::DELETE, &format!("{captions}/en"), &[], "").await;
    assert_eq!(removed.status, 204, "{}", removed.text);
    assert_eq!(program.get(&path).await.json["items"][0]["captions"], json!([]));
    let pictures = program.get(&format!("{MODULES}/{module}/pictures")).await;
    assert_eq!(pictures.json["total"], 0);
}

#[tokio::test]
async fn a_key_is_corrected_after_a_look_at_what_that_changes() {
    let (world, admin) = World::set_up().await;
    let (module, _, question, _) = world.challenged(&admin, &admin).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{MODULES}/{module}/correction");
    let seen = program.get(&path).await;
    assert_eq!(seen.json["versions"], json!([{"version": 1, "results": 1}]), "{}", seen.text);
    let etag = seen.header("etag").to_owned();
    let remedies = json!([{"question": question.to_string(), "remedy": "full_marks"}]);
    let body = |dry_run: bool| {
        let reason = "Both are right";
        json!({"version": 1, "remedies": remedies, "reach": "everybody", "reason": reason,
            "dry_run": dry_run})
        .to_string()
    };
    let looked = send(&program, (Method::POST, &path), &etag, &body(true)).await;
    assert_eq!((looked.status.as_u16(), &looked.json["changed"]), (200, &1.into()));
    assert_eq!(looked.json["changes"][0]["after"]["points"]["score"], "1", "{}", looked.text);
    let done = send(&program, (Method::POST, &path), &etag, &body(false)).await;
    assert_eq!((&done.json["changed"], &done.json["changes"]), (&1.into(), &json!(null)));
    assert_eq!(send(&program, (Method::POST, &path), &etag, &body(false)).await.status, 412);
    let after = program.get(&path).await;
    assert_eq!(after.json["questions"][0]["remedy"], "full_marks");
}

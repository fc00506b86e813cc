//! Training by programs: what somebody takes, and what comes of it.

use domain_kernel::Role;
use http::Method;
use serde_json::{Value, json};
use world::World;

use super::program::Program;

const ATTEMPTS: &str = "/api/v1/training/attempts";

/// The right answers to the questions of the world, in their order.
const RIGHT: [&[&str]; 5] =
    [&["Only you"], &["false"], &["A raised ram", "A flywheel"], &["3"], &["red"]];

/// An answer as a document: texts of options become their ids.
fn answer(question: &Value, texts: &[&str]) -> Value {
    let options = question["options"].as_array().expect("a list");
    let value = |text: &&str| {
        let option = options.iter().find(|it| it["text"] == *text);
        option.map_or_else(|| json!(text), |it| it["id"].clone())
    };
    let values: Vec<Value> = texts.iter().map(value).collect();
    json!({"question": question["question"], "revision": question["revision"], "values": values})
}

#[tokio::test]
async fn a_module_is_started_answered_handed_in_and_looked_back_at() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let module = world.open_quiz(&admin, "Locks").await;
    let program = Program::of(&world, &sam).await;
    let offer = program.get(&format!("/api/v1/training/offers/{module}")).await;
    assert_eq!((&offer.json["asked"], offer.status.as_u16()), (&5.into(), 200), "{}", offer.text);
    assert_eq!(offer.json["record"]["standing"], "not_started");

    let start = format!("/api/v1/training/offers/{module}/start");
    let started = program.post(&start, "").await;
    assert_eq!(started.status, 201, "{}", started.text);
    let path = started.header("location").to_owned();
    let again = program.post(&start, "").await;
    assert_eq!((again.status.as_u16(), &again.json["attempt"]), (200, &started.json["attempt"]));

    let seen = program.get(&path).await;
    let questions = seen.json["questions"].as_array().expect("a list").clone();
    assert_eq!((questions.len(), &seen.json["state"]), (5, &"in_progress".into()));
    let answers = format!("{path}/answers");
    let body = json!({"answers": [answer(&questions[0], &["Anyone"])]}).to_string();
    let saved = program.post(&answers, &body).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    assert_eq!(
        (&saved.json["answered"], &saved.json["answers"][0]["revision"]),
        (&1.into(), &1.into())
    );

    // Another program has not seen that answer.
    let body = json!({"answers": [answer(&questions[0], &["Only you"])]}).to_string();
    let conflict = program.post(&answers, &body).await;
    assert_eq!(conflict.json["conflicts"], json!([questions[0]["question"]]));
    assert_eq!(conflict.json["answers"][0], saved.json["answers"][0]);
    let wrong = json!({"answers": [answer(&questions[1], &["maybe"])]}).to_string();
    let wrong = program.post(&answers, &wrong).await;
    assert_eq!(wrong.status, 422, "{}", wrong.text);
    assert_eq!(wrong.flaw(), ("/answers/0", "answer-unknown-option"));
    let incomplete = program.post(&format!("{path}/submit"), "{}").await;
    assert_eq!(incomplete.json["state"], "incomplete", "{}", incomplete.text);
    assert_eq!(incomplete.json["unanswered"].as_array().map(Vec::len), Some(4));

    let seen = program.get(&path).await;
    let questions = seen.json["questions"].as_array().expect("a list");
    let all: Vec<Value> = questions.iter().zip(RIGHT).map(|(it, of)| answer(it, of)).collect();
    let body = json!({"answers": all}).to_string();
    let submitted = program.post(&format!("{path}/submit"), &body).await;
    assert_eq!(submitted.json["state"], "finished", "{}", submitted.text);
    assert_eq!(
        (&submitted.json["outcome"], &submitted.json["points"]["score"]),
        (&"passed".into(), &"5".into())
    );

    let result = program.get(&path).await;
    assert_eq!(
        (&result.json["state"], &result.json["questions"]),
        (&"finished".into(), &json!([]))
    );
    let marks = result.json["result"]["marks"].as_array().expect("they are shown");
    assert!(marks.len() == 5 && marks.iter().all(|it| it["is_right"] == true), "{}", result.text);
    let late = program.post(&answers, r#"{"answers":[]}"#).await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "attempt-finished"));
    let mine = program.get("/api/v1/training/mine").await;
    assert_eq!(mine.json["modules"][0]["standing"], "completed", "{}", mine.text);
}

#[tokio::test]
async fn an_objection_is_made_and_answered() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (module, attempt, question, challenge) = world.challenged(&admin, &sam).await;
    let (program, authors) = (Program::of(&world, &sam).await, Program::of(&world, &admin).await);
    let path = format!("{ATTEMPTS}/{attempt}/questions/{question}/challenges");
    let again = program.post(&path, r#"{"text":"Really"}"#).await;
    assert_eq!((again.status.as_u16(), again.code()), (409, "challenge-still-open"));

    let list = authors.get(&format!("/api/v1/training/modules/{module}/challenges")).await;
    assert_eq!(list.json["items"][0]["text"], "Both are right", "{}", list.text);
    let etag = list.json["items"][0]["etag"].as_str().expect("a tag").to_owned();
    let answer = format!("/api/v1/training/challenges/{challenge}/answer");
    let version = [("if-match", etag.as_str())];
    let body = r#"{"verdict":"accepted","reply":"So they are"}"#;
    let answered = authors.send(Method::POST, &answer, &version, body).await;
    assert_eq!(answered.status, 204, "{}", answered.text);
    let twice = authors.send(Method::POST, &answer, &version, body).await;
    assert_eq!((twice.status.as_u16(), twice.code()), (409, "challenge-already-answered"));

    let result = program.get(&format!("{ATTEMPTS}/{attempt}")).await;
    let own = &result.json["result"]["challenges"][0];
    assert_eq!((&own["verdict"], &own["reply"]), (&"accepted".into(), &"So they are".into()));
    let made = program.post(&path, r#"{"text":"Really"}"#).await;
    assert_eq!(made.status, 201, "{}", made.text);
}

#[tokio::test]
async fn a_certificate_is_seen_checked_and_revoked() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (id, code) = world.certificate(&admin, &sam).await;
    let (program, admins) = (Program::of(&world, &sam).await, Program::of(&world, &admin).await);
    let path = format!("/api/v1/training/certificates/{id}");
    let own = program.get(&path).await;
    assert_eq!((own.status.as_u16(), &own.json["code"]), (200, &code.grouped().into()));
    let check = format!("/api/v1/certificates/{}", code.plain());
    let others = Program::of(&world, &eve).await.get(&check).await;
    assert_eq!(
        (&others.json["person"], &others.json["company"]),
        (&"S. S.".into(), &own.json["company"])
    );

    let etag = own.header("etag").to_owned();
    let version = [("if-match", etag.as_str())];
    let revoke = format!("{path}/revoke");
    let body = r#"{"reason":"It was another one"}"#;
    let denied = program.send(Method::POST, &revoke, &version, body).await;
    assert_eq!(denied.status, 403, "{}", denied.text);
    let revoked = admins.send(Method::POST, &revoke, &version, body).await;
    assert_eq!(revoked.status, 204, "{}", revoked.text);
    assert_eq!(admins.send(Method::POST, &revoke, &version, body).await.status, 412);
    let after = program.get(&path).await;
    assert_eq!(after.json["worth"]["standing"], "revoked");
    assert_eq!(after.json["revoked"], "It was another one");
}

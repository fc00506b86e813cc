//! What the admins of a company see and decide, by their programs.

use domain_kernel::{Access, Area, Role, Scopes};
use http::Method;
use serde_json::json;
use world::World;

use super::program::Program;
use crate::browser::Browser;

const COMPANY: &str = "/api/v1/company";
const ENTRIES: &str = "/api/v1/audit/entries";

#[tokio::test]
async fn a_company_is_changed_in_the_version_that_was_seen() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let seen = program.get(COMPANY).await;
    assert_eq!(seen.json["settings"]["name"], "Harbour & Sons");
    assert_eq!(seen.json["settings"]["joining"], "approval");
    let put = async |etag: &str, document: &serde_json::Value| {
        program.send(Method::PUT, COMPANY, &[("if-match", etag)], &document.to_string()).await
    };
    let mut settings = seen.json["settings"].clone();
    settings["time_zone"] = "Europe/Berlin".into();
    settings["accent"] = "#0a5c69".into();
    settings["second_factor"] = json!(["customer"]);
    let etag = seen.header("etag");
    for (field, value, code) in [
        ("name", json!(" "), "line-empty"),
        ("accent", json!("#ffd400"), "accent-too-light"),
        ("language", json!("fr"), "request-wrong-value"),
        ("time_zone", json!("Europe/Atlantis"), "request-wrong-value"),
        ("joining", json!("maybe"), "request-wrong-value"),
        ("second_factor", json!(["boss"]), "request-wrong-value"),
    ] {
        let mut wrong = settings.clone();
        wrong[field] = value;
        let refused = put(etag, &wrong).await;
        let pointer = format!("/{field}");
        assert_eq!((refused.status.as_u16(), refused.flaw()), (422, (pointer.as_str(), code)));
    }
    let saved = put(etag, &settings).await;
    assert_eq!(saved.status, 204, "{}", saved.text);
    assert_eq!(put(etag, &settings).await.status, 412);
    let after = program.get(COMPANY).await;
    assert_eq!(after.json["settings"], settings);

    let code = format!("{COMPANY}/code");
    let stale = program.send(Method::POST, &code, &[("if-match", etag)], "").await;
    assert_eq!(stale.status, 412, "{}", stale.text);
    let version = [("if-match", after.header("etag"))];
    let rotated = program.send(Method::POST, &code, &version, "").await;
    assert_eq!(rotated.status, 200, "{}", rotated.text);
    assert_eq!(program.get(COMPANY).await.json["code"], rotated.json["code"]);
}

#[tokio::test]
async fn the_trail_is_read_to_its_beginning_and_narrowed() {
    let (world, admin) = World::set_up().await;
    for number in 1..=30 {
        world.department(&admin, &format!("Hall {number}")).await;
    }
    let program = Program::of(&world, &admin).await;
    let (mut path, mut numbers) = (ENTRIES.to_owned(), Vec::new());
    let head = loop {
        let part = program.get(&path).await;
        let items = part.json["items"].as_array().expect("a list").clone();
        numbers.extend(items.iter().map(|it| it["number"].as_i64().unwrap_or_default()));
        match part.json["next"].as_str() {
            Some(next) => path = format!("{ENTRIES}?cursor={next}"),
            None => break part.json["head"].clone(),
        }
    };
    let last = head["number"].as_i64().expect("a number");
    assert_eq!(numbers, (1..=last).rev().collect::<Vec<i64>>());
    assert_eq!(program.get("/api/v1/audit/head").await.json, head);
    assert_eq!(program.get("/api/v1/audit/check").await.json, head);

    let made = format!("{ENTRIES}?action=identity.department_created&who=anna");
    let found = program.get(&made).await;
    let entry = &found.json["items"][0];
    assert_eq!(entry["author"]["name"], "Anna Lindqvist");
    assert_eq!(entry["action"], "identity.department_created");
    let cursor = found.json["next"].as_str().expect("there is more");
    let rest = program.get(&format!("{made}&cursor={cursor}")).await;
    assert_eq!(rest.json["items"].as_array().map(Vec::len), Some(5));
    let other = program.get(&format!("{ENTRIES}?cursor={cursor}")).await;
    assert_eq!((other.status.as_u16(), other.flaw()), (422, ("cursor", "request-other-cursor")));
    for query in ["who=nobody", "to=2026-11-23", "from=2026-11-25", "target=department:x"] {
        let none = program.get(&format!("{ENTRIES}?{query}")).await;
        assert_eq!(none.json["items"], json!([]), "{query}");
    }
    let wrong = program.get(&format!("{ENTRIES}?from=today")).await;
    assert_eq!((wrong.status.as_u16(), wrong.flaw().0), (422, "from"));
}

#[tokio::test]
async fn what_a_program_did_is_on_record_as_its_persons() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    program.post("/api/v1/departments", r#"{"name":"Yard"}"#).await;
    let entry = program.get(ENTRIES).await.json["items"][0].clone();
    assert_eq!(entry["action"], "identity.department_created");
    assert_eq!(entry["author"]["kind"], "token");
    assert_eq!(entry["author"]["id"], admin.id.to_string());
    assert_eq!(entry["author"]["role"], "admin");
}

#[tokio::test]
async fn a_token_of_somebody_is_listed_and_revoked() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let program = Program::of(&world, &admin).await;
    let scanner =
        Program::narrowed(&world, &sam, Scopes::of([(Area::Equipment, Access::Write)])).await;
    assert_eq!(scanner.get("/api/v1/me").await.status, 200);
    let list = program.get("/api/v1/tokens").await;
    assert_eq!(list.json["total"], 2);
    let items = list.json["items"].as_array().expect("a list");
    let of_sam = items.iter().find(|it| it["person"]["name"] == "Sam Staff").expect("his");
    assert_eq!(of_sam["scopes"], json!(["equipment:write"]));
    let path = format!("/api/v1/tokens/{}", of_sam["id"].as_str().expect("an id"));
    let revoked = program.send(Method::DELETE, &path, &[], "").await;
    assert_eq!(revoked.status, 204, "{}", revoked.text);
    assert_eq!(scanner.get("/api/v1/me").await.status, 401);
    assert_eq!(program.send(Method::DELETE, &path, &[], "").await.status, 404);
}

#[tokio::test]
async fn somebody_is_signed_out_by_a_token_that_may_write() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let only_reads = Scopes::of([(Area::Administration, Access::Read)]);
    let reader = Program::narrowed(&world, &admin, only_reads).await;
    let program = Program::of(&world, &admin).await;
    let list = program.get("/api/v1/people/sessions").await;
    let session = &list.json["items"][0];
    assert_eq!(session["person"]["name"], "Sam Staff");
    let key = session["key"].as_str().expect("a key");
    let path = format!("/api/v1/people/{}/sessions/{key}", sam.id);
    let refused = reader.send(Method::DELETE, &path, &[], "").await;
    assert_eq!((refused.status.as_u16(), refused.code()), (403, "token-only-reads"));
    assert_eq!(browser.get("/account").await.status, 200);
    let ended = program.send(Method::DELETE, &path, &[], "").await;
    assert_eq!(ended.status, 204, "{}", ended.text);
    assert!(browser.get("/account").await.header("location").starts_with("/login"));
    assert_eq!(program.get("/api/v1/people/sessions").await.json["total"], 0);
}

#[tokio::test]
async fn a_mail_is_listed_and_sent_again() {
    let (world, admin) = World::set_up().await;
    world.joiner(&admin, "kofi@harbour.example").await;
    world.deliver_all().await;
    let program = Program::of(&world, &admin).await;
    let sent = program.get("/api/v1/mails?state=sent").await;
    let n_sent = sent.json["sent"].as_u64().expect("a number");
    let mail = &sent.json["items"][0];
    assert_eq!((&mail["state"], &mail["next_try"]), (&"sent".into(), &json!(null)));
    let path = format!("/api/v1/mails/{}/send", mail["id"].as_str().expect("an id"));
    let again = program.post(&path, "").await;
    assert_eq!(again.status, 204, "{}", again.text);
    let twice = program.post(&path, "").await;
    assert_eq!(twice.status, 404, "it waits already: {}", twice.text);
    let after = program.get("/api/v1/mails").await;
    assert_eq!(after.json["sent"], n_sent - 1);
    let wrong = program.get("/api/v1/mails?state=lost").await;
    assert_eq!(wrong.flaw(), ("state", "request-wrong-value"));
}

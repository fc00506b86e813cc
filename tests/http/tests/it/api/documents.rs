//! What is sent and what comes back.

use application::{
    Failure, Message, Texts,
    identity::{EditAccount, edit_account, see_account},
};
use domain_identity::{Appearance, Language};
use domain_kernel::Role;
use frontend_rest::RequestRefused;
use http::Method;
use world::World;

use super::program::Program;
use crate::browser::VIEWS;

const TAKE: &str = "/api/v1/equipment/take";

#[tokio::test]
async fn whatever_is_wrong_with_a_document_is_said_with_where_and_nothing_is_done() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let code = world.code(&admin, item).await;
    let program = Program::of(&world, &admin).await;
    let unknown = format!(r#"{{"code":"{code}","dew":"2026-12-01"}}"#);
    let deep = "[".repeat(40);
    let day = format!(r#"{{"code":"{code}","due":"tomorrow"}}"#);
    for (body, code, flaw) in [
        (unknown.as_str(), "request-invalid", ("/dew", "request-unknown-field")),
        (day.as_str(), "request-invalid", ("/due", "start-malformed")),
        (r#"{"code":7}"#, "request-invalid", ("/code", "request-wrong-value")),
        (r#"{"code":"7\u0000"}"#, "request-invalid", ("/code", "request-wrong-value")),
        (r#"{"code":"?"}"#, "item-code-malformed", ("/code", "item-code-malformed")),
        ("{", "request-no-json", ("", "")),
        (deep.as_str(), "request-too-deep", ("", "")),
    ] {
        let reply = program.post(TAKE, body).await;
        assert_eq!(reply.status, 422, "{body}: {}", reply.text);
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!((reply.code(), reply.flaw()), (code, flaw), "{body}");
        assert_eq!(reply.json["status"], 422);
        assert!(!reply.json["request"].as_str().unwrap_or_default().is_empty());
    }
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let reply = program.send(Method::POST, TAKE, &form, &format!("code={code}")).await;
    assert_eq!(reply.status, 415, "{}", reply.text);
    let large = format!(r#"{{"code":"{}"}}"#, "x".repeat(70_000));
    assert_eq!(program.post(TAKE, &large).await.status, 413);
    assert_eq!(program.get("/api/v1/equipment/mine").await.json["total"], 0);
}

#[tokio::test]
async fn an_operation_without_a_document_is_told_none() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let code = program.get("/api/v1/company").await;
    let path = "/api/v1/company/code";
    let version = [("if-match", code.header("etag"))];
    let tried = program.send(Method::POST, path, &version, r#"{"dry_run":true}"#).await;
    assert_eq!((tried.status.as_u16(), tried.flaw()), (422, ("/dry_run", "request-unknown-field")));
    assert_eq!(program.get("/api/v1/company").await.json, code.json);
    let rotated = program.send(Method::POST, path, &version, "{}").await;
    assert_eq!(rotated.status, 200, "{}", rotated.text);
}

#[tokio::test]
async fn an_operation_without_parameters_is_told_none() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let categories = "/api/v1/equipment/categories";
    let path = format!("{categories}?dry_run=true");
    let created = program.post(&path, r#"{"name":"Saws"}"#).await;
    let seen = program.get("/api/v1/me?dry_run=true").await;
    for reply in [&created, &seen] {
        let expected = (422, ("dry_run", "request-unknown-parameter"));
        assert_eq!((reply.status.as_u16(), reply.flaw()), expected, "{}", reply.text);
    }
    assert_eq!(program.get(categories).await.json["total"], 0);
}

#[tokio::test]
async fn what_is_not_there_or_not_done_there_is_a_problem_too() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let item = world.item(&admin, "GR-1").await;
    let program = Program::of(&world, &eve).await;
    let anothers = program.get(&format!("/api/v1/equipment/items/{item}")).await;
    let none = program.get(&format!("/api/v1/equipment/items/{}", world::no_id::<()>())).await;
    let malformed = program.get("/api/v1/equipment/items/x").await;
    for reply in [&anothers, &none, &malformed] {
        assert_eq!((reply.status.as_u16(), reply.code()), (404, "not-found"));
        assert_eq!(reply.json["detail"], none.json["detail"]);
    }
    let other = program.send(Method::DELETE, TAKE, &[], "").await;
    assert_eq!((other.status.as_u16(), other.code()), (405, "method-not-allowed"));
    assert_eq!(other.header("content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_problem_is_told_in_the_language_of_the_person() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let expected = see_account(&world.app, &sam.actor).await.expect("theirs").version;
    let (language, appearance) = (Some(Language::German), Appearance::System);
    let command = EditAccount { expected, phone: None, language, appearance };
    edit_account(&world.app, &sam.actor, command).await.expect("nothing against it");
    let reply = Program::of(&world, &sam).await.get("/api/v1/inventory/stock").await;
    assert_eq!((reply.status.as_u16(), reply.code()), (403, "denied"));
    let english = Program::nobodys(&world).get("/api/v1/me").await;
    assert!(english.json["detail"].as_str().is_some_and(|it| it.starts_with("Send a token")));
    let denied = VIEWS.text(Some(Language::German), &Message::new("denied"));
    assert_eq!(reply.json["detail"], denied.as_str());
}

#[test]
fn every_refusal_of_a_request_has_its_text() {
    for refused in RequestRefused::ALL {
        for language in Language::ALL {
            let message = refused.message();
            assert_ne!(VIEWS.text(Some(language), &message), message.key);
        }
    }
}

//! What somebody sees, and keeps, when a form cannot be taken right now.

use std::sync::Arc;

use http::StatusCode;
use world::{Down, World};

use crate::browser::{Answer, Browser};

const ACCOUNT: [(&str, &str); 4] =
    [("version", "1"), ("phone", "01632 \"960\""), ("language", "de"), ("appearance", "dark")];

fn is_not_now(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text);
    assert_eq!(answer.header("retry-after"), "5");
    assert!(answer.text.contains("does not answer"), "{}", answer.text);
}

#[tokio::test]
async fn a_form_comes_back_with_what_was_typed_when_the_database_takes_nothing() {
    let (mut world, _) = World::set_up().await;
    let browser = Browser::of(&world, "anna").await;
    world.app.store = Arc::new(Down);

    let answer = browser.on(&world).post("/account", &ACCOUNT).await;

    is_not_now(&answer);
    assert!(answer.text.contains("class=\"error-summary\""));
    assert!(answer.text.contains("<title>Error: "));
    assert_eq!(answer.field("phone"), "01632 \"960\"");
}

#[tokio::test]
async fn a_form_whose_page_cannot_be_drawn_can_be_sent_once_more() {
    let (mut world, _) = World::set_up().await;
    let browser = Browser::of(&world, "anna").await;
    let sessions = world.app.sessions.clone();
    world.app.sessions = Arc::new(Down);
    let mut browser = browser.on(&world);

    is_not_now(&browser.get("/account").await);
    let answer = browser.post("/account?from=1", &ACCOUNT).await;

    is_not_now(&answer);
    assert!(answer.text.contains("action=\"&#x2f;account?from=1\""), "{}", answer.text);
    for (name, value) in ACCOUNT {
        assert_eq!(answer.field(name), value);
    }
    let change = [("current", "hunter2"), ("password", "hunter3"), ("again", "hunter3")];
    let secret = browser.post("/password/change", &change).await;
    is_not_now(&secret);
    assert!(!secret.text.contains("hunter"));

    world.app.sessions = sessions;
    assert_eq!(browser.on(&world).post("/account", &ACCOUNT).await.location(), "/account");
}

#[tokio::test]
async fn nobody_is_signed_in_halfway_when_sessions_cannot_be_kept() {
    let (mut world, _) = World::set_up().await;
    world.app.sessions = Arc::new(Down);
    let mut browser = Browser::new(&world);

    let form = [("identifier", "anna"), ("password", world::PASSWORD), ("next", "")];
    let answer = browser.post("/login", &form).await;

    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(browser.cookie("sid"), None);
}

#[tokio::test]
async fn a_form_that_somebody_else_was_quicker_than_comes_back_and_leads_to_what_is_now() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let fields = ACCOUNT;
    assert_eq!(browser.post("/account", &fields).await.status, StatusCode::SEE_OTHER);

    let answer = browser.post("/account", &fields).await;

    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.header("retry-after"), "");
    assert_eq!(answer.field("phone"), "01632 \"960\"");
    assert_eq!(answer.field("version"), "1");
    assert!(answer.text.contains("href=\"\" target=\"_blank\""), "{}", answer.text);
}

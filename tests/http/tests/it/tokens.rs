//! Tokens of programs, as their people and an admin see them.

use std::time::Duration;

use application::identity::{come_in_by_token, list_own_api_tokens};
use domain_kernel::{Origin, Role};
use http::StatusCode;
use world::World;

use crate::browser::Browser;

/// The secret that stands on a page.
fn secret(page: &str) -> String {
    let rest = page.split("<p class=\"code-copy\">").nth(1).expect("a secret");
    rest.split('<').next().expect("its end").to_owned()
}

fn fields<'a>(name: &'a str, equipment: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("name", name),
        ("days", "30"),
        ("training", ""),
        ("equipment", equipment),
        ("administration", ""),
    ]
}

#[tokio::test]
async fn a_token_is_made_shown_once_listed_and_revoked() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let form = browser.get("/account/tokens/new").await;
    assert!(form.text.contains("name=\"equipment\""));
    assert!(!form.text.contains("name=\"inventory\""), "staff see no stock");

    let made = browser.post("/account/tokens/new", &fields("Gate", "write")).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let secret = secret(&made.text);
    let entry = come_in_by_token(&world.app, Origin::default(), &secret).await;
    assert_eq!(entry.expect("it is good").actor.person_id(), Some(sam.id));

    let list = browser.get("/account/tokens").await;
    assert!(list.text.contains("<bdi>Gate</bdi>"), "{}", list.text);
    assert!(list.text.contains("Equipment: Read and write"), "{}", list.text);
    assert!(!list.text.contains(&secret), "it is shown once");
    let id = list.field("token");
    let revoked = browser.post("/account/tokens/revoke", &[("token", &id)]).await;
    assert_eq!(revoked.location(), "/account/tokens");
    assert!(come_in_by_token(&world.app, Origin::default(), &secret).await.is_err());
    let again = browser.post("/account/tokens/revoke", &[("token", &id)]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_token_that_opens_nothing_comes_back_to_be_corrected() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let refused = browser.post("/account/tokens/new", &fields("", "")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#name\""), "{}", refused.text);
    let refused = browser.post("/account/tokens/new", &fields("Gate", "")).await;
    assert!(refused.text.contains("href=\"#scopes\""), "{}", refused.text);
    assert_eq!(refused.field("name"), "Gate");
    let unknown = browser.post("/account/tokens/new", &fields("Gate", "all")).await;
    assert!(unknown.text.contains("href=\"#equipment\""), "{}", unknown.text);
    let stock = [("name", "Gate"), ("days", "30"), ("inventory", "read")];
    let beyond = browser.post("/account/tokens/new", &stock).await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(list_own_api_tokens(&world.app, &sam.actor).await.expect("may"), Vec::new());
}

#[tokio::test]
async fn whoever_has_not_typed_their_password_lately_makes_no_token() {
    let (world, admin) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    world.clock.pass(Duration::from_mins(11));
    let asked = browser.post("/account/tokens/new", &fields("Gate", "write")).await;
    assert!(asked.location().starts_with("/account/confirm"), "{}", asked.location());
    assert_eq!(list_own_api_tokens(&world.app, &admin.actor).await.expect("may"), Vec::new());
}

#[tokio::test]
async fn an_admin_sees_and_revokes_the_tokens_of_the_company() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let made = sam.post("/account/tokens/new", &fields("Gate", "read")).await;
    let mut anna = Browser::of(&world, "anna").await;
    let list = anna.get("/admin/tokens").await;
    assert!(list.text.contains("<bdi>Sam Staff</bdi>"), "{}", list.text);
    let id = list.field("token");
    let revoked = anna.post("/admin/tokens/revoke", &[("token", &id)]).await;
    assert_eq!(revoked.location(), "/admin/tokens");
    let secret = secret(&made.text);
    assert!(come_in_by_token(&world.app, Origin::default(), &secret).await.is_err());
    let trail = anna.get("/admin/audit").await;
    assert!(trail.text.contains("Access token revoked"), "{}", trail.text);
}

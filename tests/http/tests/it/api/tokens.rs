//! How programs come in.

use std::time::Duration;

use application::identity::{list_own_api_tokens, revoke_own_api_token};
use domain_kernel::{Access, Area, Role, Scopes};
use world::World;

use super::program::{Program, everything};

#[tokio::test]
async fn a_program_hears_who_it_is_here() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let scopes = Scopes::of([(Area::Equipment, Access::Write), (Area::Training, Access::Read)]);
    let me = Program::narrowed(&world, &sam, scopes).await.get("/api/v1/me").await;
    assert_eq!(me.header("content-type"), "application/json");
    assert_eq!(me.header("cache-control"), "no-store");
    assert_eq!(
        (&me.json["role"], &me.json["person"]["name"]),
        (&"staff".into(), &"Sam Staff".into())
    );
    assert_eq!(me.json["company"]["name"], "Harbour & Sons");
    assert_eq!(me.json["token"]["scopes"][0]["area"], "training");
    assert_eq!(me.json["token"]["scopes"][1]["access"], "write");
    assert_eq!(me.json["token"]["expires"], "2027-11-24T12:00:00Z");
}

#[tokio::test]
async fn a_token_that_was_revoked_or_is_over_is_nobodys_at_the_next_request() {
    let (world, admin) = World::set_up().await;
    let program = Program::narrowed(&world, &admin, everything()).await;
    let other = Program::narrowed(&world, &admin, everything()).await;
    assert_eq!(program.get("/api/v1/me").await.status, 200);
    let id = program.get("/api/v1/me").await.json["token"]["id"].clone();
    let own = list_own_api_tokens(&world.app, &admin.actor).await.expect("may");
    let token = own.iter().find(|it| id == it.id.to_string()).expect("theirs");
    revoke_own_api_token(&world.app, &admin.actor, token.id).await.expect("theirs");
    let out = program.get("/api/v1/me").await;
    assert_eq!((out.status.as_u16(), out.code()), (401, "token-wrong"));
    assert_eq!(out.header("www-authenticate"), "Bearer");
    assert_eq!(other.get("/api/v1/me").await.status, 200);
    world.clock.pass(Duration::from_hours(365 * 24));
    assert_eq!(other.get("/api/v1/me").await.status, 401);
    let none = Program::nobodys(&world).get("/api/v1/me").await;
    assert_eq!((none.status.as_u16(), none.code()), (401, "request-no-token"));
}

#[tokio::test]
async fn that_a_token_does_not_open_it_is_no_matter_of_the_role() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let scopes = Scopes::of([(Area::Training, Access::Read)]);
    let program = Program::narrowed(&world, &sam, scopes).await;
    let own = program.get("/api/v1/equipment/mine").await;
    assert_eq!((own.status.as_u16(), own.code()), (403, "request-other-scope"));
    let all = program.get("/api/v1/equipment/categories").await;
    assert_eq!((all.status.as_u16(), all.code()), (403, "denied"));
}

#[tokio::test]
async fn how_many_requests_there_may_be_is_said_and_kept() {
    let (world, admin) = World::set_up().await;
    let program = Program::narrowed(&world, &admin, everything()).await;
    let first = program.get("/api/v1/me").await;
    assert_eq!(first.header("ratelimit-policy"), "\"token\";q=120;w=60");
    assert_eq!(first.header("ratelimit"), "\"token\";r=119;t=1");
    for _ in 1..120 {
        assert_eq!(program.get("/api/v1/me").await.status, 200);
    }
    let refused = program.get("/api/v1/me").await;
    assert_eq!((refused.status.as_u16(), refused.code()), (429, "too-often"));
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(refused.header("ratelimit-policy"), "\"token\";q=120;w=60");
    assert_eq!(refused.header("ratelimit"), "\"token\";r=0;t=60");
    let other = Program::narrowed(&world, &admin, everything()).await;
    assert_eq!(other.get("/api/v1/me").await.status, 200);
    world.clock.pass(Duration::from_millis(500));
    assert_eq!(program.get("/api/v1/me").await.status, 200);
}

#[tokio::test]
async fn a_session_is_no_token_and_a_token_no_session() {
    let (world, admin) = World::set_up().await;
    let mut browser = crate::browser::Browser::of(&world, "anna").await;
    assert_eq!(browser.get("/api/v1/me").await.status, 401);
    let program = Program::narrowed(&world, &admin, everything()).await;
    assert_eq!(program.get("/account").await.status, 303);
    assert_eq!(browser.get("/api/docs").await.status, 200);
    let elsewhere = [("host", "evil.example")];
    let headers = program.send(http::Method::GET, "/api/v1/me", &elsewhere, "").await;
    assert_eq!(headers.status, 421);
}

//! What is sent twice is done once.

use std::{sync::Arc, time::Duration};

use application::{Store, Tx, inventory::Pauses};
use async_trait::async_trait;
use domain_kernel::{Access, Area, Permit, Role, Scopes, StoreError};
use http::Method;
use tokio::sync::Notify;
use world::{Down, World};

use super::program::{Program, Reply};

const CATEGORIES: &str = "/api/v1/equipment/categories";

/// Whoever waits for another's answer lets them go on meanwhile.
struct Patient;

#[async_trait]
impl Pauses for Patient {
    async fn pause(&self, _: Duration) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// A store that says when somebody wants to write, and lets them once it is told to.
struct Gate {
    store: Arc<dyn Store>,
    came: Arc<Notify>,
    opens: Arc<Notify>,
}

#[async_trait]
impl Store for Gate {
    async fn begin(&self, permit: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        self.came.notify_one();
        self.opens.notified().await;
        self.store.begin(permit).await
    }
}

/// A store that is lost before it says whether it has saved something.
struct Vague;

#[async_trait]
impl Store for Vague {
    async fn begin(&self, _: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        Err(StoreError::undecided("the line was cut at the COMMIT"))
    }
}

async fn create(program: &Program, key: &str, name: &str) -> Reply {
    let body = format!(r#"{{"name":"{name}"}}"#);
    let key = [("idempotency-key", key)];
    program.send(Method::POST, CATEGORIES, &key, &body).await
}

async fn n_categories(program: &Program) -> u64 {
    program.get(CATEGORIES).await.json["total"].as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_that_are_the_same_one_is_done_and_all_get_its_answer() {
    let (mut world, admin) = World::set_up().await;
    world.app.pauses = Arc::new(Patient);
    let item = world.item(&admin, "GR-1").await;
    let code = world.code(&admin, item).await;
    let program = Program::of(&world, &admin).await;
    let take = format!(r#"{{"code":"{code}"}}"#);
    for (path, key, body) in [
        (CATEGORIES, "8e03978e-40d5-43dd-bc93-6894a57f9324", r#"{"name":"Saws"}"#),
        ("/api/v1/equipment/take", "another", take.as_str()),
    ] {
        let tasks = (0..20).map(|_| {
            let (program, body) = (program.clone(), body.to_owned());
            tokio::spawn(async move {
                let key = [("idempotency-key", key)];
                program.send(Method::POST, path, &key, &body).await
            })
        });
        let mut replies = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            replies.push(task.await.expect("no task panics"));
        }
        let first = &replies[0];
        assert_eq!(first.status, 201, "{}", first.text);
        assert!(replies.iter().all(|it| it.status == 201 && it.text == first.text), "{replies:?}");
        let replayed = replies.iter().filter(|it| it.header("idempotency-replayed") == "true");
        assert_eq!(replayed.count(), 19);
        assert!(replies.iter().all(|it| it.header("location") == first.header("location")));
    }
    assert_eq!(n_categories(&program).await, 1);
    assert_eq!(program.get("/api/v1/equipment/mine").await.json["total"], 1);
}

#[tokio::test]
async fn whoever_hangs_up_and_comes_back_gets_the_answer() {
    let (mut world, admin) = World::set_up().await;
    world.app.pauses = Arc::new(Patient);
    let program = Program::of(&world, &admin).await;
    let (came, opens) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let store = Arc::clone(&world.app.store);
    world.app.store = Arc::new(Gate { store, came: Arc::clone(&came), opens: Arc::clone(&opens) });
    let program = program.on(&world);
    let first = program.clone();
    let sent = tokio::spawn(async move { create(&first, "k", "Saws").await });
    came.notified().await;
    sent.abort();
    assert!(sent.await.is_err_and(|it| it.is_cancelled()), "it hung up");

    opens.notify_one();
    let again = create(&program, "k", "Saws").await;
    assert_eq!(again.status, 201, "{}", again.text);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(n_categories(&program).await, 1);
}

#[tokio::test]
async fn a_key_is_one_requests_of_one_person_for_a_day() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let (program, theirs) = (Program::of(&world, &admin).await, Program::of(&world, &eve).await);
    let first = create(&program, "k", "Saws").await;
    assert_eq!(first.status, 201, "{}", first.text);
    let other = create(&program, "k", "Axes").await;
    assert_eq!((other.status.as_u16(), other.code()), (422, "once-other-request"));
    let elsewhere = create(&theirs, "k", "Saws").await;
    assert_eq!(elsewhere.status, 201, "{}", elsewhere.text);
    assert_ne!(elsewhere.text, first.text);
    assert_eq!(n_categories(&program).await, 1);

    world.clock.pass(Duration::from_hours(24));
    assert_eq!(create(&program, "k", "Axes").await.status, 201);
    for bad in ["", &"x".repeat(256)] {
        let reply = create(&program, bad, "Hammers").await;
        assert_eq!((reply.status.as_u16(), reply.code()), (422, "once-malformed"), "{bad}");
    }
    assert_eq!(n_categories(&program).await, 2);
}

#[tokio::test]
async fn a_key_is_one_tokens_and_what_it_may_not_is_asked_anew() {
    let (world, admin) = World::set_up().await;
    let (program, other) = (Program::of(&world, &admin).await, Program::of(&world, &admin).await);
    assert_eq!(create(&program, "k", "Saws").await.status, 201);
    let own = create(&other, "k", "Saws").await;
    assert_eq!((own.status.as_u16(), own.code()), (422, "item-category-taken"));
    let own = create(&other, "l", "Axes").await;
    assert_eq!((own.status.as_u16(), own.header("idempotency-replayed")), (201, ""));
    assert_eq!(create(&program, "l", "Hammers").await.status, 201);

    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let reader = Scopes::of([(Area::Equipment, Access::Read)]);
    for program in
        [Program::of(&world, &sam).await, Program::narrowed(&world, &admin, reader).await]
    {
        for _ in 0..2 {
            let denied = create(&program, "k", "Drills").await;
            let replayed = denied.header("idempotency-replayed");
            assert_eq!((denied.status.as_u16(), replayed), (403, ""), "{}", denied.text);
        }
    }
    assert_eq!(n_categories(&program).await, 3);
}

#[tokio::test]
async fn a_key_is_one_requests_with_what_it_says_of_versions() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let program = Program::of(&world, &mara).await;
    let path = format!("/api/v1/skills/people/{}/profile", sam.id);
    let key = ("idempotency-key", "k");
    let blind = program.send(Method::PUT, &path, &[key], "{}").await;
    assert_eq!(blind.status, 428, "{}", blind.text);
    for version in [("if-none-match", "*"), ("if-match", "\"1\"")] {
        let other = program.send(Method::PUT, &path, &[key, version], "{}").await;
        assert_eq!((other.status.as_u16(), other.code()), (422, "once-other-request"));
    }
    let again = program.send(Method::PUT, &path, &[key], "{}").await;
    assert_eq!((again.status.as_u16(), again.header("idempotency-replayed")), (428, "true"));
}

#[tokio::test]
async fn what_was_refused_stays_refused_and_what_came_to_nothing_can_be_sent_again() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let taken = create(&program, "a", "Saws").await;
    assert_eq!(taken.status, 201);
    let refused = create(&program, "b", "saws").await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "item-category-taken"));
    let again = create(&program, "b", "saws").await;
    assert_eq!((again.status, &again.text), (refused.status, &refused.text));
    assert_eq!(again.header("content-type"), "application/problem+json");

    let (mut broken, _) = World::set_up().await;
    broken.app = world.app.clone();
    broken.app.store = Arc::new(Down);
    let down = program.clone().on(&broken);
    assert_eq!(create(&down, "c", "Axes").await.status, 503);
    assert_eq!(create(&program, "c", "Axes").await.status, 201);
}

#[tokio::test]
async fn what_may_have_been_done_is_not_done_again() {
    let (mut world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let store = Arc::clone(&world.app.store);
    world.app.store = Arc::new(Vague);
    let vague = create(&program.clone().on(&world), "k", "Saws").await;
    assert_eq!((vague.status.as_u16(), vague.code()), (500, "undecided"));
    assert_eq!(vague.header("retry-after"), "");

    world.app.store = store;
    let program = program.on(&world);
    let early = create(&program, "k", "Saws").await;
    assert_eq!((early.status.as_u16(), early.code()), (409, "once-under-way"));
    world.clock.pass(Duration::from_mins(3));
    let late = create(&program, "k", "Saws").await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "once-lost"));
    assert_eq!(n_categories(&program).await, 0);
}

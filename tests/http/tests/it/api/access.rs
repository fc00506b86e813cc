//! Every operation by everyone, and with a narrower token.

use std::{collections::BTreeSet, time::Duration};

use domain_inventory::Visibility;
use domain_kernel::{Access, Area, Role, Scopes};
use http::Method;
use serde_json::Value;
use world::World;

use super::{
    operations::{self, filled},
    program::Program,
};

const ANOTHER_VERSION: &[(&str, &str)] = &[("if-match", "\"99\"")];

#[tokio::test]
async fn every_operation_answers_everyone_as_the_table_says() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let customer = world.customer(&admin, "Cora Customer", &Visibility::All).await;
    let eve = world.another_company().await;
    let ids = operations::ids(&world, &admin).await;
    let mut programs = vec![Program::nobodys(&world)];
    for somebody in [&staff, &manager, &admin, &eve, &customer] {
        programs.push(Program::of(&world, somebody).await);
    }

    let mut wrong = Vec::new();
    for (column, program) in programs.iter().enumerate() {
        for (method, path, body, statuses) in operations::all() {
            let (path, body) = (filled(path, &ids), filled(body, &ids));
            let reply = program.send(parsed(method), &path, ANOTHER_VERSION, &body).await;
            // More requests than a token may send in a minute.
            world.clock.pass(Duration::from_secs(1));
            if reply.status.as_u16() != statuses[column] {
                let expected = statuses[column];
                let (got, text) = (reply.status, reply.text);
                wrong.push(format!("{column} {method} {path}: {got} not {expected}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The document says which operations there are; the table must not forget one.
#[test]
fn the_table_has_every_operation() {
    let document: Value = serde_json::from_str(frontend_rest::document()).expect("a document");
    let mut operations = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("operations").keys() {
            operations.insert((method.to_uppercase(), named(path)));
        }
    }
    let listed: BTreeSet<(String, String)> =
        operations::all().map(|(method, path, ..)| ((*method).to_owned(), named(path))).collect();
    let missing: Vec<_> = operations.difference(&listed).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// `{item}` and `{id}` are the same part.
fn named(path: &str) -> String {
    let parts = path.split('/').map(|it| if it.starts_with('{') { "{}" } else { it });
    parts.collect::<Vec<_>>().join("/")
}

fn parsed(method: &str) -> Method {
    method.parse().expect("a method")
}

#[tokio::test]
async fn a_token_of_one_area_opens_nothing_of_another() {
    for area in Area::ALL {
        let (world, admin) = World::set_up().await;
        let ids = operations::ids(&world, &admin).await;
        let scopes = Scopes::of([(area, Access::Write)]);
        let program = Program::narrowed(&world, &admin, scopes).await;
        for (method, path, body, statuses) in operations::all() {
            let is_open = operations::area(path).is_none_or(|it| it == area);
            let (path, body) = (filled(path, &ids), filled(body, &ids));
            let reply = program.send(parsed(method), &path, ANOTHER_VERSION, &body).await;
            // More requests than a token may send in a minute.
            world.clock.pass(Duration::from_secs(1));
            let expected = if is_open { statuses[3] } else { 403 };
            assert_eq!(reply.status.as_u16(), expected, "{method} {path}: {}", reply.text);
        }
    }
}

#[tokio::test]
async fn a_token_that_only_reads_sees_everything_and_changes_nothing() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let code = world.code(&admin, item).await;
    world.item_category(&admin, "Drills").await;
    let scopes = Scopes::of([(Area::Equipment, Access::Read)]);
    let program = Program::narrowed(&world, &admin, scopes).await;
    let seen = program.get("/api/v1/equipment/categories").await;
    let (id, etag) = (&seen.json["items"][0]["id"], &seen.json["items"][0]["etag"]);
    let path = format!("/api/v1/equipment/categories/{}", id.as_str().expect("an id"));
    let version = [("if-match", etag.as_str().expect("a tag"))];

    let take = format!(r#"{{"code":"{code}"}}"#);
    for (method, path, body) in [
        ("POST", "/api/v1/equipment/categories", r#"{"name":"Saws"}"#),
        ("PUT", &path, r#"{"name":"Saws"}"#),
        ("DELETE", &path, ""),
        ("POST", "/api/v1/equipment/take", &take),
    ] {
        let reply = program.send(parsed(method), path, &version, body).await;
        assert_eq!(reply.status, 403, "{method} {path}: {}", reply.text);
        assert_eq!(reply.code(), "token-only-reads");
    }
    let again = program.get("/api/v1/equipment/categories").await;
    assert_eq!(again.json, seen.json);
    assert_eq!(program.get("/api/v1/equipment/mine").await.json["total"], 0);
}

//! Every operation by everyone: what a program gets that comes in for nobody, for staff, a manager,
//! an admin, another company's admin and a customer; and what it gets with a narrower token.

use std::collections::BTreeSet;

use domain_inventory::Visibility;
use domain_kernel::{Access, Area, Role, Scopes};
use http::Method;
use serde_json::Value;
use world::World;

use super::program::Program;

/// A row for each operation: method, path, document, then the status for each of them. What changes
/// a version names one that there never was, so that whoever may do it gets 412.
const OPERATIONS: &[(&str, &str, &str, [u16; 6])] = &[
    ("GET", "/api/v1/me", "", [401, 200, 200, 200, 200, 200]),
    ("GET", "/api/v1/equipment/items", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/items/{item}", "", [401, 403, 200, 200, 404, 403]),
    (
        "PUT",
        "/api/v1/equipment/items/{item}",
        r#"{"tag":"GR-1","name":"Drill"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    // Nobody has it.
    ("POST", "/api/v1/equipment/items/{item}/return", "{}", [401, 200, 200, 200, 404, 403]),
    // It is no code.
    ("POST", "/api/v1/equipment/take", r#"{"code":"x"}"#, [401, 422, 422, 422, 422, 403]),
    ("GET", "/api/v1/equipment/mine", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/choices", "", [401, 200, 200, 200, 200, 403]),
    ("GET", "/api/v1/equipment/categories", "", [401, 403, 403, 200, 200, 403]),
    ("POST", "/api/v1/equipment/categories", r#"{"name":"Saws"}"#, [401, 403, 403, 201, 201, 403]),
    (
        "PUT",
        "/api/v1/equipment/categories/{category}",
        r#"{"name":"Axes"}"#,
        [401, 403, 403, 412, 404, 403],
    ),
    ("DELETE", "/api/v1/equipment/categories/{category}", "", [401, 403, 403, 412, 404, 403]),
    ("GET", "/api/v1/equipment/locations", "", [401, 403, 403, 200, 200, 403]),
    // No ERP is connected.
    ("GET", "/api/v1/inventory/stock", "", [401, 403, 409, 409, 409, 409]),
    ("GET", "/api/v1/nowhere", "", [404, 404, 404, 404, 404, 404]),
    ("GET", "/api/v1/openapi.json", "", [200, 200, 200, 200, 200, 200]),
    ("GET", "/api/openapi.json", "", [200, 200, 200, 200, 200, 200]),
];

const ANOTHER_VERSION: &[(&str, &str)] = &[("if-match", "\"99\"")];

#[tokio::test]
async fn every_operation_answers_everyone_as_the_table_says() {
    let (world, admin) = World::set_up().await;
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, Some(&manager)).await;
    let customer = world.customer(&admin, "Cora Customer", &Visibility::All).await;
    let eve = world.another_company().await;
    let item = world.item(&admin, "GR-1").await;
    let category = world.item_category(&admin, "Drills").await;
    let ids = [("{item}", item.to_string()), ("{category}", category.to_string())];
    let mut programs = vec![Program::nobodys(&world)];
    for somebody in [&staff, &manager, &admin, &eve, &customer] {
        programs.push(Program::of(&world, somebody).await);
    }

    let mut wrong = Vec::new();
    for (column, program) in programs.iter().enumerate() {
        for (method, path, body, statuses) in OPERATIONS {
            let path =
                ids.iter().fold((*path).to_owned(), |path, (name, id)| path.replace(name, id));
            let reply = program.send(parsed(method), &path, ANOTHER_VERSION, body).await;
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
    let document: Value = serde_json::from_str(&frontend_rest::document()).expect("a document");
    let mut operations = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("operations").keys() {
            operations.insert((method.to_uppercase(), named(path)));
        }
    }
    let listed: BTreeSet<(String, String)> =
        OPERATIONS.iter().map(|(method, path, ..)| ((*method).to_owned(), named(path))).collect();
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
async fn a_token_of_other_areas_opens_nothing_of_this_one() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let category = world.item_category(&admin, "Drills").await;
    let ids = [("{item}", item.to_string()), ("{category}", category.to_string())];
    let equipment = Scopes::of([(Area::Equipment, Access::Write)]);
    let others = Area::ALL.into_iter().filter(|it| *it != Area::Equipment);
    let others = Scopes::of(others.map(|it| (it, Access::Write)));
    for (scopes, is_equipment_open) in [(equipment, true), (others, false)] {
        let program = Program::narrowed(&world, &admin, scopes).await;
        for (method, path, body, statuses) in OPERATIONS {
            let about = path.trim_start_matches("/api/v1/").split('/').next();
            let is_open = match about {
                Some("equipment") => is_equipment_open,
                Some("inventory") => !is_equipment_open,
                _ => true,
            };
            let path =
                ids.iter().fold((*path).to_owned(), |path, (name, id)| path.replace(name, id));
            let reply = program.send(parsed(method), &path, ANOTHER_VERSION, body).await;
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

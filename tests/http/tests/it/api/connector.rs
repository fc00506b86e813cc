//! The ERP by programs.

use std::sync::Arc;

use application::{
    Policy,
    inventory::{ConfiguredErp, configure_erp},
};
use domain_inventory::{Questions, Select, Trouble};
use domain_kernel::{Access, Area, Scopes};
use http::Method;
use world::{SERVER, Script, World, seeing, stock_line, stock_of};

use super::program::Program;
use crate::browser::Browser;

const CONNECTOR: &str = "/api/v1/inventory/connector";

#[tokio::test]
async fn an_erp_is_checked_connected_and_its_password_is_never_shown() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let settings = |columns: &str| {
        format!(
            r#"{{"place":"{SERVER}","kind":"postgres","database":"erp","username":"reader",
                "password":"hunter2","stock":"SELECT * FROM stock","customers":"SELECT 1",
                "soft_age":60,"columns":{{{columns}}}}}"#
        )
    };
    let good = settings(r#""customer":"CUSTOMER","part":"PART","quantity":"QUANTITY""#);
    let found = program.post(&format!("{CONNECTOR}/columns"), &settings("")).await;
    assert_eq!(found.json["columns"]["part"], "PART");
    let too_soon = settings("").replace(r#""soft_age":60"#, r#""soft_age":9"#);
    let refused = program.post(&format!("{CONNECTOR}/columns"), &too_soon).await;
    assert_eq!(refused.flaw(), ("/soft_age", "connector-soft-age-wrong"));
    for (columns, flaw) in [
        (r#""colour":"C""#, ("/columns/colour", "request-unknown-field")),
        (r#""customer":"C""#, ("/columns/part", "connector-column-missing")),
    ] {
        let reply = program.post(CONNECTOR, &settings(columns)).await;
        assert_eq!((reply.status.as_u16(), reply.flaw()), (422, flaw), "{columns}");
    }
    world.erps.say(Script { trouble: Some(Trouble::SignInRefused), ..Script::default() });
    let refused = program.post(CONNECTOR, &good).await;
    assert_eq!((refused.status.as_u16(), refused.flaw().0), (422, "/password"));
    let lines = vec![stock_line("A1", "2.5", "B1")];
    world.erps.say(Script { lines, ..Script::default() });
    let checked = program.post(&format!("{CONNECTOR}/check"), &good).await;
    assert_eq!(
        (&checked.json["lines"], &checked.json["samples"][0]["part"]),
        (&1.into(), &"A1".into())
    );
    assert!(program.get(CONNECTOR).await.json["settings"].is_null(), "nothing is saved");

    let saved = program.post(CONNECTOR, &good).await;
    assert_eq!((saved.status.as_u16(), &saved.json["is_good"]), (201, &true.into()));
    let seen = program.get(CONNECTOR).await;
    assert_eq!(seen.json["settings"]["has_password"], true);
    assert!(!seen.text.contains("hunter2") && !saved.text.contains("hunter2"));
    assert_eq!(program.post(CONNECTOR, &good).await.status, 409, "one is connected");
    let version = [("if-match", seen.header("etag"))];
    let kept = good.replace(r#""password":"hunter2","#, "").replace("60", "90");
    let edited = program.send(Method::PUT, CONNECTOR, &version, &kept).await;
    assert_eq!(edited.status, 200, "{}", edited.text);
    assert_eq!(world.erps.passwords().last(), Some(&Some("hunter2".to_owned())));
    assert_eq!(program.send(Method::PUT, CONNECTOR, &version, &good).await.status, 412);
    let seen = program.get(CONNECTOR).await;
    assert_eq!(seen.json["settings"]["soft_age"], 90);
    let version = [("if-match", seen.header("etag"))];
    assert_eq!(program.send(Method::DELETE, CONNECTOR, &version, "").await.status, 204);
    assert!(program.get(CONNECTOR).await.json["settings"].is_null());
}

#[tokio::test]
async fn a_token_that_only_reads_asks_the_erp_nothing() {
    let (world, admin) = World::set_up().await;
    let scopes = Scopes::of([(Area::Inventory, Access::Read)]);
    let program = Program::narrowed(&world, &admin, scopes).await;
    let settings = format!(
        r#"{{"place":"{SERVER}","kind":"postgres","database":"erp","stock":"SELECT * FROM wages",
            "customers":"SELECT 1","columns":{{"customer":"C","part":"P","quantity":"Q"}}}}"#
    );
    for path in [CONNECTOR, &format!("{CONNECTOR}/check"), &format!("{CONNECTOR}/columns")] {
        let reply = program.post(path, &settings).await;
        assert_eq!((reply.status.as_u16(), reply.code()), (403, "token-only-reads"), "{path}");
    }
    assert!(world.erps.passwords().is_empty(), "it was opened");
}

#[tokio::test]
async fn stock_is_asked_for_again_and_looked_at_with_a_customers_eyes() {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    let cora = world.customer(&admin, "Cora Customer", &seeing(&["C9"])).await;
    let lines = vec![stock_line("A1", "2.5", "B1"), stock_of("C9", stock_line("Z1", "1", "B1"))];
    world.load_stock(&admin, lines).await;
    let program = Program::of(&world, &admin).await;

    let loads = program.get("/api/v1/inventory/loads").await;
    let load = &loads.json["items"][0];
    assert_eq!((&load["outcome"], &load["lines"]), (&"loaded".into(), &2.into()));
    let standing = program.get(CONNECTOR).await.json["standing"].clone();
    assert_eq!((&standing["lines"], &standing["failures"]), (&2.into(), &0.into()));
    let values = program.get("/api/v1/inventory/values?column=part&q=Z").await;
    assert_eq!(
        (&values.json["values"][0]["value"], &values.json["are_more"]),
        (&"Z1".into(), &false.into())
    );
    let changes = program.get("/api/v1/inventory/changes?since=7").await;
    assert!(changes.json["before"].is_null(), "{}", changes.text);
    assert_eq!(program.post("/api/v1/inventory/refresh", "").await.status, 200);

    let path = format!("/api/v1/customers/{}", cora.id);
    assert_eq!(program.post(&format!("{path}/view"), "").await.status, 204);
    let theirs = program.get(&format!("{path}/stock")).await;
    assert_eq!(
        (&theirs.json["total"], &theirs.json["items"][0]["part"]),
        (&1.into(), &"Z1".into())
    );
    let mut anna = Browser::of(&world, "anna").await;
    let trail = anna.get("/admin/audit?action=inventory.stock_viewed_as").await;
    assert!(trail.text.contains("Cora Customer"), "{}", trail.text);
}

#[tokio::test]
async fn of_what_the_operator_has_configured_only_the_age_is_changed() {
    let (mut world, admin) = World::set_up().await;
    let select = |it: &str| Select::restore(it.to_owned());
    let questions = Questions::Selects {
        stock: select("SELECT * FROM stock_view"),
        customers: select("SELECT * FROM customer_view"),
    };
    let configured_erp = Some(ConfiguredErp { company: None, questions: Some(questions) });
    world.app.policy = Arc::new(Policy { configured_erp, ..(*world.app.policy).clone() });
    world.erps.say(Script { lines: vec![stock_line("A1", "2.5", "B1")], ..Script::default() });
    configure_erp(&world.app).await.expect("a store that answers");
    let program = Program::of(&world, &admin).await;
    let seen = program.get(CONNECTOR).await;
    assert_eq!(seen.json["is_fixed"], true);

    let other = format!(r#"{{"place":"{SERVER}","stock":"SELECT 2","soft_age":90}}"#);
    let version = [("if-match", seen.header("etag"))];
    let edited = program.send(Method::PUT, CONNECTOR, &version, &other).await;
    assert_eq!(edited.status, 200, "{}", edited.text);
    let settings = program.get(CONNECTOR).await.json["settings"].clone();
    assert_eq!(
        (&settings["place"], &settings["stock"], &settings["soft_age"]),
        (&"configured".into(), &"SELECT * FROM stock_view".into(), &90.into())
    );
}

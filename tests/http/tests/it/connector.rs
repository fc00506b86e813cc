//! How an admin says how the ERP is read.

use std::sync::Arc;

use application::{
    Policy,
    inventory::{ConfiguredErp, configure_erp},
};
use domain_inventory::{Questions, Select, StockLine, Trouble};
use http::StatusCode;
use world::{SERVER, Script, World, stock_line};

use crate::browser::Browser;

fn lines(n: usize) -> Vec<StockLine> {
    (1..=n).map(|it| stock_line(&format!("A{it}"), "2.5", "B1")).collect()
}

#[tokio::test]
async fn an_erp_is_checked_before_it_is_connected_and_its_password_is_never_shown() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    let typed = [
        ("place", SERVER),
        ("kind", "postgres"),
        ("database", "erp"),
        ("username", "reader"),
        ("password", "hunter2"),
        ("stock", "SELECT * FROM stock"),
        ("customers", "SELECT * FROM customers"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [&typed[..], more].concat();

    let found = anna.post("/admin/inventory", &with(&[("action", "columns")])).await;
    assert_eq!(found.status, StatusCode::OK, "{}", found.text);
    assert_eq!(found.field("column_part"), "PART");
    assert!(!found.text.contains("hunter2"), "{}", found.text);
    let missing = anna.post("/admin/inventory", &with(&[("action", "save")])).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text.contains("href=\"#column_customer\""), "{}", missing.text);
    let columns =
        [("column_customer", "CUSTOMER"), ("column_part", "PART"), ("column_quantity", "QUANTITY")];
    let save = [&with(&columns)[..], &[("action", "save")]].concat();
    world.erps.say(Script { trouble: Some(Trouble::SignInRefused), ..Script::default() });
    let refused = anna.post("/admin/inventory", &save).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#password\""), "{}", refused.text);
    assert!(!refused.text.contains("hunter2"), "{}", refused.text);
    world.erps.say(Script { lines: lines(3), ..Script::default() });
    let saved = anna.post("/admin/inventory", &save).await;
    assert_eq!(saved.location(), "/admin/inventory", "{}", saved.text);
    let page = anna.get("/admin/inventory").await;
    assert!(page.text.contains("3 lines were read") && !page.text.contains("hunter2"));
    let trail = anna.get("/admin/audit?action=inventory.connector_changed").await;
    assert!(trail.text.contains("ERP connection changed") && !trail.text.contains("hunter2"));
}

#[tokio::test]
async fn what_the_operator_has_configured_of_an_erp_is_shown_and_not_changed() {
    let (mut world, _) = World::set_up().await;
    let select = |it: &str| Select::restore(it.to_owned());
    let questions = Questions::Selects {
        stock: select("SELECT * FROM stock_view"),
        customers: select("SELECT * FROM customer_view"),
    };
    let configured_erp = Some(ConfiguredErp { company: None, questions: Some(questions) });
    world.app.policy = Arc::new(Policy { configured_erp, ..(*world.app.policy).clone() });
    world.erps.say(Script { lines: lines(3), ..Script::default() });
    configure_erp(&world.app).await.expect("a store that answers");
    let mut anna = Browser::of(&world, "anna").await;

    let page = anna.get("/admin/inventory").await;
    for said in ["SELECT * FROM stock_view", "Mapped by name", "It can only be changed there."] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(!page.text.contains("<textarea"), "{}", page.text);
    let version = page.field("version");
    let mut typed = vec![
        ("version", version.as_str()),
        ("place", SERVER),
        ("stock", "SELECT * FROM secrets"),
        ("soft_age", "5"),
        ("action", "save"),
    ];
    let refused = anna.post("/admin/inventory", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#soft_age\""), "{}", refused.text);
    assert!(refused.text.contains("SELECT * FROM stock_view"), "{}", refused.text);
    typed[3] = ("soft_age", "600");
    let saved = anna.post("/admin/inventory", &typed).await;
    assert_eq!(saved.location(), "/admin/inventory", "{}", saved.text);
    let page = anna.get("/admin/inventory").await;
    assert_eq!(page.field("soft_age"), "600");
    assert!(page.text.contains("SELECT * FROM stock_view") && !page.text.contains("secrets"));
    world.erps.say(Script { trouble: Some(Trouble::SignInRefused), ..Script::default() });
    typed[4] = ("action", "check");
    let silent = anna.post("/admin/inventory", &typed).await;
    for said in ["href=\"#password\"", "id=\"password\""] {
        assert!(silent.text.contains(said), "{said}: {}", silent.text);
    }
}

#[tokio::test]
async fn a_question_that_writes_is_refused_at_its_field() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;

    let typed = [
        ("place", "configured"),
        ("stock", "DELETE FROM stock"),
        ("customers", "SELECT 1; SELECT 2"),
        ("column_customer", "a"),
        ("column_part", "b"),
        ("column_quantity", "c"),
        ("soft_age", "5"),
        ("action", "check"),
    ];
    let refused = anna.post("/admin/inventory", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["stock", "customers", "soft_age"] {
        assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{}", refused.text);
    }
    assert!(refused.text.contains("DELETE FROM stock"), "what was typed comes back");
}

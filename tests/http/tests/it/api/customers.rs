//! Customers by programs.

use domain_kernel::{Access, Area, Scopes};
use http::Method;
use world::{World, seeing};

use super::program::Program;
use crate::browser::Browser;

const CUSTOMERS: &str = "/api/v1/customers";

#[tokio::test]
async fn a_customer_is_made_granted_switched_off_and_let_in_again() {
    let (world, admin) = World::set_up().await;
    world.erp_customers(&admin, &[("292", "Next-Door Bike Store"), ("a|b", "O'Neil")]).await;
    let program = Program::of(&world, &admin).await;
    let choices = program.get("/api/v1/customers/choices?q=bike").await;
    assert_eq!(
        (&choices.json["total"], &choices.json["items"][0]["key"]),
        (&1.into(), &"292".into())
    );
    let rosa = |more: &str| format!(r#"{{"name":"Rosa","email":"rosa@bikes.example"{more}}}"#);
    let made = program.post(CUSTOMERS, &rosa(r#","customers":["292"]"#)).await;
    assert_eq!((made.status.as_u16(), &made.json["is_mailed"]), (201, &false.into()));
    let path = made.header("location").to_owned();
    let both = program.post(CUSTOMERS, &rosa(r#","sees_all":true,"customers":["292"]"#)).await;
    assert_eq!(both.flaw(), ("/customers", "request-mismatched"));

    let first = program.get(&path).await.header("etag").to_owned();
    let change = async |method: Method, what: &str, version: &str, body: &str| {
        let path = format!("{path}{what}");
        program.send(method, &path, &[("if-match", version)], body).await
    };
    let other = r#"{"name":"Rosa","email":"rosa@elsewhere.example","customers":["292"]}"#;
    let moved = change(Method::PUT, "", &first, other).await;
    assert_eq!((moved.status.as_u16(), moved.code()), (409, "edit-unconfirmed"));
    let edited = change(Method::PUT, "", &first, &rosa(r#","customers":["a|b"]"#)).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    assert_eq!(change(Method::PUT, "", &first, &rosa("")).await.status, 412);
    let seen = program.get(&path).await;
    assert_eq!(seen.json["customers"][0]["name"], "O'Neil");
    let who = program.get(&format!("{CUSTOMERS}?customer=292")).await;
    assert_eq!(who.json["total"], 0);

    let off = change(Method::POST, "/deactivate", seen.header("etag"), "").await;
    assert_eq!(off.status, 204, "{}", off.text);
    assert_eq!(program.get(CUSTOMERS).await.json["total"], 0);
    let seen = program.get(&path).await;
    assert_eq!(seen.json["is_active"], false);
    let back = change(Method::POST, "/reactivate", seen.header("etag"), "").await;
    assert_eq!(back.status, 200, "{}", back.text);
    let list = program.get(&format!("{CUSTOMERS}?shown=all&q=rosa")).await;
    let line = &list.json["items"][0];
    assert_eq!((&line["is_active"], &line["customers"]), (&true.into(), &1.into()));
}

#[tokio::test]
async fn a_customer_is_signed_out_by_a_token_that_may_write() {
    let (world, admin) = World::set_up().await;
    let cora = world.customer(&admin, "Cora Customer", &seeing(&[])).await;
    let mut browser = Browser::of(&world, "cora.customer@bikes.example").await;
    let only_reads = Scopes::of([(Area::Administration, Access::Read)]);
    let reader = Program::narrowed(&world, &admin, only_reads).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{CUSTOMERS}/{}/sessions", cora.id);
    let all = program.get("/api/v1/customers/sessions").await;
    assert_eq!(all.json["items"][0]["customer"]["name"], "Cora Customer");
    let own = program.get(&path).await;
    let session = own.json["items"][0]["id"].as_str().expect("a session");

    let one = format!("{path}/{session}");
    let refused = reader.send(Method::DELETE, &one, &[], "").await;
    assert_eq!((refused.status.as_u16(), refused.code()), (403, "token-only-reads"));
    assert_eq!(browser.get("/inventory").await.status, 200);
    let ended = program.send(Method::DELETE, &one, &[], "").await;
    assert_eq!(ended.status, 204, "{}", ended.text);
    assert_eq!(browser.get("/inventory").await.status, 303);
    let none = program.send(Method::DELETE, &path, &[], "").await;
    assert_eq!(none.json["sessions"], 0);
    let used = program.get("/api/v1/customers/use").await;
    assert_eq!(used.json["days"][29]["day"], "2026-11-24");
    assert_eq!(used.json["days"].as_array().map(Vec::len), Some(30));
}

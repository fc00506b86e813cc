//! Equipment by programs.

use domain_kernel::Role;
use http::Method;
use world::World;

use super::program::Program;

const ITEMS: &str = "/api/v1/equipment/items";

#[tokio::test]
async fn an_item_is_taken_by_its_code_listed_and_returned() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-1").await;
    let code = world.code(&admin, item).await;
    let (program, admins) = (Program::of(&world, &sam).await, Program::of(&world, &admin).await);
    let body = format!(r#"{{"code":"{code}","due":"2026-12-01"}}"#);
    let took = program.post("/api/v1/equipment/take", &body).await;
    assert_eq!(took.status, 201, "{}", took.text);
    assert_eq!(
        (&took.json["item"], &took.json["is_new"]),
        (&item.to_string().into(), &true.into())
    );
    let again = program.post("/api/v1/equipment/take", &body).await;
    assert_eq!((again.status.as_u16(), &again.json["is_new"]), (200, &false.into()));

    let own = program.get("/api/v1/equipment/mine").await;
    assert_eq!(own.json["items"][0]["due"], "2026-12-01");
    assert_eq!(program.get(ITEMS).await.json["total"], 0, "nothing can be taken");
    let seen = admins.get(&format!("{ITEMS}/{item}")).await;
    assert_eq!(seen.json["holding"]["person"]["name"], "Sam Staff");
    let held = admins.post("/api/v1/equipment/take", &body).await;
    assert_eq!((held.status.as_u16(), held.code()), (409, "item-held-by"));
    let no_reason = admins.post(&format!("{ITEMS}/{item}/return"), "{}").await;
    assert_eq!(no_reason.flaw(), ("/reason", "item-return-no-reason"));

    let returned = program.post(&format!("{ITEMS}/{item}/return"), "{}").await;
    assert_eq!((returned.status.as_u16(), &returned.json["is_new"]), (200, &true.into()));
    let again = program.post(&format!("{ITEMS}/{item}/return"), "{}").await;
    assert_eq!((again.status.as_u16(), &again.json["is_new"]), (200, &false.into()));
    assert_eq!(program.get(ITEMS).await.json["total"], 1);
}

#[tokio::test]
async fn a_list_goes_on_where_its_cursor_says_and_no_other_list_does() {
    let (world, admin) = World::set_up().await;
    for number in 1..=30 {
        world.item(&admin, &format!("GR-{number:02}")).await;
    }
    let program = Program::of(&world, &admin).await;
    let first = program.get(&format!("{ITEMS}?sort=tag")).await;
    let tags = |it: &serde_json::Value| -> Vec<String> {
        let items = it["items"].as_array().expect("a list");
        items.iter().map(|it| it["tag"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!((tags(&first.json).len(), &first.json["total"]), (25, &30.into()));
    let cursor = first.json["next"].as_str().expect("there is more");
    let second = program.get(&format!("{ITEMS}?sort=tag&cursor={cursor}")).await;
    assert_eq!(tags(&second.json), ["GR-26", "GR-27", "GR-28", "GR-29", "GR-30"]);
    assert!(second.json["next"].is_null());
    let down = program.get(&format!("{ITEMS}?sort=tag&direction=down")).await;
    assert_eq!(tags(&down.json)[0], "GR-30");

    let other = program.get(&format!("{ITEMS}?sort=name&cursor={cursor}")).await;
    assert_eq!((other.status.as_u16(), other.flaw()), (422, ("cursor", "request-other-cursor")));
    for (query, flaw) in [
        ("colour=red", ("colour", "request-unknown-parameter")),
        ("sort=tag&sort=name", ("sort", "request-second-value")),
        ("state=broken", ("state", "request-wrong-value")),
        ("category=x", ("category", "request-wrong-value")),
        ("q=%00", ("q", "request-wrong-value")),
        ("q=drill%00&state=kept", ("q", "request-wrong-value")),
        ("q%00=drill", ("q\0", "request-unknown-parameter")),
    ] {
        let reply = program.get(&format!("{ITEMS}?{query}")).await;
        assert_eq!((reply.status.as_u16(), reply.flaw()), (422, flaw), "{query}");
    }
}

#[tokio::test]
async fn whoever_changes_something_names_the_version_that_they_have_seen() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{ITEMS}/{item}");
    let seen = program.get(&path).await;
    let etag = seen.header("etag").to_owned();
    let change = async |headers: &[(&str, &str)], name: &str| {
        let body = format!(r#"{{"tag":"GR-1","name":"{name}"}}"#);
        program.send(Method::PUT, &path, headers, &body).await
    };
    let none = change(&[], "Saw").await;
    assert_eq!((none.status.as_u16(), none.code()), (428, "request-no-version"));
    for bad in ["\"99\"", "*", "W/\"1\""] {
        let stale = change(&[("if-match", bad)], "Saw").await;
        assert_eq!((stale.status.as_u16(), stale.code()), (412, "request-other-version"), "{bad}");
    }
    let changed = change(&[("if-match", &etag)], "Saw").await;
    assert_eq!(changed.status, 204, "{}", changed.text);
    assert_eq!(change(&[("if-match", &etag)], "Axe").await.status, 412);
    let after = program.get(&path).await;
    assert_eq!(after.json["name"], "Saw");
    assert_ne!(after.header("etag"), etag);
    let empty = change(&[("if-match", after.header("etag"))], "").await;
    assert_eq!((empty.status.as_u16(), empty.flaw()), (422, ("/name", "line-empty")));
}

#[tokio::test]
async fn a_category_is_added_renamed_and_deleted() {
    let (world, admin) = World::set_up().await;
    world.item_location(&admin, "Yard", None).await;
    let program = Program::of(&world, &admin).await;
    let created = program.post("/api/v1/equipment/categories", r#"{"name":"Saws"}"#).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let etag = async || {
        let list = program.get("/api/v1/equipment/categories").await;
        list.json["items"][0]["etag"].as_str().unwrap_or_default().to_owned()
    };
    let version = etag().await;
    let named = [("if-match", version.as_str())];
    let renamed = program.send(Method::PUT, &path, &named, r#"{"name":"Axes"}"#).await;
    assert_eq!(renamed.status, 204, "{}", renamed.text);
    assert_eq!(program.send(Method::DELETE, &path, &named, "").await.status, 412);
    let choices = program.get("/api/v1/equipment/choices").await;
    assert_eq!(choices.json["categories"][0]["name"], "Axes");
    assert_eq!(choices.json["locations"][0]["name"], "Yard");
    let version = etag().await;
    let deleted = program.send(Method::DELETE, &path, &[("if-match", &version)], "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get("/api/v1/equipment/categories").await.json["total"], 0);
}

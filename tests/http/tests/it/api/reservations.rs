//! Reservations, locations and inspections by programs.

use domain_kernel::Role;
use http::Method;
use world::World;

use super::program::Program;

const RESERVATIONS: &str = "/api/v1/equipment/reservations";
const LOCATIONS: &str = "/api/v1/equipment/locations";

#[tokio::test]
async fn an_item_is_reserved_seen_in_its_week_and_cancelled_with_a_reason() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let kofi = world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-1").await;
    let (sams, kofis) = (Program::of(&world, &sam).await, Program::of(&world, &kofi).await);
    let admins = Program::of(&world, &admin).await;
    let path = format!("/api/v1/equipment/items/{item}/reservations");
    let when = r#"{"from":"2026-12-01T09:00","to":"2026-12-01T12:00","note":"Night shift"}"#;
    let made = sams.post(&path, when).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let overlaps = kofis.post(&path, when).await;
    assert_eq!((overlaps.status.as_u16(), overlaps.flaw().0), (422, "/from"));
    let no_time = kofis.post(&path, r#"{"from":"soon","to":"2026-12-01T12:00"}"#).await;
    assert_eq!(no_time.flaw(), ("/from", "reservation-time-malformed"));

    let week = "/api/v1/equipment/calendar?day=2026-12-03";
    let (others, all) = (kofis.get(week).await, admins.get(week).await);
    let first = |it: &serde_json::Value| it["items"][0]["reservations"][0].clone();
    assert!(first(&others.json)["person"].is_null() && first(&others.json)["note"].is_null());
    assert_eq!(first(&all.json)["person"]["name"], "Sam Staff");
    assert_eq!(admins.get("/api/v1/equipment/calendar").await.json["total"], 0);
    assert_eq!(sams.get(RESERVATIONS).await.json["items"][0]["tag"], "GR-1");
    let own = made.header("location");
    assert_eq!(kofis.get(own).await.status, 404);
    assert_eq!(sams.get(own).await.json["reservation"]["state"], "reserved");

    let cancel = format!("{own}/cancel");
    let no_reason = admins.post(&cancel, "{}").await;
    assert_eq!(no_reason.flaw(), ("/reason", "reservation-cancel-no-reason"));
    let cancelled = admins.post(&cancel, r#"{"reason":"It is being painted"}"#).await;
    assert_eq!((cancelled.status.as_u16(), &cancelled.json["is_new"]), (200, &true.into()));
    assert_eq!(sams.post(&cancel, "{}").await.json["is_new"], false);
    assert_eq!(sams.get(RESERVATIONS).await.json["total"], 0);
}

#[tokio::test]
async fn a_location_is_added_moved_and_deleted() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    let yard = program.post(LOCATIONS, r#"{"name":"Yard"}"#).await;
    assert_eq!(yard.status, 201, "{}", yard.text);
    let parent = yard.json["id"].as_str().expect("an id");
    let shed = program.post(LOCATIONS, &format!(r#"{{"name":"Shed","parent":"{parent}"}}"#)).await;
    let path = shed.header("location").to_owned();
    let list = program.get(LOCATIONS).await;
    assert_eq!(list.json["items"][1]["parent"], parent);
    let version = list.json["items"][1]["etag"].as_str().expect("a tag");
    let seen = [("if-match", version)];
    let moved = program.send(Method::PUT, &path, &seen, r#"{"name":"Barn"}"#).await;
    assert_eq!(moved.status, 204, "{}", moved.text);
    assert_eq!(program.send(Method::DELETE, &path, &seen, "").await.status, 412);
    let list = program.get(LOCATIONS).await;
    let barn = &list.json["items"][0];
    assert_eq!((&barn["name"], &barn["parent"]), (&"Barn".into(), &().into()));
    let version = barn["etag"].as_str().expect("a tag");
    let deleted = program.send(Method::DELETE, &path, &[("if-match", version)], "").await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get(LOCATIONS).await.json["total"], 1);
}

#[tokio::test]
async fn an_item_is_inspected_by_a_rule_that_its_page_shows() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let program = Program::of(&world, &admin).await;
    let path = format!("/api/v1/equipment/items/{item}");
    let rule = format!("{path}/inspection-rule");
    let none = program.get(&rule).await;
    assert!(none.json["months"].is_null() && none.json["uses"].is_null(), "{}", none.text);
    let version = none.header("etag").to_owned();
    let set =
        async |body: &str| program.send(Method::PUT, &rule, &[("if-match", &version)], body).await;
    let wrong = set(r#"{"months":0}"#).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.flaw()),
        (422, ("/months", "inspection-months-wrong"))
    );
    let done = set(r#"{"months":1,"uses":50}"#).await;
    assert_eq!(done.status, 204, "{}", done.text);
    assert_eq!(set(r#"{"months":2}"#).await.status, 412);
    let inspection = program.get(&path).await.json["inspection"].clone();
    assert_eq!((&inspection["due"], &inspection["uses_left"]), (&"2026-12-24".into(), &50.into()));
    let used = program.get("/api/v1/equipment/use").await;
    assert_eq!((&used.json["days"], &used.json["categories"][0]["items"]), (&30.into(), &1.into()));
    assert_eq!(used.json["inspections"]["later"], 1);
}

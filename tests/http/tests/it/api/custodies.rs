//! How items go from one to another, by programs.

use std::time::Duration;

use domain_equipment::NeedsOf;
use domain_kernel::Role;
use http::Method;
use world::World;

use super::program::{Program, Reply};

const ITEMS: &str = "/api/v1/equipment/items";

#[tokio::test]
async fn an_item_is_added_given_transferred_broken_and_repaired() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let kofi = world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let admins = Program::of(&world, &admin).await;
    let kofis = Program::of(&world, &kofi).await;
    let created = admins.post(ITEMS, r#"{"tag":"GR-1","name":"Grinder"}"#).await;
    assert_eq!(created.status, 201, "{}", created.text);
    let path = created.header("location").to_owned();
    let again = admins.post(ITEMS, r#"{"tag":"gr-1","name":"Grinder"}"#).await;
    assert_eq!((again.status.as_u16(), again.flaw()), (422, ("/tag", "item-tag-taken")));

    let give = |person: &str| format!(r#"{{"person":"{person}","reason":"For the week"}}"#);
    let given = admins.post(&format!("{path}/give"), &give("sam.staff@harbour.example")).await;
    assert_eq!((given.status.as_u16(), &given.json["is_new"]), (201, &true.into()));
    let out = admins.get("/api/v1/equipment/in-use?q=GR-1").await;
    assert_eq!(out.json["items"][0]["holding"]["person"]["name"], "Sam Staff");
    world.clock.pass(Duration::from_mins(1));
    let to = format!("{path}/transfer");
    let moved = admins.post(&to, &give("kofi.staff@harbour.example")).await;
    assert_eq!(moved.status, 204, "{}", moved.text);
    let history = admins.get(&format!("{path}/history")).await;
    let (now, before) = (&history.json["items"][0], &history.json["items"][1]);
    assert_eq!((&now["taken"], &now["end"]), (&"handed_over".into(), &().into()));
    assert_eq!(before["holder"]["id"], sam.id.to_string());
    assert_eq!(
        (&before["taken"], &before["taken_by"], &before["reason"], &before["end"]["how"]),
        (
            &"on_behalf".into(),
            &"Anna Lindqvist".into(),
            &"For the week".into(),
            &"handed_over".into()
        )
    );
    let whose = format!("/api/v1/equipment/people/{}/history", sam.id);
    assert_eq!(admins.get(&whose).await.json["items"][0]["tag"], "GR-1");

    let damage = kofis.post(&format!("{path}/damage"), r#"{"description":"It smokes"}"#).await;
    assert_eq!(damage.status, 201, "{}", damage.text);
    assert_eq!(admins.get(&path).await.json["state"], "maintenance");
    let open = admins.get("/api/v1/equipment/work-orders?shown=open").await;
    assert_eq!(open.json["items"][0]["description"], "It smokes");
    let order = damage.header("location");
    let close = r#"{"result":"pass","cost":"120.5","currency":"eur","note":"New brushes"}"#;
    let closed = admins.post(&format!("{order}/close"), close).await;
    assert_eq!(closed.status, 204, "{}", closed.text);
    let seen = admins.get(order).await;
    let end = &seen.json["closed"];
    assert_eq!((&end["cost"], &end["currency"]), (&"120.50".into(), &"EUR".into()));
    assert_eq!(admins.get(&path).await.json["state"], "available");
    let mine = kofis.get("/api/v1/equipment/mine/history").await;
    assert_eq!(mine.json["items"][0]["custody"]["end"]["how"], "damaged");
}

#[tokio::test]
async fn what_is_retired_has_no_code_until_it_is_taken_into_use_again() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-1").await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{ITEMS}/{item}");
    let code = program.get(&path).await.json["code"].as_str().expect("a code").to_owned();
    let change = async |what: &str, body: &str| {
        let version = program.get(&path).await.header("etag").to_owned();
        let headers = [("if-match", version.as_str())];
        program.send(Method::POST, &format!("{path}/{what}"), &headers, body).await
    };

    let other = change("retire", r#"{"reason":"sold","tag":"GR-2"}"#).await;
    assert_eq!((other.status.as_u16(), other.flaw()), (422, ("/tag", "item-other-tag")));
    let wrong = change("retire", r#"{"reason":"tired","tag":"GR-1"}"#).await;
    assert_eq!(wrong.flaw(), ("/reason", "request-wrong-value"));
    let retired = change("retire", r#"{"reason":"sold","tag":"GR-1"}"#).await;
    assert_eq!(retired.status, 204, "{}", retired.text);
    let seen = program.get(&path).await;
    assert_eq!((&seen.json["retired"], &seen.json["code"]), (&"sold".into(), &().into()));
    assert_eq!(change("code", "").await.code(), "item-has-no-code");
    assert_eq!(change("reinstate", "").await.status, 204);
    assert_eq!(change("code", "").await.status, 204);
    let scan = format!(r#"{{"code":"{code}"}}"#);
    let old = program.post("/api/v1/equipment/scan", &scan).await;
    assert_eq!((old.status.as_u16(), old.code()), (403, "item-code-replaced"));
    let now = world.code(&admin, item).await;
    let scan = format!(r#"{{"code":"{now}"}}"#);
    let new = program.post("/api/v1/equipment/scan", &scan).await;
    assert_eq!((&new.json["tag"], &new.json["state"]), (&"GR-1".into(), &"available".into()));
    let deleted = change_of(&program, Method::DELETE, &path).await;
    assert_eq!(deleted.status, 204, "{}", deleted.text);
    assert_eq!(program.get(&path).await.status, 404);
}

async fn change_of(program: &Program, method: Method, path: &str) -> Reply {
    let version = program.get(path).await.header("etag").to_owned();
    program.send(method, path, &[("if-match", &version)], "").await
}

#[tokio::test]
async fn who_lacks_a_skill_gets_an_item_by_a_waiver_of_exactly_that() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "FL-1").await;
    let skill = world.skill(&admin, "Driving forklifts", None).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{ITEMS}/{item}");
    let needs = format!("{path}/needs");
    let version = program.get(&needs).await.header("etag").to_owned();
    let headers = [("if-match", version.as_str())];
    let edit = |level: u8| format!(r#"{{"needs":[{{"skill":"{skill}","level":{level}}}]}}"#);
    let wrong = program.send(Method::PUT, &needs, &headers, &edit(5)).await;
    assert_eq!((wrong.status.as_u16(), wrong.flaw().0), (422, "/needs/0/level"));
    let edited = program.send(Method::PUT, &needs, &headers, &edit(2)).await;
    assert_eq!(edited.status, 204, "{}", edited.text);
    assert_eq!(program.send(Method::PUT, &needs, &headers, &edit(3)).await.status, 412);
    let seen = program.get(&needs).await;
    assert_eq!(seen.json["needs"][0]["skill"]["name"], "Driving forklifts");
    assert_eq!(seen.json["needs"][0]["own"], 2);

    let give = format!("{path}/give");
    let plain = r#"{"person":"sam.staff@harbour.example","reason":"For the week"}"#;
    let refused = program.post(&give, plain).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (403, "item-not-qualified"));
    let who = "sam.staff@harbour.example";
    let candidate = program.get(&format!("{path}/candidate?person={who}")).await;
    let missing = candidate.json["missing"].as_str().expect("they lack it");
    assert_eq!((missing, &candidate.json["needs"][0]["has"]), ("Driving forklifts 2", &0.into()));
    let waived = format!(
        r#"{{"person":"{who}","reason":"For the week",
            "waiver":{{"missing":"{missing}","reason":"Under my eyes"}}}}"#
    );
    let given = program.post(&give, &waived).await;
    assert_eq!(given.status, 201, "{}", given.text);
    let history = program.get(&format!("{path}/history")).await;
    assert_eq!(history.json["items"][0]["waiver"]["reason"], "Under my eyes");
    let category = world.item_category(&admin, "Lifts").await;
    world.needs(&admin, NeedsOf::Category(category), &[(skill, 1)]).await;
    let of_category = program.get(&format!("/api/v1/equipment/categories/{category}/needs")).await;
    assert_eq!(of_category.json["needs"][0]["own"], 1);
}

#[tokio::test]
async fn what_another_one_has_is_asked_for_and_handed_over() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let kofi = world.person(&admin, "Kofi Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-1").await;
    world.take(&admin, &sam, item).await;
    let code = format!(r#"{{"code":"{}"}}"#, world.code(&admin, item).await);
    let (sams, kofis) = (Program::of(&world, &sam).await, Program::of(&world, &kofi).await);

    let asked = kofis.post("/api/v1/equipment/ask", &code).await;
    assert_eq!(asked.status, 204, "{}", asked.text);
    let scanned = kofis.post("/api/v1/equipment/scan", &code).await;
    assert_eq!(scanned.json["asking"], "waits");
    let list = sams.get("/api/v1/equipment/handovers").await;
    assert_eq!(list.json["items"][0]["by"]["name"], "Kofi Staff");
    let id = list.json["items"][0]["id"].as_str().expect("an id");
    let path = format!("/api/v1/equipment/handovers/{id}");
    assert_eq!(kofis.post(&format!("{path}/accept"), "").await.status, 404);
    let accepted = sams.post(&format!("{path}/accept"), "").await;
    assert_eq!(accepted.status, 204, "{}", accepted.text);
    assert_eq!(kofis.get("/api/v1/equipment/mine").await.json["items"][0]["tag"], "GR-1");
    let declined = sams.post(&format!("{path}/decline"), "").await;
    assert_eq!(declined.status, 409, "{}", declined.text);
}

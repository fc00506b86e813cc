//! Webhooks by programs of admins.

use domain_audit::{DeliveryTrouble, EventGroup};
use http::Method;
use serde_json::{Value, json};
use world::World;

use super::program::{Program, Reply};

const WEBHOOKS: &str = "/api/v1/webhooks";

async fn change(program: &Program, path: &str, etag: &str, document: &Value) -> Reply {
    program.send(Method::PUT, path, &[("if-match", etag)], &document.to_string()).await
}

#[tokio::test]
async fn a_webhook_is_edited_tested_and_deleted_and_its_path_never_said() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{WEBHOOKS}/{id}");
    let seen = program.get(&path).await;
    assert_eq!(seen.json["origin"], "https://hooks.example");
    assert_eq!((&seen.json["groups"], &seen.json["is_on"]), (&json!(["items"]), &true.into()));
    assert_eq!(seen.json["etag"], seen.header("etag"));
    assert!(!seen.text.contains("key=1") && !seen.text.contains("whsec_"), "{}", seen.text);
    assert_eq!(program.get(WEBHOOKS).await.json["items"], json!([seen.json]));

    let more = json!({"groups": ["items", "stock"], "is_on": true});
    let saved = change(&program, &path, seen.header("etag"), &more).await;
    assert_eq!(saved.status, 204, "{}", saved.text);
    assert_eq!(change(&program, &path, seen.header("etag"), &more).await.status, 412);
    assert_eq!(program.post(&format!("{path}/test"), "").await.status, 204);
    world.tell_all().await;
    let told = world.told.all();
    assert_eq!(told[0].address.as_str(), "https://hooks.example/in?key=1", "it stays");
    let deliveries = program.get(&format!("{path}/deliveries")).await;
    let test = &deliveries.json["items"][0];
    assert_eq!((&test["event"], &test["state"]), (&"webhook.test".into(), &"sent".into()));
    assert_eq!((&test["number"], &test["answer"]["status"]), (&Value::Null, &204.into()));

    let etag = program.get(&path).await.header("etag").to_owned();
    let moved =
        json!({"address": "https://b.example/in?key=2", "groups": ["stock"], "is_on": false});
    assert_eq!(change(&program, &path, &etag, &moved).await.status, 204);
    let seen = program.get(&path).await;
    assert_eq!(
        (&seen.json["origin"], &seen.json["is_on"]),
        (&"https://b.example".into(), &false.into())
    );
    let stale = program.send(Method::DELETE, &path, &[("if-match", &etag)], "").await;
    assert_eq!(stale.status, 412, "{}", stale.text);
    let version = [("if-match", seen.header("etag"))];
    assert_eq!(program.send(Method::DELETE, &path, &version, "").await.status, 204);
    assert_eq!(program.get(&path).await.status, 404);
}

#[tokio::test]
async fn what_is_no_address_or_group_is_said_where_it_stands_and_nothing_is_changed() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{WEBHOOKS}/{id}");
    let seen = program.get(&path).await;
    let at = |address: &str| json!({"address": address, "groups": ["items"], "is_on": true});
    for (document, flaw) in [
        (at("hooks.example"), ("/address", "webhook-no-address")),
        (at("http://hooks.example"), ("/address", "webhook-address-plain")),
        (at("https://10.0.0.1/in"), ("/address", "webhook-address-not-allowed")),
        (json!({"groups": [], "is_on": true}), ("/groups", "webhook-no-group")),
        (
            json!({"groups": ["items", "weather"], "is_on": true}),
            ("/groups/1", "request-wrong-value"),
        ),
        (
            json!({"groups": ["items"], "is_on": true, "secret": "whsec_1"}),
            ("/secret", "request-unknown-field"),
        ),
    ] {
        let refused = change(&program, &path, seen.header("etag"), &document).await;
        assert_eq!((refused.status.as_u16(), refused.flaw()), (422, flaw), "{document}");
    }
    assert_eq!(program.get(&path).await.json, seen.json);
}

#[tokio::test]
async fn what_did_not_arrive_is_listed_in_parts_and_sent_again() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let program = Program::of(&world, &admin).await;
    let path = format!("{WEBHOOKS}/{id}");
    let deliveries = format!("{path}/deliveries");
    let test = async || program.post(&format!("{path}/test"), "").await.status;
    world.told.refuse(Some(DeliveryTrouble::Refused));
    assert_eq!(test().await, 204);
    world.tell_all().await;
    let line = program.get(&deliveries).await.json["items"][0].clone();
    assert_eq!((&line["state"], &line["trouble"]), (&"failed".into(), &"refused".into()));
    assert_eq!((&line["tries"], &line["next_try"]), (&1.into(), &Value::Null));
    assert_eq!(line["answer"], json!({"status": 500, "reply": "<b>no"}));

    let send = format!("{deliveries}/{}/send", line["id"].as_str().expect("an id"));
    assert_eq!(program.post(&send, "").await.status, 204);
    assert_eq!(program.post(&send, "").await.status, 404, "it waits");
    assert_eq!(program.get(&deliveries).await.json["items"][0]["state"], "waiting");
    world.told.refuse(None);
    world.tell_all().await;
    let told = world.told.all();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].delivery, told[1].delivery);

    for _ in 0..25 {
        assert_eq!(test().await, 204);
    }
    let first = program.get(&deliveries).await;
    assert_eq!(first.json["total"], 26);
    let cursor = first.json["next"].as_str().expect("one more");
    let rest = program.get(&format!("{deliveries}?cursor={cursor}")).await;
    assert_eq!(rest.json["items"].as_array().map(Vec::len), Some(1), "{}", rest.text);
    assert_eq!(rest.json["next"], Value::Null);
    let other = world.webhook(&admin, &[EventGroup::Stock]).await;
    let refused = program.get(&format!("{WEBHOOKS}/{other}/deliveries?cursor={cursor}")).await;
    assert_eq!((refused.status.as_u16(), refused.flaw().0), (422, "cursor"));
}

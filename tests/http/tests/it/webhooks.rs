//! Webhooks, as the admin of a company keeps them.

use domain_audit::{DeliveryTrouble, EventGroup};
use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::{Answer, Browser};

const ADDRESS: &str = "https://hooks.example/in?key=hunter2";

/// The secret that stands on a page.
fn secret(page: &str) -> String {
    let rest = page.split("<p class=\"code-copy\">").nth(1).expect("a secret");
    rest.split('<').next().expect("its end").to_owned()
}

async fn add(browser: &mut Browser, address: &str, groups: &[&str]) -> Answer {
    let id = browser.get("/admin/webhooks/new").await.field("id");
    let mut form = vec![("id", id.as_str()), ("address", address), ("is_on", "1")];
    form.extend(groups.iter().map(|it| ("group", *it)));
    browser.post("/admin/webhooks/new", &form).await
}

/// Where the only webhook is.
async fn url(browser: &mut Browser) -> String {
    let list = browser.get("/admin/webhooks").await.text.replace("&#x2f;", "/");
    let links = list.split("href=\"").filter(|it| it.starts_with("/admin/webhooks/"));
    let mut links = links.filter_map(|it| it.split('"').next()).filter(|it| !it.ends_with("/new"));
    links.next().expect("a webhook").to_owned()
}

#[tokio::test]
async fn a_webhook_is_added_told_and_deleted() {
    let (world, admin) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    assert!(anna.get("/admin/webhooks").await.text.contains("No webhooks yet"));
    let added = add(&mut anna, ADDRESS, &["items", "people"]).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text);
    let secret = secret(&added.text);
    assert!(secret.starts_with("whsec_") && secret.len() == 70, "{secret}");

    let url = url(&mut anna).await;
    let page = anna.get(&url).await.text;
    assert!(page.contains("hooks.example"), "{page}");
    assert!(!page.contains("hunter2") && !page.contains(&secret), "{page}");
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.tell_all().await;
    let told = world.told.all();
    assert_eq!(world.told.events(), ["identity.person_created"]);
    assert_eq!(told[0].secret.text(), secret);
    assert_eq!(told[0].address.as_str(), ADDRESS);
    let page = anna.get(&url).await.text;
    assert!(page.contains("Person added") && page.contains(&told[0].delivery.to_string()));

    let version = anna.get(&format!("{url}/delete")).await.field("version");
    let deleted = anna.post(&format!("{url}/delete"), &[("version", &version)]).await;
    assert_eq!(deleted.location(), "/admin/webhooks");
    assert_eq!(anna.get(&url).await.status, StatusCode::NOT_FOUND);
    let trail = anna.get("/admin/audit").await.text;
    assert!(trail.contains("Webhook deleted") && trail.contains("Webhook added"), "{trail}");
    assert!(!trail.contains("hunter2") && !trail.contains(&secret), "{trail}");
}

#[tokio::test]
async fn what_cannot_be_an_address_or_a_group_comes_back_and_keeps_nothing() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    for (address, groups, field) in [
        ("", &["items"][..], "#address"),
        ("hooks.example", &["items"], "#address"),
        ("http://hooks.example", &["items"], "#address"),
        ("https://10.0.0.1/in", &["items"], "#address"),
        ("https://anna:word@hooks.example", &["items"], "#address"),
        (ADDRESS, &[], "#groups"),
        (ADDRESS, &["items", "weather"], "#groups"),
    ] {
        let refused = add(&mut anna, address, groups).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address} {groups:?}");
        assert!(refused.text.contains(&format!("href=\"{field}\"")), "{}", refused.text);
        assert_eq!(refused.field("address"), address);
    }
    let unknown = anna.post("/admin/webhooks/new", &[("weather", "1")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let twice = anna.post("/admin/webhooks/new", &[("is_on", "1"), ("is_on", "1")]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(anna.get("/admin/webhooks").await.text.contains("No webhooks yet"));
}

#[tokio::test]
async fn an_edit_of_what_somebody_else_has_edited_changes_nothing() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let mut anna = Browser::of(&world, "anna").await;
    let edit = format!("/admin/webhooks/{id}/edit");
    let version = anna.get(&edit).await.field("version");
    let form = |address, is_on: bool| {
        let mut form =
            vec![("version", version.as_str()), ("address", address), ("group", "stock")];
        form.extend(is_on.then_some(("is_on", "1")));
        form
    };
    let edited = anna.post(&edit, &form("https://b.example", false)).await;
    assert_eq!(edited.location(), format!("/admin/webhooks/{id}"));
    assert!(anna.get(&format!("/admin/webhooks/{id}")).await.text.contains("is off"));
    let stale = anna.post(&edit, &form("https://c.example", true)).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text);
    let page = anna.get("/admin/webhooks").await.text;
    assert!(page.contains("b.example") && !page.contains("c.example"), "{page}");
}

#[tokio::test]
async fn a_replaced_secret_signs_what_is_sent_from_then_on() {
    let (world, admin) = World::set_up().await;
    let (id, _) = world.tested_webhook(&admin).await;
    let old = world.told.all()[0].secret.clone();
    let mut anna = Browser::of(&world, "anna").await;
    let replace = format!("/admin/webhooks/{id}/secret");
    let version = anna.get(&replace).await.field("version");
    let replaced = anna.post(&replace, &[("version", &version)]).await;
    let new = secret(&replaced.text);
    assert_ne!(old.text(), new);
    let again = anna.post(&replace, &[("version", &version)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
    let tested = anna.post(&format!("/admin/webhooks/{id}/test"), &[]).await;
    assert_eq!(tested.location(), format!("/admin/webhooks/{id}"));
    world.tell_all().await;
    assert_eq!(world.told.all().last().expect("a test").secret.text(), new);
}

#[tokio::test]
async fn what_did_not_arrive_is_listed_and_sent_again_with_its_id() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let mut anna = Browser::of(&world, "anna").await;
    world.told.refuse(Some(DeliveryTrouble::Refused));
    anna.post(&format!("/admin/webhooks/{id}/test"), &[]).await;
    world.tell_all().await;
    let page = anna.get(&format!("/admin/webhooks/{id}")).await.text.replace("&#x2f;", "/");
    assert!(page.contains("Not sent") && page.contains("500 &lt;b&gt;no"), "{page}");
    let action = page.split("action=\"").find(|it| it.contains("/deliveries/"));
    let action = action.and_then(|it| it.split('"').next()).expect("a form").to_owned();

    world.told.refuse(None);
    assert_eq!(anna.post(&action, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(anna.post(&action, &[]).await.status, StatusCode::NOT_FOUND, "it waits");
    world.tell_all().await;
    let told = world.told.all();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].delivery, told[1].delivery);
    assert!(anna.get("/admin/audit").await.text.contains("Message to a webhook sent again"));
}

use std::sync::Arc;

use application::{
    Policy,
    shop::{Paying, Shop},
};
use axum::body::Body;
use domain_kernel::OperatorRole;
use http::{Method, StatusCode};
use world::World;

use crate::browser::{Answer, Browser};

const PAGE: &str = "https://pay.example/cs_1?a=1";

fn form<'a>(id: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("company_name", "Dock & Daughters"),
        ("registration_number", number),
        ("name", "Dana <b>Dock</b>"),
        ("email", "dana@dock.example"),
        ("terms", "1"),
    ]
}

/// With a payment provider that has a page at this address.
fn sell_at_provider(world: &mut World) {
    world.payments.lead_to(PAGE);
    let shop = world.app.policy.shop.clone();
    let shop = shop.map(|it| Shop { paying: Paying::AtProvider, ..it });
    world.app.policy = Arc::new(Policy { shop, ..(*world.app.policy).clone() });
}

/// What the provider sends: no browser, no cookie, and nothing that says from where.
async fn say(world: &World, headers: &[(&str, &str)], message: &str) -> Answer {
    let body = Body::from(message.to_owned());
    Browser::new(world).send(Method::POST, "/buy/callback", headers, body).await
}

/// The address of the first order that an operator sees.
async fn first_order(support: &mut Browser) -> String {
    let list = support.get("/platform/orders").await.text.replace("&#x2f;", "/");
    let link = list.split_once("class=\"row-link\" href=\"").expect("an order").1;
    link.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_company_orders_pays_an_invoice_and_gets_its_invite() {
    let (world, _) = World::set_up().await;
    world.operator(OperatorRole::Support).await;
    let mut dana = Browser::new(&world);
    assert!(dana.get("/").await.text.contains("href=\"/buy\""));
    let page = dana.get("/buy").await;
    assert!(page.text.contains("490.00 EUR"), "{}", page.text);
    assert!(!page.header("content-security-policy").contains("https:"), "nothing leads away");
    let id = page.field("id");
    let ordered = dana.post("/buy", &form(&id, "HRB 1")).await;
    assert_eq!((ordered.status, ordered.location()), (StatusCode::SEE_OTHER, "/buy/done"));
    let done = dana.get("/buy/done").await.text;
    let number = done.split("Your order ").nth(1).and_then(|it| it.get(..9)).expect("a number");
    world.deliver_all().await;
    let mail = world.mailbox.last("dana@dock.example").expect("a mail");
    assert_eq!(mail, format!("order placed {number} 490.00 EUR"));

    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let found = support.get(&format!("/platform/orders?q={number}&state=open")).await;
    assert!(found.text.contains(number) && found.text.contains("Dock &amp; Daughters"));
    let order = first_order(&mut support).await;
    let shown = support.get(&order).await.text;
    assert!(shown.contains("Dana &lt;b&gt;Dock"), "{shown}");
    let version = support.get(&format!("{order}/paid")).await.field("version");
    let paid = support.post(&format!("{order}/paid"), &[("version", &version)]).await;
    assert_eq!((paid.status, paid.location()), (StatusCode::SEE_OTHER, order.as_str()));
    let stale = support.post(&format!("{order}/refund"), &[("version", &version)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let late = support.post(&format!("{order}/cancel"), &[("version", &version)]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    world.deliver_all().await;
    assert!(world.mailbox.last("dana@dock.example").expect("a mail").starts_with("order paid "));
    assert!(support.get("/platform/invites").await.text.contains("HRB 1"));
}

#[tokio::test]
async fn what_is_wrong_with_an_order_is_said_at_its_field_and_nothing_is_stored() {
    let (world, _) = World::set_up().await;
    world.operator(OperatorRole::Support).await;
    let mut dana = Browser::new(&world);
    let id = dana.get("/buy").await.field("id");
    let fields = [
        ("id", id.as_str()),
        ("company_name", "Dock <b>"),
        ("registration_number", "-"),
        ("name", ""),
        ("email", "dana"),
    ];
    let wrong = dana.post("/buy", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["registration_number", "name", "email", "terms"] {
        assert!(wrong.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert_eq!((wrong.field("company_name").as_str(), wrong.field("id")), ("Dock <b>", id));
    for (name, value) in [("id", "x"), ("price", "1")] {
        let mut fields = form("", "HRB 1");
        fields.retain(|(it, _)| *it != name);
        fields.push((name, value));
        assert_eq!(dana.post("/buy", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    assert!(support.get("/platform/orders").await.text.contains("Nobody has ordered anything yet"));
}

#[tokio::test]
async fn a_buyer_is_led_to_the_provider_and_only_its_signed_message_says_paid() {
    let (mut world, _) = World::set_up().await;
    world.operator(OperatorRole::Support).await;
    sell_at_provider(&mut world);
    let mut dana = Browser::new(&world);
    let page = dana.get("/buy").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self' https:; base-uri 'none'"), "{policy}");
    let id = page.field("id");
    let sent = dana.post("/buy", &form(&id, "HRB 1")).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, PAGE));
    for page in ["/buy/done", "/buy/back"] {
        assert_eq!(dana.get(page).await.status, StatusCode::OK, "{page}");
    }
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let order = first_order(&mut support).await;
    assert!(support.get(&order).await.text.contains("Not paid"));

    let message = format!("evt_1 {id} paid 490.00 EUR");
    let huge = "a".repeat(256 * 1024 + 1);
    let signed = [("x-signed", "yes")];
    // A page elsewhere that lets a browser send it has no signature.
    let elsewhere = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    for (headers, body, status) in [
        (&[][..], message.as_str(), 400),
        (&elsewhere[..], message.as_str(), 400),
        (&signed[..], "nonsense", 400),
        (&signed[..], huge.as_str(), 413),
        (&signed[..], "evt_0 x created", 200),
        (&signed[..], message.as_str(), 200),
        (&signed[..], message.as_str(), 200),
    ] {
        let answer = say(&world, headers, body).await;
        assert_eq!(answer.status.as_u16(), status, "{headers:?}");
        assert!(answer.text.is_empty() && answer.headers.get("set-cookie").is_none());
    }
    assert!(!support.get(&order).await.text.contains("Not paid"));
    world.deliver_all().await;
    assert!(world.mailbox.last("dana@dock.example").expect("a mail").starts_with("order paid "));

    assert_eq!(say(&world, &signed, &format!("evt_2 {id} refunded")).await.status, 200);
    assert!(support.get(&order).await.text.contains("Refunded"));
    let invites = support.get("/platform/invites?state=revoked").await.text;
    assert!(invites.contains("HRB 1"), "{invites}");
}

#[tokio::test]
async fn a_provider_that_is_down_is_told_of_and_the_same_form_goes_on() {
    let (mut world, _) = World::set_up().await;
    sell_at_provider(&mut world);
    world.payments.break_down();
    let mut dana = Browser::new(&world);
    let id = dana.get("/buy").await.field("id");
    let down = dana.post("/buy", &form(&id, "HRB 1")).await;
    assert_eq!(down.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(down.text.contains("Your order is here, but"), "{}", down.text);
    assert_eq!((down.field("id"), down.field("company_name")), (id, "Dock & Daughters".to_owned()));
    world.payments.lead_to(PAGE);
    let again = dana.post("/buy", &form(&down.field("id"), "HRB 1")).await;
    assert_eq!(again.location(), PAGE);
}

#[tokio::test]
async fn where_nothing_is_sold_there_is_no_shop_and_orders_stay() {
    let (mut world, _) = World::set_up().await;
    world.operator(OperatorRole::Support).await;
    world.order("HRB 1").await;
    world.app.policy = Arc::new(Policy { shop: None, ..(*world.app.policy).clone() });
    let mut dana = Browser::new(&world);
    for page in ["/buy", "/buy/done", "/buy/back"] {
        assert_eq!(dana.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    assert_eq!(dana.post("/buy", &form("", "HRB 1")).await.status, StatusCode::NOT_FOUND);
    assert!(!dana.get("/").await.text.contains("/buy"));
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    assert!(support.get("/platform/orders").await.text.contains("Dock &amp; Daughters"));
}

//! Damage is reported, work orders are opened and closed, and items are inspected.

use std::time::Duration;

use domain_equipment::{OrderKind, OrderResult};
use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

const ORDERS: &str = "/equipment/work-orders";
const TAKE: &str = "/equipment/activate";
const MINE: &str = "/equipment/mine";
const SAM: &str = "sam.staff@harbour.example";

#[tokio::test]
async fn damage_is_reported_once_and_the_item_is_taken_again_when_it_is_repaired() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let code = world.code(&admin, item).await;
    let mut browser = Browser::of(&world, SAM).await;

    let path = format!("/equipment/{item}/damage");
    assert!(browser.get(MINE).await.text.replace("&#x2f;", "/").contains(&path));
    let id = browser.get(&path).await.field("id");
    let silent = browser.post(&path, &[("id", &id), ("text", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text.contains("href=\"#text\""), "{}", silent.text);
    for _ in 0..2 {
        let said = [("id", id.as_str()), ("text", "Left wheel is <cracked>")];
        let reported = browser.post(&path, &said).await;
        assert_eq!((reported.status, reported.location()), (StatusCode::SEE_OTHER, MINE));
    }
    assert!(browser.get(MINE).await.text.contains("The item is returned"));
    assert_eq!(browser.get(&path).await.status, StatusCode::CONFLICT);
    let refused = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("in maintenance"), "{}", refused.text);

    world.deliver_all().await;
    let mail = world.mailbox.last("anna@harbour.example");
    assert!(mail.is_some_and(|it| it.contains("item_damaged")));
    let mut anna = Browser::of(&world, "anna").await;
    let list = anna.get(ORDERS).await;
    assert!(list.text.contains("1 work order<"), "{}", list.text);
    let links = list.text.replace("&#x2f;", "/");
    let order = links.split(&format!("href=\"{ORDERS}/")).nth(1).expect("a link");
    let order = format!("{ORDERS}/{}", order.split('"').next().unwrap_or_default());
    let page = anna.get(&order).await;
    assert!(page.text.contains("Left wheel is &lt;cracked&gt;"), "{}", page.text);
    for (fields, field) in [
        (&[("result", "")][..], "result"),
        (&[("result", "pass"), ("cost", "much"), ("currency", "EUR")], "cost"),
        (&[("result", "pass"), ("cost", "12"), ("currency", "€")], "currency"),
        (&[("result", "pass"), ("note", &"x".repeat(501))], "note"),
    ] {
        let refused = anna.post(&order, fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let link = format!("href=\"#{field}\"");
        assert!(refused.text.contains(&link), "{field}: {}", refused.text);
    }
    let passed = [("result", "pass"), ("cost", "12,5"), ("currency", "eur"), ("note", "New")];
    let closed = anna.post(&order, &passed).await;
    assert_eq!(closed.location(), format!("/equipment/{item}"), "{}", closed.text);
    let again = anna.post(&order, &passed).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let page = anna.get(&order).await;
    assert!(page.text.contains("12.50 EUR"), "{}", page.text);
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Returned damaged"), "{}", page.text);
    let trail = anna.get("/admin/audit?action=equipment.work_order_opened").await;
    assert_eq!(trail.text.matches("\"What\">Work order opened").count(), 1, "{}", trail.text);

    let taken = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(taken.location(), MINE, "{}", taken.text);
}

#[tokio::test]
async fn only_whoever_has_an_item_reports_its_damage() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let path = format!("/equipment/{item}/damage");
    let id = Browser::of(&world, SAM).await.get(&path).await.field("id");
    for who in ["tim.taker@harbour.example", "anna"] {
        let mut browser = Browser::of(&world, who).await;
        let refused = browser.post(&path, &[("id", &id), ("text", "It smokes")]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{who}");
    }
    let mut anna = Browser::of(&world, "anna").await;
    assert!(anna.get(ORDERS).await.text.contains("No work orders yet"));
}

#[tokio::test]
async fn whoever_has_an_item_is_told_that_it_goes_to_maintenance() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/work-order");
    let form = anna.get(&path).await;
    assert!(form.text.contains("Sam Staff has it now"), "{}", form.text);
    let id = form.field("id");
    let filled = |text, due| {
        [
            ("id", id.as_str()),
            ("kind", "calibration"),
            ("text", text),
            ("due", due),
            ("blocking", "1"),
        ]
    };
    for (text, due, field) in
        [("", "", "text"), ("Scale", "2026-11-01", "due"), ("x", "soon", "due")]
    {
        let refused = anna.post(&path, &filled(text, due)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let link = format!("href=\"#{field}\"");
        assert!(refused.text.contains(&link), "{field}: {}", refused.text);
    }
    let strange =
        anna.post(&path, &[("id", id.as_str()), ("kind", "cleaning"), ("text", "x")]).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let opened = anna.post(&path, &filled("Off by a <gram>", "2026-12-24")).await;
        assert_eq!(opened.location(), format!("/equipment/{item}"), "{}", opened.text);
    }
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Put in maintenance by"), "{}", page.text);
    assert!(page.text.contains("Off by a &lt;gram&gt;"), "{}", page.text);
    assert!(anna.get(ORDERS).await.text.contains("1 work order<"));
    let other = anna.get(&path).await.field("id");
    let second = [("id", other.as_str()), ("kind", "repair"), ("text", "x"), ("blocking", "1")];
    let refused = anna.post(&path, &second).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "another one blocks it");
    let beside = anna.post(&path, &second[..3]).await;
    assert_eq!(beside.status, StatusCode::SEE_OTHER, "one that does not block it");

    world.deliver_all().await;
    let mail = world.mailbox.last(SAM);
    assert!(mail.is_some_and(|it| it.contains("item_withdrawn")));
    let mut browser = Browser::of(&world, SAM).await;
    assert!(browser.get(MINE).await.text.contains("You have nothing now"));
}

#[tokio::test]
async fn what_failed_its_inspection_stays_in_maintenance_until_it_passes_one() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}");
    let mut is_free = async || {
        world.clock.pass(Duration::from_secs(1));
        anna.get(&path).await.text.contains("Give to somebody")
    };
    let (pass, fail) = (OrderResult::Pass, OrderResult::Fail);
    for (kind, result, expected) in [
        (OrderKind::Repair, fail, false),
        (OrderKind::Repair, pass, true),
        (OrderKind::Inspection, fail, false),
        (OrderKind::Repair, pass, false),
        (OrderKind::Inspection, OrderResult::NotApplicable, false),
        (OrderKind::Inspection, pass, true),
    ] {
        let order = world.work_order(&admin, item, kind).await;
        assert!(!is_free().await, "an order is open");
        world.close_order(&admin, order, result).await;
        assert_eq!(is_free().await, expected, "{kind:?} {result:?}");
    }
}

#[tokio::test]
async fn an_overdue_inspection_keeps_an_item_from_being_taken() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let drills = world.item_category(&admin, "Drills").await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    let scan = format!("/e/{}", code.replace('-', ""));
    let mut anna = Browser::of(&world, "anna").await;
    let rule = format!("/equipment/{item}/inspection");
    let version = anna.get(&rule).await.field("version");
    for (months, uses, field) in [("0", "", "months"), ("121", "", "months"), ("", "x", "uses")] {
        let typed = [("version", version.as_str()), ("months", months), ("uses", uses)];
        let refused = anna.post(&rule, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{}", refused.text);
    }
    let typed = [("version", version.as_str()), ("months", "1"), ("uses", "")];
    assert_eq!(anna.post(&rule, &typed).await.location(), format!("/equipment/{item}"));
    let stale = anna.post(&rule, &typed).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.text);
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Every month") && page.text.contains("Due by 24 December 2026"));
    let due = "/equipment?state=inspection_due";
    assert!(anna.get(due).await.text.contains("GR-0101"), "within 30 days");

    // The last day on which it is in time, and the day after.
    world.clock.pass(Duration::from_hours(24 * 30));
    let mut sam = Browser::of(&world, SAM).await;
    assert_eq!(sam.post(TAKE, &[("code", &code)]).await.location(), MINE);
    world.clock.pass(Duration::from_hours(24));
    let mut sam = Browser::of(&world, SAM).await;
    let mine = sam.get(MINE).await;
    assert!(mine.text.contains("GR-0101"), "what one has stays: {}", mine.text);
    assert!(sam.get(&scan).await.text.contains("Overdue since 24 December 2026"));
    sam.post(&format!("/equipment/{item}/return"), &[]).await;
    let refused = sam.post(TAKE, &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let why = "This item was to be inspected by 24 December 2026";
    assert!(refused.text.contains(why), "{}", refused.text);
    let scanned = sam.get(&scan).await;
    assert!(scanned.text.contains(why) && !scanned.text.contains("Take it"), "{}", scanned.text);
    let mut anna = Browser::of(&world, "anna").await;
    let give = format!("/equipment/{item}/give");
    let id = anna.get(&give).await.field("id");
    let given = [("id", id.as_str()), ("person", SAM), ("reason", "Night shift")];
    let refused = anna.post(&give, &given).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains(why), "an admin gives it to nobody: {}", refused.text);

    let order = world.work_order(&admin, item, OrderKind::Inspection).await;
    world.close_order(&admin, order, OrderResult::Pass).await;
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Due by 25 January 2027"), "{}", page.text);
    assert_eq!(sam.post(TAKE, &[("code", &code)]).await.location(), MINE);
    sam.post(&format!("/equipment/{item}/return"), &[]).await;

    // By the rule of its category, after one use.
    world.inspect_every(&admin, item, 0, 0).await;
    let edit = format!("/equipment/{item}/edit");
    let version = anna.get(&edit).await.field("version");
    let category = drills.to_string();
    let typed = [
        ("version", version.as_str()),
        ("tag", "GR-0101"),
        ("name", "Grinder"),
        ("category", &category),
    ];
    assert_eq!(anna.post(&edit, &typed).await.status, StatusCode::SEE_OTHER);
    let rule = format!("/equipment/categories/{drills}/inspection");
    let version = anna.get(&rule).await.field("version");
    let typed = [("version", version.as_str()), ("months", ""), ("uses", "1")];
    let saved = anna.post(&rule, &typed).await;
    assert_eq!(saved.location(), format!("/equipment/categories/{drills}"), "{}", saved.text);
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("After every use, as its category says"), "{}", page.text);
    let refused = sam.post(TAKE, &[("code", &code)]).await;
    assert!(refused.text.contains("after every use"), "{}", refused.text);
    assert!(anna.get(due).await.text.contains("GR-0101"));
}

#[tokio::test]
async fn what_its_orders_keep_in_maintenance_is_not_free_after_it_was_retired() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    world.work_order(&admin, item, OrderKind::Repair).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}");
    let version = anna.get(&format!("{path}/retire")).await.field("version");
    let typed = [("version", version.as_str()), ("reason", "lost"), ("tag", "GR-0101")];
    anna.post(&format!("{path}/retire"), &typed).await;
    let order = anna.get(&format!("{path}/work-order")).await.field("id");
    let order = [("id", order.as_str()), ("kind", "repair"), ("text", "x")];
    let refused = anna.post(&format!("{path}/work-order"), &order).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
    let version = anna.get(&format!("{path}/reinstate")).await.field("version");
    anna.post(&format!("{path}/reinstate"), &[("version", version.as_str())]).await;
    let page = anna.get(&path).await;
    assert!(page.text.contains("Maintenance"), "{}", page.text);
    assert!(!page.text.contains("Give to somebody"), "{}", page.text);
}

//! Reservations: made, refused, shown in a week, used and cancelled.

use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

const MINE: &str = "/equipment/mine";
const WEEK: &str = "/equipment/reservations";

#[tokio::test]
async fn an_item_is_reserved_once_and_taken_by_whoever_did() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let mut tim = Browser::of(&world, "tim.taker@harbour.example").await;

    let all = sam.get(&format!("{WEEK}?show=all")).await;
    let path = format!("/equipment/{item}/reserve");
    assert!(all.text.contains(&path.replace('/', "&#x2f;")), "{}", all.text);
    let id = sam.get(&path).await.field("id");
    let (from, to) = (("from", "2026-11-24T12:30"), ("to", "2026-11-25T09:00"));
    let typed = [("id", id.as_str()), from, to, ("note", "For the <night> shift")];
    for _ in 0..2 {
        let made = sam.post(&path, &typed).await;
        assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, MINE), "{}", made.text);
    }
    let mine = sam.get(MINE).await;
    assert!(mine.text.contains("It is reserved for you"), "{}", mine.text);
    assert_eq!(mine.text.matches("24 November 2026, 12:30 to 25 November").count(), 2);
    assert!(mine.text.contains("For the &lt;night&gt; shift"), "{}", mine.text);

    let id = tim.get(&path).await.field("id");
    let typed = [("id", id.as_str()), ("from", "2026-11-25T08:59"), ("to", "2026-11-25T10:00")];
    let refused = tim.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let when = "It is reserved from 24 November 2026, 12:30 to 25 November 2026, 09:00";
    assert!(refused.text.contains(when), "{}", refused.text);
    assert!(refused.text.contains("value=\"2026-11-25T08:59\""), "{}", refused.text);
    assert!(!refused.text.contains("Sam Staff"), "whose it is, is theirs who lead");

    world.clock.pass(Duration::from_mins(30));
    let refused = tim.post("/equipment/activate", &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let why = "Sam Staff has reserved this item from 24 November 2026, 12:30 to";
    assert!(refused.text.contains(why), "{}", refused.text);
    let taken = sam.post("/equipment/activate", &[("code", &code)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let mine = sam.get(MINE).await;
    assert!(mine.text.contains("Due back on 25 November 2026"), "{}", mine.text);
    assert!(mine.text.contains("You have reserved nothing"), "{}", mine.text);

    let mut anna = Browser::of(&world, "anna").await;
    let trail = anna.get("/admin/audit").await;
    for what in ["Item reserved", "Reserved item taken", "2026-11-24 12:30 UTC"] {
        assert!(trail.text.contains(what), "{what}: {}", trail.text);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_reservation_is_said_at_its_field() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let path = format!("/equipment/{item}/reserve");
    let id = sam.get(&path).await.field("id");
    let long = "x".repeat(201);
    let (from, to) = ("2026-11-25T09:00", "2026-11-25T12:00");
    for (from, to, note, field) in [
        ("", to, "", "from"),
        ("soon", to, "", "from"),
        ("1066-10-14T09:00", to, "", "from"),
        (from, "", "", "to"),
        (from, "2026-11-25", "", "to"),
        (from, from, "", "to"),
        (from, "2026-11-25T08:00", "", "to"),
        (from, "2036-11-25T09:00", "", "to"),
        ("2026-11-23T09:00", "2026-11-24T12:00", "", "to"),
        (from, to, long.as_str(), "note"),
        (from, to, "a\u{202e}b", "note"),
    ] {
        let typed = [("id", id.as_str()), ("from", from), ("to", to), ("note", note)];
        let refused = sam.post(&path, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{from} {to}");
        assert!(refused.text.contains(&format!("#{field}")), "{from} {to}: {}", refused.text);
    }
    let unknown = [("id", id.as_str()), ("from", from), ("to", to), ("item", "x")];
    assert_eq!(sam.post(&path, &unknown).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let without_id = sam.post(&path, &[("from", from), ("to", to)]).await;
    assert_eq!(without_id.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sam.get(MINE).await.text.contains("You have reserved nothing"));
}

#[tokio::test]
async fn a_week_shows_what_is_reserved_and_the_ones_beside_it() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let other = world.item(&admin, "LD-0101").await;
    world.reserve(&sam, item, ("2026-11-25T09:00", "2026-11-27T12:00")).await;
    world.reserve(&sam, other, ("2026-12-03T09:00", "2026-12-03T12:00")).await;

    let mut browser = Browser::of(&world, "mara.manager@harbour.example").await;
    let week = browser.get(WEEK).await;
    assert!(week.text.contains("week of 23 November 2026"), "{}", week.text);
    for when in ["From 09:00", "All day", "Until 12:00", "Sam Staff", "GR-0101"] {
        assert!(week.text.contains(when), "{when}: {}", week.text);
    }
    assert!(!week.text.contains("LD-0101"), "it is another week's");
    let after = browser.get(&format!("{WEEK}?from=2026-12-02")).await;
    assert!(after.text.contains("week of 30 November 2026"), "{}", after.text);
    assert!(after.text.contains("LD-0101") && after.text.contains("09:00 to 12:00"));
    assert!(after.text.contains("?from=2026-12-07"), "{}", after.text);
    let nothing = browser.get(&format!("{WEEK}?show=own")).await;
    assert!(nothing.text.contains("No item matches"), "{}", nothing.text);
    for odd in ["from=never", "from=2100-12-31", "from=1990-01-01", "page=9&category=x"] {
        assert_eq!(browser.get(&format!("{WEEK}?{odd}")).await.status, StatusCode::OK, "{odd}");
    }

    let mut tim = Browser::of(&world, "tim.taker@harbour.example").await;
    let week = tim.get(WEEK).await;
    assert!(week.text.contains("GR-0101") && !week.text.contains("Sam Staff"), "{}", week.text);
    let mut staff = Browser::of(&world, "sam.staff@harbour.example").await;
    let own = staff.get(&format!("{WEEK}?show=own")).await;
    assert!(own.text.contains("GR-0101") && own.text.contains(">You<"), "{}", own.text);
}

#[tokio::test]
async fn a_reservation_is_cancelled_by_its_owner_or_with_a_reason() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let first = world.reserve(&sam, item, ("2026-11-25T09:00", "2026-11-25T12:00")).await;
    let second = world.reserve(&sam, item, ("2026-11-26T09:00", "2026-11-26T12:00")).await;
    let path = |id| format!("{WEEK}/{id}/cancel");

    let mut tim = Browser::of(&world, "tim.taker@harbour.example").await;
    assert_eq!(tim.get(&path(first)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(tim.post(&path(first), &[]).await.status, StatusCode::NOT_FOUND);
    let mut browser = Browser::of(&world, "mara.manager@harbour.example").await;
    let page = browser.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Sam Staff") && !page.text.contains("cancel\""), "{}", page.text);
    assert_eq!(browser.post(&path(first), &[]).await.status, StatusCode::NOT_FOUND);
    let own = world.reserve(&mara, item, ("2026-11-27T09:00", "2026-11-27T12:00")).await;
    let page = browser.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains(&path(own).replace('/', "&#x2f;")), "{}", page.text);

    let mut staff = Browser::of(&world, "sam.staff@harbour.example").await;
    assert!(staff.get(&path(first)).await.text.contains("You reserved it from 25 November"));
    for told in ["The reservation is cancelled", "It was cancelled already"] {
        assert_eq!(staff.post(&path(first), &[]).await.location(), MINE);
        let mine = staff.get(MINE).await;
        assert!(mine.text.contains(told), "{told}: {}", mine.text);
    }

    let mut anna = Browser::of(&world, "anna").await;
    let ask = anna.get(&path(second)).await;
    assert!(ask.text.contains("Sam Staff reserved it from 26 November"), "{}", ask.text);
    let silent = anna.post(&path(second), &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = anna.post(&path(second), &[("reason", "The <customer> comes")]).await;
    assert_eq!(done.location(), format!("/equipment/{item}"), "{}", done.text);
    let gone = anna.get(&path(second)).await;
    assert!(gone.text.contains("It was cancelled already"), "{}", gone.text);
    let trail = anna.get("/admin/audit?action=equipment.reservation_cancelled").await;
    assert!(trail.text.contains("The &lt;customer&gt; comes"), "{}", trail.text);
    let mails = anna.get("/admin/mails").await;
    assert!(mails.text.contains("Your reservation is cancelled"), "{}", mails.text);
}

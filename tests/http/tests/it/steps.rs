//! Tasks and waivers in a browser.

use application::onboarding::module_step;
use domain_kernel::Role;
use domain_onboarding::Doer;
use http::StatusCode;
use world::{World, task, waiting};

use crate::browser::{Answer, Browser};

/// Whether a page has an address that ends like this.
fn links(page: &Answer, address: &str) -> bool {
    page.text.contains(&address.replace('/', "&#x2f;"))
}

#[tokio::test]
async fn tasks_are_written_into_the_path() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/paths/new").await.field("id");
    let fields = [
        ("id", id.as_str()),
        ("title", "Starter"),
        ("kind_1", "task"),
        ("title_1", "Bring <papers>"),
        ("text_1", "To the office"),
        ("by_1", "person"),
        ("due_1", "2"),
        ("kind_2", "task"),
        ("title_2", ""),
        ("text_2", "Only a text"),
        ("by_2", "manager"),
        ("waits_2", "1"),
    ];
    let refused = browser.post("/paths", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#title_2\""), "{}", refused.text);
    let more = browser.post("/paths", &[&fields[..], &[("action", "add_task")]].concat()).await;
    assert!(more.text.contains("name=\"title_3\""));

    let mut good = fields;
    good[8] = ("title_2", "Hand over keys");
    assert_eq!(browser.post("/paths", &good).await.location(), format!("/paths/{id}"));
    let page = browser.get(&format!("/paths/{id}")).await;
    assert!(page.text.contains("Bring &lt;papers&gt;") && page.text.contains("By: The manager."));
    assert!(page.text.contains("Only when all steps before it are done."), "{}", page.text);
    let form = browser.get(&format!("/paths/{id}/edit")).await;
    assert!(form.text.contains("name=\"step_1\"") && form.field("title_2") == "Hand over keys");
}

#[tokio::test]
async fn a_task_is_ticked_off_and_what_waits_for_it_opens() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let module = world.quiz(&admin, "Locks").await;
    let steps = vec![task("Bring <papers>", Doer::Person), waiting(module_step(module, None))];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let step = world.steps(&admin, path).await[0];
    let url = format!("/training/paths/{path}/steps/{step}");
    let mut browser = Browser::of(&world, "kofi.mensah@harbour.example").await;

    let home = browser.get("/dashboard").await;
    assert!(home.text.contains("Mark as done") && home.text.contains("Bring &lt;papers&gt;"));
    assert!(home.text.contains("Opens when “Bring &lt;papers&gt;” is done"), "{}", home.text);
    let list = browser.get("/training").await;
    assert!(links(&list, &url) && !links(&list, "/start\""), "{}", list.text);
    let offer = browser.get(&format!("/training/modules/{module}")).await;
    assert!(offer.text.contains("You can start when") && !links(&offer, "/start\""));
    let refused = browser.post(&format!("/training/modules/{module}/start"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("is not done yet"), "{}", refused.text);
    let early = format!("/training/paths/{path}/steps/{}", world.steps(&admin, path).await[1]);
    let none = browser.post(&early, &[("action", "done")]).await;
    assert_eq!(none.status, StatusCode::CONFLICT, "it is no task");

    for _ in 0..2 {
        let done = browser.post(&url, &[("action", "done"), ("from", "training")]).await;
        assert_eq!(done.location(), "/training");
    }
    let list = browser.get("/training").await;
    assert!(list.text.contains("The task is done") && links(&list, "/start\""));
    let home = browser.get("/dashboard").await;
    assert!(home.text.contains("1 of 2 steps done") && home.text.contains("Not done after all"));
    assert_eq!(browser.post(&url, &[("action", "reopen")]).await.location(), "/dashboard");
    assert!(browser.get("/dashboard").await.text.contains("0 of 2 steps done"));
    assert_eq!(browser.post(&url, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_manager_ticks_off_and_waives_with_a_reason() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let steps = vec![task("Keys", Doer::Manager), task("Papers", Doer::Person)];
    let path = world.path_of(&admin, "Starter", steps).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let steps = world.steps(&admin, path).await;
    let member = format!("/team/{}", kofi.id);
    let step = |place: usize| format!("{member}/paths/{path}/steps/{}", steps[place]);
    let mut browser = Browser::of(&world, "mara.voss@harbour.example").await;

    let page = browser.get(&member).await;
    assert_eq!(page.text.matches("value=\"done\"").count(), 1, "only her own");
    assert!(links(&page, &format!("{}/waive\"", step(1))), "{}", page.text);
    let refused = browser.post(&step(1), &[("action", "done")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("somebody else to do"), "{}", refused.text);
    assert_eq!(browser.post(&step(0), &[("action", "done")]).await.location(), member);

    let waive = format!("{}/waive", step(1));
    let empty = browser.post(&waive, &[("reason", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = [("reason", "Handed in <before>")];
    assert_eq!(browser.post(&waive, &reason).await.location(), member);
    let page = browser.get(&member).await;
    assert!(page.text.contains("Kofi Mensah need not do “Papers”"), "{}", page.text);
    assert!(page.text.contains("Waived: Handed in &lt;before&gt;"));
    assert!(page.text.contains("1 of 1 steps done"));
    assert_eq!(browser.get(&waive).await.location(), member, "there is nothing to waive");
    assert_eq!(browser.post(&step(1), &[("action", "reopen")]).await.location(), member);
    assert!(browser.get(&member).await.text.contains("1 of 2 steps done"));
    let foreign = step(0).replace(&kofi.id.to_string(), &mara.id.to_string());
    let foreign = browser.post(&foreign, &[("action", "done")]).await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn holidays_move_what_is_due() {
    let (world, admin) = World::set_up().await;
    let module = world.quiz(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(1))]).await;
    let mut browser = Browser::of(&world, "anna").await;
    let simulate = format!("/paths/{path}/simulate");
    let on = "?starts_on=24&starts_on_month=12&starts_on_year=2026";

    let before = browser.get(&format!("{simulate}{on}")).await;
    assert!(before.text.contains("25 December 2026"), "{}", before.text);
    assert!(browser.get(&simulate).await.text.contains("25 November 2026"), "from today");
    let bad = browser.get(&format!("{simulate}?starts_on=32")).await;
    assert!(
        bad.text.contains("Write a date that exists") && !bad.text.contains("<table"),
        "{}",
        bad.text
    );

    let version = browser.get("/admin/calendar").await.field("version");
    let days = ["monday", "tuesday", "wednesday", "thursday"].map(|it| ("day", it));
    let holidays = "2026-12-25 Christmas\n2026-12-28;Still <Christmas>";
    let fields = [&days[..], &[("version", &version), ("holidays", holidays)]].concat();
    let none = browser.post("/admin/calendar", &fields[4..]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("href=\"#day\"") && none.text.contains("Still &lt;Christmas&gt;"));
    let bad = [&days[..], &[("version", version.as_str()), ("holidays", "2026-13-01")]].concat();
    let bad = browser.post("/admin/calendar", &bad).await;
    assert!(bad.text.contains("Line 1"), "{}", bad.text);
    assert_eq!(browser.post("/admin/calendar", &fields).await.location(), "/admin/calendar");
    assert_eq!(browser.post("/admin/calendar", &fields).await.status, StatusCode::CONFLICT);

    let after = browser.get(&format!("{simulate}{on}")).await;
    assert!(after.text.contains("29 December 2026"), "{}", after.text);
    let page = browser.get("/admin/calendar").await;
    assert!(page.text.contains("2026-12-28 Still &lt;Christmas&gt;"), "{}", page.text);
}

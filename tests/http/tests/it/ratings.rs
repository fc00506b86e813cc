//! What people can do, as they, their managers and authors see it.

use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::{Answer, Browser};

/// A page with its slashes as they are.
fn plain(page: &Answer) -> String {
    page.text.replace("&#x2f;", "/")
}

#[tokio::test]
async fn a_manager_rates_one_skill_and_takes_it_back() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    world.job_role(&admin, "Driver", &[(skill, 3)]).await;
    world.rate(&sam, &sam, skill, 4).await;
    world.clock.pass(Duration::from_mins(1));
    let mut browser = Browser::of(&world, "mara@harbour.example").await;
    let (list, path) =
        (format!("/team/{}/skills", sam.id), format!("/team/{}/skills/{skill}", sam.id));
    let record = browser.get(&format!("/team/{}", sam.id)).await;
    assert!(plain(&record).contains(&list), "{}", record.text);

    let typed = [
        ("level", "2"),
        ("until", "31"),
        ("until_month", "2"),
        ("until_year", "2027"),
        ("note", "Drove \"well\""),
    ];
    let refused = browser.post(&path, &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("value=\"2\" checked"), "{}", refused.text);
    assert!(refused.text.contains("Drove &quot;well&quot;"), "{}", refused.text);
    for level in ["", "5", "-1", "1e9", "\u{ff11}"] {
        let refused = browser.post(&path, &[("level", level)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{level}: {}", refused.text);
    }
    let silent = browser.post(&path, &[("level", "2"), ("overrides", "1")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.text);
    let seen = browser.get(&path).await;
    assert!(!seen.text.contains("Rated by Mara"), "nothing was saved: {}", seen.text);

    let typed = [("level", "2"), ("until", "28"), ("until_month", "2"), ("until_year", "2027")];
    let done = browser.post(&path, &typed).await;
    assert_eq!(done.location(), path, "{}", done.text);
    let seen = browser.get(&path).await;
    assert!(seen.text.contains("Forklift: level 2 is saved"), "{}", seen.text);
    assert!(seen.text.contains("valid until 28 February 2027"), "{}", seen.text);
    assert!(seen.text.contains("Own rating"), "{}", seen.text);
    let listed = browser.get(&list).await;
    assert!(listed.text.contains("Rated by Mara"), "{}", listed.text);

    let shown = plain(&seen);
    let (_, revoke) = shown.split_once(&format!("{path}/ratings/")).expect("a link");
    let (rating, _) = revoke.split_once("/revoke").expect("a link");
    let revoke = format!("{path}/ratings/{rating}/revoke");
    let silent = browser.post(&revoke, &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.text);
    let done = browser.post(&revoke, &[("reason", "The wrong Sam")]).await;
    assert_eq!(done.location(), path, "{}", done.text);
    let seen = browser.get(&path).await;
    assert!(seen.text.contains("Taken back by Mara"), "{}", seen.text);
    assert!(!plain(&seen).contains(&revoke), "{}", seen.text);
}

#[tokio::test]
async fn people_rate_themselves_and_say_nothing_against_trainings() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam", Role::Staff, None).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let module = world.quiz(&admin, "Driving").await;
    world.module_gives(&admin, module, skill, 4).await;
    let mut browser = Browser::of(&world, "sam@harbour.example").await;
    let path = format!("/training/skills/{skill}");
    assert!(plain(&browser.get("/training").await).contains("/training/skills"));
    let none = browser.get("/training/skills").await;
    assert!(none.text.contains("which=all"), "{}", none.text);
    assert!(plain(&browser.get("/training/skills?which=all").await).contains(&path));

    let seen = browser.get(&path).await;
    assert!(seen.text.contains("Module Driving"), "what would give it: {}", seen.text);
    assert!(!seen.text.contains("name=\"overrides\""), "{}", seen.text);
    let meddled = browser.post(&path, &[("level", "3"), ("overrides", "1"), ("note", "x")]).await;
    assert_eq!(meddled.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", meddled.text);
    let done = browser.post(&path, &[("level", "3")]).await;
    assert_eq!(done.location(), path, "{}", done.text);
    let listed = browser.get("/training/skills").await;
    assert!(listed.text.contains("Forklift"), "{}", listed.text);
}

#[tokio::test]
async fn an_author_says_what_gives_a_skill() {
    let (world, admin) = World::set_up().await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let module = world.quiz(&admin, "Driving").await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/skills/{skill}/grants");
    assert!(plain(&browser.get(&format!("/skills/{skill}")).await).contains(&path));
    let giver = format!("module:{module}");
    for typed in [
        &[("giver", giver.as_str()), ("level", "0")][..],
        &[("giver", giver.as_str())],
        &[("giver", ""), ("level", "1")],
        &[("giver", "module:x"), ("level", "1")],
        &[("giver", "course:00000000-0000-0000-0000-000000000009"), ("level", "1")],
    ] {
        let refused = browser.post(&path, typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    }
    let typed = [("giver", giver.as_str()), ("level", "2")];
    let done = browser.post(&path, &typed).await;
    assert_eq!(done.location(), path, "{}", done.text);
    let twice = browser.post(&path, &typed).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", twice.text);
    assert!(twice.text.contains("This gives the skill already"), "{}", twice.text);

    let remove = format!("{path}/{module}/remove");
    assert!(plain(&browser.get(&path).await).contains(&remove));
    assert!(browser.get(&remove).await.text.contains("Driving"));
    let done = browser.post(&remove, &[]).await;
    assert_eq!(done.location(), path, "{}", done.text);
    let gone = browser.post(&remove, &[]).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND, "{}", gone.text);
}

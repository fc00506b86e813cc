//! What is missing and what closes it, coverage, and reports, as managers and their people see them.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::{Answer, Browser};

/// A page with its slashes as they are.
fn plain(page: &Answer) -> String {
    page.text.replace("&#x2f;", "/").replace("&amp;", "&")
}

#[tokio::test]
async fn a_manager_finds_a_gap_and_assigns_what_closes_it() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Zoe", Role::Staff, None).await;
    let skill = world.skill(&admin, "Forklift", None).await;
    let driver = world.job_role(&admin, "Driver", &[(skill, 2)]).await;
    for who in [&sam, &other] {
        world.has_job_roles(&admin, who, &[driver]).await;
    }
    let module = world.quiz(&admin, "Driving").await;
    world.module_gives(&admin, module, skill, 2).await;
    let course = world.course(&admin, "Yard day", None).await;
    world.course_gives(&admin, course, skill, 3).await;
    let path = world.path(&admin, "Drivers", &[(module, None)]).await;
    let mut browser = Browser::of(&world, "mara@harbour.example").await;
    assert!(plain(&browser.get("/skills").await).contains("/skills/gaps"));

    let list = browser.get("/skills/gaps").await;
    assert!(list.text.contains("1 gap"), "{}", list.text);
    assert!(list.text.contains("Module Driving, level 2"), "{}", list.text);
    assert!(!list.text.contains("Zoe"), "{}", list.text);
    let assign = format!("/team/assign?person={}&path={path}", sam.id);
    assert!(plain(&list).contains(&assign), "{}", list.text);
    assert!(plain(&list).contains(&format!("/courses/{course}/enroll?q=Sam")), "{}", list.text);
    let form = browser.get(&assign).await;
    let chosen = format!("value=\"{path}\" selected");
    assert!(form.text.contains(&chosen), "{}", form.text);

    for (query, n_gaps) in [
        ("q=sa&skill=FORK&critical=", "1 gap"),
        ("team=x&department=1&job_role=x&page=-1&critical=2", "1 gap"),
        ("q=zoe", "Nothing matches"),
        ("critical=1", "Nothing matches"),
        ("page=99999", "Nothing matches"),
    ] {
        let found = browser.get(&format!("/skills/gaps?{query}")).await;
        assert_eq!(found.status, StatusCode::OK, "{query}");
        assert!(found.text.contains(n_gaps), "{query}: {}", found.text);
    }
    let narrowed = browser.get(&format!("/skills/gaps?job_role={driver}&q=sam")).await;
    assert!(narrowed.text.contains(&format!("value=\"{driver}\" selected")), "{}", narrowed.text);
    assert!(narrowed.text.contains("1 gap"), "{}", narrowed.text);

    world.assign(&mara, path, &sam, "2026-11-24").await;
    let list = browser.get("/skills/gaps").await;
    assert!(list.text.contains("Can start it already"), "{}", list.text);
    assert!(!plain(&list).contains(&assign), "{}", list.text);

    let mut own = Browser::of(&world, "sam@harbour.example").await;
    let skills = own.get("/training/skills").await;
    assert!(skills.text.contains("What you have too little of"), "{}", skills.text);
    assert!(plain(&skills).contains(&format!("/training/modules/{module}")), "{}", skills.text);
    assert!(skills.text.contains("Ask your manager for it"), "the course: {}", skills.text);
}

#[tokio::test]
async fn coverage_says_who_is_the_only_one() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let skill = world.skill(&admin, "Forklift & crane", None).await;
    world.skill(&admin, "Knots", None).await;
    world.rate(&mara, &sam, skill, 2).await;
    let mut browser = Browser::of(&world, "mara@harbour.example").await;
    let seen = browser.get("/skills/coverage").await;
    assert!(seen.text.contains("Only Sam"), "{}", seen.text);
    assert!(seen.text.contains("Nobody"), "{}", seen.text);
    assert!(plain(&seen).contains("/skills/gaps?skill=Forklift%20%26%20crane"), "{}", seen.text);
    let high = browser.get("/skills/coverage?level=3&q=fork").await;
    assert!(!high.text.contains("Only Sam"), "{}", high.text);
    assert!(high.text.contains("value=\"3\" selected"), "{}", high.text);
    for level in ["0", "5", "x", "\u{ff12}"] {
        let same = browser.get(&format!("/skills/coverage?level={level}")).await;
        assert!(same.text.contains("Only Sam"), "{level}: {}", same.text);
    }
}

#[tokio::test]
async fn a_report_shows_a_picture_with_its_numbers() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam", Role::Staff, Some(&mara)).await;
    let mut needs = Vec::new();
    for (name, needed) in [("Forklift", 3), ("Knots", 2), ("Charts", 1)] {
        needs.push((world.skill(&admin, name, None).await, needed));
    }
    let mut own = Browser::of(&world, "sam@harbour.example").await;
    let empty = own.get("/training/skills/report").await;
    assert!(empty.text.contains("no job role needs anything"), "{}", empty.text);
    assert!(!empty.text.contains("<polygon"), "{}", empty.text);
    let mate = world.job_role(&admin, "Mate", &needs).await;
    world.has_job_roles(&mara, &sam, &[mate]).await;
    world.rate(&mara, &sam, needs[0].0, 3).await;

    let path = format!("/team/{}/skills/report", sam.id);
    let mut browser = Browser::of(&world, "mara@harbour.example").await;
    let skills = browser.get(&format!("/team/{}/skills", sam.id)).await;
    assert!(plain(&skills).contains(&path), "{}", skills.text);
    for seen in [browser.get(&path).await, own.get("/training/skills/report").await] {
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text.contains("Skills report: Sam"), "{}", seen.text);
        assert!(seen.text.contains("1 of 3"), "{}", seen.text);
        assert!(seen.text.contains("role=\"img\" aria-label=\"What Sam has"), "{}", seen.text);
        assert!(!seen.text.contains("style="), "{}", seen.text);
    }
}

//! The matrix of people and skills, on its page and as a table.

use application::skills::{EditProfile, edit_profile};
use domain_kernel::Role;
use domain_skills::{JobRoleId, ProfileSettings};
use http::StatusCode;
use world::{Somebody, World};

use crate::browser::Browser;

async fn give(world: &World, admin: &Somebody, who: &Somebody, job_role: JobRoleId) {
    let settings = ProfileSettings { job_roles: [job_role].into(), ..ProfileSettings::default() };
    let command = EditProfile { person: who.id, expected: None, settings };
    edit_profile(&world.app, &admin.actor, command).await.expect("an admin may");
}

/// Anna leads Mara, who leads Sam, who lacks a level of what he needs. Omar is led by nobody.
async fn given() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    world.person(&admin, "=Omar", Role::Staff, None).await;
    let forklift = world.skill(&admin, "Forklift", None).await;
    world.skill(&admin, "+Knots", None).await;
    let driver = world.job_role(&admin, "Driver", &[(forklift, 3)]).await;
    give(&world, &admin, &sam, driver).await;
    world.rate(&mara, &sam, forklift, 2).await;
    (world, mara, sam)
}

#[tokio::test]
async fn a_manager_sees_the_own_team_in_the_matrix_and_an_admin_everybody() {
    let (world, mara, sam) = given().await;
    let mut browser = Browser::of(&world, "mara.voss@harbour.example").await;
    for path in ["/skills/matrix".to_owned(), format!("/skills/matrix?team={}", mara.id)] {
        let page = browser.get(&path).await;
        assert!(page.text.contains("Sam Staff"), "{}", page.text);
        assert!(!page.text.contains("Omar"), "{}", page.text);
        assert!(page.text.contains("<td class=\"is-gap\"><b>2</b> needs 3"), "{}", page.text);
        assert!(page.text.contains("1 gap on this page"), "{}", page.text);
        assert!(!page.text.contains("name=\"team\""), "{}", page.text);
    }

    let mut browser = Browser::of(&world, "anna").await;
    let page = browser.get("/skills/matrix").await;
    assert!(page.text.contains("Sam Staff") && page.text.contains("=Omar"), "{}", page.text);
    for narrow in [format!("team={}", mara.id), "gaps=1".to_owned(), "q=SAM".to_owned()] {
        let page = browser.get(&format!("/skills/matrix?{narrow}")).await;
        assert!(page.text.contains("Sam Staff"), "{narrow}: {}", page.text);
        assert!(!page.text.contains("=Omar"), "{narrow}: {}", page.text);
    }
    let none = browser.get("/skills/matrix?q=nobody").await;
    assert!(none.text.contains("Nobody and nothing matches"), "{}", none.text);
    let odd = "/skills/matrix?team=x&skill=%00&level=99&lapsing=-1&as_of=2026-02-30&page=0&sort=x";
    assert_eq!(browser.get(odd).await.status, StatusCode::OK);
    let own = browser.get(&format!("/team/{}/skills", sam.id)).await;
    assert_eq!(own.status, StatusCode::OK, "where the row leads");
}

#[tokio::test]
async fn the_matrix_of_a_past_day_is_as_it_was_and_of_a_later_one_nobody_knows() {
    let (world, ..) = given().await;
    let mut browser = Browser::of(&world, "anna").await;
    let then = browser.get("/skills/matrix?as_of=2026-11-01").await;
    assert!(then.text.contains("As it was on 1 November 2026"), "{}", then.text);
    assert!(then.text.contains("<b>0</b> needs 3"), "nobody had said anything: {}", then.text);
    let refused = browser.get("/skills/matrix?as_of=2026-12-31").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("href=\"#as_of\""), "{}", refused.text);
    assert!(refused.text.contains("value=\"2026-12-31\""), "what was typed: {}", refused.text);
    for path in ["/skills/matrix.csv", "/skills/matrix.xlsx"] {
        let refused = browser.get(&format!("{path}?as_of=2026-12-31")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    }
}

#[tokio::test]
async fn the_matrix_is_taken_away_as_a_table_that_is_no_formula_and_that_is_on_record() {
    let (world, ..) = given().await;
    let mut browser = Browser::of(&world, "mara.voss@harbour.example").await;
    let csv = browser.get("/skills/matrix.csv?gaps=0").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let table = "\u{feff}Person,Job title,Department,Gaps,\"'+Knots\",Forklift\r\n\
                 Sam Staff,,,1,,2 of 3\r\n";
    assert_eq!(csv.text, table);

    let mut browser = Browser::of(&world, "anna").await;
    let csv = browser.get("/skills/matrix.csv").await;
    assert!(csv.text.contains("\"'=Omar\",,,0,,\r\n"), "{}", csv.text);
    let narrow = browser.get("/skills/matrix.csv?gaps=1").await;
    assert_eq!(narrow.text.lines().count(), 2, "{}", narrow.text);
    assert!(narrow.text.contains("Gaps,Forklift\r\n"), "{}", narrow.text);
    let book = browser.get("/skills/matrix.xlsx").await;
    assert!(book.header("content-disposition").contains("skills-matrix.xlsx"));
    let trail = browser.get("/admin/audit?action=skills.matrix_exported").await;
    assert!(trail.text.contains("Skills matrix exported as a table"), "{}", trail.text);
}

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn skills_are_looked_at_and_then_imported_and_so_is_the_catalog_that_comes_along() {
    let (world, admin) = World::set_up().await;
    world.skill(&admin, "Knots", None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/skills/import";
    assert!(browser.get("/skills").await.text.contains("href=\"/skills/import\""));
    let asked = browser.get(path).await;
    assert!(asked.text.contains("CC BY 4.0"), "{}", asked.text);

    let file = "Name;Kategorie;Kritisch\nKNOTS;;\nKarten;Deck;ja\n";
    let file = Some(("skills.csv", file.as_bytes()));
    let checked = browser.send_form(path, &[("action", "check")], file).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
    assert!(checked.text.contains("1 skill is there already"), "{}", checked.text);
    let apply = [("action", "apply"), ("text", "Name,Kategorie\nKarten,Deck")];
    let done = browser.send_form(path, &apply, None).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/skills"));
    assert!(browser.get("/skills").await.text.contains("1 skill is imported"));

    let bad = [("action", "check"), ("text", "name\nA\na")];
    let bad = browser.send_form(path, &bad, None).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("Line 2 has the same. Keep one of them"), "{}", bad.text);

    let shown = browser.send_form(path, &[("action", "catalog")], None).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text.contains("Import 164 skills"), "{}", shown.text);
    assert!(!browser.get("/skills").await.text.contains("166 skills"));
    let text = shown.textarea("text");
    let apply = [("action", "apply"), ("text", text.as_str())];
    let done = browser.send_form(path, &apply, None).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    assert!(browser.get("/skills").await.text.contains("166 skills"));
    let again = browser.send_form(path, &[("action", "catalog")], None).await;
    assert!(again.text.contains("There is nothing new in the file"), "{}", again.text);
    assert!(!again.text.contains("value=\"apply\""), "{}", again.text);
}

#[tokio::test]
async fn a_matrix_is_looked_at_and_then_imported_since_a_day_and_twice_no_more() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam", Role::Staff, None).await;
    let skill = world.skill(&admin, "Knots", None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/skills/import/ratings";
    let text = "E-Mail,Knots\nsam@harbour.example,3\n";
    let day = [("on", "2"), ("on_month", "3"), ("on_year", "2026")];
    let check = [&[("action", "check")][..], &day].concat();
    let checked = browser.send_form(path, &check, Some(("m.csv", text.as_bytes()))).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
    assert!(checked.text.contains("since 2 March 2026"), "{}", checked.text);
    assert_eq!(checked.field("on_month"), "3");
    for field in [("on", "31"), ("on_month", "2")] {
        let wrong = [&[("action", "apply"), ("text", text), field][..], &day[2..]].concat();
        let wrong = browser.send_form(path, &wrong, None).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
    }
    let apply = [&[("action", "apply"), ("text", text)][..], &day].concat();
    for told in ["1 level is imported", "There was nothing new to import"] {
        let done = browser.send_form(path, &apply, None).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/skills"));
        assert!(browser.get("/skills").await.text.contains(told), "{told}");
    }
    let seen = browser.get(&format!("/team/{}/skills/{skill}", sam.id)).await;
    assert!(seen.text.contains("2 March 2026"), "{}", seen.text);
}

//! Labels of items: chosen, looked at, printed, and replaced.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn labels_are_chosen_looked_at_and_printed() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "<GR>-0101").await;
    world.item(&admin, "TL-0412").await;
    let code = world.code(&admin, item).await;
    let mut browser = Browser::of(&world, "anna").await;

    let blank = browser.get("/equipment/labels").await;
    assert!(!blank.text.contains("label__code"), "no code is seen before it is asked for");
    let shown = browser.get("/equipment/labels?sheet=avery_l7160&first=3").await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.text.contains("2 labels") && shown.text.contains("&lt;GR&gt;-0101"));
    assert!(shown.text.contains(&code) && shown.text.contains("sheet--avery_l7160"));
    assert_eq!(shown.text.matches("<li aria-hidden").count(), 2, "two were used before");

    let query = format!("?item={item}&sheet=avery_l7651&first=65&right=-0,5&down=1.2");
    let shown = browser.get(&format!("/equipment/labels{query}")).await;
    assert!(shown.text.contains("One label") && !shown.text.contains("TL-0412"));
    let pdf = browser.get(&format!("/equipment/labels.pdf{query}")).await;
    assert_eq!(pdf.status, StatusCode::OK);
    // The last of five in the last of thirteen rows, half a millimeter to the left.
    assert!(pdf.text.contains("page 1 at 166730 266140"), "{}", pdf.text);
    assert!(pdf.text.contains(&code) && pdf.text.contains("/e/"));
    let ruler = browser.get(&format!("/equipment/labels/ruler.pdf{query}")).await;
    assert!(ruler.text.starts_with("%PDF-\navery_l7651"), "{}", ruler.text);

    for (wrong, field) in [
        ("sheet=foil", "#sheet"),
        ("sheet=avery_l7160&first=22", "#first"),
        ("sheet=avery_l7160&first=1&right=11", "#right"),
        ("sheet=avery_l7160&first=1&since=soon", "#since"),
        ("sheet=avery_l7160&item=x", "no item with such a label"),
        ("sheet=avery_l7160&since=2100-01-01", "no item with such a label"),
    ] {
        let page = browser.get(&format!("/equipment/labels?{wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(page.text.contains(field), "{wrong}: {}", page.text);
        assert!(!page.text.contains("label__code"), "{wrong}");
        let pdf = browser.get(&format!("/equipment/labels.pdf?{wrong}")).await;
        assert_eq!(pdf.status, StatusCode::SEE_OTHER, "{wrong}");
    }

    // Each time that codes were seen is on record, and nothing else is.
    let trail = browser.get("/admin/audit?action=equipment.labels_printed").await;
    assert_eq!(trail.text.matches("Labels printed").count() - 1, 3, "{}", trail.text);
}

#[tokio::test]
async fn a_code_is_replaced_after_a_question() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    let before = world.code(&admin, item).await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/code");
    let asked = browser.get(&path).await;
    assert!(asked.text.contains("GR-0101") && !asked.text.contains(&before));
    let version = asked.field("version");
    let replaced = browser.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(replaced.location(), format!("/equipment/{item}"), "{}", replaced.text);
    assert_ne!(world.code(&admin, item).await, before);
    let again = browser.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn all_codes_are_replaced_after_a_question_that_says_how_many() {
    let (world, admin) = World::set_up().await;
    let items = [world.item(&admin, "GR-0101").await, world.item(&admin, "GR-0102").await];
    let before = world.code(&admin, items[1]).await;
    world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let asked = browser.get("/equipment/codes").await;
    assert!(asked.text.contains("2 labels stop working at once"), "{}", asked.text);
    let refused = browser.post("/equipment/codes", &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.code(&admin, items[1]).await, before);
    let of = asked.field("of");
    let replaced = browser.post("/equipment/codes", &[("of", of.as_str())]).await;
    assert!(replaced.location().starts_with("/equipment/labels?since="), "{}", replaced.text);
    assert_ne!(world.code(&admin, items[1]).await, before);

    let unknown = world::no_id::<()>();
    let none = browser.get(&format!("/equipment/codes?category={unknown}")).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

//! Categories and locations of equipment, as browsers fill in their forms.

use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_category_is_added_once_renamed_and_deleted() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let list = "/equipment/categories";
    let id = browser.get(list).await.field("id");
    let refused = browser.post(list, &[("id", &id), ("name", "  ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#name\""), "{}", refused.text);
    for _ in 0..2 {
        let made = browser.post(list, &[("id", &id), ("name", "Saws <b>")]).await;
        assert_eq!(made.location(), list, "{}", made.text);
    }
    let page = browser.get(list).await;
    assert!(page.text.contains("Saws &lt;b&gt;") && page.text.contains("1 category"));
    let other = page.field("id");
    let taken = browser.post(list, &[("id", &other), ("name", "SAWS <B>")]).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("Another category has this name"), "{}", taken.text);

    let path = format!("{list}/{id}");
    let rename = [("version", "1"), ("name", "Drills")];
    assert_eq!(browser.post(&path, &rename).await.location(), list);
    assert_eq!(browser.post(&path, &rename).await.status, StatusCode::CONFLICT);
    let more = [&rename[..], &[("role", "admin")]].concat();
    assert_eq!(browser.post(&path, &more).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("{path}/delete");
    let version = browser.get(&path).await.field("version");
    let gone = browser.post(&path, &[("version", &version)]).await;
    assert_eq!(gone.location(), list, "{}", gone.text);
    assert!(browser.get(list).await.text.contains("Drills is deleted"));
    assert_eq!(browser.post(&path, &[("version", "2")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_location_is_added_inside_another_one_moved_and_deleted() {
    let (world, admin) = World::set_up().await;
    let workshop = world.item_location(&admin, "Workshop", None).await.to_string();
    let yard = world.item_location(&admin, "Yard", None).await.to_string();
    let mut browser = Browser::of(&world, "anna").await;
    let list = "/equipment/locations";
    let form = browser.get(&format!("{list}/new?in={workshop}")).await;
    let chosen = format!("value=\"{workshop}\" selected");
    assert!(form.text.contains(&chosen), "{}", form.text);
    let id = form.field("id");
    let typed = |name, parent| [("id", id.as_str()), ("name", name), ("parent", parent)];

    let long = "x".repeat(121);
    for (name, parent, error) in [
        ("", workshop.as_str(), "href=\"#name\""),
        ("yard", "", "is called so already"),
        ("Bay 2", "00000000-0000-0000-0000-000000000001", "href=\"#parent\""),
        ("Bay 2", "elsewhere", "could not read"),
        (long.as_str(), "", "120"),
    ] {
        let refused = browser.post(list, &typed(name, parent)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text.contains(error), "{name}: {}", refused.text);
    }
    for _ in 0..2 {
        let made = browser.post(list, &typed("Bay 2", &workshop)).await;
        assert_eq!(made.location(), list, "{}", made.text);
    }
    let page = browser.get(list).await;
    assert!(page.text.contains("3 locations"), "{}", page.text);
    assert!(page.text.contains("<li data-depth=\"1\">"), "{}", page.text);

    let path = format!("{list}/{workshop}");
    let edit = |parent| [("version", "1"), ("name", "Workshop"), ("parent", parent)];
    let refused = browser.post(&path, &edit(&id)).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("cannot be inside itself"), "{}", refused.text);
    let offered = browser.get(&path).await;
    assert!(!offered.text.contains(&id), "what is in it is not offered");
    assert_eq!(browser.post(&path, &edit(&yard)).await.location(), list);
    assert_eq!(browser.post(&path, &edit("")).await.status, StatusCode::CONFLICT);
    let found = browser.get(&format!("{list}?q=BAY")).await;
    assert!(found.text.contains("<bdi>Yard, Workshop</bdi>"), "{}", found.text);
    assert!(
        browser.get(&format!("{list}?q=nowhere")).await.text.contains("No location is called so")
    );

    let delete = |id: &str| format!("{list}/{id}/delete");
    assert!(browser.get(&delete(&yard)).await.text.contains("One location is in it"));
    let used = browser.post(&delete(&yard), &[("version", "1")]).await;
    assert_eq!(used.status, StatusCode::CONFLICT);
    let version = browser.get(&delete(&id)).await.field("version");
    let gone = browser.post(&delete(&id), &[("version", &version)]).await;
    assert_eq!(gone.location(), list, "{}", gone.text);
    assert!(browser.get(list).await.text.contains("Yard, Workshop, Bay 2 is deleted"));
}

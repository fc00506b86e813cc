//! Photos of items: brought on their form, and shown where an item is.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_photo_of_an_item_is_shown_to_whoever_may_have_it_and_to_no_other_company() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.another_company().await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await.replace('-', "");
    let mut anna = Browser::of(&world, "anna").await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let path = format!("/equipment/{item}/photo");
    let link = format!("{path}?v=");
    let has_photo = |text: &str| text.replace("&#x2f;", "/").contains(&link);
    assert_eq!(sam.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(!has_photo(&anna.get(&format!("/equipment/{item}")).await.text));

    let brought = anna.upload(&path, "photo", b"photo!").await;
    assert_eq!(brought.status, StatusCode::SEE_OTHER, "{}", brought.text);
    assert_eq!(brought.location(), format!("/equipment/{item}"));
    for photo in [anna.get(&path).await, sam.get(&path).await] {
        assert_eq!((photo.status, photo.text.as_str()), (StatusCode::OK, "photo!"));
        assert_eq!(photo.header("content-type"), "image/jpeg");
        assert_eq!(photo.header("cache-control"), "private, no-cache");
    }
    let small = sam.get(&format!("{path}?size=small&v=1")).await;
    assert_eq!(small.text, "photo");
    assert_eq!(small.header("cache-control"), "private, max-age=3600");
    for (browser, page) in
        [(&mut anna, format!("/equipment/{item}")), (&mut sam, format!("/e/{code}"))]
    {
        let shown = browser.get(&page).await;
        assert!(has_photo(&shown.text), "{page}: {}", shown.text);
        assert!(shown.text.contains("alt=\"Bench grinder 200 mm\""), "{page}: {}", shown.text);
    }
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);

    let before = world.blobs.keys();
    let other = anna.upload(&path, "photo", b"photo of another").await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    let after = world.blobs.keys();
    assert_eq!((before.len(), after.len()), (2, 2));
    assert!(before.iter().all(|it| !after.contains(it)), "the old files are gone");

    let removed = anna.post(&format!("{path}/delete"), &[]).await;
    assert_eq!(removed.location(), format!("/equipment/{item}"));
    assert_eq!(anna.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(world.blobs.keys().is_empty());
    let trail = anna.get("/admin/audit?action=equipment.item_photo_changed").await;
    let n_entries = trail.text.matches("\"What\">Photo of an item changed").count();
    assert_eq!(n_entries, 3, "{}", trail.text);
}

#[tokio::test]
async fn what_is_no_photo_of_an_item_is_refused_at_its_field() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/photo");
    for content in [&b"<svg/>"[..], b""] {
        let refused = anna.upload(&path, "photo", content).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("href=\"#photo\""), "{}", refused.text);
        assert!(refused.text.contains("value=\"GR-0101\""), "{}", refused.text);
    }
    let large = vec![b'x'; 11 * 1024 * 1024];
    let refused = anna.upload(&path, "photo", &large).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    let unknown = anna.upload(&path, "other", b"photo").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(world.blobs.keys().is_empty());
}

#[tokio::test]
async fn the_photo_of_an_item_that_is_deleted_goes_with_it() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    world.item_photo(&admin, item).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/delete");
    let version = anna.get(&path).await.field("version");
    let deleted = anna.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(deleted.location(), "/equipment", "{}", deleted.text);
    assert!(world.blobs.keys().is_empty());
}

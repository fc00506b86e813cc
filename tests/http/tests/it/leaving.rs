//! What somebody has who leaves.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn what_somebody_has_who_leaves_is_on_a_sheet_and_then_in_a_queue() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let first = world.item(&admin, "GR-0101").await;
    let second = world.item(&admin, "GR-0102").await;
    for item in [first, second] {
        world.take(&admin, &kofi, item).await;
        world.clock.pass(std::time::Duration::from_secs(1));
    }
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}/deactivate", kofi.id);
    let sheet = anna.get(&path).await;
    assert!(sheet.text.contains("GR-0101") && sheet.text.contains("GR-0102"), "{}", sheet.text);
    let ways = names(&sheet.text, "way-");
    let [one, two] = &ways[..] else { panic!("{ways:?}") };
    let version = sheet.field("version");
    let to = two.replace("way-", "to-");
    let fields = |way, person, reason| {
        [
            ("version", version.as_str()),
            (one.as_str(), "leave"),
            (two.as_str(), way),
            (to.as_str(), person),
            ("reason", reason),
        ]
    };
    for (fields, words) in [
        (fields("hand_over", "nobody@\"x\"", "They left"), "Nobody who works here"),
        (fields("hand_over", "", "They left"), "Nobody who works here"),
        (fields("return", "", " "), "Say why, as it goes on record"),
    ] {
        let refused = anna.post(&path, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
    }
    for unknown in [(one.as_str(), "burn"), ("way-x", "leave"), ("color", "red")] {
        let refused = anna.post(&path, &[("version", version.as_str()), unknown]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{unknown:?}");
    }
    let outdated = [("version", version.as_str()), (one.as_str(), "return"), ("reason", "Gone")];
    let outdated = anna.post(&path, &outdated).await;
    assert_eq!(outdated.status, StatusCode::CONFLICT);
    assert!(outdated.text.contains("has changed meanwhile") && outdated.text.contains(two));
    assert!(anna.get("/equipment/in-use").await.text.contains("2 items are out"));

    let done = anna.post(&path, &fields("hand_over", "Sam.Staff@harbour.example", "Gone")).await;
    assert_eq!(done.location(), format!("/admin/people/{}", kofi.id), "{}", done.text);
    let queue = anna.get("/equipment/in-use?inactive=1").await;
    assert!(queue.text.contains("1 item is out") && queue.text.contains("Holder inactive"));
    assert!(queue.text.contains("GR-0101") && !queue.text.contains("GR-0102"), "{}", queue.text);
    let home = anna.get("/dashboard").await;
    assert!(home.text.contains("One item is with somebody who is deactivated"), "{}", home.text);
    assert!(anna.get(&format!("/equipment/{first}")).await.text.contains("Holder inactive"));
    assert!(anna.get("/equipment").await.text.contains("Holder inactive"));

    let erase = format!("/admin/people/{}/erase", kofi.id);
    let page = anna.get(&erase).await;
    assert!(page.text.contains("still has something of the company"), "{}", page.text);
    let expected = anna.get(&format!("/admin/people/{}/reactivate", kofi.id)).await;
    let expected = expected.field("version");
    let fields = [("version", expected.as_str()), ("name", "Kofi Mensah")];
    let refused = anna.post(&erase, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text);
    let held = format!("/equipment/in-use?holder={}", kofi.id);
    assert!(refused.text.replace("&#x2f;", "/").contains(&held), "{}", refused.text);
    assert!(anna.get(&held).await.text.contains("GR-0101"));
    anna.post(&format!("/equipment/{first}/return"), &[("reason", "Found")]).await;
    let erased = anna.post(&erase, &fields).await;
    assert_eq!(erased.status, StatusCode::SEE_OTHER, "{}", erased.text);
}

#[tokio::test]
async fn whoever_has_nothing_is_deactivated_as_before() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/admin/people/{}/deactivate", kofi.id);
    let page = anna.get(&path).await;
    assert!(!page.text.contains("What they have"), "{}", page.text);
    let version = page.field("version");
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &kofi, item).await;
    let outdated = anna.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(outdated.status, StatusCode::CONFLICT);
    assert!(outdated.text.contains("GR-0101"), "{}", outdated.text);
}

/// The names of the fields that begin so, in their order.
fn names(page: &str, prefix: &str) -> Vec<String> {
    let fields = page.split("name=\"").skip(1).filter_map(|it| it.split('"').next());
    fields.filter(|it| it.starts_with(prefix)).map(str::to_owned).collect()
}

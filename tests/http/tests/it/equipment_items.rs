//! Items as an admin's browser fills in their forms.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn an_item_is_added_once_and_edited() {
    let (world, admin) = World::set_up().await;
    let drills = world.item_category(&admin, "Drills").await.to_string();
    let yard = world.item_location(&admin, "Yard", None).await.to_string();
    world.item(&admin, "D-01").await;
    let mut browser = Browser::of(&world, "anna").await;
    let form = browser.get("/equipment/new").await;
    assert!(form.text.contains(&drills) && form.text.contains(&yard), "{}", form.text);
    let id = form.field("id");
    let typed = [
        ("id", id.as_str()),
        ("tag", "D-02"),
        ("name", "Drill <b>"),
        ("category", &drills),
        ("location", &yard),
        ("serial", "SN 1"),
        ("notes", "Charger in the drawer"),
    ];
    for _ in 0..2 {
        let made = browser.post("/equipment", &typed).await;
        assert_eq!(made.location(), format!("/equipment/{id}"), "{}", made.text);
    }

    let path = format!("/equipment/{id}/edit");
    let form = browser.get(&path).await;
    for shown in ["D-02", "Drill &lt;b&gt;", "SN 1", "Charger in the drawer"] {
        assert!(form.text.contains(shown), "{shown}: {}", form.text);
    }
    assert_eq!(form.text.matches(" selected").count(), 2, "{}", form.text);
    let version = form.field("version");
    let edit = [("version", version.as_str()), ("tag", "D-03"), ("name", "Drill")];
    assert_eq!(browser.post(&path, &edit).await.location(), format!("/equipment/{id}"));
    let stale = browser.post(&path, &edit).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("value=\"D-03\""), "what was typed comes back: {}", stale.text);
}

#[tokio::test]
async fn what_is_wrong_with_an_item_is_said_at_its_field() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "D-01").await;
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/equipment/new").await.field("id");
    let other = "00000000-0000-0000-0000-000000000001";
    let (long, serial, notes) = ("x".repeat(41), "1".repeat(121), "x".repeat(5_001));
    let cases: [(&[(&str, &str)], &str); 9] = [
        (&[("tag", " "), ("name", "Drill")], "tag"),
        (&[("tag", &long), ("name", "Drill")], "tag"),
        (&[("tag", "d-01"), ("name", "Drill")], "tag"),
        (&[("tag", "D\u{202e}2"), ("name", "Drill")], "tag"),
        (&[("tag", "D-02"), ("name", "")], "name"),
        (&[("tag", "D-02"), ("name", "Drill"), ("notes", &notes)], "notes"),
        (&[("tag", "D-02"), ("name", "Drill"), ("category", other)], "category"),
        (&[("tag", "D-02"), ("name", "Drill"), ("location", other)], "location"),
        (&[("tag", "D-02"), ("name", "Drill"), ("serial", &serial)], "serial"),
    ];
    for (fields, field) in cases {
        let typed = [&[("id", id.as_str())], fields].concat();
        let refused = browser.post("/equipment", &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let link = format!("href=\"#{field}\"");
        assert!(refused.text.contains(&link), "{field}: {}", refused.text);
    }
    for strange in [[("category", "drills")], [("state", "retired")]] {
        let good = [("id", id.as_str()), ("tag", "D-02"), ("name", "Drill")];
        let refused = browser.post("/equipment", &[&good[..], &strange].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let serial = [("version", "1"), ("tag", "D-01"), ("name", "Grinder"), ("serial", "SN 1")];
    let saved = browser.post(&format!("/equipment/{item}/edit"), &serial).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let taken = [("id", id.as_str()), ("tag", "D-02"), ("name", "Drill"), ("serial", "sn 1")];
    let taken = browser.post("/equipment", &taken).await;
    assert!(taken.text.contains("href=\"#serial\""), "{}", taken.text);
}

#[tokio::test]
async fn an_item_is_retired_by_typing_its_tag_and_taken_into_use_again() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "D-01").await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/retire");
    let version = browser.get(&path).await.field("version");
    let typed = |reason, tag| [("version", version.as_str()), ("reason", reason), ("tag", tag)];
    for (reason, tag, field) in [
        ("", "D-01", "reason"),
        ("stolen", "D-01", "reason"),
        ("lost", "D-02", "tag"),
        ("lost", "", "tag"),
    ] {
        let refused = browser.post(&path, &typed(reason, tag)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason} {tag}");
        let link = format!("href=\"#{field}\"");
        assert!(refused.text.contains(&link), "{reason} {tag}: {}", refused.text);
    }
    let retired = browser.post(&path, &typed("lost", " D-01 ")).await;
    assert_eq!(retired.location(), format!("/equipment/{item}"), "{}", retired.text);
    let again = browser.post(&path, &typed("lost", "D-01")).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(browser.get(&path).await.text.contains("retired already"));

    let path = format!("/equipment/{item}/reinstate");
    let version = browser.get(&path).await.field("version");
    let form = [("version", version.as_str())];
    let back = browser.post(&path, &form).await;
    assert_eq!(back.location(), format!("/equipment/{item}"), "{}", back.text);
    assert_eq!(browser.post(&path, &form).await.status, StatusCode::CONFLICT);
    assert!(browser.get(&path).await.text.contains("is not retired"));
}

#[tokio::test]
async fn an_item_that_somebody_had_is_neither_deleted_nor_retired_meanwhile() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (used, unused) = (world.item(&admin, "D-01").await, world.item(&admin, "D-02").await);
    world.take(&admin, &sam, used).await;
    let mut browser = Browser::of(&world, "anna").await;

    let retire = format!("/equipment/{used}/retire");
    assert!(browser.get(&retire).await.text.contains("Return it first"));
    let refused =
        browser.post(&retire, &[("version", "2"), ("reason", "sold"), ("tag", "D-01")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let delete = |id| format!("/equipment/{id}/delete");
    assert!(browser.get(&delete(used)).await.text.contains("stays on record"));
    let refused = browser.post(&delete(used), &[("version", "2")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);

    let version = browser.get(&delete(unused)).await.field("version");
    let gone = browser.post(&delete(unused), &[("version", &version)]).await;
    assert_eq!(gone.location(), "/equipment", "{}", gone.text);
    assert_eq!(browser.get(&delete(unused)).await.status, StatusCode::NOT_FOUND);
}

//! Items as steps of paths, in a browser.

use application::onboarding::item_step;
use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn an_item_is_written_into_the_path() {
    let (world, admin) = World::set_up().await;
    let helmets = world.item_category(&admin, "Helmets <b>").await.to_string();
    let mut browser = Browser::of(&world, "anna").await;
    let form = browser.get("/paths/new").await;
    assert!(form.text.contains("Add an item"), "{}", form.text);
    let id = form.field("id");
    let fields = [
        ("id", id.as_str()),
        ("title", "Starter"),
        ("kind_1", "item"),
        ("category_1", helmets.as_str()),
        ("due_1", "2"),
    ];
    let more = browser.post("/paths", &[&fields[..], &[("action", "add_item")]].concat()).await;
    assert!(more.text.contains("name=\"category_2\""), "{}", more.text);
    let twice = [("kind_2", "item"), ("category_2", helmets.as_str())];
    let refused = browser.post("/paths", &[&fields[..], &twice].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Choose each category of items once"), "{}", refused.text);
    let unknown = [("kind_2", "item"), ("category_2", id.as_str())];
    let refused = browser.post("/paths", &[&fields[..], &unknown].concat()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("does not exist any more"), "{}", refused.text);

    assert_eq!(browser.post("/paths", &fields).await.location(), format!("/paths/{id}"));
    let page = browser.get(&format!("/paths/{id}")).await;
    assert!(page.text.contains("Helmets &lt;b&gt;") && page.text.contains("by taking an item"));
    let form = browser.get(&format!("/paths/{id}/edit")).await;
    assert!(form.text.contains(&format!("value=\"{helmets}\" selected")), "{}", form.text);

    let delete = format!("/equipment/categories/{helmets}/delete");
    let kept = browser.post(&delete, &[("version", "1")]).await;
    assert_eq!(kept.status, StatusCode::CONFLICT);
    assert!(kept.text.contains("is a step of a path"), "{}", kept.text);
}

#[tokio::test]
async fn whoever_takes_an_item_has_done_the_step() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let helmets = world.item_category(&admin, "Helmets").await;
    let item = world.item_of(&admin, "HE-1", helmets).await;
    let path = world.path_of(&admin, "Starter", vec![item_step(helmets, None)]).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let code = world.code(&admin, item).await;
    let mut browser = Browser::of(&world, "kofi.mensah@harbour.example").await;

    let home = browser.get("/dashboard").await;
    assert!(home.text.contains("Done when you take an item of this category"), "{}", home.text);
    assert!(home.text.contains("Show the items") && !home.text.contains("Mark as done"));
    let list = browser.get("/training").await;
    let free = format!("?category={helmets}");
    assert!(list.text.contains(&free) && !list.text.contains("Mark as done"), "{}", list.text);
    let free = browser.get(&format!("/equipment{free}")).await;
    assert!(free.text.contains("HE-1"), "{}", free.text);
    let step = world.steps(&admin, path).await[0];
    let url = format!("/training/paths/{path}/steps/{step}");
    let refused = browser.post(&url, &[("action", "done")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("by taking an item"), "{}", refused.text);

    let took = browser.post("/equipment/activate", &[("code", &code), ("due", "")]).await;
    assert_eq!(took.status, StatusCode::SEE_OTHER, "{}", took.text);

    let home = browser.get("/dashboard").await;
    assert!(home.text.contains("1 of 1 step"), "{}", home.text);
    assert!(!home.text.contains("Show the items"), "{}", home.text);
}

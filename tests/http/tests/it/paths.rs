use domain_kernel::Role;
use http::StatusCode;
use world::{World, no_id};

use crate::browser::Browser;

#[tokio::test]
async fn a_path_is_laid_out_row_by_row_and_changed() {
    let (world, admin) = World::set_up().await;
    let one = world.quiz(&admin, "Ladders <b>").await.to_string();
    let two = world.quiz(&admin, "Forklift").await.to_string();
    let mut browser = Browser::of(&world, "anna").await;
    let id = browser.get("/paths/new").await.field("id");
    let rows = [("module_1", one.as_str()), ("due_1", "5"), ("module_2", ""), ("due_2", "")];
    let fields = [&[("id", id.as_str()), ("title", "Starter")][..], &rows].concat();

    let more = browser.post("/paths", &[&fields[..], &[("action", "add")]].concat()).await;
    assert_eq!(more.status, StatusCode::OK);
    assert!(more.text.contains("name=\"module_3\"") && !more.text.contains("Ladders <b>"));
    assert_eq!(browser.get(&format!("/paths/{id}")).await.status, StatusCode::NOT_FOUND);

    for _ in 0..2 {
        let made = browser.post("/paths", &fields).await;
        assert_eq!(made.location(), format!("/paths/{id}"), "{}", made.text);
    }
    let page = browser.get(&format!("/paths/{id}")).await;
    assert!(page.text.contains("after 5 working days") && page.text.contains("1 step, nobody"));

    let path = format!("/paths/{id}/edit");
    let form = browser.get(&path).await;
    let version = form.field("version");
    let rows =
        [("module_1", one.as_str()), ("due_1", ""), ("module_2", two.as_str()), ("due_2", "x")];
    let fields = [&[("version", version.as_str()), ("title", "")][..], &rows].concat();
    let refused = browser.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#title\"") && refused.text.contains("href=\"#due_2\""));
    let moved = browser.post(&path, &[&fields[..], &[("action", "up_2")]].concat()).await;
    assert_eq!((moved.status, moved.field("due_1")), (StatusCode::OK, "x".to_owned()));

    let twice = [("module_1", one.as_str()), ("module_2", one.as_str())];
    let fields = [&[("version", version.as_str()), ("title", "T")][..], &twice].concat();
    let refused = browser.post(&path, &fields).await;
    assert!(refused.text.contains("Choose each module once"), "{}", refused.text);
    let good = [("version", version.as_str()), ("title", "T"), ("module_1", two.as_str())];
    assert_eq!(browser.post(&path, &good).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.post(&path, &good).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn people_are_put_on_a_path_and_taken_off() {
    let (world, admin) = World::set_up().await;
    let module = world.quiz(&admin, "Ladders").await;
    let path = world.path(&admin, "Starter", &[(module, Some(5))]).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/paths/{path}"));
    let assign = format!("{url}/assign");
    let kofi = kofi.id.to_string();
    let fields = |year: &'static str| {
        [
            ("person", kofi.as_str()),
            ("starts_on", "30"),
            ("starts_on_month", "11"),
            ("starts_on_year", year),
        ]
    };

    let bad = browser.post(&assign, &fields("1111")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("between 1990 and 2100") && bad.text.contains("href=\"#starts_on\""));
    assert_eq!(browser.post(&assign, &fields("2026")).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&url).await;
    assert!(page.text.contains("Kofi Mensah is on the path from 30 November 2026"));
    assert!(page.text.contains("1 person on it"));

    let off = browser.post(&format!("{url}/withdraw"), &[("person", &kofi)]).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER);
    assert!(browser.get(&url).await.text.contains("nobody on it"));
}

#[tokio::test]
async fn a_manager_assigns_to_the_own_team_only() {
    let (world, admin) = World::set_up().await;
    let path = world.path(&admin, "Starter", &[]).await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    world.person(&admin, "Kofi Mensah", Role::Staff, Some(&mara)).await;
    let other = world.person(&admin, "Olga Other", Role::Staff, None).await;
    world.assign(&admin, path, &other, "2026-11-16").await;
    let mut browser = Browser::of(&world, "mara.voss@harbour.example").await;
    let url = format!("/paths/{path}");

    let page = browser.get(&url).await;
    assert!(page.text.contains(">Kofi Mensah</option>") && page.text.contains("Olga Other"));
    assert!(!page.text.contains("Withdraw"));
    let other = other.id.to_string();
    let fields = [
        ("person", other.as_str()),
        ("starts_on", "1"),
        ("starts_on_month", "12"),
        ("starts_on_year", "2026"),
    ];
    let answer = browser.post(&format!("{url}/assign"), &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = browser.post(&format!("{url}/withdraw"), &[("person", &other)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn anothers_path_and_none_look_the_same() {
    let (world, admin) = World::set_up().await;
    let path = world.path(&admin, "Starter", &[]).await;
    world.another_company().await;
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    for below in ["", "/edit"] {
        let theirs = eve.get(&format!("/paths/{path}{below}")).await;
        let none = eve.get(&format!("/paths/{}{below}", no_id::<()>())).await;
        assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(theirs.text, none.text);
    }
}

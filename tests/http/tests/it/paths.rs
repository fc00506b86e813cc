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
    let kinds = [("kind_1", "module"), ("kind_2", "module")];
    let rows = [("module_1", one.as_str()), ("due_1", "5"), ("module_2", ""), ("due_2", "")];
    let rows = [&kinds[..], &rows].concat();
    let fields = [&[("id", id.as_str()), ("title", "Starter")][..], &rows].concat();

    let more = browser.post("/paths", &[&fields[..], &[("action", "add_module")]].concat()).await;
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
    let rows = [&kinds[..], &rows].concat();
    let fields = [&[("version", version.as_str()), ("title", "")][..], &rows].concat();
    let refused = browser.post(&path, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("href=\"#title\"") && refused.text.contains("href=\"#due_2\""));
    let moved = browser.post(&path, &[&fields[..], &[("action", "up_2")]].concat()).await;
    assert_eq!((moved.status, moved.field("due_1")), (StatusCode::OK, "x".to_owned()));

    let twice = [("module_1", one.as_str()), ("module_2", one.as_str())];
    let fields = [&[("version", version.as_str()), ("title", "T")][..], &kinds, &twice].concat();
    let refused = browser.post(&path, &fields).await;
    assert!(refused.text.contains("Choose each module once"), "{}", refused.text);
    let good = [("version", version.as_str()), ("title", "T"), kinds[0], ("module_1", &two)];
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
    assert_eq!(browser.post(&assign, &fields("2027")).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&url).await;
    assert!(page.text.contains("This person was on the path before"), "{}", page.text);
    assert!(page.text.contains("From 30 November 2026"));

    let confirm = browser.get(&format!("{url}/people/{kofi}/withdraw")).await;
    assert!(confirm.text.contains("Take Kofi Mensah off"), "{}", confirm.text);
    let person = confirm.field("person");
    for said in ["is not on the path any more", "was not on the path any more"] {
        let off = browser.post(&format!("{url}/withdraw"), &[("person", &person)]).await;
        assert_eq!(off.status, StatusCode::SEE_OTHER);
        let page = browser.get(&url).await;
        assert!(page.text.contains("nobody on it") && page.text.contains(said), "{}", page.text);
    }
    let gone = browser.get(&format!("{url}/people/{kofi}/withdraw")).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
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
    assert!(page.text.contains("<bdi>Kofi Mensah</bdi>") && !page.text.contains("Olga Other"));
    assert!(page.text.contains("nobody of your team on it") && !page.text.contains("Withdraw"));
    let asked = browser.get(&format!("{url}/people/{}/withdraw", other.id)).await;
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
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
async fn several_people_are_looked_for_and_put_on_a_path_at_once() {
    let (world, admin) = World::set_up().await;
    let path = world.path(&admin, "Starter", &[]).await;
    let mut people = Vec::new();
    for number in 1..=26 {
        let name = format!("Nia Number{number:02}");
        people.push(world.person(&admin, &name, Role::Staff, None).await.id.to_string());
    }
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/paths/{path}"));

    let all = browser.get(&url).await;
    assert_eq!(all.text.matches("name=\"person\"").count(), 25);
    assert!(all.text.contains("Only the first 25 are shown"));
    let some = browser.get(&format!("{url}?q=number1")).await;
    assert_eq!(some.text.matches("name=\"person\"").count(), 10);
    assert!(!some.text.contains("Only the first 25"));
    let none = browser.get(&format!("{url}?q=%3Cb%3E")).await;
    assert!(none.text.contains("is called like this"), "{}", none.text);

    let date = [("starts_on", "30"), ("starts_on_month", "11"), ("starts_on_year", "2026")];
    let nobody = [&date[..], &[("q", "number1")]].concat();
    let nobody = browser.post(&format!("{url}/assign"), &nobody).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.text.contains("Choose at least one person"));
    assert_eq!(nobody.text.matches("name=\"person\"").count(), 10, "still those looked for");

    for (chosen, said) in [
        (&people[..2], "2 people are on the path from 30 November 2026."),
        (&people[1..3], "1 person is on the path"),
        (&people[..3], "All of them were on the path before"),
    ] {
        let chosen: Vec<_> = chosen.iter().map(|it| ("person", it.as_str())).collect();
        let done = browser.post(&format!("{url}/assign"), &[&date[..], &chosen].concat()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let page = browser.get(&url).await;
        assert!(page.text.contains(said), "{}", page.text);
    }
    assert!(browser.get(&url).await.text.contains("3 people on it"));
}

#[tokio::test]
async fn a_path_is_deleted_when_nobody_is_on_it() {
    let (world, admin) = World::set_up().await;
    let path = world.path(&admin, "Starter", &[]).await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/paths/{path}"));
    let delete = format!("{url}/delete");

    let page = browser.get(&delete).await;
    assert!(page.text.contains("Take them off first") && !page.text.contains("name=\"version\""));
    let forced = browser.post(&delete, &[("version", "1")]).await;
    assert_eq!(forced.status, StatusCode::CONFLICT);

    let kofi = kofi.id.to_string();
    browser.post(&format!("{url}/withdraw"), &[("person", &kofi)]).await;
    let version = browser.get(&delete).await.field("version");
    let stale = browser.post(&delete, &[("version", "9")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let done = browser.post(&delete, &[("version", &version)]).await;
    assert_eq!(done.location(), "/paths");
    assert!(browser.get("/paths").await.text.contains("is deleted"));
    assert_eq!(browser.get(&url).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn paths_are_listed_in_pages_and_found_by_title() {
    let (world, admin) = World::set_up().await;
    for number in 1..=26 {
        world.path(&admin, &format!("Path {number:02}"), &[]).await;
    }
    let mut browser = Browser::of(&world, "anna").await;

    let page = browser.get("/paths").await;
    assert!(page.text.contains("26 paths") && !page.text.contains("Path 26"));
    assert!(browser.get("/paths?page=2").await.text.contains("Path 26"));
    let found = browser.get("/paths?q=path+2").await;
    assert!(found.text.contains("7 paths") && !found.text.contains("Path 19"));
    assert!(browser.get("/paths?q=zzz").await.text.contains("No path matches"));
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

#[tokio::test]
async fn people_are_moved_to_a_new_version_after_a_page_that_says_what_it_does() {
    let (world, admin) = World::set_up().await;
    let (one, two) = (world.quiz(&admin, "Ladders").await, world.quiz(&admin, "Forklift").await);
    let path = world.path(&admin, "Starter", &[(one, None)]).await;
    let kofi = world.person(&admin, "Kofi <b> Mensah", Role::Staff, None).await;
    world.assign(&admin, path, &kofi, "2026-11-16").await;
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/paths/{path}"));
    let ask = format!("{url}/move");

    let nobody = browser.get(&ask).await;
    assert!(nobody.text.contains("Nobody whom you may move") && !nobody.text.contains("btn-lg"));
    let version = browser.get(&format!("{url}/edit")).await.field("version");
    let (one, two) = (one.to_string(), two.to_string());
    let modules = [
        ("kind_1", "module"),
        ("module_1", one.as_str()),
        ("kind_2", "module"),
        ("module_2", two.as_str()),
    ];
    let fields = [&[("version", version.as_str()), ("title", "Starter")][..], &modules].concat();
    assert_eq!(browser.post(&format!("{url}/edit"), &fields).await.location(), url);
    let page = browser.get(&url).await;
    assert!(page.text.contains("saved as version 2"), "{}", page.text);
    assert!(page.text.contains("One person has the steps of an earlier version"));

    let shown = browser.get(&ask).await;
    assert!(shown.text.contains("Kofi &lt;b&gt; Mensah") && shown.text.contains("Move one person"));
    assert!(shown.text.contains("0 of 1 steps done") && shown.text.contains("0 of 2 steps done"));
    let stale = browser.post(&ask, &[("version", version.as_str())]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let version = shown.field("version");
    assert_eq!(browser.post(&ask, &[("version", version.as_str())]).await.location(), url);
    let page = browser.get(&url).await;
    assert!(page.text.contains("One person has the steps of version 2 now"), "{}", page.text);
    assert!(!page.text.contains("earlier version"));
}

#[tokio::test]
async fn whom_a_path_is_for_is_shown_before_it_is_saved() {
    let (world, admin) = World::set_up().await;
    let path = world.path(&admin, "Starter", &[]).await;
    let yard = world.department(&admin, "Yard <b>").await.to_string();
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let (mut browser, url) = (Browser::of(&world, "anna").await, format!("/paths/{path}"));
    let ask = format!("{url}/audience");

    let page = browser.get(&ask).await;
    assert!(page.text.contains("Yard &lt;b&gt;") && !page.text.contains("value=\"save\""));
    let version = page.field("version");
    let fields = [("version", version.as_str()), ("department", &yard), ("job_titles", "Cook\n")];
    let nobody = browser.post(&ask, &[&fields[..], &[("action", "preview")]].concat()).await;
    assert!(nobody.text.contains("Nobody gets it now"), "{}", nobody.text);
    let bad = [("version", version.as_str()), ("department", "x"), ("action", "save")];
    let bad = browser.post(&ask, &bad).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("href=\"#department\""), "{}", bad.text);

    let everyone = [("version", version.as_str()), ("everyone", "1"), ("job_titles", "")];
    let shown = browser.post(&ask, &[&everyone[..], &[("action", "preview")]].concat()).await;
    assert!(shown.text.contains("2 people get it now") && shown.text.contains("Kofi Mensah"));
    assert!(browser.get(&url).await.text.contains("nobody on it"), "nothing is saved yet");
    let save = [&everyone[..], &[("action", "save")]].concat();
    assert_eq!(browser.post(&ask, &save).await.location(), url);
    let page = browser.get(&url).await;
    assert!(page.text.contains("2 people are on it from today"), "{}", page.text);
    assert!(page.text.contains("Everyone who comes."));
    assert_eq!(browser.post(&ask, &save).await.status, StatusCode::CONFLICT);
}

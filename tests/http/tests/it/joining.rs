use std::time::Duration;

use application::identity::see_company;
use http::StatusCode;
use world::{PASSWORD, Somebody, World};

use crate::browser::{Answer, Browser};

const KOFI: &str = "kofi@elsewhere.example";

async fn code(world: &World, admin: &Somebody) -> String {
    see_company(&world.app, &admin.actor).await.expect("an admin may").value.code.to_string()
}

async fn ask(browser: &mut Browser, code: &str, email: &str) -> Answer {
    let form = [
        ("company_id", code),
        ("name", "Kofi Mensah"),
        ("email", email),
        ("username", ""),
        ("password", PASSWORD),
    ];
    browser.post("/join", &form).await
}

fn pairs<'a>(form: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn link(world: &World) -> String {
    let mail = world.mailbox.last(KOFI).expect("a mail");
    format!("/join/{}", world::join_token(&mail))
}

#[tokio::test]
async fn a_worker_joins_by_the_company_id_once_an_admin_lets_them_in() {
    let (world, admin) = World::set_up().await;
    let code = code(&world, &admin).await;
    let mut browser = Browser::new(&world);
    assert!(browser.get("/login").await.text.contains("href=\"/join\""));
    let shown = browser.get(&format!("/join?company_id={code}")).await;
    assert_eq!(shown.field("company_id"), code);
    let answer = ask(&mut browser, &code, KOFI).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(browser.get("/login").await.text.contains("Follow the link in it"));
    world.deliver_all().await;

    let link = link(&world);
    assert!(browser.get(&link).await.text.contains("Harbour"));
    let wrong = browser.post(&link, &[("password", "of somebody else")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("href=\"#password\""), "{}", wrong.text);
    assert_eq!(browser.post(&link, &[("password", PASSWORD)]).await.location(), "/login");
    assert!(browser.get("/login").await.text.contains("An administrator decides"));
    assert_eq!(browser.get(&link).await.status, StatusCode::GONE);
    let sign_in = [("identifier", KOFI), ("password", PASSWORD), ("next", "")];
    let early = browser.post("/login", &sign_in).await;
    assert!(early.text.contains("is not right"), "{}", early.text);

    let mut anna = Browser::of(&world, "anna").await;
    let dashboard = anna.get("/dashboard").await.text;
    assert!(dashboard.contains("1 person wants to join"), "{dashboard}");
    let list = anna.get("/admin/joining").await.text.replace("&#x2f;", "/");
    let id = list.split("/admin/joining/").nth(1).and_then(|it| it.split('"').next());
    let url = format!("/admin/joining/{}", id.expect("a line"));
    let page = anna.get(&url).await;
    let mut form = vec![
        ("version", page.field("version")),
        ("username", "anna".to_owned()),
        ("role", "staff".to_owned()),
        ("manager", String::new()),
    ];
    let taken = anna.post(&url, &pairs(&form)).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text.contains("already uses this username"), "{}", taken.text);
    form[1].1 = "kofi".to_owned();
    let done = anna.post(&url, &pairs(&form)).await;
    assert!(done.location().starts_with("/admin/people/"), "{}", done.text);
    assert_eq!(anna.post(&url, &pairs(&form)).await.status, StatusCode::CONFLICT);
    assert!(!anna.get("/dashboard").await.text.contains("to join"));

    world.clock.pass(Duration::from_mins(1));
    assert_eq!(browser.post("/login", &sign_in).await.location(), "/dashboard");
    let audit = anna.get("/admin/audit").await.text;
    for said in ["Asked to join", "request to join confirmed", "Let in"] {
        assert!(audit.contains(said), "{said}");
    }
}

#[tokio::test]
async fn a_worker_who_does_not_belong_here_is_not_let_in() {
    let (world, admin) = World::set_up().await;
    let id = world.joiner(&admin, KOFI).await;
    let mut anna = Browser::of(&world, "anna").await;
    let url = format!("/admin/joining/{id}/refuse");
    let page = anna.get(&url).await;
    assert!(page.text.contains(KOFI), "{}", page.text);
    let version = page.field("version");
    let done = anna.post(&url, &[("version", version.as_str())]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/admin/joining"));
    assert!(anna.get("/admin/joining").await.text.contains("Kofi Mensah is not let in"));
    assert!(anna.get("/admin/joining").await.text.contains("Nobody is waiting"));
    assert_eq!(anna.get(&url).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_known_and_an_unknown_address_are_answered_alike() {
    let (world, admin) = World::set_up().await;
    let code = code(&world, &admin).await;
    let mut answers = Vec::new();
    for email in ["anna@harbour.example", KOFI] {
        let mut browser = Browser::new(&world);
        let answer = ask(&mut browser, &code, email).await;
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().cloned().collect();
        let mut headers: Vec<String> =
            answer.headers.keys().map(|it| it.as_str().to_owned()).collect();
        headers.sort();
        let shown = browser.get("/login").await.text;
        let shown = shown.split_once("<main").map(|it| it.1.to_owned());
        answers.push((answer.status, answer.text, cookies, headers, shown));
    }
    assert_eq!(answers[0], answers[1]);
    world.deliver_all().await;
    assert!(world.mailbox.last("anna@harbour.example").expect("a mail").starts_with("known"));
    assert!(world.mailbox.last(KOFI).expect("a mail").starts_with("confirm"));
}

#[tokio::test]
async fn a_wrong_company_id_is_said_at_the_field_and_not_tried_out() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let malformed = ask(&mut browser, "HARBOUR", KOFI).await;
    assert!(malformed.text.contains("href=\"#company_id\""), "{}", malformed.text);
    for _ in 0..10 {
        let wrong = ask(&mut browser, "BCDF-GHJK", KOFI).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("href=\"#company_id\""), "{}", wrong.text);
        assert_eq!(
            (wrong.field("name"), wrong.field("password")),
            ("Kofi Mensah".to_owned(), String::new())
        );
    }
    let answer = ask(&mut browser, "BCDF-GHJK", KOFI).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "360");
}

use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::{PASSWORD, World};

use crate::browser::{Browser, password_in};

#[tokio::test]
async fn an_empty_installation_is_set_up_in_one_form_and_once() {
    let world = World::empty();
    let mut browser = Browser::new(&world);
    assert_eq!(browser.get("/").await.location(), "/setup");
    assert_eq!(browser.get("/login").await.location(), "/setup");
    let form = [
        ("company_name", "Harbour & Sons"),
        ("name", "Anna Lindqvist"),
        ("email", "anna@harbour.example"),
        ("username", ""),
        ("password", PASSWORD),
    ];

    let mut wrong = form;
    wrong[2] = ("email", "anna");
    let answer = browser.post("/setup", &wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("<title>Error: "));
    assert!(answer.text.contains("href=\"#email\""));
    assert_eq!(answer.field("company_name"), "Harbour & Sons");
    assert_eq!(answer.field("password"), "");

    assert_eq!(browser.post("/setup", &form).await.location(), "/dashboard");
    assert!(browser.get("/dashboard").await.text.contains("Anna"));
    assert_eq!(browser.get("/setup").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post("/setup", &form).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn signing_in_leads_on_and_signing_out_ends_the_session() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let login = browser.get("/account").await.location().to_owned();
    assert_eq!(login, "/login?next=/account");
    let page = browser.get(&login).await;
    let next = page.field("next");

    let form = [("identifier", "ANNA"), ("password", PASSWORD), ("next", &next)];
    assert_eq!(browser.post("/login", &form).await.location(), "/account");
    let session = browser.cookie("sid").expect("a session").to_owned();
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);

    let answer = browser.post("/logout", &[]).await;
    assert_eq!(answer.location(), "/login");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(browser.cookie("sid"), None);
    browser.set_cookie("sid", &session);
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_id_that_a_browser_brings_is_never_begun() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let planted = "AAAAAAAAAAAAAAAAAAAAAA";
    browser.set_cookie("sid", planted);

    let form = [("identifier", "anna"), ("password", PASSWORD), ("next", "")];
    assert_eq!(browser.post("/login", &form).await.status, StatusCode::SEE_OTHER);
    assert_ne!(browser.cookie("sid"), Some(planted));
}

#[tokio::test]
async fn a_known_and_an_unknown_account_are_refused_alike() {
    let (world, _) = World::set_up().await;
    let mut answers = Vec::new();
    for identifier in ["anna", "nobody"] {
        let mut browser = Browser::new(&world);
        let form = [("identifier", identifier), ("password", "wrong"), ("next", "")];
        let answer = browser.post("/login", &form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.text.contains("wrong\""));
        answers.push(
            answer.text.replace(identifier, "…").split_once("<main").map(|it| it.1.to_owned()),
        );
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn too_many_tries_have_to_wait() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let form = [("identifier", "anna"), ("password", "wrong"), ("next", "")];
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(browser.post("/login", &form).await.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    let carried = [&form[..], &[("resend", "question_1=a%26b")]].concat();
    let answer = browser.post("/login", &carried).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "3");
    assert_eq!(answer.field("identifier"), "anna");
    assert_eq!(answer.field("resend"), "question_1=a%26b");
    assert!(answer.text.contains("Too many tries"));

    world.clock.pass(Duration::from_mins(30));
    let right = [("identifier", "anna"), ("password", PASSWORD), ("next", "")];
    assert_eq!(browser.post("/login", &right).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn to_be_remembered_is_to_have_a_cookie_that_stays() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let form = [("identifier", "anna"), ("password", PASSWORD), ("next", "")];
    let until_closed = browser.post("/login", &form).await;
    let cookies = |answer: &crate::browser::Answer| {
        let lines = answer.headers.get_all("set-cookie").iter();
        lines.map(|it| it.to_str().expect("ASCII").to_owned()).collect::<Vec<_>>().join("\n")
    };
    assert!(!cookies(&until_closed).contains("Max-Age"), "{}", cookies(&until_closed));
    assert!(cookies(&until_closed).contains("HttpOnly"));
    assert!(cookies(&until_closed).contains("SameSite=Lax"));

    let kept = browser.post("/login", &[&form[..], &[("remember", "1")]].concat()).await;
    assert!(cookies(&kept).contains("Max-Age=2678400"), "{}", cookies(&kept));
    world.clock.pass(Duration::from_hours(24 * 13));
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host_and_the_way_back_to_http_is_closed() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::over_https(&world);
    let form = [("identifier", "anna"), ("password", PASSWORD), ("next", "")];

    let answer = browser.post("/login", &form).await;

    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-sid="), "{cookie}");
    for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age=63072000"));
    browser.post("/logout", &[]).await;
    assert!(browser.cookie("__Host-flash").is_some());
    assert_eq!(browser.cookie("flash"), None);

    let plain = Browser::new(&world).get("/login").await;
    assert_eq!(plain.header("strict-transport-security"), "");
}

#[tokio::test]
async fn a_form_that_cannot_be_sent_again_is_refused_before_anybody_is_let_in() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let form =
        [("identifier", "anna"), ("password", PASSWORD), ("next", "/account"), ("resend", "a=%ff")];

    let answer = browser.post("/login", &form).await;

    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.cookie("sid"), None);
}

#[tokio::test]
async fn a_temporary_password_leads_to_a_chosen_one_first() {
    let (world, _) = World::set_up().await;
    let mut admin = Browser::of(&world, "anna").await;
    let form = admin.get("/admin/people/new").await;
    let id = form.field("id");
    let fields = [
        ("id", id.as_str()),
        ("name", "Kofi Mensah"),
        ("email", "kofi@harbour.example"),
        ("username", "kofi"),
        ("job_title", "Fitter"),
        ("phone", ""),
        ("role", Role::Staff.name()),
        ("manager", ""),
    ];
    let created = admin.post("/admin/people", &fields).await;
    assert_eq!(created.location(), format!("/admin/people/{id}"));
    let temporary = password_in(&admin.get(created.location()).await);
    assert!(!admin.get(&format!("/admin/people/{id}")).await.text.contains(&temporary));

    let mut kofi = Browser::new(&world);
    let form = [("identifier", "kofi"), ("password", &temporary), ("next", "/training?x=1")];
    let asked = kofi.post("/login", &form).await;
    assert_eq!(asked.location(), "/password/change?next=/training%3Fx%3D1");
    let next = kofi.get(asked.location()).await.field("next");
    let carried = [&form[..], &[("resend", "question_1=a%26b&action=save")]].concat();
    let with_form = Browser::new(&world).post("/login", &carried).await;
    let resend = with_form.field("resend");
    assert_eq!(kofi.get("/account").await.location(), "/password/change");
    let chosen = "seven lazy dogs";
    let change = [("current", temporary.as_str()), ("password", chosen), ("again", "other")];
    let answer = kofi.post("/password/change", &change).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let change = [
        ("current", temporary.as_str()),
        ("password", chosen),
        ("again", chosen),
        ("next", &next),
        ("resend", &resend),
    ];
    let waiting = kofi.post("/password/change", &change).await;
    assert!(waiting.text.contains("Your answers are still here"), "{}", waiting.text);
    assert_eq!(waiting.field("question_1"), "a&b");
    assert_eq!(kofi.get("/account").await.status, StatusCode::OK);
}

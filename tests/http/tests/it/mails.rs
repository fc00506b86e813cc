use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::{PASSWORD, World, reset_token};

use crate::browser::{Answer, Browser};

const CHOSEN: &str = "seven lazy dogs";

/// Where the link in Anna's newest mail leads.
fn link(world: &World) -> String {
    let mail = world.mailbox.last("anna@harbour.example").expect("a mail");
    format!("/password/reset/{}", reset_token(&mail))
}

async fn ask(browser: &mut Browser, identifier: &str) -> Answer {
    browser.post("/password/forgot", &[("identifier", identifier)]).await
}

#[tokio::test]
async fn who_has_forgotten_their_password_comes_in_by_a_mail() {
    let (world, _) = World::set_up().await;
    let mut other = Browser::of(&world, "anna").await;
    let mut browser = Browser::new(&world);
    let login = browser.get("/login").await;
    assert!(login.text.contains("href=\"/password/forgot\""));
    let answer = ask(&mut browser, "ANNA").await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(browser.get("/login").await.text.contains("a mail with a link is on its way"));
    world.deliver_all().await;

    let link = link(&world);
    let page = browser.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("referrer-policy"), "same-origin");
    let differs = [("password", CHOSEN), ("again", "other")];
    let answer = browser.post(&link, &differs).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let weak = [("password", "password1"), ("again", "password1")];
    let answer = browser.post(&link, &weak).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("<title>Error: "), "{}", answer.text);
    assert_eq!(answer.field("password"), "");

    let answer = browser.post(&link, &[("password", CHOSEN), ("again", CHOSEN)]).await;

    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));
    assert!(browser.get("/login").await.text.contains("Your new password is saved"));
    assert_eq!(other.get("/account").await.status, StatusCode::SEE_OTHER, "signed out");
    let form = [("identifier", "anna"), ("password", CHOSEN), ("next", "")];
    assert_eq!(browser.post("/login", &form).await.location(), "/dashboard");
    let again = Browser::new(&world).get(&link).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert!(again.text.contains("href=\"/password/forgot\""), "{}", again.text);
}

#[tokio::test]
async fn a_known_and_an_unknown_account_are_answered_alike() {
    let (world, _) = World::set_up().await;
    let mut answers = Vec::new();
    for identifier in ["anna", "nobody"] {
        let mut browser = Browser::new(&world);
        let answer = ask(&mut browser, identifier).await;
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
    assert_eq!(world.mailbox.all().len(), 2, "Anna's, and the copy of it");
}

#[tokio::test]
async fn too_many_links_have_to_wait() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    for _ in 0..3 {
        assert_eq!(ask(&mut browser, "anna").await.status, StatusCode::SEE_OTHER);
    }
    let answer = ask(&mut browser, "anna").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "1200");
    assert_eq!(answer.field("identifier"), "anna");
    world.clock.pass(Duration::from_mins(20));
    assert_eq!(ask(&mut browser, "anna").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_admin_sees_mails_by_state_and_sends_one_again() {
    let (world, admin) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    assert!(browser.get("/admin/mails").await.text.contains("No mails"));
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let page = browser.get("/admin/mails?state=waiting").await;
    assert!(page.text.contains("kofi.mensah@harbour.example"), "{}", page.text);
    assert!(page.text.contains("Not tried yet"));
    assert!(page.text.contains("Mails reach nobody yet"));
    assert!(!page.text.contains("send\">"), "{}", page.text);
    world.deliver_all().await;

    assert!(!browser.get("/admin/mails?state=waiting").await.text.contains("kofi.mensah@"));
    let page = browser.get("/admin/mails?state=sent").await.text.replace("&#x2f;", "/");
    let action = page.split("action=\"").find(|it| it.starts_with("/admin/mails/"));
    let action = action.and_then(|it| it.split('"').next()).expect("a form").to_owned();
    let answer = browser.post(&action, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/admin/mails"));
    assert!(browser.get("/admin/mails").await.text.contains("on its way again"));
    assert_eq!(browser.post(&action, &[]).await.status, StatusCode::NOT_FOUND, "it waits");
    let audit = browser.get("/admin/audit").await.text;
    assert!(audit.contains("Mail sent again"), "{audit}");
    assert!(
        Browser::of(&world, "anna").await.get("/admin/mails?state=x").await.status.is_success()
    );
    assert!(world.can_sign_in("anna", PASSWORD).await);
}

//! Another e-mail and another username, in a browser.

use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::{PASSWORD, World, email_token};

use crate::browser::Browser;

const URL: &str = "/account/email";
const OLD: &str = "kofi.mensah@harbour.example";
const NEW: &str = "kofi@elsewhere.example";

async fn given_kofi() -> (World, Browser) {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let kofi = Browser::of(&world, OLD).await;
    (world, kofi)
}

#[tokio::test]
async fn the_link_is_followed_signed_in_and_signs_out_everywhere_else() {
    let (world, mut kofi) = given_kofi().await;
    let mut elsewhere = Browser::of(&world, OLD).await;
    let asked = kofi.post(URL, &[("email", NEW)]).await;
    assert_eq!(asked.location(), URL);
    assert!(kofi.get(URL).await.text.contains(NEW), "it waits to be confirmed");
    world.deliver_all().await;
    let token = email_token(&world.mailbox.last(NEW).expect("a mail"));
    let link = format!("{URL}/{token}");

    let mut nobody = Browser::new(&world);
    let asked = nobody.get(&link).await.location().to_owned();
    assert_eq!(asked, format!("/login?next={link}"));
    let mut anna = Browser::of(&world, "anna").await;
    assert_eq!(anna.get(&link).await.status, StatusCode::GONE);
    assert_eq!(anna.post(&link, &[]).await.status, StatusCode::GONE);
    let page = kofi.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains(NEW), "{}", page.text);
    assert!(!world.can_sign_in(NEW, PASSWORD).await, "looking changes nothing");

    let before = kofi.cookie("sid").expect("a session").to_owned();
    assert_eq!(kofi.post(&link, &[]).await.location(), "/account");
    assert_ne!(kofi.cookie("sid"), Some(before.as_str()));
    let account = kofi.get("/account").await;
    assert!(account.text.contains(NEW) && !account.text.contains(OLD), "{}", account.text);
    assert_eq!(elsewhere.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(kofi.post(&link, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_known_address_and_a_free_one_look_the_same() {
    let (_world, mut kofi) = given_kofi().await;
    let mut seen = Vec::new();
    for email in ["anna@harbour.example", "free@harbour.example"] {
        let answer = kofi.post(URL, &[("email", email)]).await;
        let page = kofi.get(URL).await.text.replace(email, "EMAIL");
        let page = page.split_once("<main").expect("a main part").1.to_owned();
        seen.push((answer.status, answer.location().to_owned(), page));
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_the_other_form_is_as_it_was() {
    let (_world, mut kofi) = given_kofi().await;
    for (url, field, typed) in [
        (URL, "email", "kofi"),
        (URL, "email", OLD),
        ("/account/username", "username", "ko"),
        ("/account/username", "username", "anna"),
    ] {
        let version = kofi.get(URL).await.field("version");
        let mut fields = vec![(field, typed)];
        if field == "username" {
            fields.push(("version", &version));
        }
        let answer = kofi.post(url, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(answer.text.contains(&format!("href=\"#{field}\"")), "{}", answer.text);
        assert_eq!(answer.field(field), typed);
        assert_eq!(answer.field("version"), version);
    }
}

#[tokio::test]
async fn a_username_is_saved_and_the_password_is_asked_for_after_ten_minutes() {
    let (world, mut kofi) = given_kofi().await;
    let version = kofi.get(URL).await.field("version");
    let fields = [("version", version.as_str()), ("username", "kofi.m")];
    assert_eq!(kofi.post("/account/username", &fields).await.location(), URL);
    assert!(kofi.get(URL).await.text.contains("value=\"kofi.m\""));
    assert!(world.can_sign_in("kofi.m", PASSWORD).await);

    world.clock.pass(Duration::from_mins(10));
    let asked = kofi.get(URL).await;
    assert_eq!(asked.location(), "/account/confirm?next=/account/email");
}

//! What an admin changes only with the password of the last ten minutes.

use std::time::Duration;

use domain_kernel::{OperatorRole, Role};
use http::StatusCode;
use world::{PASSWORD, World};

use crate::browser::Browser;

fn fields<'a>(version: &'a str, name: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("version", version),
        ("name", name),
        ("email", email),
        ("username", ""),
        ("job_title", "Rigger & \"friend\""),
        ("phone", ""),
        ("role", "staff"),
        ("manager", ""),
        ("department", ""),
    ]
}

#[tokio::test]
async fn another_email_waits_for_the_password_and_nothing_typed_is_lost() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    let mut anna = Browser::of(&world, "anna").await;
    let page = format!("/admin/people/{}", kofi.id);
    world.clock.pass(Duration::from_mins(10));
    let version = anna.get(&page).await.field("version");
    let old = "kofi.mensah@harbour.example";
    let named = anna.post(&page, &fields(&version, "Kofi A. Mensah", old)).await;
    assert_eq!((named.status, named.location()), (StatusCode::SEE_OTHER, page.as_str()));

    let version = anna.get(&page).await.field("version");
    let new = "kofi@harbour.example";
    let asked = anna.post(&page, &fields(&version, "Kofi B. Mensah", new)).await;
    assert!(asked.text.contains("action=\"/account/confirm\""), "{}", asked.text);
    assert_eq!(anna.get(&page).await.field("email"), old, "nothing has changed yet");
    let (next, resend) = (asked.field("next"), asked.field("resend"));
    assert_eq!(next, page);
    let form =
        |password| [("password", password), ("next", next.as_str()), ("resend", resend.as_str())];
    let wrong = anna.post("/account/confirm", &form("wrong")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.field("resend"), resend);

    let waiting = anna.post("/account/confirm", &form(PASSWORD)).await;
    assert!(waiting.text.contains("Save the change"), "{}", waiting.text);
    let carried = fields(&version, "Kofi B. Mensah", new);
    for (name, value) in &carried {
        assert_eq!(waiting.field(name), *value);
    }
    assert_eq!(anna.post(&page, &carried).await.location(), page);
    let edited = anna.get(&page).await;
    assert_eq!(
        (edited.field("email"), edited.field("name")),
        (new.to_owned(), "Kofi B. Mensah".to_owned())
    );
    assert_eq!(edited.field("job_title"), "Rigger & \"friend\"");
}

#[tokio::test]
async fn passwords_and_second_factors_of_others_wait_for_ones_own_password() {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.operator(OperatorRole::Support).await;
    let mut anna = Browser::of(&world, "anna").await;
    let mut support = Browser::of(&world, "support@shipshape.example").await;
    let person = format!("/admin/people/{}", kofi.id);
    let reset = format!("/platform/companies/{}/admins/{}/password", admin.company, admin.id);
    let pages = [
        format!("{person}/password"),
        format!("{person}/second-factor"),
        "/admin/people/passwords".to_owned(),
    ];
    let of_anna = pages.iter().map(|it| (true, it));
    for (is_anna, page) in of_anna.clone().chain([(false, &reset)]) {
        let browser = if is_anna { &mut anna } else { &mut support };
        assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
    }

    world.clock.pass(Duration::from_mins(10));
    for (is_anna, page) in of_anna.chain([(false, &reset)]) {
        let browser = if is_anna { &mut anna } else { &mut support };
        assert_eq!(browser.get(page).await.location(), format!("/account/confirm?next={page}"));
        let posted = browser.post(page, &[("version", "2")]).await;
        assert!(posted.location().starts_with("/account/confirm?next="), "{page}");
    }
    assert!(world.can_sign_in("kofi.mensah@harbour.example", PASSWORD).await);
    assert!(world.can_sign_in("anna", PASSWORD).await);
}

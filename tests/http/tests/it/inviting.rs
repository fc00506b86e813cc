use http::StatusCode;
use world::{World, reset_token};

use crate::browser::Browser;

const KOFI: &str = "kofi@harbour.example";
const CHOSEN: &str = "seven lazy dogs";

#[tokio::test]
async fn a_new_person_is_invited_by_mail_and_chooses_a_password() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    let page = anna.get("/admin/people/new").await;
    assert!(page.text.contains("value=\"told\" selected"), "mails reach nobody: {}", page.text);
    let id = page.field("id");
    let form = [
        ("id", id.as_str()),
        ("name", "Kofi Mensah"),
        ("email", KOFI),
        ("username", ""),
        ("job_title", ""),
        ("phone", ""),
        ("role", "staff"),
        ("manager", ""),
        ("way", "mail"),
    ];
    let done = anna.post("/admin/people", &form).await;
    let url = done.location().to_owned();
    let page = anna.get(&url).await.text;
    assert!(page.contains("An invitation to Kofi Mensah is on its way"), "{page}");
    assert!(page.contains("has not come yet"), "{page}");
    let again = anna.post(&format!("{url}/invitation"), &[]).await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, url.as_str()));
    world.deliver_all().await;

    let mail = world.mailbox.last(KOFI).expect("a mail");
    let link = format!("/password/reset/{}", reset_token(&mail));
    let mut browser = Browser::new(&world);
    assert!(browser.get(&link).await.text.contains("Welcome. Choose your password"));
    let differs = browser.post(&link, &[("password", CHOSEN), ("again", "other")]).await;
    assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(differs.text.contains("Welcome. Choose your password"), "{}", differs.text);
    let chosen = browser.post(&link, &[("password", CHOSEN), ("again", CHOSEN)]).await;
    assert_eq!(chosen.location(), "/login");
    let sign_in = [("identifier", KOFI), ("password", CHOSEN), ("next", "")];
    assert_eq!(browser.post("/login", &sign_in).await.location(), "/dashboard");
    assert!(!anna.get(&url).await.text.contains("has not come yet"));
    let come = anna.post(&format!("{url}/invitation"), &[]).await;
    assert_eq!(come.status, StatusCode::CONFLICT);
}

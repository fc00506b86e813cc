use std::sync::Arc;

use application::Policy;
use http::StatusCode;
use world::World;

use crate::browser::{Answer, Browser};

const OPERATOR: &str = "operator@shipshape.example";
const ANNA: &str = "anna@harbour.example";

async fn write(browser: &mut Browser, email: &str, message: &str) -> Answer {
    let form = [("name", "Kofi <b>Mensah</b>"), ("email", email), ("message", message)];
    browser.post("/contact", &form).await
}

#[tokio::test]
async fn whoever_is_not_signed_in_reads_first_what_this_is() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let page = browser.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    for link in ["/login", "/join", "/start", "/faq", "/help", "/contact", "/privacy", "/verify"] {
        assert!(page.text.contains(&format!("href=\"{link}\"")), "{link}");
    }
    let mut anna = Browser::of(&world, "anna").await;
    assert_eq!(anna.get("/").await.location(), "/dashboard");
}

#[tokio::test]
async fn search_engines_find_what_is_for_everybody_and_nothing_else() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    for path in ["/", "/faq", "/privacy"] {
        assert_eq!(browser.get(path).await.header("x-robots-tag"), "all", "{path}");
    }
    for path in ["/login", "/contact", "/help", "/help/staff", "/join", "/nowhere", "/dashboard"] {
        let told = browser.get(path).await.header("x-robots-tag").to_owned();
        assert_eq!(told, "noindex, nofollow", "{path}");
    }
}

#[tokio::test]
async fn texts_are_read_signed_in_or_not_in_the_language_of_the_reader() {
    let (world, _) = World::set_up().await;
    let mut nobody = Browser::new(&world);
    let mut anna = Browser::of(&world, "anna").await;
    for path in ["/faq", "/privacy", "/contact", "/help", "/help/admin"] {
        let outside = nobody.get(path).await;
        assert!(outside.text.contains("class=\"public\""), "{path}");
        assert!(anna.get(path).await.text.contains("class=\"shell\""), "{path}");
        let german = [("accept-language", "de")];
        let german = nobody.send(http::Method::GET, path, &german, axum::body::Body::empty()).await;
        assert!(german.text.contains("<html lang=\"de\""), "{path}");
        assert_ne!(german.text, outside.text, "{path}");
    }
    assert_eq!(nobody.get("/help/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn each_page_leads_to_its_part_of_the_guide() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    for (path, part) in [
        ("/dashboard", "/help/staff#home"),
        ("/admin/people", "/help/admin#people"),
        ("/skills/matrix", "/help/manager#matrix"),
        ("/account", "/help/start#your-account"),
    ] {
        let page = anna.get(path).await.text.replace("&#x2f;", "/");
        assert!(page.contains(&format!("href=\"{part}\"")), "{path}: {part}");
        let (guide, id) = part.split_once('#').expect("a part");
        let guide = anna.get(guide).await.text;
        assert!(guide.contains(&format!("id=\"{id}\"")), "{part}");
    }
}

#[tokio::test]
async fn a_message_goes_as_it_was_typed_to_those_who_run_the_site() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::new(&world);
    let wrong = write(&mut browser, "kofi", "").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["email", "message"] {
        assert!(wrong.text.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(wrong.text.contains("Kofi &lt;b&gt;"), "{}", wrong.text);
    assert!(!wrong.text.contains("<b>Mensah"), "{}", wrong.text);

    let sent = write(&mut browser, "kofi@elsewhere.example", "May <i>we</i> come?").await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/contact"));
    assert!(browser.get("/contact").await.text.contains("Your message is on its way."));
    world.deliver_all().await;
    let mail = world.mailbox.last(OPERATOR).expect("a mail");
    assert!(mail.contains("<kofi@elsewhere.example>: May <i>we</i> come?"), "{mail}");

    for _ in 0..2 {
        write(&mut browser, "kofi@elsewhere.example", "Hello?").await;
    }
    let often = write(&mut browser, "kofi@elsewhere.example", "And what about now?").await;
    assert_eq!(often.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(often.text.contains("And what about now?"), "what was typed is still there");
}

#[tokio::test]
async fn where_nobody_reads_messages_there_is_no_form() {
    let (mut world, _) = World::set_up().await;
    let policy = Policy { contact_to: None, ..(*world.app.policy).clone() };
    world.app.policy = Arc::new(policy);
    let mut browser = Browser::new(&world);
    let page = browser.get("/contact").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("are not taken here") && !page.text.contains("<form"));
    let answer = write(&mut browser, "kofi@elsewhere.example", "Hello?").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_somebody_thinks_goes_to_their_admins_and_is_on_record() {
    let (world, _) = World::set_up().await;
    let mut anna = Browser::of(&world, "anna").await;
    assert!(anna.get("/dashboard").await.text.contains("href=\"/feedback\""));
    let empty = anna.post("/feedback", &[("message", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = anna.post("/feedback", &[("message", "The lamp is broken")]).await;
    assert_eq!(sent.location(), "/feedback");
    world.deliver_all().await;
    let mail = world.mailbox.last(ANNA).expect("a mail");
    assert!(mail.ends_with(": The lamp is broken"), "{mail}");
    let log = anna.get("/admin/audit").await.text;
    assert!(log.contains("Feedback sent") && !log.contains("The lamp is broken"));
}

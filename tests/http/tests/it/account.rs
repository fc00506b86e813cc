use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn appearance_and_language_are_those_of_the_account_at_first_paint() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let version = browser.get("/account").await.field("version");
    let fields =
        [("version", version.as_str()), ("phone", ""), ("language", "de"), ("appearance", "dark")];

    assert_eq!(browser.post("/account", &fields).await.location(), "/account");
    let page = browser.get("/account").await;
    assert!(page.text.contains("<html lang=\"de\" data-bs-theme=\"dark\">"));
    assert!(page.text.contains("Ihre Einstellungen sind gespeichert."));
    assert!(!browser.get("/account").await.text.contains("Ihre Einstellungen sind gespeichert."));
}

#[tokio::test]
async fn a_photo_is_shown_to_colleagues_and_to_nobody_else() {
    let (world, admin) = World::set_up().await;
    world.another_company().await;
    let mut anna = Browser::of(&world, "anna").await;
    assert_eq!(anna.upload("/account/photo", "photo", b"photo!").await.status, 303);
    let path = format!("/people/{}/photo", admin.id);

    let photo = anna.get(&path).await;
    assert_eq!((photo.status, photo.text.as_str()), (StatusCode::OK, "photo!"));
    assert_eq!(photo.header("content-type"), "image/jpeg");
    assert_eq!(photo.header("cache-control"), "private, no-cache");
    assert_eq!(photo.header("content-security-policy"), "sandbox; default-src 'none'");
    let small = anna.get(&format!("{path}?size=small&v=1")).await;
    assert_eq!(small.text, "photo");
    assert_eq!(small.header("cache-control"), "private, max-age=3600");
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    assert_eq!(eve.get(&path).await.status, StatusCode::NOT_FOUND);

    assert_eq!(anna.post("/account/photo/delete", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(anna.get(&path).await.status, StatusCode::NOT_FOUND);
    assert!(world.blobs.keys().is_empty());
}

#[tokio::test]
async fn what_is_no_photo_is_refused_at_its_field() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    for content in [&b"<svg/>"[..], b""] {
        let answer = browser.upload("/account/photo", "photo", content).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("href=\"#photo\""));
    }
    let large = vec![b'x'; 11 * 1024 * 1024];
    let answer = browser.upload("/account/photo", "photo", &large).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    let unknown = browser.upload("/account/photo", "other", b"photo").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn another_password_ends_every_other_session() {
    let (world, _) = World::set_up().await;
    let mut here = Browser::of(&world, "anna").await;
    let mut there = Browser::of(&world, "anna").await;
    let new = "seven lazy dogs";
    let change = [("current", world::PASSWORD), ("password", new), ("again", new)];

    assert_eq!(here.post("/password/change", &change).await.location(), "/dashboard");
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    assert_eq!(there.get("/account").await.status, StatusCode::SEE_OTHER);
    assert!(world.can_sign_in("anna", new).await);
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_ends_what_one_does_not_know() {
    let (world, _) = World::set_up().await;
    let mut here = Browser::of(&world, "anna").await;
    let mut there = Browser::of(&world, "anna").await;
    let mut elsewhere = Browser::of(&world, "anna").await;
    let page = here.get("/account/sessions").await;
    assert_eq!(page.text.matches("<tr>").count(), 1 + 3, "{}", page.text);
    assert_eq!(page.text.matches("This session").count(), 1);

    let session = page.field("session");
    let ended = here.post("/account/sessions/end", &[("session", &session)]).await;
    assert_eq!(ended.location(), "/account/sessions");
    let statuses = [&mut there, &mut elsewhere];
    let mut n_signed_in = 0;
    for browser in statuses {
        n_signed_in += usize::from(browser.get("/account").await.status == StatusCode::OK);
    }
    assert_eq!(n_signed_in, 1);

    assert_eq!(here.post("/account/sessions/end-others", &[]).await.status, 303);
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    for mut browser in [there, elsewhere] {
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    }
    let bad = here.post("/account/sessions/end", &[("session", "x")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_admin_ends_the_sessions_of_the_company_and_of_no_other() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", domain_kernel::Role::Staff, None).await;
    world.another_company().await;
    let mut anna = Browser::of(&world, "anna").await;
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let page = anna.get("/admin/sessions").await;
    assert!(
        page.text.contains("Sam Staff") && !page.text.contains("Eve Elsewhere"),
        "{}",
        page.text
    );
    assert!(!eve.get("/admin/sessions").await.text.contains("Sam Staff"));

    let (session, person) = (page.field("session"), page.field("person"));
    let fields = [("session", session.as_str()), ("person", person.as_str())];
    eve.post("/admin/sessions/end", &fields).await;
    assert_eq!(sam.get("/account").await.status, StatusCode::OK);
    anna.post("/admin/sessions/end", &fields).await;
    assert_eq!(sam.get("/account").await.status, StatusCode::SEE_OTHER);
    let trail = anna.get("/admin/audit?action=identity.sessions_ended").await.text;
    assert!(trail.contains("Sam Staff"), "{trail}");
}

#[tokio::test]
async fn ones_own_data_is_an_archive_and_that_is_on_record() {
    let (world, admin) = World::set_up().await;
    let module = world.open_quiz(&admin, "Locks").await;
    let start = application::training::StartAttempt { module };
    application::training::start_attempt(&world.app, &admin.actor, start).await.expect("open");
    let mut browser = Browser::of(&world, "anna").await;

    let archive = browser.post("/account/export", &[]).await;

    assert_eq!(archive.status, StatusCode::OK);
    assert!(archive.text.starts_with("PK"));
    for name in [
        "profile.json",
        "job_history.json",
        "training.json",
        "attempts.json",
        "challenges.json",
        "items.json",
        "reservations.json",
        "sessions.json",
        "audit.json",
    ] {
        assert!(archive.text.contains(name), "{name}");
    }
    assert!(browser.get("/admin/audit").await.text.contains("Personal data downloaded"));
    for _ in 0..6 {
        browser.post("/account/export", &[]).await;
    }
    let often = browser.post("/account/export", &[]).await;
    assert_eq!(often.status, StatusCode::TOO_MANY_REQUESTS);
}

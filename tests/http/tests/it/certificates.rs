//! What follows from a completion, as a browser sees it: a certificate, its check, its end, and a
//! version that asks for more.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_certificate_is_printed_checked_and_taken_back() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let (id, code) = world.certificate(&admin, &sam).await;
    let url = format!("/certificates/{id}");
    let mut staff = Browser::of(&world, "sam.staff@harbour.example").await;

    let list = staff.get("/training").await.text.replace("&#x2f;", "/");
    assert!(list.contains(&format!("href=\"{url}\"")), "{list}");
    let page = staff.get(&url).await;
    assert!(page.text.contains(&code.grouped()) && page.text.contains("<svg class=\"qr\""));
    let pdf = staff.get(&format!("{url}/certificate.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert!(pdf.text.starts_with("%PDF-") && pdf.text.contains("Sam Staff"), "{}", pdf.text);

    let verify = format!("/verify/{}", code.plain());
    let mut anybody = Browser::new(&world);
    let typed = format!("/verify?code={}", code.grouped().to_lowercase());
    let found = anybody.get(&typed).await;
    assert_eq!(found.location(), verify.to_lowercase());
    let checked = anybody.get(&verify).await.text;
    assert!(checked.contains("Valid") && checked.contains("S. S."), "{checked}");
    assert!(!checked.contains("Sam Staff"), "{checked}");
    assert!(staff.get(&verify).await.text.contains("Sam Staff"));
    let unknown = anybody.get("/verify/0123").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.text.contains("href=\"#code\""), "{}", unknown.text);

    let mut boss = Browser::of(&world, "anna").await;
    let revoke = format!("{url}/revoke");
    let version = boss.get(&revoke).await.field("version");
    let fields = |reason| [("version", version.clone()), ("reason", String::from(reason))];
    for (reason, status) in [(" ", 422), ("Somebody else took it", 303), ("Once more", 409)] {
        let fields = fields(reason);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(it, value)| (*it, &**value)).collect();
        assert_eq!(boss.post(&revoke, &fields).await.status, status, "{reason}");
    }
    assert!(anybody.get(&verify).await.text.contains("Revoked"));
    assert!(staff.get(&url).await.text.contains("Somebody else took it"));
    let pdf = staff.get(&format!("{url}/certificate.pdf")).await;
    assert_eq!(pdf.status, StatusCode::NOT_FOUND, "nobody prints what does not count");
    assert!(staff.get("/training").await.text.contains("It was revoked."));
}

#[tokio::test]
async fn a_re_training_is_published_with_a_day_and_says_why() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.certificate(&admin, &sam).await;
    let mut author = Browser::of(&world, "anna").await;
    let mut staff = Browser::of(&world, "sam.staff@harbour.example").await;
    let list = author.get("/modules").await.text.replace("&#x2f;", "/");
    let module = list.split("href=\"/modules/").find_map(|it| {
        let id = it.split('"').next()?;
        (id.len() == 36).then(|| format!("/modules/{id}"))
    });
    let module = module.expect("a module");
    assert_eq!(author.post(&format!("{module}/draft"), &[]).await.status, 303);

    let publish = format!("{module}/publish");
    let page = author.get(&publish).await;
    assert!(page.text.contains("1 person has completed an older version"), "{}", page.text);
    let (version, number) = (page.field("version"), page.field("number"));
    for (impact, from, grace, status) in [
        ("retraining", "2026-11-23", "30", 422),
        ("retraining", "2026-11-24", "400", 422),
        ("surprise", "2026-11-24", "30", 422),
        ("retraining", "2026-11-24", "30", 303),
        ("new_content", "2026-11-24", "30", 409),
    ] {
        let fields = [
            ("version", version.as_str()),
            ("number", number.as_str()),
            ("impact", impact),
            ("note", "two more steps"),
            ("recalls_from", from),
            ("grace_days", grace),
        ];
        let answer = author.post(&publish, &fields).await;
        assert_eq!(answer.status, status, "{impact} {from} {grace}: {}", answer.text);
    }
    let list = staff.get("/training").await.text;
    let why = "Do it again by 23 December 2026, because version 2 changed: “two more steps”.";
    assert!(list.contains(why), "{list}");
}

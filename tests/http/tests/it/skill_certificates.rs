use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_certificate_is_handed_in_looked_at_and_approved() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam", Role::Staff, Some(&admin)).await;
    let skill = world.skill(&admin, "Knots", None).await;
    let mut sam = Browser::of(&world, "sam@harbour.example").await;
    let skill_page = format!("/training/skills/{skill}");
    let path = format!("{skill_page}/certificates");
    let link = |to: &str| format!("href=\"{}\"", to.replace('/', "&#x2f;"));
    assert!(sam.get(&skill_page).await.text.contains(&link(&path)));
    let id = sam.get(&path).await.field("id");
    let day = [("issued", "1"), ("issued_month", "3"), ("issued_year", "2026")];
    let good = [&[("id", id.as_str()), ("level", "3"), ("note", "<b>School")][..], &day].concat();
    let file = Some(("My paper.exe", &b"photo of a paper"[..]));

    for (fields, file, told) in [
        (&good[..], None, "Choose a file"),
        (&good, Some(("x.pdf", &b"<svg/>"[..])), "This is no PDF, PNG or JPEG"),
        (&good[..3], file, "Enter the day on which it was issued"),
        (&[&good[..1], &good[2..]].concat(), file, "Choose a level"),
    ] {
        let refused = sam.send_form(&path, fields, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(told), "{told}: {}", refused.text);
        assert_eq!(refused.field("id"), id, "it is handed in once");
    }
    for _ in 0..2 {
        let done = sam.send_form(&path, &good, file).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, path.as_str()));
    }
    let listed = sam.get(&path).await;
    assert!(listed.text.contains("handed in and waits"), "{}", listed.text);
    assert_eq!(listed.text.matches("Level 3, issued 1 March 2026").count(), 1);

    let mut anna = Browser::of(&world, "anna").await;
    let queue = anna.get("/skills/certificates").await;
    assert!(queue.text.contains("1 certificate waits"), "{}", queue.text);
    let page = format!("/skills/certificates/{id}");
    assert!(queue.text.contains(&link(&page)), "{}", queue.text);
    let shown = anna.get(&page).await;
    assert!(shown.text.contains("&lt;b&gt;School"), "{}", shown.text);
    let file = anna.get(&format!("{page}/file")).await;
    assert_eq!(file.header("content-type"), "image/png");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    let kept = "attachment; filename=\"certificate.png\"; filename*=UTF-8''My%20paper.png";
    assert_eq!(file.header("content-disposition"), kept);

    let silent = anna.post(&format!("{page}/refuse"), &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = anna.post(&format!("{page}/approve"), &[]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, page.as_str()));
    assert!(anna.get(&page).await.text.contains("approved and counts from today"));
    let late = anna.post(&format!("{page}/refuse"), &[("reason", "Late")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    let own = sam.get(&skill_page).await;
    assert!(own.text.contains("Level 3"), "{}", own.text);
    let taken = sam.post(&format!("{page}/withdraw"), &[]).await;
    assert_eq!(taken.status, StatusCode::CONFLICT, "{}", taken.text);
}

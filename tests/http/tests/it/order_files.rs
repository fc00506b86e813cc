//! Files of work orders: added, downloaded and removed.

use domain_equipment::{OrderKind, OrderResult};
use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_file_is_added_once_downloaded_and_removed_also_from_an_order_that_is_closed() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Mara Manager", Role::Manager, None).await;
    world.another_company().await;
    let item = world.item(&admin, "GR-0101").await;
    let order = world.work_order(&admin, item, OrderKind::Repair).await;
    world.close_order(&admin, order, OrderResult::Pass).await;
    let page = format!("/equipment/work-orders/{order}");
    let files = format!("{page}/files");
    let mut anna = Browser::of(&world, "anna").await;
    let id = anna.get(&page).await.field("id");
    let fields = [("id", id.as_str())];
    for (file, told) in
        [(None, "Choose a file"), (Some(("x.pdf", &b"<svg/>"[..])), "This is no PDF, PNG or JPEG")]
    {
        let refused = anna.send_form(&files, &fields, file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        assert!(refused.text.contains(told), "{told}: {}", refused.text);
        assert!(refused.text.contains("href=\"#file\""), "{}", refused.text);
        assert_eq!(refused.field("id"), id, "it is added once");
    }
    assert!(world.blobs.keys().is_empty());
    let report = Some(("Ring <test>.exe", &b"photo of a report"[..]));
    for _ in 0..2 {
        let added = anna.send_form(&files, &fields, report).await;
        assert_eq!((added.status, added.location()), (StatusCode::SEE_OTHER, page.as_str()));
    }
    assert_eq!(world.blobs.keys().len(), 1);
    let shown = anna.get(&page).await;
    assert_eq!(shown.text.matches("<bdi>Ring &lt;test&gt;.png</bdi>").count(), 1, "{}", shown.text);
    assert!(shown.text.contains("1 KB, "), "{}", shown.text);

    let file = format!("{files}/{id}");
    let mut mara = Browser::of(&world, "mara.manager@harbour.example").await;
    let sent = mara.get(&file).await;
    assert_eq!((sent.status, sent.text.as_str()), (StatusCode::OK, "photo of a report"));
    assert_eq!(sent.header("content-type"), "image/png");
    assert_eq!(sent.header("x-content-type-options"), "nosniff");
    let kept = sent.header("content-disposition");
    assert!(kept.starts_with("attachment; filename=\"work-order.png\";"), "{kept}");
    let seen = mara.get(&page).await;
    assert!(!seen.text.contains("type=\"file\""), "she only looks: {}", seen.text);
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;
    assert_eq!(eve.get(&file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(eve.post(&format!("{file}/delete"), &[]).await.status, StatusCode::NOT_FOUND);

    let other = world.work_order(&admin, item, OrderKind::Calibration).await;
    let strange = format!("/equipment/work-orders/{other}/files/{id}");
    assert_eq!(anna.get(&strange).await.status, StatusCode::NOT_FOUND, "another order's");

    let asked = anna.get(&format!("{file}/delete")).await;
    assert!(asked.text.contains("Remove Ring &lt;test&gt;.png?"), "{}", asked.text);
    let removed = anna.post(&format!("{file}/delete"), &[]).await;
    assert_eq!((removed.status, removed.location()), (StatusCode::SEE_OTHER, page.as_str()));
    assert_eq!(anna.get(&file).await.status, StatusCode::NOT_FOUND);
    assert!(world.blobs.keys().is_empty());
    for (action, told) in [
        ("order_file_added", "File added to a work order"),
        ("order_file_removed", "File of a work order removed"),
    ] {
        let trail = anna.get(&format!("/admin/audit?action=equipment.{action}")).await;
        let n_entries = trail.text.matches(&format!("\"What\">{told}")).count();
        assert_eq!(n_entries, 1, "{}", trail.text);
        assert!(!trail.text.contains("Ring &lt;"), "a name is not on record: {}", trail.text);
    }
}

#[tokio::test]
async fn an_order_has_ten_files_at_most() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    let order = world.work_order(&admin, item, OrderKind::Repair).await;
    let page = format!("/equipment/work-orders/{order}");
    let mut anna = Browser::of(&world, "anna").await;
    let id = anna.get(&page).await.field("id");
    for _ in 0..10 {
        world.order_file(&admin, order).await;
    }
    let full = anna.get(&page).await;
    assert!(full.text.contains("has 10 files") && !full.text.contains("type=\"file\""));
    let file = Some(("Report.jpeg", &b"photo of a report"[..]));
    let refused = anna.send_form(&format!("{page}/files"), &[("id", id.as_str())], file).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.text.contains("has 10 files"), "{}", refused.text);
    assert_eq!(world.blobs.keys().len(), 10, "nothing stays behind");
}

use http::StatusCode;
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn items_are_looked_at_then_imported_taken_away_and_taken_back() {
    let (world, _) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let path = "/equipment/import";
    assert!(browser.get("/equipment").await.text.contains("href=\"/equipment/import\""));

    let text = "Tag;Name;Category\nHB-1;Drill;Drills\nHB-2;=SUM(A1);\n";
    let file = Some(("items.csv", text.as_bytes()));
    let bad = browser.send_form(path, &[("action", "check")], file).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.text.contains("There is no such category. Add it, or tick"), "{}", bad.text);

    let text = "tag,name,category\nHB-1,Drill,Drills\nHB-2,Saw,Drills\n";
    let check = [("action", "check"), ("choice", "1"), ("text", text)];
    let checked = browser.send_form(path, &check, None).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
    assert!(checked.text.contains("1 category is added: Drills"), "{}", checked.text);
    let first = checked.field("first");
    let apply = [("action", "apply"), ("choice", "1"), ("text", text), ("first", &first)];
    for _ in 0..2 {
        let done = browser.send_form(path, &apply, None).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/equipment/imports"));
    }
    let imports = browser.get("/equipment/imports").await;
    assert_eq!(imports.text.matches("2 are as they came in").count(), 1, "{}", imports.text);

    let csv = browser.get("/equipment.csv").await.text;
    assert!(csv.contains("Tag,What it is,Category"), "{csv}");
    assert!(csv.contains("HB-1,Drill,Drills,,,,,Available"), "{csv}");

    let undo = format!("/equipment/imports/{first}/undo");
    assert!(browser.get(&undo).await.text.contains("Delete 2 items"));
    let done = browser.post(&undo, &[("n", "2")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/equipment/imports"));
    let imports = browser.get("/equipment/imports").await;
    assert!(imports.text.contains("2 items were deleted"), "{}", imports.text);
    let again = browser.post(&undo, &[("n", "2")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

//! What somebody has and somebody else asks for.

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

const ASK: &str = "/equipment/ask";
const MINE: &str = "/equipment/mine";

#[tokio::test]
async fn what_somebody_has_is_asked_for_by_scan_and_handed_over() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Kim Keen", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let code = world.code(&admin, item).await;
    let label = format!("/e/{}", code.replace('-', ""));
    let mut kim = Browser::of(&world, "kim.keen@harbour.example").await;
    let scanned = kim.get(&label).await;
    assert!(scanned.text.contains("Ask Sam Staff to hand it over"), "{}", scanned.text);
    for _ in 0..2 {
        let asked = kim.post(ASK, &[("code", &code)]).await;
        assert_eq!(asked.location(), label, "{}", asked.text);
    }
    assert!(kim.get(&label).await.text.contains("There may be an answer until"));

    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    let own = browser.get(&label).await;
    assert!(own.text.contains(">Return</button>"), "{}", own.text);
    let mine = browser.get(MINE).await;
    assert!(mine.text.contains("Kim Keen would like to have this"), "{}", mine.text);
    let decline = action(&mine.text, "/decline");
    let kept = browser.post(&decline, &[]).await;
    assert_eq!(kept.location(), MINE);
    assert!(browser.get(MINE).await.text.contains("You keep it"));
    let again = kim.post(ASK, &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text.contains("the answer was no"), "{}", again.text);

    let mut anna = Browser::of(&world, "anna").await;
    anna.post(ASK, &[("code", &code)]).await;
    let mine = browser.get(MINE).await;
    let accept = action(&mine.text, "/accept");
    let not_hers = kim.post(&accept, &[]).await;
    assert_eq!(not_hers.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let given = browser.post(&accept, &[]).await;
        assert_eq!(given.location(), MINE, "{}", given.text);
    }
    let over = browser.post(&accept.replace("/accept", "/decline"), &[]).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    assert!(anna.get(MINE).await.text.contains("GR-0101"));
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Handed over by Sam Staff"), "{}", page.text);
    for code in ["", "7K3M", "0000-0000-0"] {
        let refused = kim.post(ASK, &[("code", code)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
    }
}

#[tokio::test]
async fn an_admin_gives_what_somebody_has_to_somebody_else() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Kim Keen", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/transfer");
    let id = anna.get(&path).await.field("id");
    let fields = |person, due, reason| {
        [("id", id.as_str()), ("person", person), ("due", due), ("reason", reason)]
    };
    for wrong in [
        fields("nobody@harbour.example", "", "Taken along"),
        fields("kim.keen@harbour.example", "2026-11-23", "Taken along"),
        fields("kim.keen@harbour.example", "soon", "Taken along"),
        fields("kim.keen@harbour.example", "", " "),
    ] {
        let refused = anna.post(&path, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    for _ in 0..2 {
        let fields = fields("Kim.Keen@harbour.example", "2026-11-30", "Taken <along>");
        let given = anna.post(&path, &fields).await;
        assert_eq!(given.location(), format!("/equipment/{item}"), "{}", given.text);
    }
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Taken &lt;along&gt;") && page.text.contains("Kim Keen"));
    let trail = anna.get("/admin/audit?action=equipment.item_handed_over").await;
    assert_eq!(trail.text.matches("\"What\">Item handed over").count(), 1, "{}", trail.text);
}

#[tokio::test]
async fn a_company_can_keep_to_itself_who_has_what() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.person(&admin, "Kim Keen", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let code = world.code(&admin, item).await;
    let mut anna = Browser::of(&world, "anna").await;
    let settings = anna.get("/admin/settings").await;
    assert!(settings.text.contains("Everybody sees who has an item"), "{}", settings.text);
    let version = settings.field("version");
    let fields = [("version", version.as_str()), ("name", "Harbour"), ("joining", "approval")];
    assert_eq!(anna.post("/admin/settings", &fields).await.status, StatusCode::SEE_OTHER);

    let label = format!("/e/{}", code.replace('-', ""));
    let mut kim = Browser::of(&world, "kim.keen@harbour.example").await;
    let scanned = kim.get(&label).await;
    assert!(scanned.text.contains("Somebody has this item."), "{}", scanned.text);
    assert!(scanned.text.contains("Ask whoever has it"), "{}", scanned.text);
    let refused = kim.post("/equipment/activate", &[("code", &code)]).await;
    assert!(refused.text.contains("Somebody has had this item since"), "{}", refused.text);
    let kept = world.item(&admin, "GR-0102").await;
    world.reserve(&sam, kept, ("2026-11-24T00:00", "2026-11-25T00:00")).await;
    let code = world.code(&admin, kept).await;
    let reserved = kim.post("/equipment/activate", &[("code", &code)]).await;
    assert_eq!(reserved.status, StatusCode::CONFLICT);
    assert!(reserved.text.contains("Somebody has reserved this item from"), "{}", reserved.text);
    for page in [&scanned.text, &refused.text, &reserved.text] {
        assert!(!page.contains("Sam Staff"), "{page}");
    }
    assert!(anna.get(&label).await.text.contains("Sam Staff has this item"));
}

/// Where the form posts to whose address ends so.
fn action(page: &str, end: &str) -> String {
    let page = page.replace("&#x2f;", "/");
    let mut actions = page.split("action=\"").skip(1).filter_map(|it| it.split('"').next());
    actions.find(|it| it.ends_with(end)).expect("a form").to_owned()
}

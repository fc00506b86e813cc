//! Items: taken by code or scan, returned, given, and looked for.

use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::World;

use crate::browser::Browser;

const TAKE: &str = "/equipment/activate";
const MINE: &str = "/equipment/mine";

#[tokio::test]
async fn an_item_is_taken_by_its_code_and_returned() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;

    let free = sam.get("/equipment?q=gr-01").await;
    assert!(free.text.contains("GR-0101") && free.text.contains("1 item"), "{}", free.text);
    let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
    let taken = sam.post(TAKE, &[("code", &typed), ("due", "2026-11-30")]).await;
    assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, MINE));
    let mine = sam.get(MINE).await;
    assert!(mine.text.contains("It is yours until you return it"), "{}", mine.text);
    assert!(mine.text.contains("Due back on 30 November 2026"), "{}", mine.text);
    let again = sam.post(TAKE, &[("code", &code), ("due", "")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    assert!(sam.get(MINE).await.text.contains("You have this item already"));
    assert!(sam.get("/equipment").await.text.contains("No items yet"));

    let scanned = sam.get(&format!("/e/{}", code.replace('-', ""))).await;
    assert!(scanned.text.contains(">Return</button>"), "{}", scanned.text);
    let back = format!("/equipment/{item}/return");
    let returned = sam.post(&back, &[]).await;
    assert_eq!((returned.status, returned.location()), (StatusCode::SEE_OTHER, MINE));
    sam.post(&back, &[]).await;
    assert!(sam.get(MINE).await.text.contains("It was returned already"));
    let scanned = sam.get(&format!("/e/{}", code.replace('-', ""))).await;
    assert!(scanned.text.contains(">Take it</button>"), "{}", scanned.text);

    let mut anna = Browser::of(&world, "anna").await;
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Sam Staff") && page.text.contains(&code), "{}", page.text);
}

#[tokio::test]
async fn what_is_no_code_of_the_company_takes_nothing() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let theirs = world.item(&eve, "GR-0101").await;
    let theirs = world.code(&eve, theirs).await;
    let old = world.code(&admin, item).await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/code");
    let version = anna.get(&path).await.field("version");
    anna.post(&path, &[("version", version.as_str())]).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;

    let long = "7".repeat(10_000);
    let slip = slip(&world.code(&admin, item).await);
    let unknown = "No item has this code";
    for (code, status, words) in [
        ("", 422, "A code has nine characters"),
        ("7K3M", 422, "A code has nine characters"),
        ("7К3М-Q9TF-X", 422, "A code has nine characters"),
        ("https://elsewhere.example/", 422, "A code has nine characters"),
        (long.as_str(), 422, "A code has nine characters"),
        (slip.as_str(), 422, "One of the characters is another one"),
        (theirs.as_str(), 422, unknown),
        ("0000-0000-0", 422, unknown),
        (old.as_str(), 403, "This label does not count any more"),
    ] {
        let refused = sam.post(TAKE, &[("code", code)]).await;
        assert_eq!(refused.status.as_u16(), status, "{code}: {}", refused.text);
        assert!(refused.text.contains(words), "{code}: {}", refused.text);
    }
    assert!(sam.get(MINE).await.text.contains("You have nothing now"));
    let code = world.code(&admin, item).await;
    for due in ["2026-11-23", "soon"] {
        let refused = sam.post(TAKE, &[("code", &code), ("due", due)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{due}");
        assert!(refused.text.contains("#due"), "{due}: {}", refused.text);
    }
    assert!(sam.get(MINE).await.text.contains("You have nothing now"));
}

#[tokio::test]
async fn whoever_guesses_waits_and_whoever_slips_does_not() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let held = world.item(&admin, "GR-0102").await;
    world.take(&admin, &sam, held).await;
    let code = world.code(&admin, item).await;
    let mut browser = Browser::of(&world, "sam.staff@harbour.example").await;
    for _ in 0..30 {
        let slipped = browser.post(TAKE, &[("code", &slip(&code))]).await;
        assert_eq!(slipped.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for n in 0..10 {
        let guessed = browser.post(TAKE, &[("code", "0000-0000-0")]).await;
        assert_eq!(guessed.status, StatusCode::UNPROCESSABLE_ENTITY, "{n}");
    }
    // Also the right one, and by scan: a guess that was right must not be told apart.
    let right = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "{}", right.text);
    let scanned = browser.get("/e/000000000").await;
    assert_eq!(scanned.status, StatusCode::TOO_MANY_REQUESTS);
    let back = browser.post(&format!("/equipment/{held}/return"), &[]).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "what one has can be returned");
    world.clock.pass(Duration::from_secs(30));
    let right = browser.post(TAKE, &[("code", &code)]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER, "{}", right.text);
}

/// Fifty wrong ones in an hour are a company's; who has not guessed still gets their tools.
#[tokio::test]
async fn a_company_whose_people_guess_keeps_its_tools() {
    let (world, admin) = World::set_up().await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for n in 0..6 {
        world.person(&admin, &format!("Guess{n} Er"), Role::Staff, None).await;
    }
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    for n in 0..5 {
        let mut guesser = Browser::of(&world, &format!("guess{n}.er@harbour.example")).await;
        for _ in 0..10 {
            guesser.post(TAKE, &[("code", "0000-0000-0")]).await;
        }
    }
    let mut sixth = Browser::of(&world, "guess5.er@harbour.example").await;
    let first = sixth.post(TAKE, &[("code", "0000-0000-0")]).await;
    assert_eq!(first.status, StatusCode::UNPROCESSABLE_ENTITY);
    let second = sixth.post(TAKE, &[("code", "0000-0000-0")]).await;
    assert_eq!(second.status, StatusCode::TOO_MANY_REQUESTS);
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    for _ in 0..3 {
        let taken = sam.post(TAKE, &[("code", &code)]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    }
}

#[tokio::test]
async fn who_has_an_item_is_told_and_who_leads_them_returns_it() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    world.person(&admin, "Tim Taker", Role::Staff, None).await;
    let other = world.person(&admin, "Otto Other", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let others = world.item(&admin, "GR-0102").await;
    world.take(&admin, &sam, item).await;
    world.take(&admin, &other, others).await;
    let code = world.code(&admin, item).await;

    let mut tim = Browser::of(&world, "tim.taker@harbour.example").await;
    let refused = tim.post(TAKE, &[("code", &code)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("Sam Staff") && refused.text.contains("24 November"));
    let path = format!("/equipment/{item}/return");
    assert_eq!(tim.post(&path, &[]).await.status, StatusCode::CONFLICT);

    let mut browser = Browser::of(&world, "mara.manager@harbour.example").await;
    let list = browser.get("/equipment/in-use?q=sam").await;
    assert!(list.text.contains("1 item is out") && list.text.contains("GR-0101"));
    let team = browser.get("/equipment/in-use?team=1").await;
    assert!(team.text.contains("GR-0101") && !team.text.contains("GR-0102"), "{}", team.text);
    let refused = browser.post(&format!("/equipment/{others}/return"), &[("reason", "x")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "not hers");
    let silent = browser.post(&path, &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let returned = browser.post(&path, &[("reason", "Left on the <bench>")]).await;
    assert_eq!(returned.location(), format!("/equipment/{item}"));
    let page = browser.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Left on the &lt;bench&gt;"), "{}", page.text);
    assert!(!page.text.contains(&code), "codes are the admin's");

    let had = browser.get(&format!("/team/{}/equipment", sam.id)).await;
    assert!(had.text.contains("Equipment of Sam Staff") && had.text.contains("GR-0101"));
    assert!(had.text.contains("Left on the &lt;bench&gt;"), "{}", had.text);
    let had = browser.get(&format!("/team/{}/equipment", other.id)).await;
    assert_eq!(had.status, StatusCode::NOT_FOUND, "not hers");
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let own = sam.get("/equipment/mine/history").await;
    assert!(own.text.contains("GR-0101") && !own.text.contains("GR-0102"), "{}", own.text);
}

#[tokio::test]
async fn how_things_are_used_is_shown_to_whoever_leads_people() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut anna = Browser::of(&world, "anna").await;
    let use_page = anna.get("/equipment/use").await;
    assert!(use_page.text.contains("There is no equipment yet"), "{}", use_page.text);

    let drills = world.item_category(&admin, "Drills").await;
    let item = world.item_of(&admin, "DR-1", drills).await;
    world.item_of(&admin, "DR-2", drills).await;
    world.take(&admin, &sam, item).await;
    world.clock.pass(Duration::from_hours(24));

    let mut anna = Browser::of(&world, "anna").await;
    let use_page = anna.get("/equipment/use").await;
    let lead = "2 items, 1 in use, 0 overdue.";
    assert!(use_page.text.contains(lead) && use_page.text.contains("50 %"), "{}", use_page.text);
    assert!(use_page.text.contains("DR-1 1 day") && use_page.text.contains("Nothing is overdue."));
    assert!(anna.get("/dashboard").await.text.contains("0 of 1"));
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let dashboard = sam.get("/dashboard").await;
    assert!(dashboard.text.contains("My equipment") && dashboard.text.contains("DR-1"));
}

#[tokio::test]
async fn an_admin_gives_an_item_to_somebody_once() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let mut anna = Browser::of(&world, "anna").await;
    let path = format!("/equipment/{item}/give");
    let id = anna.get(&path).await.field("id");
    let fields = |person| [("id", id.as_str()), ("person", person), ("reason", "Night shift")];
    for nobody in ["", "nobody@harbour.example", "eve@elsewhere.example"] {
        let refused = anna.post(&path, &fields(nobody)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{nobody}");
    }
    for _ in 0..2 {
        let given = anna.post(&path, &fields("Sam.Staff@harbour.example")).await;
        assert_eq!(given.location(), format!("/equipment/{item}"), "{}", given.text);
    }
    let page = anna.get(&format!("/equipment/{item}")).await;
    assert!(page.text.contains("Once") && page.text.contains("Night shift"), "{}", page.text);
    let trail = anna.get("/admin/audit?action=equipment.item_taken").await;
    assert_eq!(trail.text.matches("\"What\">Item taken").count(), 1, "{}", trail.text);
}

/// The code with another check character.
fn slip(code: &str) -> String {
    let (code, check) = code.split_at(code.len() - 1);
    format!("{code}{}", if check == "0" { "1" } else { "0" })
}

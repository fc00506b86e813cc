//! What managers do for several people of their team at once.

use domain_kernel::Role;
use http::StatusCode;
use world::{Somebody, World, no_id};

use crate::browser::{Answer, Browser};

const MARA: &str = "mara.manager@harbour.example";
const SAM: &str = "sam.staff@harbour.example";

/// Mara, who leads Sam, and a path of what had to be done at once.
async fn given_team() -> (World, Somebody, Somebody, String) {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let module = world.reading(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(0))]).await;
    (world, mara, sam, path.to_string())
}

#[tokio::test]
async fn whoever_is_late_is_reminded_from_the_list_and_from_their_page() {
    let (world, mara, sam, path) = given_team().await;
    let mut browser = Browser::of(&world, MARA).await;
    let url = format!("/team/nudge?person={}", sam.id);
    let on_time = browser.get(&url).await;
    assert!(on_time.text.contains("Sam Staff is late with nothing"), "{}", on_time.text);
    assert!(!browser.get("/team").await.text.contains("who is overdue"));
    let path = path.parse().expect("an id");
    world.assign(&mara, path, &sam, "2026-11-02").await;
    world.deliver_all().await;

    let list = browser.get("/team").await;
    assert!(list.text.contains("Remind the one who is overdue"), "{}", list.text);
    let page = browser.get(&format!("/team/{}", sam.id)).await;
    assert!(page.text.contains("Remind by mail"), "{}", page.text);
    let asked = browser.get(&url).await;
    assert!(asked.text.contains("Sam Staff: Locks"), "{}", asked.text);
    let id = sam.id.to_string();
    let sent = browser.post("/team/nudge", &[("person", &id)]).await;
    assert_eq!(sent.location(), format!("/team/{id}"));
    world.deliver_all().await;
    let mail = world.mailbox.last(SAM).expect("a mail");
    assert_eq!(mail, "nudge overdue: Locks 2026-11-02");

    let asked = browser.get("/team/nudge?whom=late").await;
    assert!(asked.text.contains("Sam Staff was reminded today already"), "{}", asked.text);
    assert!(!asked.text.contains("Send the mail"));
    let n_mails = world.mailbox.all().len();
    let late = browser.post("/team/nudge", &[("whom", "late")]).await;
    assert_eq!(late.location(), "/team");
    world.deliver_all().await;
    assert_eq!(world.mailbox.all().len(), n_mails);
    let nobody = browser.get("/team/nudge").await;
    assert_eq!(nobody.location(), "/team");
    assert!(browser.get("/team").await.text.contains("Tick at least one person first"));
    let stranger = browser.get(&format!("/team/nudge?person={}", no_id::<()>())).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/team/nudge?person=x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_team_is_narrowed_sorted_and_taken_away_as_a_table() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let zoe = world.person(&admin, "Zoe =Zimmer", Role::Staff, Some(&mara)).await;
    let module = world.reading(&admin, "Locks").await;
    let path = world.path(&admin, "Starter", &[(module, Some(0))]).await;
    world.assign(&mara, path, &sam, "2026-12-01").await;
    world.assign(&mara, path, &zoe, "2026-11-02").await;
    let mut browser = Browser::of(&world, MARA).await;

    let before = |page: &Answer, first: &str, second: &str| {
        let place = |name: &str| page.text.find(name).unwrap_or_else(|| panic!("{name} is there"));
        assert!(place(first) < place(second), "{}", page.text);
    };
    let list = browser.get("/team").await;
    before(&list, "Zoe =Zimmer", "Sam Staff");
    let by_name = browser.get("/team?sort=name").await;
    before(&by_name, "Sam Staff", "Zoe =Zimmer");
    let turned = browser.get("/team?sort=name&direction=down").await;
    before(&turned, "Zoe =Zimmer", "Sam Staff");
    assert!(list.text.contains("Starter</option>"), "{}", list.text);
    let of_path = browser.get(&format!("/team?path={path}&q=zoe")).await;
    assert!(of_path.text.contains("Zoe =Zimmer") && !of_path.text.contains("Sam Staff"));
    let elsewhere = browser.get(&format!("/team?path={}", no_id::<()>())).await;
    assert!(!elsewhere.text.contains("Zoe =Zimmer"), "{}", elsewhere.text);

    let csv = browser.get("/team.csv?show=overdue").await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let line = "\r\nZoe =Zimmer,,Starter,0,1,1,2026-11-02,,,,\r\n";
    assert!(csv.text.ends_with(line) && !csv.text.contains("Sam Staff"), "{}", csv.text);
    let book = browser.get("/team.xlsx").await;
    assert_eq!(book.status, StatusCode::OK);
    assert!(book.header("content-disposition").contains("team.xlsx"));
}

#[tokio::test]
async fn several_are_put_on_a_path_after_a_look_at_what_that_does() {
    let (world, _, sam, path) = given_team().await;
    let mut browser = Browser::of(&world, MARA).await;
    let form = browser.get(&format!("/team/assign?person={}", sam.id)).await;
    assert!(form.text.contains("Sam Staff") && form.text.contains("Starter"), "{}", form.text);
    let date = ["starts_on", "starts_on_month", "starts_on_year"].map(|it| (it, form.field(it)));
    let date = date.each_ref().map(|(name, value)| (*name, value.as_str()));

    let empty = browser.send_form("/team/assign", &date, None).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("href=\"#person\"") && empty.text.contains("href=\"#path\""));

    let fields = [&date[..], &[("path", path.as_str()), ("action", "apply")]].concat();
    let table = "Name,E-mail\nSam,sam.staff@harbour.example\nX,<x>@elsewhere.example";
    let looked =
        browser.send_form("/team/assign", &fields, Some(("a.csv", table.as_bytes()))).await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text);
    assert!(looked.text.contains("1 person is put on the path"), "{}", looked.text);
    assert!(looked.text.contains("Nobody of your team has this address"));
    assert!(!looked.text.contains("<x>"));
    assert!(!browser.get("/team").await.text.contains("Starter"), "it was only looked at");

    let text = "sam.staff@harbour.example\n<x>@elsewhere.example";
    let fields = [&fields[..], &[("text", text)]].concat();
    assert_eq!(browser.send_form("/team/assign", &fields, None).await.location(), "/team");
    let list = browser.get("/team").await;
    assert!(list.text.contains("Sam Staff is on the path from"), "{}", list.text);
    let again = browser.send_form("/team/assign", &fields, None).await;
    assert_eq!(again.status, StatusCode::OK);
    assert!(again.text.contains("On the path already, from"), "{}", again.text);
    assert!(again.text.contains("Nobody would be put on the path"), "{}", again.text);
}

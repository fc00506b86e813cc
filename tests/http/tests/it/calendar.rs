use http::{
    StatusCode,
    header::{CACHE_CONTROL, CONTENT_TYPE},
};
use world::World;

use crate::browser::Browser;

#[tokio::test]
async fn a_calendar_is_read_without_a_session_at_an_address_that_is_shown_once() {
    let (world, admin) = World::set_up().await;
    let module = world.reading(&admin, "Locks, tags").await;
    let path = world.path(&admin, "Starter", &[(module, Some(3))]).await;
    world.assign(&admin, path, &admin, "2026-11-23").await;
    let mut browser = Browser::of(&world, "anna").await;

    let made = browser.post("/account/calendar", &[]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let text = made.text.replace("&#x2f;", "/");
    let address = text.split("/calendar/").find_map(|it| it.split_once(".ics"));
    let address = format!("/calendar/{}.ics", address.expect("an address").0);
    assert_eq!(address.len(), "/calendar/.ics".len() + 64);
    let again = browser.get("/account/calendar").await;
    assert!(!again.text.contains(".ics"), "{}", again.text);

    let mut outside = Browser::new(&world);
    let feed = outside.get(&address).await;
    assert_eq!(feed.status, StatusCode::OK, "{}", feed.text);
    assert_eq!(feed.headers[CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert_eq!(feed.headers[CACHE_CONTROL], "no-store");
    for line in ["DTSTART;VALUE=DATE:20261126", "SUMMARY:Due: Locks\\, tags", "SEQUENCE:0"] {
        assert!(feed.text.contains(&format!("\r\n{line}\r\n")), "{line} in {}", feed.text);
    }

    for bad in [address.replace(".ics", ""), address.replace(".ics", ".txt"), format!("{address}x")]
    {
        assert_eq!(outside.get(&bad).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
    browser.post("/account/calendar/revoke", &[]).await;
    assert_eq!(outside.get(&address).await.status, StatusCode::NOT_FOUND);
}

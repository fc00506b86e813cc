use std::time::Duration;

use domain_kernel::Role;
use http::StatusCode;
use world::{PASSWORD, World};

use crate::browser::Browser;

#[tokio::test]
async fn the_trail_is_searched_by_who_what_and_when() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut browser = Browser::of(&world, "anna").await;
    let today = browser.get("/admin/audit").await.text;
    assert!(today.contains("Person added") && today.contains("Sam Staff"), "{today}");

    let id = sam.id.to_string();
    for (query, is_found) in [
        ("who=anna".to_owned(), true),
        (format!("who={}", admin.id), true),
        ("who=sam.staff@harbour.example".to_owned(), false),
        ("target=sam.staff@harbour.example".to_owned(), true),
        (format!("target={id}"), true),
        (format!("target=person:{id}"), true),
        ("target=00000000-0000-0000-0000-000000000000".to_owned(), false),
        ("target=nobody@harbour.example".to_owned(), false),
        ("action=identity.person_created".to_owned(), true),
        ("action=training.module_created".to_owned(), false),
        ("action=identity.person_created&who=anna&from=2026-01-01&to=2027-01-01".to_owned(), true),
        ("from=2027-01-01".to_owned(), false),
        ("to=2025-12-31".to_owned(), false),
        ("from=&to=tomorrow&before=x".to_owned(), true),
    ] {
        let found = browser.get(&format!("/admin/audit?{query}")).await;
        assert_eq!(found.status, StatusCode::OK, "{query}");
        let added = "<td data-label=\"What\">Person added</td>";
        assert_eq!(found.text.contains(added), is_found, "{query}");
    }
}

/// Nobody is signed in yet who signs in, so the trail knows them by the account.
#[tokio::test]
async fn sign_ins_are_found_by_whose_account_it_was() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let sam = "sam.staff@harbour.example";
    assert!(!world.can_sign_in(sam, "wrong").await);
    let mut browser = Browser::of(&world, "anna").await;
    let found = async |browser: &mut Browser, query: &str| {
        let page = browser.get(&format!("/admin/audit?{query}")).await.text;
        let said = |it: &str| page.contains(&format!("<td data-label=\"What\">{it}</td>"));
        (said("Sign-in refused"), said("Signed in"))
    };

    assert_eq!(found(&mut browser, &format!("who={sam}")).await, (true, false));
    assert_eq!(found(&mut browser, &format!("target={sam}")).await, (true, false));
    assert!(world.can_sign_in(sam, PASSWORD).await);
    assert_eq!(found(&mut browser, &format!("who={sam}")).await, (true, true));
    assert_eq!(found(&mut browser, "who=anna").await, (false, true));
    assert_eq!(found(&mut browser, &format!("who={sam}&target=anna")).await, (false, false));
}

#[tokio::test]
async fn the_trail_is_paged_to_older_entries_and_back() {
    let (world, admin) = World::set_up().await;
    for n in 1..=30 {
        world.person(&admin, &format!("Sam Number{n}"), Role::Staff, None).await;
    }
    let mut browser = Browser::of(&world, "anna").await;
    let url = "/admin/audit?action=identity.person_created";
    let first = browser.get(url).await.text;
    let older = link(&first, "next").expect("more than fit on a page");
    assert!(older.starts_with(&format!("{url}&before=")), "{older}");
    let second = browser.get(&older).await.text;
    assert!(link(&second, "next").is_none());
    let newer = link(&second, "prev").expect("the first page");
    let back = browser.get(&newer).await.text;

    assert!(first.contains("Sam Number30") && !first.contains("Sam Number1<"));
    assert!(second.contains("Sam Number1<") && !second.contains("Sam Number30"));
    assert_eq!(rows(&back), rows(&first));
}

#[tokio::test]
async fn what_a_list_finds_is_taken_away_as_a_table_and_that_is_on_record() {
    let (world, admin) = World::set_up().await;
    for n in 1..=30 {
        world.person(&admin, &format!("=Sam {n}"), Role::Staff, None).await;
    }
    let mut browser = Browser::of(&world, "anna").await;
    let url = "/admin/audit.csv?action=identity.person_created";

    let table = browser.get(url).await;

    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = table.text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 31, "{}", table.text);
    assert!(lines[0].starts_with("\u{feff}Number,Time,"), "{}", lines[0]);
    assert!(lines[1].contains(",\"'=Sam 30\","), "{}", lines[1]);
    let recorded = browser.get("/admin/audit?action=audit.exported").await.text;
    assert_eq!(recorded.matches("Audit log exported</td>").count(), 1, "{recorded}");

    for _ in 0..5 {
        assert_eq!(browser.get(url).await.status, StatusCode::OK);
    }
    assert_eq!(browser.get(url).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_end_of_the_chain_is_a_file() {
    let (world, admin) = World::set_up().await;
    let mut browser = Browser::of(&world, "anna").await;
    let seal = browser.get("/admin/audit/head.txt").await;
    assert!(seal.text.starts_with(&format!("trail: company {}\n", admin.company)), "{}", seal.text);
    assert!(seal.header("content-disposition").contains("audit-head-2026-11-24.txt"));
}

#[tokio::test]
async fn what_is_not_for_somebody_is_on_record_once_a_minute_with_how_often() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut sam = Browser::of(&world, "sam.staff@harbour.example").await;
    let mut anna = Browser::of(&world, "anna").await;
    let url = "/admin/audit?action=identity.permission_refused";

    for _ in 0..3 {
        assert_eq!(sam.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    }
    let page = anna.get(url).await.text;
    assert_eq!(page.matches("Not allowed</td>").count(), 1, "{page}");
    assert!(page.contains("Sam Staff") && page.contains("Manage people"), "{page}");

    // Something else is told at once.
    assert_eq!(sam.get("/admin/mails").await.status, StatusCode::FORBIDDEN);
    assert_eq!(anna.get(url).await.text.matches("Not allowed</td>").count(), 2);

    world.clock.pass(Duration::from_mins(1));
    assert_eq!(sam.get("/admin/people").await.status, StatusCode::FORBIDDEN);
    let page = rows(&anna.get(url).await.text).expect("a table").to_owned();
    let newest = page.split("</tr>").next().expect("a row");
    assert!(newest.contains("Manage people") && newest.contains("Times: 3"), "{newest}");
}

#[tokio::test]
async fn another_company_finds_nothing_of_ours() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.another_company().await;
    let mut browser = Browser::of(&world, "eve@elsewhere.example").await;

    for query in [
        String::new(),
        "?who=anna".to_owned(),
        "?target=sam.staff@harbour.example".to_owned(),
        format!("?target={}", sam.id),
        format!("?who={}", sam.id),
    ] {
        let page = browser.get(&format!("/admin/audit{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        assert!(!page.text.contains("Sam Staff") && !page.text.contains("Anna"), "{query}");
    }
}

fn link(page: &str, rel: &str) -> Option<String> {
    let (before, _) = page.split_once(&format!("\" rel=\"{rel}\""))?;
    let (_, url) = before.rsplit_once("href=\"")?;
    Some(url.replace("&#x2f;", "/").replace("&amp;", "&"))
}

fn rows(page: &str) -> Option<&str> {
    let begun = page.split_once("<tbody>")?.1;
    Some(begun.split_once("</tbody>")?.0)
}

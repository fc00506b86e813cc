//! Stock as browsers see it, and the files that they take away.

use std::{
    io::{Cursor, Read},
    time::Duration,
};

use domain_inventory::{StockLine, Trouble, Visibility};
use domain_kernel::Role;
use http::{
    StatusCode,
    header::{CONTENT_DISPOSITION, CONTENT_TYPE, RETRY_AFTER},
};
use world::{Somebody, World, seeing, stock_line, stock_of};
use zip::ZipArchive;

use crate::browser::Browser;

fn lines(n: usize) -> Vec<StockLine> {
    (1..=n).map(|it| stock_line(&format!("A{it}"), "2.5", &format!("B{}", it % 2))).collect()
}

async fn given(lines: Vec<StockLine>) -> (World, Somebody) {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    world.load_stock(&admin, lines).await;
    (world, admin)
}

/// What stands in one cell, whatever the line.
fn has_cell(html: &str, text: &str) -> bool {
    html.contains(&format!("<bdi>{text}</bdi>"))
}

/// Where the link with this relation leads.
fn link(html: &str, relation: &str) -> String {
    let before = html.split(&format!("rel=\"{relation}\"")).next().expect("a link");
    let href = before.rsplit("href=\"").next().and_then(|it| it.split('"').next());
    href.expect("an address").replace("&amp;", "&").replace("&#x2f;", "/")
}

#[tokio::test]
async fn a_page_says_how_many_lines_there_are_and_how_old_they_are() {
    let (world, _) = given(lines(60)).await;
    let mut anna = Browser::of(&world, "anna").await;

    let page = anna.get("/inventory").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for said in ["<b>60 lines</b> as of 12:00", "1–25 of 60", "<b>150.0</b> <bdi>kg</bdi>"] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(has_cell(&page.text, "A1") && !has_cell(&page.text, "A26"));
    let second = anna.get(&link(&page.text, "next")).await;
    assert!(second.text.contains("26–50 of 60") && has_cell(&second.text, "A26"));
    let third = anna.get(&link(&second.text, "next")).await;
    assert!(third.text.contains("51–60 of 60"), "{}", third.text);
    let back = anna.get(&link(&third.text, "prev")).await;
    assert!(back.text.contains("26–50 of 60") && has_cell(&back.text, "A26"));
}

#[tokio::test]
async fn the_address_is_the_whole_state_and_nothing_in_it_breaks_the_page() {
    let (world, _) = given(lines(60)).await;
    let mut anna = Browser::of(&world, "anna").await;

    let page = anna.get("/inventory?q=assam&bin=B1&sort=part&direction=down").await;
    assert!(page.text.contains("<b>30 lines</b>"), "{}", page.text);
    assert!(page.text.contains("aria-sort=\"descending\"") && has_cell(&page.text, "A59"));
    let none = anna.get("/inventory?q=coffee").await;
    assert!(none.text.contains("No line matches") && none.text.contains("Clear filters"));
    for strange in [
        "sort=price&direction=sideways",
        "after=1",
        "after=99.1",
        "after=1.99999999999999999999",
        "before=-1.-1",
        "after=1.400&from=18446744073709551615",
        "expires_from=2026-02-30&moved_to=x",
        "expires_from=9999-12-31",
        "customer=&part=&bin=",
        "as=nobody",
        "q=%25_%5C%27%22",
        "unknown=1&sort=part&sort=bin",
    ] {
        let page = anna.get(&format!("/inventory?{strange}")).await;
        assert_eq!(page.status, StatusCode::OK, "{strange}: {}", page.text);
    }
    let long = anna.get(&format!("/inventory?q={}", "x ".repeat(500).replace(' ', "+"))).await;
    assert_eq!(long.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_never_loaded_is_unavailable_and_says_why() {
    let (world, admin) = World::set_up().await;
    world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let mut anna = Browser::of(&world, "anna").await;
    let closed = anna.get("/inventory").await;
    assert_eq!(closed.status, StatusCode::OK);
    assert!(closed.text.contains("SHIPSHAPE_ERP_URL"), "{}", closed.text);
    world.connect_erp(&admin).await;
    world.fail_load(&admin, Trouble::SignInRefused).await;

    let page = anna.get("/inventory").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!page.header(RETRY_AFTER.as_str()).is_empty());
    assert!(page.text.contains("refuses the username or the password"), "{}", page.text);
    let mut mara = Browser::of(&world, "mara.manager@harbour.example").await;
    let page = mara.get("/inventory").await;
    assert!(page.text.contains("The ERP does not answer."), "{}", page.text);
    assert!(!page.text.contains("refuses"), "that is nobody else's: {}", page.text);
}

#[tokio::test]
async fn old_stock_is_shown_to_whoever_insists() {
    let (world, admin) = given(lines(3)).await;
    let mut anna = Browser::of(&world, "anna").await;
    world.clock.pass(Duration::from_mins(6));
    world.fail_load(&admin, Trouble::Unreachable).await;
    let stale = anna.get("/inventory").await;
    assert!(stale.text.contains("These figures are from 12:00."), "{}", stale.text);
    world.clock.pass(Duration::from_hours(24));

    // The session from before is over.
    let mut anna = Browser::of(&world, "anna").await;
    let old = anna.get("/inventory?bin=B1").await;
    assert!(!has_cell(&old.text, "A1"), "{}", old.text);
    let links = old.text.replace("&#x2f;", "/");
    assert!(links.contains("href=\"/inventory?bin=B1&amp;anyway=1\""), "{links}");
    let refused = anna.get("/inventory.csv").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let shown = anna.get("/inventory?bin=B1&anyway=1").await;
    assert!(has_cell(&shown.text, "A1"), "{}", shown.text);
    let file = anna.get("/inventory.csv?anyway=1").await;
    assert!(file.text.starts_with("\u{feff}STALE,"), "{}", file.text);
    assert!(file.header(CONTENT_DISPOSITION.as_str()).contains("stock-stale"));
}

#[tokio::test]
async fn a_csv_says_what_it_is_of_and_no_text_in_it_is_a_formula() {
    let formula = StockLine {
        description: Some(" =HYPERLINK(\"http://x\")".to_owned()),
        lot: Some("@SUM(1)".to_owned()),
        ..stock_line("00123", "-24", "B1")
    };
    let (world, _) = given(vec![formula, stock_line("A2", "1250.500", "B2")]).await;
    let mut anna = Browser::of(&world, "anna").await;

    let file = anna.get("/inventory.csv?q=00123").await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
    assert_eq!(file.header(CONTENT_TYPE.as_str()), "text/csv; charset=utf-8");
    let name = file.header(CONTENT_DISPOSITION.as_str());
    assert!(name.contains("\"harbour-sons-stock-2026-11-24-1200.csv\""), "{name}");
    let lines: Vec<&str> = file.text.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines[0], "As of,\"24 November 2026, 12:00\"");
    assert_eq!(lines[1], "Account,Anna Lindqvist");
    assert_eq!(lines[2], "Filters,Search: 00123");
    assert_eq!(lines[3], "Lines,1");
    assert_eq!(lines[4], "");
    assert!(lines[5].starts_with("Owner,Part,Customer part,Description,Quantity"), "{}", lines[5]);
    let expected = "292,00123,,\"' =HYPERLINK(\"\"http://x\"\")\",-24,kg,B1,,\"'@SUM(1)\"";
    assert!(lines[6].starts_with(expected), "{}", lines[6]);
    assert!(lines[6].contains("2028-03-14"), "{}", lines[6]);
    assert_eq!(lines.len(), 8, "one line and the end: {}", file.text);
    let trail = anna.get("/admin/audit?action=inventory.stock_exported").await;
    assert!(trail.text.contains("Stock exported"), "{}", trail.text);
}

#[tokio::test]
async fn a_workbook_keeps_texts_numbers_and_days_as_they_are() {
    let (world, _) = given(vec![stock_line("00123", "1250.500", "=1+1")]).await;
    let mut anna = Browser::of(&world, "anna").await;
    let hide = [("offered", "status"), ("offered", "unit"), ("column", "unit")];
    anna.post("/inventory/columns", &hide).await;

    let file = anna.get("/inventory.xlsx").await;
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
    assert!(file.header(CONTENT_DISPOSITION.as_str()).ends_with(".xlsx\""));
    let mut archive = ZipArchive::new(Cursor::new(file.bytes)).expect("a workbook");
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    part.read_to_string(&mut sheet).expect("text");
    for cell in ["<t>00123</t>", "<t>=1+1</t>", "<t>1E5</t>", "<v>1250.5</v>", "<v>46826</v>"] {
        assert!(sheet.contains(cell), "{cell}: {sheet}");
    }
    assert!(!sheet.contains("<f>") && !sheet.contains("<t>Status</t>"), "{sheet}");
    assert!(sheet.contains("<t>Unit</t>"), "{sheet}");
}

#[tokio::test]
async fn what_is_taken_from_somebody_is_gone_at_the_next_request() {
    let theirs = stock_of("293", stock_line("T1", "7", "T9"));
    let (world, admin) = given(vec![stock_line("A1", "1", "B1"), theirs]).await;
    let customer = world.customer(&admin, "Rosa Ferreira", &seeing(&["292", "293"])).await;
    let mut rosa = Browser::of(&world, "rosa.ferreira@bikes.example").await;

    let page = rosa.get("/inventory").await;
    assert!(has_cell(&page.text, "T1") && page.text.contains("T9"), "{}", page.text);
    world.grant(&admin, &customer, &seeing(&["292"])).await;
    for path in ["/inventory", "/inventory?customer=293", "/inventory?part=T1", "/inventory.csv"] {
        let page = rosa.get(path).await;
        assert!(!page.text.contains("T9"), "{path}: {}", page.text);
    }
    let values = rosa.get("/inventory/values?column=bin").await;
    assert!(values.text.contains("B1") && !values.text.contains("T9"), "{}", values.text);
    world.grant(&admin, &customer, &seeing(&[])).await;
    let page = rosa.get("/inventory").await;
    assert!(page.text.contains("No customers are assigned to you yet"), "{}", page.text);
}

#[tokio::test]
async fn another_company_has_stock_of_its_own() {
    let (world, _) = given(lines(3)).await;
    world.another_company().await;
    let mut eve = Browser::of(&world, "eve@elsewhere.example").await;

    let page = eve.get("/inventory").await;
    assert!(page.text.contains("No ERP is connected") && !has_cell(&page.text, "A1"));
    assert_eq!(eve.get("/inventory.csv").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn columns_are_chosen_and_kept() {
    let (world, _) = given(lines(1)).await;
    let mut anna = Browser::of(&world, "anna").await;
    let here = "/inventory?q=assam";
    let page = anna.get(here).await;
    assert!(page.text.contains("sort=lot"), "{}", page.text);

    let shown = [("next", here), ("offered", "lot"), ("offered", "bin"), ("column", "bin")];
    let kept = anna.post("/inventory/columns", &shown).await;
    assert_eq!(kept.location(), here);
    let page = Browser::of(&world, "anna").await.get(here).await;
    assert!(!page.text.contains("sort=lot") && page.text.contains("sort=bin"), "{}", page.text);
    for strange in [[("offered", "price")], [("column", "x")], [("hidden", "lot")]] {
        let refused = anna.post("/inventory/columns", &strange).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let elsewhere = anna.post("/inventory/columns", &[("next", "/admin/people")]).await;
    assert_eq!(elsewhere.location(), "/inventory");
}

#[tokio::test]
async fn values_that_are_many_are_chosen_on_a_page_of_their_own() {
    let many = (0..60).map(|it| stock_line(&format!("P{it}"), "1", "B1"));
    let (world, _) = given(many.collect()).await;
    let mut anna = Browser::of(&world, "anna").await;

    let page = anna.get("/inventory?status=OK").await;
    let links = page.text.replace("&#x2f;", "/");
    assert!(links.contains("/inventory/values?column=part"), "{links}");
    let values = anna.get("/inventory/values?column=part&status=OK&part=P3&find=P1").await;
    assert!(values.text.contains("value=\"P10\"") && !values.text.contains("value=\"P20\""));
    assert!(values.text.contains("value=\"P3\" checked"), "{}", values.text);
    assert!(values.text.contains("name=\"status\" value=\"OK\""), "{}", values.text);
    let chosen = anna.get("/inventory?status=OK&part=P3&part=P10").await;
    assert!(chosen.text.contains("<b>2 lines</b>"), "{}", chosen.text);
}

#[tokio::test]
async fn an_admin_sees_what_somebody_sees_and_says_so() {
    let (world, admin) = given(lines(1)).await;
    world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    let mut anna = Browser::of(&world, "anna").await;

    let view = anna.post(&format!("/admin/customers/{}/view", rosa.id), &[]).await;
    assert_eq!(view.location(), format!("/inventory?as={}", rosa.id));
    let page = anna.get(view.location()).await;
    assert!(page.text.contains("You see what Rosa Ferreira sees."), "{}", page.text);
    let links = page.text.replace("&#x2f;", "/");
    assert!(links.contains("href=\"/inventory\">See your own"), "{links}");
    let trail = anna.get("/admin/audit?action=inventory.stock_viewed_as").await;
    assert!(trail.text.contains("Rosa Ferreira"), "{}", trail.text);
    let mut mara = Browser::of(&world, "mara.manager@harbour.example").await;
    let denied = mara.get(view.location()).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN);
}

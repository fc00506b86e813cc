//! Stock by programs.

use domain_inventory::StockLine;
use serde_json::Value;
use world::{World, seeing, stock_line, stock_of};

use super::program::Program;

const STOCK: &str = "/api/v1/inventory/stock";

#[tokio::test]
async fn what_is_asked_of_stock_is_something_that_can_be_asked() {
    let (world, admin) = World::set_up().await;
    let program = Program::of(&world, &admin).await;
    for (query, flaw) in [
        ("sort=colour", ("sort", "request-wrong-value")),
        ("cursor=12", ("cursor", "request-other-cursor")),
        ("expires_from=soon", ("expires_from", "start-malformed")),
        ("customer=", ("customer", "request-wrong-value")),
        ("page=2", ("page", "request-unknown-parameter")),
        ("q=%00", ("q", "request-wrong-value")),
        ("part=A&part=%00", ("part", "request-wrong-value")),
    ] {
        let reply = program.get(&format!("{STOCK}?{query}")).await;
        assert_eq!((reply.status.as_u16(), reply.flaw()), (422, flaw), "{query}");
    }
    let none = program.get(&format!("{STOCK}?part=A&part=B&sort=quantity&direction=down")).await;
    assert_eq!((none.status.as_u16(), none.code()), (409, "stock-no-erp"));
    let cora = world.customer(&admin, "Cora Customer", &seeing(&[])).await;
    let nothing = Program::of(&world, &cora).await.get(STOCK).await;
    assert_eq!((nothing.status.as_u16(), nothing.code()), (409, "stock-nothing-granted"));
}

fn parts(stock: &Value) -> Vec<&str> {
    let lines = stock["items"].as_array().expect("a list");
    lines.iter().map(|it| it["part"].as_str().unwrap_or_default()).collect()
}

#[tokio::test]
async fn stock_is_read_in_parts_there_and_back_by_whoever_may_see_it() {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    let own = (1..=60).map(|it| stock_line(&format!("A{it:02}"), "2.5", &format!("B{}", it % 2)));
    let others = stock_of("C9", stock_line("Z1", "1", "B1"));
    let lines: Vec<StockLine> = own.chain([others]).collect();
    let customer = lines[0].customer.as_str().to_owned();
    world.load_stock(&admin, lines).await;
    let program = Program::of(&world, &admin).await;

    let first = program.get(&format!("{STOCK}?customer={customer}&sort=part")).await;
    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!((&first.json["total"], &first.json["freshness"]), (&60.into(), &"fresh".into()));
    assert_eq!(first.json["as_of"], "2026-11-24T12:00:00Z");
    assert_eq!(first.json["totals"][0]["quantity"], "150.0");
    assert_eq!((parts(&first.json).len(), parts(&first.json)[24]), (25, "A25"));
    assert!(first.json["previous"].is_null());
    let next = first.json["next"].as_str().expect("there is more");
    let turned = format!("{STOCK}?customer={customer}&sort=part&cursor=");
    let second = program.get(&format!("{turned}{next}")).await;
    assert_eq!(parts(&second.json)[0], "A26");
    for other in ["sort=bin", "sort=part&direction=down", "sort=part&q=A"] {
        let other = format!("{STOCK}?customer={customer}&{other}&cursor={next}");
        let other = program.get(&other).await;
        let flaw = ("cursor", "request-other-cursor");
        assert_eq!((other.status.as_u16(), other.flaw()), (422, flaw));
    }
    let anyway = program.get(&format!("{turned}{next}&anyway=true")).await;
    assert_eq!(parts(&anyway.json)[0], "A26");
    let back = second.json["previous"].as_str().expect("it goes back");
    let again = program.get(&format!("{turned}{back}")).await;
    assert_eq!(parts(&again.json), parts(&first.json));

    let cora = world.customer(&admin, "Cora Customer", &seeing(&["C9"])).await;
    let theirs = Program::of(&world, &cora).await.get(STOCK).await;
    assert_eq!((parts(&theirs.json), &theirs.json["total"]), (vec!["Z1"], &1.into()));
    let anothers = Program::of(&world, &cora).await;
    let anothers = anothers.get(&format!("{STOCK}?customer={customer}")).await;
    assert_eq!((anothers.status.as_u16(), &anothers.json["total"]), (200, &0.into()));
}

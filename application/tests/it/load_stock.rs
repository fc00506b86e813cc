//! How an ERP is read while everybody looks at what it said before, and what becomes of its faults:
//! never an empty grid.

use std::time::Duration;

use application::inventory::{
    DecideLoad, Flaw, LoadVerdict, LoadedOne, NotYet, SeeStock, ShownStock, StockFilter,
    StockOrder, StockQuery, decide_load, load_stock, refresh_stock, see_connector, see_stock,
};
use domain_inventory::{Freshness, LoadOutcome, StockColumn, StockLine, Trouble, Visibility};
use world::{Script, Somebody, World, noon, seeing, stock_line, stock_of};

fn lines(n: usize) -> Vec<StockLine> {
    (1..=n).map(|it| stock_line(&format!("A{it}"), "2", "B1")).collect()
}

fn says(lines: Vec<StockLine>) -> Script {
    let customers = vec![("292".to_owned(), "Calder Tea Company".to_owned())];
    Script { lines, customers, can_write: Some(false), ..Script::default() }
}

/// A company whose ERP has said a hundred lines of one customer, who has an account.
async fn given() -> (World, Somebody, Somebody) {
    let (world, admin) = World::set_up().await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    world.erps.say(says(lines(100)));
    world.connect_erp(&admin).await;
    assert!(matches!(go(&world).await, LoadedOne::Shown { n_lines: 100, .. }));
    (world, admin, rosa)
}

async fn go(world: &World) -> LoadedOne {
    load_stock(&world.app).await.expect("the store answers")
}

/// The ERP says this, and it is asked again when that is due.
async fn after(world: &World, script: Script) -> LoadedOne {
    world.erps.say(script);
    world.clock.pass(Duration::from_mins(6));
    go(world).await
}

async fn look(world: &World, by: &Somebody) -> Result<Box<ShownStock>, NotYet> {
    let query =
        StockQuery { filter: StockFilter::default(), order: StockOrder::default(), cursor: None };
    let today = "2026-11-24".parse().expect("a day");
    let command = SeeStock { query, insists: false, whose: None, today };
    see_stock(&world.app, &by.actor, &command).await.expect("may").stock
}

async fn n_lines(world: &World, by: &Somebody) -> u64 {
    look(world, by).await.expect("stock").totals.n_lines
}

/// What the newest load came to, as the timeline says.
async fn outcome(world: &World, admin: &Somebody) -> LoadOutcome {
    let seen = see_connector(&world.app, &admin.actor).await.expect("an admin may");
    seen.loads.first().expect("a load").outcome.clone()
}

#[tokio::test]
async fn what_an_erp_says_is_shown_from_then_on() {
    let (world, admin, rosa) = given().await;
    assert!(matches!(go(&world).await, LoadedOne::Nothing), "it is not due");

    let mut more = lines(101);
    more.push(stock_of("293", stock_line("B1", "1", "B1")));
    let loaded = after(&world, says(more)).await;
    assert!(matches!(loaded, LoadedOne::Shown { n_lines: 102, .. }), "{loaded:?}");
    assert_eq!((n_lines(&world, &rosa).await, n_lines(&world, &admin).await), (101, 102));
    assert_eq!(look(&world, &rosa).await.expect("stock").freshness, Freshness::Fresh);
}

#[tokio::test]
async fn while_an_erp_does_not_answer_the_last_load_is_shown_with_how_old_it_is() {
    for trouble in [
        Trouble::Unreachable,
        Trouble::SignInRefused,
        Trouble::TimedOut,
        Trouble::Refused,
        Trouble::Column("PART".to_owned()),
        Trouble::TooManyRows,
    ] {
        let (world, admin, rosa) = given().await;
        let silent = Script { trouble: Some(trouble.clone()), ..says(lines(100)) };
        let loaded = after(&world, silent).await;
        assert!(matches!(&loaded, LoadedOne::Failed(err) if err.trouble == trouble), "{loaded:?}");

        let seen = look(&world, &rosa).await.expect("stock");
        assert_eq!(seen.totals.n_lines, 100, "{trouble:?}");
        assert_eq!(seen.generation.as_of, noon(), "{trouble:?}");
        assert!(matches!(seen.freshness, Freshness::Stale { .. }), "{:?}", seen.freshness);
        assert!(
            matches!(outcome(&world, &admin).await, LoadOutcome::Failed { trouble: it, .. } if it == trouble)
        );

        let loaded = after(&world, says(lines(100))).await;
        assert!(matches!(loaded, LoadedOne::Shown { .. }), "{trouble:?}: {loaded:?}");
        assert_eq!(look(&world, &rosa).await.expect("stock").freshness, Freshness::Fresh);
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_never_seen() {
    let (world, _, rosa) = given().await;
    let half = Script { breaks_off: true, ..says(lines(60)) };
    let loaded = after(&world, half).await;

    assert!(matches!(&loaded, LoadedOne::Failed(it) if it.trouble == Trouble::BrokenOff));
    assert_eq!(n_lines(&world, &rosa).await, 100);
}

#[tokio::test]
async fn what_would_take_away_more_than_half_waits_for_an_admin() {
    for left in [0, 40] {
        let (world, admin, rosa) = given().await;
        let loaded = after(&world, says(lines(left))).await;
        assert!(matches!(loaded, LoadedOne::Held), "{left}: {loaded:?}");
        assert_eq!(n_lines(&world, &rosa).await, 100, "{left}");
        assert!(matches!(outcome(&world, &admin).await, LoadOutcome::Held { .. }));

        let seen = see_connector(&world.app, &admin.actor).await.expect("an admin may");
        let number = seen.held.expect("a load that is held").number;
        let command = DecideLoad { number, verdict: LoadVerdict::Show };
        decide_load(&world.app, &admin.actor, command).await.expect("an admin may");
        assert_eq!(n_lines(&world, &rosa).await, left as u64, "it really is so");
    }
}

#[tokio::test]
async fn a_few_values_that_cannot_be_read_are_left_out_and_many_are_a_wrong_mapping() {
    let flaw = Flaw { column: StockColumn::ExpiresOn, found: "31.02.2026".to_owned() };
    let (world, admin, rosa) = given().await;
    let few = Script { flaws: vec![flaw.clone()], ..says(lines(1000)) };
    assert!(matches!(after(&world, few).await, LoadedOne::Shown { .. }));
    assert!(
        matches!(outcome(&world, &admin).await, LoadOutcome::Loaded { n_flawed: 1, .. }),
        "{:?}",
        outcome(&world, &admin).await
    );

    let many = Script { flaws: vec![flaw; 2], ..says(lines(1000)) };
    let loaded = after(&world, many).await;
    let Trouble::Column(column) = (match loaded {
        LoadedOne::Failed(err) => err.trouble,
        other => panic!("{other:?}"),
    }) else {
        panic!("the column is named")
    };
    assert_eq!(column, "EXPIRES_ON", "as the ERP calls it");
    assert_eq!(n_lines(&world, &rosa).await, 1000);
}

#[tokio::test]
async fn names_of_customers_follow_the_erp_and_those_that_are_gone_keep_theirs() {
    let (world, admin, rosa) = given().await;
    let named = async || {
        let seen = look(&world, &admin).await.expect("stock");
        let names: Vec<_> = seen.names.values().map(|it| it.as_str().to_owned()).collect();
        names
    };
    assert_eq!(named().await, ["Calder Tea Company"]);

    let renamed = vec![("292".to_owned(), "Calder Teas".to_owned())];
    after(&world, Script { customers: renamed, ..says(lines(101)) }).await;
    assert_eq!(named().await, ["Calder Teas"]);
    after(&world, Script { customers: Vec::new(), ..says(lines(102)) }).await;
    assert_eq!(named().await, ["Calder Teas"]);
    assert_eq!(n_lines(&world, &rosa).await, 102, "a grant is by key");
}

#[tokio::test]
async fn a_grant_that_is_taken_away_is_gone_at_the_next_look() {
    let (world, admin, _) = given().await;
    let mia = world.customer(&admin, "Mia Berg", &Visibility::All).await;
    let nobody = world.customer(&admin, "Abel Tasman", &seeing(&[])).await;

    assert_eq!(n_lines(&world, &mia).await, 100);
    assert_eq!(look(&world, &nobody).await.err(), Some(NotYet::NothingGranted));
}

#[tokio::test]
async fn an_erp_that_nobody_asks_any_more_is_not_said_to_be_asked() {
    let (world, admin, _) = given().await;
    world.clock.pass(Duration::from_mins(6));
    assert!(refresh_stock(&world.app, &admin.actor).await.expect("an admin may"));
    let (app, now) = (&world.app, world.app.clock.now());
    let claimed =
        app.loads.claim_load(app.ids.next(), now, now.plus(Duration::from_secs(10))).await;
    claimed.expect("a queue").expect("a load that is due");

    assert!(look(&world, &admin).await.expect("stock").is_refreshing);
    // Whoever asked it has stopped, and it is not asked again so soon.
    world.clock.pass(Duration::from_secs(11));
    assert!(!look(&world, &admin).await.expect("stock").is_refreshing);
}

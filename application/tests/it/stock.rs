//! Stock as somebody looks at it: how old it is, what is theirs, and what becomes of it meanwhile.

use std::{collections::BTreeSet, time::Duration};

use application::inventory::{
    ExportBroken, ExportStock, ExportStockError, FilterValues, NotYet, SeeStock, ShownStock,
    StockCursor, StockError, StockFilter, StockOrder, StockQuery, choose_columns, export_stock,
    refresh_stock, see_stock, view_stock_as,
};
use application::{
    Class, Failure,
    audit::{ListEntries, list_entries},
};
use domain_audit::Stretch;
use domain_identity::PersonName;
use domain_inventory::{Freshness, GenerationNumber, StockColumn, StockLine, Trouble, Visibility};
use domain_kernel::{Permission, Role};
use world::{Somebody, World, noon, seeing, stock_line, stock_of};

fn asked() -> SeeStock {
    SeeStock {
        query: StockQuery {
            filter: StockFilter::default(),
            order: StockOrder::default(),
            cursor: None,
        },
        insists: false,
        whose: None,
        today: "2026-11-24".parse().expect("a day"),
    }
}

fn turned(cursor: Option<StockCursor>) -> SeeStock {
    let mut asked = asked();
    asked.query.cursor = cursor;
    asked
}

async fn look(world: &World, by: &Somebody, asked: &SeeStock) -> Result<Box<ShownStock>, NotYet> {
    see_stock(&world.app, &by.actor, asked).await.expect("an admin may").stock
}

async fn shown(world: &World, by: &Somebody, asked: &SeeStock) -> Box<ShownStock> {
    look(world, by, asked).await.expect("stock")
}

fn parts(shown: &ShownStock) -> Vec<&str> {
    shown.page.lines.iter().map(|it| it.part.as_str()).collect()
}

fn lines(n: usize) -> Vec<StockLine> {
    (1..=n).map(|it| stock_line(&format!("A{it}"), "2.5", "B1")).collect()
}

async fn given(lines: Vec<StockLine>) -> (World, Somebody) {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    world.load_stock(&admin, lines).await;
    (world, admin)
}

#[tokio::test]
async fn without_an_erp_there_is_nothing_to_look_at_and_nothing_looks_empty() {
    let (world, admin) = World::set_up().await;

    assert_eq!(look(&world, &admin, &asked()).await, Err(NotYet::NoErp));
    world.connect_erp(&admin).await;
    let Err(NotYet::NeverLoaded(never)) = look(&world, &admin, &asked()).await else {
        panic!("it was never loaded");
    };
    assert_eq!((never.trouble, never.next_try), (None, None));
    world.fail_load(&admin, Trouble::SignInRefused).await;
    let Err(NotYet::NeverLoaded(never)) = look(&world, &admin, &asked()).await else {
        panic!("it was never loaded");
    };
    assert_eq!(never.trouble, Some(Trouble::SignInRefused));
    assert_eq!(never.next_try, Some(noon().plus(Duration::from_secs(5))));
}

#[tokio::test]
async fn a_page_has_25_lines_of_all_with_totals_by_unit() {
    let (world, admin) = given(lines(60)).await;

    let first = shown(&world, &admin, &asked()).await;
    assert_eq!(parts(&first).len(), 25);
    assert_eq!((parts(&first)[0], parts(&first)[24]), ("A1", "A25"));
    assert_eq!(first.totals.n_lines, 60);
    let units: Vec<String> = first.totals.units.iter().map(|(_, it)| it.to_string()).collect();
    assert_eq!(units, ["150.0"]);
    assert_eq!(first.freshness, Freshness::Fresh);
    let second = shown(&world, &admin, &turned(first.page.next)).await;
    assert_eq!((parts(&second)[0], second.is_restarted), ("A26", false));
    let back = shown(&world, &admin, &turned(second.page.previous)).await;
    assert_eq!(parts(&back), parts(&first));
}

#[tokio::test]
async fn whoever_turns_pages_stays_on_their_load_while_it_is_kept() {
    let (world, admin) = given(lines(60)).await;
    let first = shown(&world, &admin, &asked()).await;
    world.clock.pass(Duration::from_mins(6));
    world.load_stock(&admin, vec![stock_line("Z1", "1", "B1")]).await;

    let second = shown(&world, &admin, &turned(first.page.next)).await;
    assert_eq!((parts(&second)[0], second.has_newer), ("A26", true));
    let newest = shown(&world, &admin, &asked()).await;
    assert_eq!((parts(&newest), newest.has_newer), (vec!["Z1"], false));
    let (company, current) = (admin.company, newest.generation.number);
    world.app.generations.keep_only(company, &[current]).await.expect("room");
    let gone = shown(&world, &admin, &turned(first.page.next)).await;
    assert_eq!((parts(&gone), gone.is_restarted), (vec!["Z1"], true));
}

#[tokio::test]
async fn a_load_that_is_not_shown_yet_is_nobodys() {
    let (world, admin) = given(lines(30)).await;
    let mut cursor = shown(&world, &admin, &asked()).await.page.next.expect("two pages");
    cursor.generation = GenerationNumber(cursor.generation.0 + 1);

    let seen = shown(&world, &admin, &turned(Some(cursor))).await;
    assert_eq!((parts(&seen)[0], seen.is_restarted), ("A1", true));
}

#[tokio::test]
async fn whoever_comes_to_older_stock_has_the_erp_asked_and_waits_for_a_moment() {
    let (world, admin) = given(lines(30)).await;
    let seen = shown(&world, &admin, &asked()).await;
    assert_eq!((seen.is_refreshing, world.pauses.n_waited()), (false, 0));
    world.clock.pass(Duration::from_mins(2));

    let seen = shown(&world, &admin, &asked()).await;
    assert!(seen.is_refreshing, "nobody loads it");
    assert_eq!(world.pauses.n_waited(), 10);
    shown(&world, &admin, &turned(seen.page.next)).await;
    assert_eq!(world.pauses.n_waited(), 10, "whoever turns a page does not wait");
    let again = refresh_stock(&world.app, &admin.actor).await.expect("an admin may");
    assert!(!again, "it is asked already");
}

#[tokio::test]
async fn stock_is_stale_while_the_erp_fails_and_after_a_day_only_for_whoever_insists() {
    let (world, admin) = given(lines(3)).await;
    world.clock.pass(Duration::from_mins(6));
    world.fail_load(&admin, Trouble::Unreachable).await;

    let seen = shown(&world, &admin, &asked()).await;
    assert!(matches!(seen.freshness, Freshness::Stale { .. }), "{:?}", seen.freshness);
    assert_eq!(seen.trouble, Some(Trouble::Unreachable));
    world.clock.pass(Duration::from_hours(24));
    assert!(matches!(look(&world, &admin, &asked()).await, Err(NotYet::TooOld(_))));
    let seen = shown(&world, &admin, &SeeStock { insists: true, ..asked() }).await;
    assert_eq!(parts(&seen), ["A1", "A2", "A3"]);
}

#[tokio::test]
async fn what_is_not_granted_is_as_if_it_were_not_there() {
    let theirs = stock_of("293", stock_line("T1", "7", "T9"));
    let (world, admin) = given(vec![stock_line("A1", "1", "B1"), theirs]).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;

    let seen = shown(&world, &rosa, &asked()).await;
    assert_eq!((parts(&seen), seen.totals.n_lines), (vec!["A1"], 1));
    assert!(!seen.has_several && !seen.columns().any(|it| it == StockColumn::Customer));
    let bins: Vec<&str> =
        seen.values.of(StockColumn::Bin).iter().map(|it| it.value.as_str()).collect();
    assert_eq!(bins, ["B1"]);
    let glance = seen.glance.expect("for whoever sees only their own");
    assert_eq!(glance.last_moved_on, "2026-11-19".parse().ok());
    world.grant(&admin, &rosa, &seeing(&["292", "293"])).await;
    let seen = shown(&world, &rosa, &asked()).await;
    assert!(seen.has_several && seen.values.of(StockColumn::Bin).len() == 2);
    world.grant(&admin, &rosa, &seeing(&[])).await;
    assert_eq!(look(&world, &rosa, &asked()).await, Err(NotYet::NothingGranted));
}

#[tokio::test]
async fn columns_are_hidden_for_whoever_hides_them_and_stay_so() {
    let (world, admin) = given(lines(1)).await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let offered = BTreeSet::from([StockColumn::Part, StockColumn::Lot, StockColumn::Bin]);
    let kept = BTreeSet::from([StockColumn::Bin]);

    choose_columns(&world.app, &admin.actor, &offered, &kept).await.expect("an admin may");
    let seen = shown(&world, &admin, &asked()).await;
    assert_eq!(seen.hidden, BTreeSet::from([StockColumn::Lot]), "the part is always there");
    assert!(shown(&world, &mara, &asked()).await.hidden.is_empty());
    // What was not offered stays hidden.
    let bin = BTreeSet::from([StockColumn::Bin]);
    choose_columns(&world.app, &admin.actor, &bin, &bin).await.expect("an admin may");
    assert_eq!(shown(&world, &admin, &asked()).await.hidden.len(), 1);
}

fn export(insists: bool) -> ExportStock {
    let (filter, order) = (StockFilter::default(), StockOrder::default());
    ExportStock { filter, order, insists, whose: None }
}

#[tokio::test]
async fn an_export_has_all_lines_of_one_load_and_is_on_record() {
    let (world, admin) = given(lines(60)).await;

    let mut taken = export_stock(&world.app, &admin.actor, export(false)).await.expect("stock");
    world.clock.pass(Duration::from_mins(6));
    world.load_stock(&admin, Vec::new()).await;
    let mut n_lines = 0;
    while let Some(found) = taken.next().await.expect("lines") {
        n_lines += found.lines.len();
    }
    assert_eq!((n_lines, taken.head.n_lines), (60, 60));
    let newest = ListEntries {
        who: String::new(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let entries = list_entries(&world.app, &admin.actor, newest).await;
    let names = entries.expect("an admin may").entries;
    assert!(names.iter().any(|it| it.recorded.name == "inventory.stock_exported"));
}

#[tokio::test]
async fn an_account_has_two_exports_at_once() {
    let (world, admin) = given(lines(3)).await;
    let begin = async || export_stock(&world.app, &admin.actor, export(false)).await;

    let (one, two) = (begin().await.expect("one"), begin().await.expect("two"));
    let Err(err @ ExportStockError::UnderWay(_)) = begin().await else {
        panic!("a third one");
    };
    assert!(matches!(err.class(), Class::Throttled(_)));
    drop((one, two));
    assert!(begin().await.is_ok());
}

#[tokio::test]
async fn an_export_breaks_off_when_what_it_shows_is_taken_away() {
    let (world, admin) = given(lines(3)).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    let mut taken = export_stock(&world.app, &rosa.actor, export(false)).await.expect("stock");

    world.grant(&admin, &rosa, &seeing(&[])).await;
    world.clock.pass(Duration::from_secs(1));
    assert!(matches!(taken.next().await, Err(ExportBroken::NotTheirs)));
}

#[tokio::test]
async fn looking_with_the_eyes_of_an_account_is_an_admins_and_on_record() {
    let (world, admin) = given(lines(1)).await;
    let mara = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let elsewhere = world.another_company().await;

    let denied = view_stock_as(&world.app, &mara.actor, admin.id).await;
    assert!(
        matches!(denied, Err(StockError::Denied(it)) if it.permission == Permission::ManageCustomers)
    );
    let theirs = world.customer(&elsewhere, "Mei Tanaka", &Visibility::All).await;
    for unknown in [elsewhere.id, theirs.id, mara.id] {
        let unknown = view_stock_as(&world.app, &admin.actor, unknown).await;
        assert!(matches!(unknown, Err(StockError::NoSuchCustomer)));
    }
    let rosa = world.customer(&admin, "Rosa Ferreira", &Visibility::All).await;
    view_stock_as(&world.app, &admin.actor, rosa.id).await.expect("an admin may");
    let command = SeeStock { whose: Some(rosa.id), ..asked() };
    let seen = see_stock(&world.app, &admin.actor, &command).await.expect("an admin may");
    assert_eq!(seen.whose.as_ref().map(PersonName::as_str), Some("Rosa Ferreira"));
    for nobody in [mara.actor, rosa.actor] {
        let denied = see_stock(&world.app, &nobody, &command).await;
        assert!(matches!(denied, Err(StockError::Denied(_))));
    }
}

#[tokio::test]
async fn whoever_sees_no_stock_is_refused() {
    let (world, admin) = given(lines(1)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let elsewhere = world.another_company().await;

    let denied = see_stock(&world.app, &sam.actor, &asked()).await;
    assert!(matches!(denied, Err(StockError::Denied(_))));
    assert_eq!(look(&world, &elsewhere, &asked()).await, Err(NotYet::NoErp));
}

#[tokio::test]
async fn values_of_a_filter_are_asked_for_once_for_each_load() {
    let (world, admin) = given(lines(60)).await;

    let first = shown(&world, &admin, &asked()).await;
    let again = shown(&world, &admin, &asked()).await;
    assert!(std::sync::Arc::ptr_eq(&first.values, &again.values));
    assert!(first.values.are_many(StockColumn::Part));
    let most = usize::try_from(FilterValues::MOST).expect("a few");
    assert_eq!(first.values.of(StockColumn::Part).len(), most + 1);
    world.clock.pass(Duration::from_mins(6));
    world.load_stock(&admin, lines(2)).await;
    let newer = shown(&world, &admin, &asked()).await;
    assert_eq!(newer.values.of(StockColumn::Part).len(), 2);
}

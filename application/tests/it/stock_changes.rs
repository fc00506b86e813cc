//! What is different from how stock was: since a day, a week, or somebody's last visit.

use std::time::Duration;

use application::{
    PageNumber,
    identity::{MakeApiToken, come_in_by_token, make_api_token},
    inventory::{
        ChangeKind, SeeChanges, SeeStock, Since, StockFilter, StockOrder, StockQuery,
        export_changes, see_changes, see_stock,
    },
};
use domain_identity::ApiTokenName;
use domain_inventory::StockLine;
use domain_kernel::{Access, Area, Origin, PersonId, Scopes};
use world::{Somebody, World, noon, seeing, stock_line};

async fn given(lines: Vec<StockLine>) -> (World, Somebody) {
    let (world, admin) = World::set_up().await;
    world.connect_erp(&admin).await;
    world.load_stock(&admin, lines).await;
    (world, admin)
}

/// Looks at the stock, with one's own eyes or with those of an account.
async fn look(world: &World, by: &Somebody, whose: Option<PersonId>) {
    let query =
        StockQuery { filter: StockFilter::default(), order: StockOrder::default(), cursor: None };
    let today = "2026-11-24".parse().expect("a day");
    let command = SeeStock { query, insists: false, whose, today };
    see_stock(&world.app, &by.actor, &command).await.expect("they may").stock.expect("stock");
}

#[tokio::test]
async fn what_changed_is_told_by_what_is_there_before_and_after() {
    let (world, admin) = given(vec![
        stock_line("A1", "10", "B1"),
        stock_line("A2", "10", "B1"),
        stock_line("A3", "10", "B1"),
    ])
    .await;
    let command = SeeChanges { since: Since::Yesterday, page: PageNumber::FIRST, insists: false };
    let seen = see_changes(&world.app, &admin.actor, command).await.expect("an admin may");
    assert_eq!(seen.expect("stock").before, None, "nothing is a day old");
    world.clock.pass(Duration::from_hours(25));
    world
        .load_stock(
            &admin,
            vec![
                stock_line("A1", "12", "B1"),
                stock_line("A2", "10", "B2"),
                stock_line("A4", "1", "B1"),
            ],
        )
        .await;

    let seen = see_changes(&world.app, &admin.actor, command).await.expect("an admin may");
    let changes = seen.expect("stock").changes;
    let kinds: Vec<(&str, ChangeKind)> =
        changes.items.iter().map(|it| (it.part.as_str(), it.kind)).collect();
    let (counted, moved) = (ChangeKind::Counted, ChangeKind::Moved);
    let ends = [("A3", ChangeKind::Shipped), ("A4", ChangeKind::Received)];
    assert_eq!(kinds[0], ("A1", counted));
    assert!(kinds[1..kinds.len() - 2].iter().all(|it| *it == ("A2", moved)), "{kinds:?}");
    assert_eq!(kinds[kinds.len() - 2..], ends);
}

#[tokio::test]
async fn what_changed_since_the_last_visit_is_told_to_each_by_their_own() {
    let (world, admin) = given(vec![stock_line("A1", "10", "B1")]).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    let command = SeeChanges { since: Since::LastVisit, page: PageNumber::FIRST, insists: false };
    let changes = async |by: &Somebody| {
        let seen = see_changes(&world.app, &by.actor, command).await.expect("they may");
        seen.expect("stock")
    };
    world.clock.pass(Duration::from_mins(1));
    let came_at = world.app.clock.now();
    look(&world, &rosa, None).await;
    world.clock.pass(Duration::from_mins(20));
    let first = changes(&rosa).await;
    assert_eq!((first.last_visit, first.before), (None, None), "it is the first one");
    world.clock.pass(Duration::from_hours(2));
    world.load_stock(&admin, vec![stock_line("A1", "12", "B1")]).await;

    // Whoever looks with her eyes is not her.
    look(&world, &admin, Some(rosa.id)).await;
    for _ in 0..2 {
        let second = changes(&rosa).await;
        assert_eq!(second.last_visit, Some(came_at));
        assert_eq!(second.before.expect("what she saw then").as_of, noon());
        assert_eq!(second.changes.items.len(), 1);
        world.clock.pass(Duration::from_mins(5));
    }
    let taken = export_changes(&world.app, &rosa.actor, Since::LastVisit).await;
    let taken = taken.expect("stock").next().await.expect("changes");
    assert_eq!(taken.expect("some").changes.len(), 1);
    let own = changes(&admin).await;
    assert_eq!((own.last_visit, own.changes.items.len()), (None, 0));
}

#[tokio::test]
async fn a_program_that_reads_stock_for_somebody_is_no_visit_of_theirs() {
    let (world, admin) = given(vec![stock_line("A1", "10", "B1")]).await;
    let rosa = world.customer(&admin, "Rosa Ferreira", &seeing(&["292"])).await;
    let scopes = Scopes::of([(Area::Inventory, Access::Read)]);
    let name = ApiTokenName::restore("Gate".to_owned());
    let command = MakeApiToken { name, scopes, days: 30 };
    let secret = make_api_token(&world.app, &rosa.actor, command).await.expect("hers").text();
    let came_in = come_in_by_token(&world.app, Origin::default(), &secret).await;
    let program = Somebody { actor: came_in.expect("it is good").actor, ..rosa };
    let last_visit = async |by: &Somebody| {
        let since = Since::LastVisit;
        let command = SeeChanges { since, page: PageNumber::FIRST, insists: false };
        let seen = see_changes(&world.app, &by.actor, command).await.expect("they may");
        seen.expect("stock").last_visit
    };
    world.clock.pass(Duration::from_mins(1));
    let came_at = world.app.clock.now();
    look(&world, &rosa, None).await;

    for _ in 0..3 {
        world.clock.pass(Duration::from_hours(1));
        look(&world, &program, None).await;
        assert_eq!(last_visit(&program).await, Some(came_at));
    }
    world.clock.pass(Duration::from_hours(1));
    assert_eq!(last_visit(&rosa).await, Some(came_at));
}

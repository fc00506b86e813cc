//! Whatever happens to an item at once, it is in maintenance exactly as long as an order says so,
//! and nobody has it meanwhile.

use std::{sync::Arc, time::Duration};

use application::{
    Class, PageNumber,
    equipment::{
        CloseWorkOrder, ItemSeen, ListOrders, OpenWorkOrder, OrdersShown, ReportDamage, ReturnItem,
        TakeItem, close_work_order, list_work_orders, open_work_order, report_damage, return_item,
        see_item, take_item,
    },
};
use domain_equipment::{ItemId, ItemState, OrderKind, OrderResult, WorkOrderId};
use domain_kernel::{Line, Role};
use world::{Somebody, World};

use crate::{
    AnyStore,
    equipment_races::assert_no_overlap,
    world::{at_once, told},
};

/// The holder reports damage while an admin returns it for them: it comes back once, and it is in
/// maintenance if the report came first.
pub async fn damage_is_reported_or_the_item_was_returned<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, sam) = given_world(store).await;
    let item = world.item(&admin, "GR-0101").await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        world.take(&admin, &sam, item).await;
        let ended = at_once(2, |n| {
            let (world, admin, sam) = (Arc::clone(&world), admin.actor, sam.actor);
            async move {
                match n {
                    0 => {
                        let id = world.app.ids.next();
                        let description = Line::restore("It smokes".to_owned());
                        let command = ReportDamage { id, item, description };
                        told(report_damage(&world.app, &sam, command).await)
                    }
                    _ => {
                        let reason = Some(Line::restore("Left on the bench".to_owned()));
                        let command = ReturnItem { item, reason };
                        told(return_item(&world.app, &admin, command).await.map(drop))
                    }
                }
            }
        })
        .await;

        assert!(ended[1].is_ok(), "{round}: {ended:?}");
        let seen = assert_agree(&world, &admin, item).await;
        let is_reported = ended[0].is_ok();
        assert_eq!(seen.item.state == ItemState::Maintenance, is_reported, "{round}: {ended:?}");
        if !is_reported {
            assert_eq!(ended[0], Err(Class::Refused), "{round}");
        }
        close_all(&world, &admin).await;
    }
    assert_no_overlap(&world, &admin, item, n_rounds).await;
}

/// Somebody takes it while an admin puts it in maintenance: they had it for a moment, or not at all.
pub async fn an_item_is_taken_before_it_goes_to_maintenance_or_not_at_all<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, sam) = given_world(store).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    let mut n_taken = 0;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let ended = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let (admin, sam) = (admin.actor, sam.actor);
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &sam, take).await.map(drop))
                    }
                    _ => told(open_work_order(&world.app, &admin, repair(&world, item)).await),
                }
            }
        })
        .await;

        assert!(ended[1].is_ok(), "{round}: {ended:?}");
        let seen = assert_agree(&world, &admin, item).await;
        assert_eq!(seen.item.state, ItemState::Maintenance, "{round}: {ended:?}");
        match ended[0] {
            Ok(()) => n_taken += 1,
            class => assert_eq!(class, Err(Class::Refused), "{round}"),
        }
        assert_eq!(seen.history.n_matches, n_taken, "{round}");
        close_all(&world, &admin).await;
    }
    assert_no_overlap(&world, &admin, item, 0).await;
}

/// Two admins open an order at once while a third one closes the one that was open, and somebody
/// takes the item whenever they can.
pub async fn orders_that_are_opened_and_closed_at_once_agree_with_the_item<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let (world, admin, sam) = given_world(store).await;
    let item = world.item(&admin, "GR-0101").await;
    let code = world.code(&admin, item).await;
    for round in 0..n_rounds {
        world.clock.pass(Duration::from_secs(1));
        let open = world.work_order(&admin, item, OrderKind::Inspection).await;
        let ended = at_once(4, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            let (admin, sam) = (admin.actor, sam.actor);
            async move {
                match n {
                    0 => {
                        let take = TakeItem { code, due: None };
                        told(take_item(&world.app, &sam, take).await.map(drop))
                    }
                    1 => told(close_work_order(&world.app, &admin, passed(open)).await),
                    _ => told(open_work_order(&world.app, &admin, repair(&world, item)).await),
                }
            }
        })
        .await;

        assert!(ended[1].is_ok(), "{round}: {ended:?}");
        for class in ended.iter().filter_map(|it| it.as_ref().err()) {
            assert_eq!(*class, Class::Refused, "{round}: {ended:?}");
        }
        assert_agree(&world, &admin, item).await;
        close_all(&world, &admin).await;
        let reason = Some(Line::restore("The day is over".to_owned()));
        let back = return_item(&world.app, &admin.actor, ReturnItem { item, reason }).await;
        back.expect("an admin may");
    }
    assert_no_overlap(&world, &admin, item, 0).await;
}

async fn given_world<S: AnyStore>(store: Arc<S>) -> (Arc<World>, Somebody, Somebody) {
    let world = World::over(store);
    let admin = world.found().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    (Arc::new(world), admin, sam)
}

fn repair(world: &World, item: ItemId) -> OpenWorkOrder {
    OpenWorkOrder {
        id: world.app.ids.next(),
        item,
        kind: OrderKind::Repair,
        due: None,
        is_blocking: true,
        description: Line::restore("Left wheel".to_owned()),
    }
}

fn passed(id: WorkOrderId) -> CloseWorkOrder {
    CloseWorkOrder { id, result: OrderResult::Pass, cost: None, note: None }
}

/// It is in maintenance while an order is open, and then nobody has it.
async fn assert_agree(world: &World, admin: &Somebody, item: ItemId) -> ItemSeen {
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("seen");
    let open = ListOrders { shown: OrdersShown::Open, ..ListOrders::default() };
    let open = list_work_orders(&world.app, &admin.actor, &open).await.expect("an admin may");
    let is_kept = seen.item.state == ItemState::Maintenance;
    assert_eq!(open.n_matches, u32::from(is_kept), "{:?}", seen.item.state);
    assert_eq!(seen.item.holding.is_some(), seen.item.state == ItemState::InUse);
    seen
}

async fn close_all(world: &World, admin: &Somebody) {
    let open = ListOrders { shown: OrdersShown::Open, ..ListOrders::default() };
    let open = list_work_orders(&world.app, &admin.actor, &open).await.expect("an admin may");
    for line in open.items {
        world.close_order(admin, line.order.id, OrderResult::Pass).await;
    }
}

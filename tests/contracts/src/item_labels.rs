//! Labels of items, and other codes for many items at once.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use application::equipment::{
    CodeRefused, CodesOf, FindByCodeError, LabelLine, LabelSelection, RetireItem, find_by_code,
    n_codes_to_replace, replace_codes, retire_item, see_item,
};
use domain_equipment::{CodeNumber, ItemId, RetireReason};
use domain_kernel::{Permission, Role};
use world::{Somebody, World, no_id};

use crate::{
    AnyStore,
    world::{at_once, told},
};

pub async fn labels_are_of_the_items_that_are_asked_for<S: AnyStore>(store: Arc<S>) {
    let world = World::over(store);
    let admin = world.found().await;
    let b = world.item(&admin, "GR-2").await;
    let c = world.item(&admin, "gr-3").await;
    let gone = world.item(&admin, "GR-4").await;
    world.clock.pass(Duration::from_hours(1));
    let then = world.app.clock.now();
    let a = world.item(&admin, "GR-1").await;
    let seen = see_item(&world.app, &admin.actor, gone, application::PageNumber::FIRST).await;
    let expected = seen.expect("there").item.version;
    let reason = RetireReason::Sold;
    let retire = RetireItem { id: gone, expected, reason, typed: "GR-4".to_owned() };
    retire_item(&world.app, &admin.actor, retire).await.expect("nobody has it");

    let all = LabelSelection::default();
    assert_eq!(ids(&labels(&world, &admin, &all, 10).await), [a, b, c]);
    assert_eq!(ids(&labels(&world, &admin, &all, 2).await), [a, b]);
    let these = LabelSelection { items: vec![c, gone, a, no_id()], ..LabelSelection::default() };
    let found = labels(&world, &admin, &these, 10).await;
    assert_eq!(ids(&found), [a, c]);
    let first = found.first().expect("two of them");
    assert_eq!((first.tag.as_str(), first.number), ("GR-1", CodeNumber::FIRST));
    let new = LabelSelection { since: Some(then), ..LabelSelection::default() };
    assert_eq!(ids(&labels(&world, &admin, &new, 10).await), [a]);
    let neither = LabelSelection { since: Some(then), ..these };
    assert_eq!(ids(&labels(&world, &admin, &neither, 10).await), [a]);
    let category = LabelSelection { category: Some(no_id()), ..LabelSelection::default() };
    assert_eq!(ids(&labels(&world, &admin, &category, 10).await), []);
    let location = LabelSelection { location: Some(no_id()), ..LabelSelection::default() };
    assert_eq!(ids(&labels(&world, &admin, &location, 10).await), []);

    let n_codes = async |of| n_codes_to_replace(&world.app, &admin.actor, of).await.expect("read");
    assert_eq!(n_codes(CodesOf::Company).await, 3);
    assert_eq!(n_codes(CodesOf::Category(no_id())).await, 0);
}

/// More than are replaced in one transaction.
pub async fn all_codes_are_replaced_piece_by_piece<S: AnyStore>(store: Arc<S>) {
    let world = World::over(store);
    let admin = world.found().await;
    let mut items = Vec::new();
    for n in 0..53 {
        items.push(world.item(&admin, &format!("GR-{n:04}")).await);
    }
    let before = world.code(&admin, items[52]).await;
    world.clock.pass(Duration::from_hours(1));
    let then = world.app.clock.now();
    let replaced = replace_codes(&world.app, &admin.actor, CodesOf::Company).await;
    assert_eq!(replaced.expect("an admin may"), 53);

    let found = labels(&world, &admin, &LabelSelection::default(), 100).await;
    assert_eq!(ids(&found).into_iter().collect::<BTreeSet<_>>(), items.iter().copied().collect());
    assert!(found.iter().all(|it| it.number == CodeNumber::FIRST.next()));
    let after = world.code(&admin, items[52]).await;
    assert_ne!(before, after);
    let opens = find_by_code(&world.app, &admin.actor, &after).await.expect("it is its code");
    assert_eq!(opens.0, items[52]);
    let refused = find_by_code(&world.app, &admin.actor, &before).await.expect_err("not any more");
    let expected = CodeRefused::Replaced { at: then, ask: None };
    assert!(matches!(&refused, FindByCodeError::Refused(it) if *it == expected), "{refused:?}");
}

pub async fn another_company_sees_and_replaces_no_code<S: AnyStore>(store: Arc<S>) {
    let world = World::over(store);
    let admin = world.found().await;
    let item = world.item(&admin, "GR-1").await;
    let eve = world.another_company().await;
    assert_eq!(labels(&world, &eve, &LabelSelection::default(), 10).await, []);
    let this = LabelSelection { items: vec![item], ..LabelSelection::default() };
    assert_eq!(labels(&world, &eve, &this, 10).await, []);
    let before = world.code(&admin, item).await;
    let replaced = replace_codes(&world.app, &eve.actor, CodesOf::Company).await;
    assert_eq!(replaced.expect("she has none"), 0);
    assert_eq!(world.code(&admin, item).await, before);
}

/// Whoever takes an item while its code is replaced has it or not, and the code is replaced.
pub async fn items_are_taken_while_their_codes_are_replaced<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    let world = Arc::new(World::over(store));
    let admin = world.found().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    for round in 0..n_rounds {
        let item = world.item(&admin, &format!("GR-{round}")).await;
        let code = world.code(&admin, item).await;
        world.clock.pass(Duration::from_mins(1));
        let done = at_once(2, |n| {
            let (world, code) = (Arc::clone(&world), code.clone());
            async move {
                match n {
                    0 => {
                        let replaced = replace_codes(&world.app, &admin.actor, CodesOf::Company);
                        replaced.await.map(|_| ()).map_err(|err| err.to_string())
                    }
                    _ => {
                        // Either is right, and nothing of ours breaks.
                        let take = application::equipment::TakeItem { code, due: None };
                        let taken = application::equipment::take_item(&world.app, &sam.actor, take);
                        told(taken.await.map(drop)).ok();
                        Ok(())
                    }
                }
            }
        })
        .await;
        assert!(done.iter().all(Result::is_ok), "{round}: {done:?}");
        assert_ne!(world.code(&admin, item).await, code, "{round}");
    }
}

async fn labels(
    world: &World,
    admin: &Somebody,
    selection: &LabelSelection,
    most: u32,
) -> Vec<LabelLine> {
    let permit = admin.actor.permit(Permission::ManageEquipment).expect("an admin may");
    world.app.labels.item_labels(&permit, selection, most).await.expect("read")
}

fn ids(labels: &[LabelLine]) -> Vec<ItemId> {
    labels.iter().map(|it| it.id).collect()
}

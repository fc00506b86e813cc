//! Labels of items: who prints them, what that leaves behind, and other codes on them.

use application::{
    Class, Failure, PageNumber,
    equipment::{
        CodeRefused, CodesOf, FindByCodeError, LabelSelection, PrintLabelsError, ReplaceCode,
        find_by_code, n_codes_to_replace, print_labels, replace_code, replace_codes, see_item,
    },
    identity::see_person,
};
use domain_equipment::ItemId;
use domain_kernel::{Role, Version};
use world::{Somebody, World, no_id};

async fn version(world: &World, admin: &Somebody, item: ItemId) -> Version {
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await;
    seen.expect("an admin may").item.version
}

#[tokio::test]
async fn an_admin_prints_labels_and_nobody_else() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let eve = world.another_company().await;
    let item = world.item(&admin, "GR-0101").await;
    let app = &world.app;
    let all = LabelSelection::default();
    for by in [&mara, &sam] {
        let refused = print_labels(app, &by.actor, &all).await.expect_err("not theirs");
        assert_eq!(refused.class(), Class::Denied);
    }
    for (by, items) in [(&eve, vec![item]), (&admin, vec![no_id()])] {
        let selection = LabelSelection { items, ..LabelSelection::default() };
        let refused = print_labels(app, &by.actor, &selection).await.expect_err("none of theirs");
        assert!(matches!(refused, PrintLabelsError::NoLabels));
    }

    let printed = print_labels(app, &admin.actor, &all).await.expect("an admin may");
    let said: Vec<_> = printed.iter().map(|it| (it.tag.as_str(), it.code.shown())).collect();
    assert_eq!(said, [("GR-0101", world.code(&admin, item).await)]);
}

#[tokio::test]
async fn at_most_five_hundred_labels_are_printed_at_once() {
    let (world, admin) = World::set_up().await;
    for n in 0..500 {
        world.item(&admin, &format!("GR-{n:04}")).await;
    }
    let all = LabelSelection::default();
    let printed = print_labels(&world.app, &admin.actor, &all).await.expect("just as many");
    assert_eq!(printed.len(), 500);
    world.item(&admin, "GR-0500").await;
    let refused = print_labels(&world.app, &admin.actor, &all).await.expect_err("one too many");
    assert!(matches!(refused, PrintLabelsError::TooManyLabels));
}

#[tokio::test]
async fn an_admin_replaces_codes_and_nobody_else() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, Some(&admin)).await;
    let eve = world.another_company().await;
    let item = world.item(&admin, "GR-0101").await;
    let app = &world.app;
    let expected = version(&world, &admin, item).await;
    let command = ReplaceCode { id: item, expected };
    for (by, command, class) in [
        (&mara, command, Class::Denied),
        (&eve, command, Class::NotFound),
        (&admin, ReplaceCode { id: no_id(), expected }, Class::NotFound),
        (&admin, ReplaceCode { expected: expected.next(), ..command }, Class::Stale),
    ] {
        let refused = replace_code(app, &by.actor, command).await.expect_err("not like this");
        assert_eq!(refused.class(), class);
    }
    let many = CodesOf::Company;
    let refused = replace_codes(app, &mara.actor, many).await.expect_err("not hers");
    assert_eq!(refused.class(), Class::Denied);
    let refused = n_codes_to_replace(app, &mara.actor, many).await.expect_err("not hers");
    assert_eq!(refused.class(), Class::Denied);

    let before = world.code(&admin, item).await;
    replace_code(app, &admin.actor, command).await.expect("an admin may");
    assert_ne!(world.code(&admin, item).await, before);
}

#[tokio::test]
async fn an_old_label_says_who_has_the_new_one() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    let old = world.code(&admin, item).await;
    let command = ReplaceCode { id: item, expected: version(&world, &admin, item).await };
    replace_code(&world.app, &admin.actor, command).await.expect("an admin may");

    let ask = async |who: &Somebody| match find_by_code(&world.app, &who.actor, &old).await {
        Err(FindByCodeError::Refused(CodeRefused::Replaced { ask, .. })) => ask,
        other => panic!("it opens something: {other:?}"),
    };
    let seen = see_person(&world.app, &admin.actor, admin.id).await.expect("an admin may");
    assert_eq!(ask(&sam).await, Some(seen.name));
    assert_eq!(ask(&admin).await, None, "there is nobody else");
}

/// Whoever has it keeps it, and its new code is good.
#[tokio::test]
async fn an_item_in_use_gets_another_code() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let item = world.item(&admin, "GR-0101").await;
    world.take(&admin, &sam, item).await;
    let expected = version(&world, &admin, item).await;
    let command = ReplaceCode { id: item, expected };
    replace_code(&world.app, &admin.actor, command).await.expect("an admin may");
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await;
    let seen = seen.expect("there");
    assert_eq!(seen.item.holding.map(|it| it.person), Some(sam.id));
}

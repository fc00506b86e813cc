use std::collections::BTreeMap;

use application::{
    Class, Failure, PageNumber,
    equipment::{
        Leaving, LeavingError, ListInUse, Parting, ReturnItem, TakeItem, ask_for_item, list_in_use,
        list_own_items, return_item, see_item, take_item,
    },
    identity::{
        DeactivatePerson, DeactivatePersonError, Deactivation, ErasePerson, ErasePersonError,
        ReactivatePerson, deactivate_person, erase_person, plan_deactivation, reactivate_person,
        see_person,
    },
};
use domain_equipment::{CustodyReason, ItemId};
use domain_identity::PersonName;
use domain_kernel::{Date, PersonId, Role};
use world::{Somebody, World};

const TODAY: Date = Date::constant(2026, 11, 24);

/// Kofi with three items, and what becomes of them.
async fn given_kofi_with_three() -> (World, Somebody, Somebody, [ItemId; 3]) {
    let (world, admin) = World::set_up().await;
    let kofi = world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let mut items = Vec::new();
    for tag in ["GR-1", "GR-2", "GR-3"] {
        let item = world.item(&admin, tag).await;
        world.take(&admin, &kofi, item).await;
        world.clock.pass(std::time::Duration::from_secs(1));
        items.push(item);
    }
    let items = items.try_into().expect("three");
    (world, admin, kofi, items)
}

async fn plan(world: &World, admin: &Somebody, id: PersonId) -> Deactivation {
    plan_deactivation(&world.app, &admin.actor, id).await.expect("there")
}

fn leaving(plan: &Deactivation, partings: [Parting; 3]) -> Leaving {
    let custodies = plan.held.iter().flatten().map(|it| it.custody);
    let partings: BTreeMap<_, _> = custodies.zip(partings).collect();
    Leaving { partings, reason: Some(CustodyReason::restore("The last day".to_owned())) }
}

fn to(person: &str) -> Parting {
    Parting::HandOver { to: person.to_owned() }
}

async fn deactivate(
    world: &World,
    admin: &Somebody,
    plan: &Deactivation,
    leaving: Option<Leaving>,
) -> Result<(), DeactivatePersonError> {
    let command = DeactivatePerson { id: plan.id, expected: plan.version, leaving };
    deactivate_person(&world.app, &admin.actor, command).await
}

async fn holder(world: &World, admin: &Somebody, item: ItemId) -> Option<(PersonName, bool)> {
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("there");
    seen.item.holding.map(|it| (it.name, it.is_active))
}

async fn erase(world: &World, admin: &Somebody, id: PersonId) -> Result<(), ErasePersonError> {
    let expected = see_person(&world.app, &admin.actor, id).await.expect("there").version;
    let called = PersonName::restore("Former person".to_owned());
    let typed_name = "Kofi Mensah".to_owned();
    let command = ErasePerson { id, expected, typed_name, called };
    erase_person(&world.app, &admin.actor, command).await
}

#[tokio::test]
async fn whoever_leaves_gives_back_hands_over_and_keeps_as_an_admin_says() {
    let (world, admin, kofi, [first, second, third]) = given_kofi_with_three().await;
    let plan = plan(&world, &admin, kofi.id).await;
    let tags: Vec<_> = plan.held.iter().flatten().map(|it| it.tag.as_str()).collect();
    assert_eq!(tags, ["GR-1", "GR-2", "GR-3"]);

    let partings = [Parting::Return, to("Sam.Staff@harbour.example"), Parting::LeaveOpen];
    let done = deactivate(&world, &admin, &plan, Some(leaving(&plan, partings))).await;
    done.expect("nothing against it");

    let named = |name: &str, is_active| Some((PersonName::restore(name.to_owned()), is_active));
    assert_eq!(holder(&world, &admin, first).await, None);
    assert_eq!(holder(&world, &admin, second).await, named("Sam Staff", true));
    assert_eq!(holder(&world, &admin, third).await, named("Kofi Mensah", false));
    let left = ListInUse { only_inactive: true, ..ListInUse::default() };
    let left = list_in_use(&world.app, &admin.actor, &left, TODAY).await.expect("an admin may");
    assert_eq!((left.n_matches, left.items[0].item), (1, third));
    world.deliver_all().await;
    let mails = world.mailbox.all();
    assert!(!mails.iter().any(|it| it.written.text.contains("Returned")), "nobody reads it");

    let early = erase(&world, &admin, kofi.id).await;
    assert!(matches!(early, Err(ErasePersonError::HoldsItems)), "{early:?}");
    let reason = Some(CustodyReason::restore("It was in the locker".to_owned()));
    let back = ReturnItem { item: third, reason };
    return_item(&world.app, &admin.actor, back).await.expect("an admin may");
    erase(&world, &admin, kofi.id).await.expect("nothing is held");
}

#[tokio::test]
async fn with_nothing_said_everything_is_left_open_and_nothing_new_is_taken() {
    let (world, admin, kofi, [first, ..]) = given_kofi_with_three().await;
    let plan = plan(&world, &admin, kofi.id).await;
    deactivate(&world, &admin, &plan, None).await.expect("nothing against it");
    assert_eq!(holder(&world, &admin, first).await.map(|it| it.1), Some(false));

    // The session may have been read a moment ago.
    let free = world.item(&admin, "GR-9").await;
    let code = world.code(&admin, free).await;
    let taken = take_item(&world.app, &kofi.actor, TakeItem { code, due: None }).await;
    assert_eq!(taken.expect_err("they left").class(), Class::Denied);
    let sam = world.person(&admin, "Sammy Staff", Role::Staff, None).await;
    let code = world.code(&admin, first).await;
    let asked = ask_for_item(&world.app, &sam.actor, &code).await;
    assert_eq!(asked.expect_err("nobody answers").class(), Class::Refused);

    let expected = see_person(&world.app, &admin.actor, kofi.id).await.expect("there").version;
    let back = ReactivatePerson { id: kofi.id, expected };
    reactivate_person(&world.app, &admin.actor, back).await.expect("may");
    assert_eq!(list_own_items(&world.app, &kofi.actor).await.expect("theirs").len(), 3);
}

#[tokio::test]
async fn a_form_that_does_not_fit_or_names_nobody_stores_nothing() {
    let (world, admin, kofi, [first, ..]) = given_kofi_with_three().await;
    let shown = plan(&world, &admin, kofi.id).await;
    let all = || [Parting::Return, Parting::Return, Parting::Return];
    let fourth = world.item(&admin, "GR-4").await;
    world.take(&admin, &kofi, fourth).await;
    let late = deactivate(&world, &admin, &shown, Some(leaving(&shown, all()))).await;
    assert_eq!(late.expect_err("there is one more").class(), Class::Stale);
    let back = |item| ReturnItem { item, reason: None };
    return_item(&world.app, &kofi.actor, back(fourth)).await.expect("theirs");
    return_item(&world.app, &kofi.actor, back(first)).await.expect("theirs");
    let late = deactivate(&world, &admin, &shown, Some(leaving(&shown, all()))).await;
    assert_eq!(late.expect_err("there is one less").class(), Class::Stale);
    world.take(&admin, &kofi, first).await;

    let plan = plan(&world, &admin, kofi.id).await;
    for nobody in ["", "nobody@harbour.example", "kofi.mensah@harbour.example"] {
        let partings = [Parting::Return, to(nobody), Parting::LeaveOpen];
        let wrong = deactivate(&world, &admin, &plan, Some(leaving(&plan, partings))).await;
        let Err(DeactivatePersonError::Leaving(LeavingError::Taker(taker))) = wrong else {
            panic!("{nobody}: {wrong:?}");
        };
        let second = plan.held.iter().flatten().nth(1);
        assert_eq!(Some(taker.custody), second.map(|it| it.custody));
    }
    let silent = Leaving { reason: None, ..leaving(&plan, all()) };
    let silent = deactivate(&world, &admin, &plan, Some(silent)).await.expect_err("no reason");
    assert_eq!((silent.class(), silent.field()), (Class::Invalid, Some("reason")));
    assert_eq!(list_own_items(&world.app, &kofi.actor).await.expect("theirs").len(), 3);
    assert!(see_person(&world.app, &admin.actor, kofi.id).await.expect("there").state.is_active());
}

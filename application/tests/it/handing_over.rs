use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    equipment::{
        Asking, ReturnItem, TakeItem, TakeItemError, TransferItem, accept_handover, ask_for_item,
        decline_handover, list_asked_items, list_own_items, return_item, see_item,
        see_scanned_item, take_item, transfer_item,
    },
    identity::{EditCompany, edit_company, see_company},
    mail::write_digests,
};
use domain_equipment::{CustodyReason, HandoverId, ItemId, Taken};
use domain_kernel::{Id, Role};
use world::{Somebody, World};

const SAM: &str = "sam.staff@harbour.example";
const HALF_AN_HOUR: Duration = Duration::from_mins(30);

/// Sam has an item that Kim stands beside.
async fn given_sam_with_an_item() -> (World, Somebody, Somebody, Somebody, ItemId) {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let kim = world.person(&admin, "Kim Keen", Role::Staff, None).await;
    let item = world.item(&admin, "GR-1").await;
    world.take(&admin, &sam, item).await;
    (world, admin, sam, kim, item)
}

async fn asked(world: &World, of: &Somebody) -> Vec<HandoverId> {
    let asked = list_asked_items(&world.app, &of.actor).await.expect("their own");
    asked.into_iter().map(|it| it.handover.id).collect()
}

async fn asking(world: &World, who: &Somebody, code: &str) -> Option<Asking> {
    see_scanned_item(&world.app, &who.actor, code).await.expect("a code").asking
}

#[tokio::test]
async fn who_stands_beside_an_item_asks_and_gets_it_when_its_holder_says_yes() {
    let (world, admin, sam, kim, item) = given_sam_with_an_item().await;
    let code = world.code(&admin, item).await;
    assert_eq!(asking(&world, &kim, &code).await, Some(Asking::CanAsk));
    assert_eq!(asking(&world, &sam, &code).await, None, "it is theirs");
    let own = ask_for_item(&world.app, &sam.actor, &code).await.expect_err("theirs");
    assert_eq!(own.class(), Class::Refused);
    for _ in 0..2 {
        ask_for_item(&world.app, &kim.actor, &code).await.expect("Sam has it");
    }
    let other = ask_for_item(&world.app, &admin.actor, &code).await.expect_err("Kim waits");
    assert_eq!(other.class(), Class::Refused);
    assert!(matches!(asking(&world, &kim, &code).await, Some(Asking::Waits { .. })));
    assert_eq!(asking(&world, &admin, &code).await, Some(Asking::Other));
    world.deliver_all().await;
    let mails = world.mailbox.all();
    let of_sam = mails.iter().filter(|it| it.email.as_str() == SAM);
    assert_eq!(of_sam.filter(|it| it.written.text.contains("Asked")).count(), 1);
    assert_eq!(world.mailbox.last(SAM), Some("item Asked GR-1".to_owned()));

    let open = asked(&world, &sam).await;
    let [id] = open[..] else { panic!("{open:?}") };
    for stranger in [&kim, &admin] {
        let refused = accept_handover(&world.app, &stranger.actor, id).await;
        assert_eq!(refused.expect_err("not theirs").class(), Class::NotFound);
        let refused = decline_handover(&world.app, &stranger.actor, id).await;
        assert_eq!(refused.expect_err("not theirs").class(), Class::NotFound);
    }
    for _ in 0..2 {
        accept_handover(&world.app, &sam.actor, id).await.expect("theirs");
    }
    assert_eq!(list_own_items(&world.app, &kim.actor).await.expect("theirs").len(), 1);
    assert_eq!(list_own_items(&world.app, &sam.actor).await.expect("theirs"), []);
    let seen = see_item(&world.app, &admin.actor, item, PageNumber::FIRST).await.expect("there");
    let [now, before] = &seen.history.items[..] else { panic!("{:?}", seen.history.items) };
    assert_eq!(now.custody.taken, Taken::HandedOver { by: Some(sam.id), reason: None });
    assert_eq!(before.custody.end.as_ref().map(|it| it.at), Some(now.custody.since));
    assert_eq!(asked(&world, &sam).await, []);
    let late = decline_handover(&world.app, &sam.actor, id).await.expect_err("it is over");
    assert_eq!(late.class(), Class::Refused);
    let none = accept_handover(&world.app, &sam.actor, Id::from_uuid(uuid::Uuid::nil())).await;
    assert_eq!(none.expect_err("there is none").class(), Class::NotFound);
}

#[tokio::test]
async fn a_no_is_a_no_and_silence_ends_after_half_an_hour() {
    let (world, admin, sam, kim, item) = given_sam_with_an_item().await;
    let code = world.code(&admin, item).await;
    ask_for_item(&world.app, &kim.actor, &code).await.expect("Sam has it");
    let id = asked(&world, &sam).await[0];
    world.clock.pass(HALF_AN_HOUR);
    assert_eq!(asked(&world, &sam).await, []);
    let late = accept_handover(&world.app, &sam.actor, id).await.expect_err("too late");
    assert_eq!(late.class(), Class::Refused);
    ask_for_item(&world.app, &kim.actor, &code).await.expect("nobody waits");
    let id = asked(&world, &sam).await[0];
    for _ in 0..2 {
        decline_handover(&world.app, &sam.actor, id).await.expect("theirs");
    }
    let again = ask_for_item(&world.app, &kim.actor, &code).await.expect_err("it was a no");
    assert_eq!(again.class(), Class::Refused);
    assert_eq!(asking(&world, &kim, &code).await, Some(Asking::Declined));
    ask_for_item(&world.app, &admin.actor, &code).await.expect("somebody else may");

    // What was asked goes with the custody.
    let id = asked(&world, &sam).await[0];
    let reason = Some(CustodyReason::restore("Left on the bench".to_owned()));
    let back = ReturnItem { item, reason };
    return_item(&world.app, &admin.actor, back).await.expect("an admin may");
    let over = accept_handover(&world.app, &sam.actor, id).await.expect_err("it is over");
    assert_eq!(over.class(), Class::Refused);
    world.deliver_all().await;
    assert_eq!(world.mailbox.last(SAM), Some("item Returned GR-1".to_owned()));
    let free = ask_for_item(&world.app, &kim.actor, &code).await.expect_err("it is free");
    assert_eq!(free.class(), Class::Refused);
    world.take(&admin, &sam, item).await;
    ask_for_item(&world.app, &kim.actor, &code).await.expect("this is another time");
}

#[tokio::test]
async fn an_admin_gives_what_somebody_has_to_somebody_else_once() {
    let (world, admin, sam, kim, item) = given_sam_with_an_item().await;
    let code = world.code(&admin, item).await;
    ask_for_item(&world.app, &kim.actor, &code).await.expect("Sam has it");
    let command = |person: &str| TransferItem {
        id: Id::from_uuid(uuid::Uuid::from_u128(7)),
        item,
        person: person.to_owned(),
        due: None,
        reason: CustodyReason::restore("Taken along".to_owned()),
    };
    let nobody = transfer_item(&world.app, &admin.actor, command("nobody")).await;
    let nobody = nobody.expect_err("nobody");
    assert_eq!((nobody.class(), nobody.field()), (Class::Invalid, Some("person")));
    let denied = transfer_item(&world.app, &sam.actor, command("anna")).await;
    assert_eq!(denied.expect_err("an admin's").class(), Class::Denied);
    for _ in 0..2 {
        let kim = command("kim.keen@harbour.example");
        transfer_item(&world.app, &admin.actor, kim).await.expect("an admin may");
    }
    assert_eq!(list_own_items(&world.app, &kim.actor).await.expect("theirs").len(), 1);
    assert_eq!(asked(&world, &kim).await, [], "what was asked of Sam is over");
    world.deliver_all().await;
    assert_eq!(world.mailbox.last(SAM), Some("item HandedOver GR-1".to_owned()));
    let back = ReturnItem { item, reason: None };
    return_item(&world.app, &kim.actor, back).await.expect("theirs");
    let free = transfer_item(&world.app, &admin.actor, command(SAM)).await.expect_err("free");
    assert_eq!(free.class(), Class::Refused);
}

#[tokio::test]
async fn a_company_that_does_not_say_who_has_what_tells_staff_only_that_somebody_does() {
    let (world, admin, _, kim, item) = given_sam_with_an_item().await;
    let company = see_company(&world.app, &admin.actor).await.expect("an admin may");
    let mut settings = company.value.settings;
    assert!(settings.shows_holders, "as it was before there was a choice");
    settings.shows_holders = false;
    let command = EditCompany { expected: company.version, settings };
    edit_company(&world.app, &admin.actor, command).await.expect("an admin may");

    let code = world.code(&admin, item).await;
    for (who, is_told) in [(&kim, false), (&admin, true)] {
        let take = TakeItem { code: code.clone(), due: None };
        let Err(TakeItemError::Held(held)) = take_item(&world.app, &who.actor, take).await else {
            panic!("Sam has it");
        };
        assert_eq!(held.name.is_some(), is_told);
        let scanned = see_scanned_item(&world.app, &who.actor, &code).await.expect("a code");
        assert_eq!(scanned.holder.is_some(), is_told);
    }
}

#[tokio::test]
async fn what_is_overdue_is_in_the_digest_of_its_holder_their_manager_and_the_admins() {
    let (world, admin) = World::set_up().await;
    let mara = world.person(&admin, "Mara Voss", Role::Manager, None).await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, Some(&mara)).await;
    let item = world.item(&admin, "GR-1").await;
    world.deliver_all().await;
    let admins = "anna@harbour.example";
    assert_eq!(world.mailbox.last(admins), Some("item Added GR-1".to_owned()));
    let due = Some("2026-11-25".parse().expect("a date"));
    let take = TakeItem { code: world.code(&admin, item).await, due };
    take_item(&world.app, &sam.actor, take).await.expect("it is free");

    let mut days = Vec::new();
    for day in 1..=10 {
        world.clock.pass(Duration::from_hours(24));
        let n_digests = write_digests(&world.app).await.expect("a store").n_digests;
        assert_eq!(write_digests(&world.app).await.expect("a store").n_digests, 0);
        if n_digests != 0 {
            days.push((day, n_digests));
        }
    }
    // On the day to Sam, and to all three on the day after and a week later. Mara hears that Sam
    // does, but there is nothing to say of them before.
    assert_eq!(days, [(1, 1), (2, 3), (9, 3)]);
    world.deliver_all().await;
    assert_eq!(world.mailbox.last(SAM), Some("digest item: GR-1 2026-11-25".to_owned()));
    for leader in ["mara.voss@harbour.example", admins] {
        let told = world.mailbox.last(leader);
        assert_eq!(told, Some("digest team: 0 overdue, 0 lapsing; items: 1".to_owned()));
    }
}

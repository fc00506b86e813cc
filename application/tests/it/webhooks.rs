//! Programs elsewhere that are told what happens.

use std::time::Duration;

use application::{
    Class, Failure, PageNumber,
    webhooks::{
        AddWebhook, AddressRefused, DeleteWebhook, EditWebhook, ReplaceSecret, SendDeliveryAgain,
        Told, WebhookError, WebhookSeen, add_webhook, delete_webhook, edit_webhook, list_webhooks,
        note_events, replace_webhook_secret, see_webhook, send_delivery_again, sweep_deliveries,
        tell_one, test_webhook,
    },
};
use domain_audit::{
    DeliveryState, DeliveryTrouble, EventGroup, Sought, Stretch, Webhook, WebhookId,
    WebhookRefused, WebhookSettings,
};
use domain_identity::PersonName;
use domain_kernel::{Permission, Role, Version};
use world::{Somebody, World, no_id, webhook_settings};

const HOUR: Duration = Duration::from_hours(1);
const ADDRESS: &str = "https://hooks.example/in?key=1";

async fn seen(world: &World, admin: &Somebody, id: WebhookId) -> WebhookSeen {
    let seen = see_webhook(&world.app, &admin.actor, id, PageNumber::FIRST).await;
    seen.expect("an admin may")
}

async fn edit(
    world: &World,
    admin: &Somebody,
    id: WebhookId,
    change: impl FnOnce(&mut WebhookSettings),
) {
    let webhook = seen(world, admin, id).await.webhook;
    let (expected, mut settings) = (webhook.version, webhook.settings);
    change(&mut settings);
    let command = EditWebhook { id, expected, settings };
    edit_webhook(&world.app, &admin.actor, command).await.expect("an admin may");
}

#[tokio::test]
async fn a_webhook_is_told_of_its_groups_in_the_order_of_the_trail() {
    let (world, admin) = World::set_up().await;
    let sam = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    let drill = world.item(&admin, "D-01").await;
    world.person(&admin, "Kofi Mensah", Role::Staff, None).await;
    world.take(&admin, &sam, drill).await;
    world.bring_back(&sam, drill).await;
    world.tell_all().await;

    let events = ["equipment.item_added", "equipment.item_taken", "equipment.item_returned"];
    assert_eq!(world.told.events(), events);
    let taken = &world.told.all()[1];
    assert_eq!(taken.event.company, admin.company);
    assert_eq!(taken.event.target, format!("item:{drill}"));
    let actor = &taken.event.actor;
    assert_eq!((actor.kind, actor.id.clone()), ("person", Some(sam.id.to_string())));
    assert_eq!(actor.name.as_ref().map(PersonName::as_str), Some("Sam Staff"));
    let lines = seen(&world, &admin, id).await.deliveries.items;
    assert!(lines.iter().all(|it| it.state == DeliveryState::Sent), "{lines:?}");
    assert_eq!(lines.len(), 3);
    world.tell_all().await;
    assert_eq!(world.told.all().len(), 3, "each once");
}

#[tokio::test]
async fn a_message_has_the_changes_of_the_trail_and_no_network_address() {
    let (world, admin) = World::set_up().await;
    world.webhook(&admin, &EventGroup::ALL).await;
    world.person(&admin, "Sam Staff", Role::Staff, None).await;
    world.tell_all().await;
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let sought = Sought { name: Some("identity.person_created".to_owned()), ..Sought::default() };
    let kept = world.app.trail.found(&permit, &sought, Stretch::Newest, 1).await.expect("read");
    let told = world.told.all();
    let told = told.iter().find(|it| it.event.name == "identity.person_created").expect("told");
    for change in &kept[0].recorded.details {
        assert!(told.event.changes.contains(change), "{change:?}");
    }
    assert!(told.event.changes.iter().any(|it| it.field == "name"), "{told:?}");
    assert!(told.event.changes.iter().all(|it| it.field != "address"), "{told:?}");
    assert_eq!(told.event.at, kept[0].recorded.at);
}

#[tokio::test]
async fn what_is_done_to_webhooks_is_on_record_and_told_to_none() {
    let (world, admin) = World::set_up().await;
    let (id, delivery) = world.tested_webhook(&admin).await;
    let again = SendDeliveryAgain { webhook: id, id: delivery };
    send_delivery_again(&world.app, &admin.actor, again).await.expect("it was sent");
    edit(&world, &admin, id, |it| it.groups = EventGroup::ALL.into()).await;
    edit(&world, &admin, id, |it| it.address = webhook_settings("https://b.example", &[]).address)
        .await;
    let expected = seen(&world, &admin, id).await.webhook.version;
    let replace = ReplaceSecret { id, expected };
    replace_webhook_secret(&world.app, &admin.actor, replace).await.expect("an admin may");
    world.tell_all().await;
    assert_eq!(world.told.events(), ["webhook.test", "webhook.test"], "and nothing else");

    let expected = seen(&world, &admin, id).await.webhook.version;
    let delete = DeleteWebhook { id, expected };
    delete_webhook(&world.app, &admin.actor, delete).await.expect("an admin may");
    assert!(list_webhooks(&world.app, &admin.actor).await.expect("may").is_empty());
    let permit = admin.actor.permit(Permission::ReadAuditTrail).expect("an admin may");
    let sought = Sought { subjects: vec![format!("webhook:{id}")], ..Sought::default() };
    let kept = world.app.trail.found(&permit, &sought, Stretch::Newest, 20).await.expect("read");
    let names: Vec<&str> = kept.iter().map(|it| it.recorded.name.as_str()).collect();
    let expected = [
        "audit.webhook_deleted",
        "audit.webhook_secret_replaced",
        "audit.webhook_edited",
        "audit.delivery_sent_again",
        "audit.webhook_tested",
        "audit.webhook_added",
    ];
    assert_eq!(names, expected);
    assert!(!format!("{kept:?}").contains("key=1"), "{kept:?}");
}

#[tokio::test]
async fn a_message_is_tried_eight_times_within_a_day_with_one_id() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    world.told.refuse(Some(DeliveryTrouble::TimedOut));
    world.item(&admin, "D-01").await;
    let began = world.app.clock.now();
    note_events(&world.app).await.expect("the store answers");
    let mut n_tries = 0;
    while let Told::NotSent { next: Some(next), .. } = tell_one(&world.app).await.expect("asked") {
        n_tries += 1;
        assert_eq!(tell_one(&world.app).await.expect("asked"), Told::Nothing, "not yet");
        world.clock.pass(next.since(world.app.clock.now()));
    }
    assert_eq!(n_tries, 7);
    assert!(world.app.clock.now().since(began) < HOUR * 24);
    assert_eq!(world.told.all().len(), 8);
    let line = seen(&world, &admin, id).await.deliveries.items.remove(0);
    assert_eq!((line.state, line.n_tries), (DeliveryState::Failed, 8));
    assert_eq!(line.trouble, Some(DeliveryTrouble::TimedOut));
    world.clock.pass(HOUR * 48);
    assert_eq!(tell_one(&world.app).await.expect("asked"), Told::Nothing);

    world.told.refuse(None);
    let again = SendDeliveryAgain { webhook: id, id: line.id };
    send_delivery_again(&world.app, &admin.actor, again).await.expect("it is over");
    world.tell_all().await;
    let told = world.told.all();
    assert!(told.iter().all(|it| it.delivery == line.id), "{told:?}");
    assert_eq!(seen(&world, &admin, id).await.webhook.n_failed, 0);
}

#[tokio::test]
async fn whoever_is_down_holds_up_no_other_webhook() {
    let (world, admin) = World::set_up().await;
    for _ in 0..2 {
        world.webhook(&admin, &[EventGroup::Items]).await;
    }
    for tag in ["D-01", "D-02", "D-03"] {
        world.item(&admin, tag).await;
    }
    note_events(&world.app).await.expect("the store answers");
    // Refused by one, each is sent once, and then they wait.
    world.told.refuse(Some(DeliveryTrouble::Refused));
    for _ in 0..2 {
        assert!(matches!(tell_one(&world.app).await.expect("asked"), Told::NotSent { .. }));
    }
    // Whom nothing reaches rests with all that waits.
    world.told.refuse(Some(DeliveryTrouble::Unreachable));
    let mut n_tried = 0;
    while tell_one(&world.app).await.expect("asked") != Told::Nothing {
        n_tried += 1;
    }
    assert_eq!(n_tried, 2, "one of each, and then both rest");
    world.told.refuse(None);
    world.clock.pass(Duration::from_secs(30));
    world.tell_all().await;
    let line = &list_webhooks(&world.app, &admin.actor).await.expect("may")[0];
    assert_eq!(line.n_waiting, 2, "but what is due later");
}

#[tokio::test]
async fn what_happens_while_a_webhook_is_off_is_not_told() {
    let (world, admin) = World::set_up().await;
    let id = world.webhook(&admin, &[EventGroup::Items]).await;
    edit(&world, &admin, id, |it| it.is_on = false).await;
    world.item(&admin, "D-01").await;
    world.tell_all().await;
    edit(&world, &admin, id, |it| it.is_on = true).await;
    let second = world.item(&admin, "D-02").await;
    world.tell_all().await;
    let told = world.told.all();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].event.target, format!("item:{second}"));
}

#[tokio::test]
async fn many_entries_are_told_in_pieces_and_none_is_left_out() {
    let (world, admin) = World::set_up().await;
    world.webhook(&admin, &[EventGroup::Items]).await;
    for number in 0..120 {
        world.item(&admin, &format!("D-{number}")).await;
    }
    let first = note_events(&world.app).await.expect("the store answers");
    assert!(first.is_more && first.n_deliveries <= 100, "{first:?}");
    world.tell_all().await;
    world.tell_all().await;
    let added = world.told.events().into_iter().filter(|it| it == "equipment.item_added");
    assert_eq!(added.count(), 120);
    let delivered = note_events(&world.app).await.expect("the store answers");
    assert_eq!((delivered.n_deliveries, delivered.is_more), (0, false));
}

#[tokio::test]
async fn only_an_admin_keeps_webhooks_and_only_those_of_their_company() {
    let (world, admin) = World::set_up().await;
    let eve = world.another_company().await;
    let (id, delivery) = world.tested_webhook(&admin).await;
    let (app, expected) = (&world.app, Version::FIRST);
    let settings = webhook_settings(ADDRESS, &[EventGroup::Items]);
    let class = |err: WebhookError| err.class();
    let manager = world.person(&admin, "Mara Manager", Role::Manager, None).await;
    let staff = world.person(&admin, "Sam Staff", Role::Staff, None).await;
    for (who, expected_class) in
        [(manager, Class::Denied), (staff, Class::Denied), (eve, Class::NotFound)]
    {
        let actor = &who.actor;
        let edit = EditWebhook { id, expected, settings: settings.clone() };
        let again = SendDeliveryAgain { webhook: id, id: delivery };
        let replace = ReplaceSecret { id, expected };
        let refused = [
            edit_webhook(app, actor, edit).await.map_err(class),
            delete_webhook(app, actor, DeleteWebhook { id, expected }).await.map_err(class),
            replace_webhook_secret(app, actor, replace).await.map(drop).map_err(class),
            see_webhook(app, actor, id, PageNumber::FIRST).await.map(drop).map_err(class),
            test_webhook(app, actor, id).await.map_err(class),
            send_delivery_again(app, actor, again).await.map_err(class),
        ];
        for refused in refused {
            assert_eq!(refused, Err(expected_class), "{who:?}");
        }
    }
    assert!(list_webhooks(app, &eve.actor).await.expect("their own").is_empty());
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let (world, admin) = World::set_up().await;
    let (app, actor) = (&world.app, &admin.actor);
    let add = async |address: &str, groups: &[EventGroup]| {
        let settings = webhook_settings(address, groups);
        add_webhook(app, actor, AddWebhook { id: app.ids.next(), settings }).await.err()
    };
    let plain = add("http://hooks.example", &[EventGroup::Items]).await;
    assert!(matches!(plain, Some(WebhookError::Address(AddressRefused::Plain))), "{plain:?}");
    let near = add("https://10.0.0.1", &[EventGroup::Items]).await;
    assert!(matches!(near, Some(WebhookError::Address(AddressRefused::NotAllowed))), "{near:?}");
    let idle = add(ADDRESS, &[]).await;
    assert!(matches!(idle, Some(WebhookError::Refused(WebhookRefused::NoGroup))), "{idle:?}");
    assert!(list_webhooks(app, actor).await.expect("may").is_empty());

    for _ in 0..Webhook::MOST {
        assert!(add(ADDRESS, &[EventGroup::Items]).await.is_none());
    }
    let many = add(ADDRESS, &[EventGroup::Items]).await;
    assert!(matches!(many, Some(WebhookError::Refused(WebhookRefused::TooMany))), "{many:?}");
    let none = test_webhook(app, actor, no_id()).await;
    assert!(matches!(none, Err(WebhookError::NoSuchWebhook)), "{none:?}");
}

#[tokio::test]
async fn what_was_told_is_listed_for_a_month() {
    let (world, admin) = World::set_up().await;
    let (id, _) = world.tested_webhook(&admin).await;
    // The same for what waits for somebody who is off.
    test_webhook(&world.app, &admin.actor, id).await.expect("an admin may");
    edit(&world, &admin, id, |it| it.is_on = false).await;
    world.clock.pass(HOUR * 24 * 30);
    assert_eq!(sweep_deliveries(&world.app).await.expect("swept"), 0);
    world.clock.pass(HOUR);
    assert_eq!(sweep_deliveries(&world.app).await.expect("swept"), 2);
    assert!(seen(&world, &admin, id).await.deliveries.items.is_empty());
}

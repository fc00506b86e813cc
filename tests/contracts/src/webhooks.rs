//! Webhooks: each is told once, and in its order, of what its company's trail has.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use application::{
    PageNumber,
    webhooks::{
        Answer, Behind, ClaimedDelivery, DeliveryLease, DeliveryLine, NotTold, WebhookLine,
    },
};
use domain_audit::{
    DeliveryId, DeliveryState, DeliveryTrouble, EventGroup, NewDelivery, SealedSecret, TEST_EVENT,
    Webhook, WebhookAdded, WebhookAddress, WebhookId, WebhookSettings,
};
use domain_identity::CompanyState;
use domain_kernel::{Facts, Rule, StoreError, Timestamp, Version, Versioned};

use crate::{
    AnyStore,
    identity::fact,
    invites::change,
    lessons::id,
    world::{company, given_company, noon, permit, platform_permit},
};

const MINUTE: Duration = Duration::from_mins(1);

fn webhook(number: u128) -> (Webhook, WebhookAdded) {
    let address = format!("https://a{number}.example/in?key=\"ü\"");
    let settings = WebhookSettings {
        address: WebhookAddress::restore(address),
        groups: BTreeSet::from([EventGroup::Items, EventGroup::WorkOrders]),
        is_on: true,
    };
    let secret = SealedSecret(vec![0, 255, u8::try_from(number % 256).expect("small")]);
    Webhook::add(id(number), settings, secret, 0).expect("nothing against it")
}

/// Adds one to a company, which is told of what comes after the number.
pub(crate) async fn given_webhook<S: AnyStore>(
    store: &S,
    of: u128,
    number: u128,
    after: i64,
) -> WebhookId {
    let (webhook, added) = webhook(number);
    let mut tx = store.begin(&permit(of)).await.expect("begin");
    tx.webhooks().insert(&webhook, after).await.expect("insert");
    tx.commit(Facts::new(noon(), &added)).await.expect("commit");
    webhook.id
}

pub(crate) fn delivery(webhook: WebhookId, number: u128, seq: Option<i64>) -> NewDelivery {
    let event = "equipment.item_taken".to_owned();
    NewDelivery { id: id(number), webhook, seq, event, made: noon() }
}

pub(crate) async fn push<S: AnyStore>(
    store: &S,
    of: u128,
    delivery: &NewDelivery,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(of)).await?;
    tx.webhooks().push(delivery).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn edit<S: AnyStore>(store: &S, of: u128, webhook: WebhookId, change: fn(&mut Webhook)) {
    let mut tx = store.begin(&permit(of)).await.expect("begin");
    let mut read = tx.webhooks().find(webhook).await.expect("find").expect("there");
    change(&mut read.value);
    tx.webhooks().update(&read).await.expect("update");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
}

pub(crate) async fn behind<S: AnyStore>(store: &S) -> Vec<Behind> {
    store.webhooks_behind(100).await.expect("read")
}

async fn advance<S: AnyStore>(store: &S, it: &Behind, seq: i64, new: &[NewDelivery]) -> bool {
    store.advance_webhook(it, seq, new).await.expect("kept or not")
}

async fn claim<S: AnyStore>(store: &S, number: u128, now: Timestamp) -> Option<ClaimedDelivery> {
    store.claim_delivery(lease(number), now, now.plus(MINUTE)).await.expect("claim")
}

pub(crate) fn lease(number: u128) -> DeliveryLease {
    id(number)
}

async fn log<S: AnyStore>(store: &S, of: u128, webhook: WebhookId) -> Vec<DeliveryLine> {
    let page = store.deliveries(&permit(of), webhook, PageNumber::FIRST).await.expect("read");
    assert_eq!(page.n_matches as usize, page.items.len());
    page.items
}

pub(crate) fn taken() -> Answer {
    Answer { status: 204, reply: String::new() }
}

pub async fn a_webhook_read_back_is_the_webhook_added<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (expected, added) = webhook(7);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.webhooks().insert(&expected, 0).await.expect("insert");
    tx.commit(Facts::new(noon(), &added)).await.expect("commit");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let found = tx.webhooks().find(id(7)).await.expect("find");
    assert_eq!(found, Some(Versioned { value: expected.clone(), version: Version::FIRST }));
    assert_eq!(tx.webhooks().find(id(8)).await.expect("find"), None);
    assert_eq!(tx.webhooks().count().await.expect("count"), 1);
    let again = tx.webhooks().insert(&expected, 0).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::WebhookId))), "{again:?}");
    drop(tx);

    push(&*store, 1, &delivery(id(7), 1, Some(1))).await.expect("push");
    push(&*store, 1, &NewDelivery::test(id(2), id(7), noon())).await.expect("push");
    let lines = store.webhooks(&permit(1)).await.expect("read");
    let line = WebhookLine {
        id: id(7),
        version: Version::FIRST,
        settings: expected.settings(),
        n_waiting: 2,
        n_failed: 0,
    };
    assert_eq!(lines, [line]);
}

pub async fn a_webhook_is_one_companys_and_nobody_elses<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
    }
    let ours = given_webhook(&*store, 1, 7, 0).await;
    push(&*store, 1, &delivery(ours, 1, Some(1))).await.expect("push");

    assert_eq!(store.webhooks(&permit(2)).await.expect("read"), Vec::new());
    assert_eq!(log(&*store, 2, ours).await, Vec::new());
    assert!(store.webhooks(&platform_permit()).await.is_err());
    let mut tx = store.begin(&permit(2)).await.expect("begin");
    assert_eq!(tx.webhooks().find(ours).await.expect("find"), None);
    assert_eq!(tx.webhooks().count().await.expect("count"), 0);
    assert!(!tx.webhooks().send_again(ours, id(1), noon()).await.expect("none"));
    let removed = tx.webhooks().remove(ours, Version::FIRST).await;
    assert!(matches!(removed, Err(StoreError::Stale)), "{removed:?}");
    drop(tx);
    assert!(push(&*store, 2, &delivery(ours, 2, Some(1))).await.is_err());
    assert_eq!(log(&*store, 1, ours).await.len(), 1);
}

pub async fn the_second_of_two_edits_of_a_webhook_is_stale<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let read = tx.webhooks().find(webhook).await.expect("find").expect("there");
    drop(tx);
    edit(&*store, 1, webhook, |it| it.secret = SealedSecret(vec![9])).await;

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let found = tx.webhooks().find(webhook).await.expect("find").expect("there");
    assert_eq!((found.version, found.value.secret), (read.version.next(), SealedSecret(vec![9])));
    let updated = tx.webhooks().update(&read).await;
    assert!(matches!(updated, Err(StoreError::Stale)), "{updated:?}");
    drop(tx);
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let removed = tx.webhooks().remove(webhook, read.version).await;
    assert!(matches!(removed, Err(StoreError::Stale)), "{removed:?}");
}

pub async fn a_webhook_is_behind_until_all_that_happened_is_kept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let head = store.head(&permit(1)).await.expect("read").seq;
    let webhook = given_webhook(&*store, 1, 7, head).await;

    let found = behind(&*store).await;
    let expected = Behind {
        company: company(1),
        webhook,
        version: Version::FIRST,
        groups: BTreeSet::from([EventGroup::Items, EventGroup::WorkOrders]),
        told: head,
    };
    assert_eq!(found, std::slice::from_ref(&expected));
    let new = [delivery(webhook, 1, Some(head + 1))];
    assert!(advance(&*store, &expected, head + 1, &new).await);
    assert_eq!(behind(&*store).await, Vec::new());
    // Another instance that had read the same.
    let theirs = [delivery(webhook, 2, Some(head + 1))];
    assert!(!advance(&*store, &expected, head + 1, &theirs).await);
    assert_eq!(log(&*store, 1, webhook).await.len(), 1);

    push(&*store, 1, &NewDelivery::test(id(3), webhook, noon())).await.expect("push");
    assert_eq!(behind(&*store).await, [Behind { told: head + 1, ..expected }]);
}

pub async fn whoever_is_furthest_behind_is_seen_first<S: AnyStore>(store: Arc<S>) {
    for (of, number) in [(1, 7), (2, 8), (3, 9)] {
        given_company(&*store, of).await;
        given_webhook(&*store, of, number, 0).await;
    }
    push(&*store, 2, &NewDelivery::test(id(1), id(8), noon())).await.expect("push");

    let first = store.webhooks_behind(2).await.expect("read");
    assert_eq!(first.iter().map(|it| it.webhook).collect::<Vec<_>>(), [id(8), id(7)]);
}

pub async fn what_is_kept_for_a_webhook_is_what_it_asks_for_now<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    let read = behind(&*store).await.remove(0);
    edit(&*store, 1, webhook, |it| it.groups = BTreeSet::from([EventGroup::Stock])).await;
    assert!(!advance(&*store, &read, 1, &[delivery(webhook, 1, Some(1))]).await);
    let again = behind(&*store).await.remove(0);
    assert_eq!((again.told, again.groups), (0, BTreeSet::from([EventGroup::Stock])));

    edit(&*store, 1, webhook, |it| it.is_on = false).await;
    assert_eq!(behind(&*store).await, Vec::new());
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.webhooks().skip_to(webhook, 3).await.expect("skip");
    tx.webhooks().skip_to(webhook, 2).await.expect("it is further already");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    edit(&*store, 1, webhook, |it| it.is_on = true).await;
    assert_eq!(behind(&*store).await.remove(0).told, 3);
}

pub async fn an_entry_is_kept_for_a_webhook_once<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    push(&*store, 1, &delivery(webhook, 1, Some(1))).await.expect("push");
    for (number, seq, rule) in [(1, Some(2), Rule::DeliveryId), (2, Some(1), Rule::Delivery)] {
        let again = push(&*store, 1, &delivery(webhook, number, seq)).await;
        assert!(
            matches!(&again, Err(StoreError::Duplicate(it)) if *it == rule),
            "{rule:?}: {again:?}"
        );
    }
    for number in [3, 4] {
        let test = NewDelivery::test(id(number), webhook, noon());
        push(&*store, 1, &test).await.expect("tests are not entries");
    }
    assert_eq!(log(&*store, 1, webhook).await.len(), 3);
}

pub async fn a_webhook_is_told_one_thing_at_a_time_in_order<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (one, other) =
        (given_webhook(&*store, 1, 7, 0).await, given_webhook(&*store, 1, 8, 0).await);
    for (number, webhook, seq) in [(12, one, 2), (11, one, 1), (21, other, 1)] {
        push(&*store, 1, &delivery(webhook, number, Some(seq))).await.expect("push");
    }

    let mut claimed = Vec::new();
    for number in [1, 2] {
        claimed.push(claim(&*store, number, noon()).await.expect("one of each"));
    }
    assert_eq!(claim(&*store, 3, noon()).await, None, "both are busy");
    claimed.sort_by_key(|it| it.webhook);
    assert_eq!([claimed[0].id, claimed[1].id], [id(11), id(21)]);
    let (expected, _) = webhook(7);
    let first = ClaimedDelivery {
        company: company(1),
        webhook: one,
        id: id(11),
        seq: Some(1),
        event: "equipment.item_taken".to_owned(),
        made: noon(),
        n_tries: 1,
        address: expected.address,
        secret: expected.secret,
    };
    assert_eq!(claimed[0], first);
    for (number, it) in (1..).zip(&claimed) {
        // Whoever's lease it is not changes nothing.
        store.delivery_sent(it, lease(9), noon(), &taken()).await.expect("nothing");
        assert_eq!(claim(&*store, 3, noon()).await, None);
        store.delivery_sent(it, lease(number), noon(), &taken()).await.expect("sent");
        if it.webhook == one {
            let next = claim(&*store, 3, noon()).await.expect("the second");
            assert_eq!((next.webhook, next.id), (one, id(12)));
            store.delivery_sent(&next, lease(3), noon(), &taken()).await.expect("sent");
        }
    }
    assert_eq!(claim(&*store, 4, noon()).await, None);
    let line = log(&*store, 1, other).await.remove(0);
    let sent = (DeliveryState::Sent, Some(noon()), Some(taken()));
    assert_eq!((line.state, line.sent, line.answer), sent);
}

pub async fn what_a_dead_worker_had_is_told_again_with_its_id<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    push(&*store, 1, &delivery(webhook, 1, Some(1))).await.expect("push");
    let first = claim(&*store, 1, noon()).await.expect("it waits");
    assert_eq!(claim(&*store, 2, noon().plus(MINUTE / 2)).await, None);

    let later = noon().plus(MINUTE);
    let second = claim(&*store, 2, later).await.expect("its lease is over");
    assert_eq!((second.id, second.n_tries), (first.id, 2));
    // The first one was only slow.
    store.delivery_sent(&first, lease(1), later, &taken()).await.expect("nothing");
    assert_eq!(log(&*store, 1, webhook).await[0].state, DeliveryState::Waiting);
    store.delivery_sent(&second, lease(2), later, &taken()).await.expect("sent");
    assert_eq!(log(&*store, 1, webhook).await[0].state, DeliveryState::Sent);
    assert_eq!(claim(&*store, 3, later.plus(MINUTE * 60)).await, None);
}

pub async fn what_did_not_arrive_is_tried_again_then_or_never<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    push(&*store, 1, &delivery(webhook, 1, Some(1))).await.expect("push");
    let answer = Answer { status: 500, reply: "<b>no ü".to_owned() };
    let refused = NotTold { trouble: DeliveryTrouble::Refused, answer: Some(answer.clone()) };

    let claimed = claim(&*store, 1, noon()).await.expect("it waits");
    let later = noon().plus(MINUTE * 5);
    store
        .delivery_failed(&claimed, lease(1), &refused, Some(later), noon())
        .await
        .expect("put off");
    assert_eq!(claim(&*store, 2, noon().plus(MINUTE * 4)).await, None);
    let line = log(&*store, 1, webhook).await.remove(0);
    assert_eq!((line.state, line.due, line.n_tries), (DeliveryState::Waiting, later, 1));
    assert_eq!((line.trouble, line.answer), (Some(DeliveryTrouble::Refused), Some(answer)));

    let claimed = claim(&*store, 2, later).await.expect("it is due");
    let stalled = NotTold::new(DeliveryTrouble::TimedOut);
    store.delivery_failed(&claimed, lease(2), &stalled, None, later).await.expect("given up");
    let line = log(&*store, 1, webhook).await.remove(0);
    assert_eq!((line.state, line.n_tries, line.answer), (DeliveryState::Failed, 2, None));
    assert_eq!(store.webhooks(&permit(1)).await.expect("read")[0].n_failed, 1);
    assert_eq!(claim(&*store, 3, later.plus(MINUTE * 600)).await, None);
}

pub async fn a_webhook_that_rests_is_told_nothing_until_then<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (one, other) =
        (given_webhook(&*store, 1, 7, 0).await, given_webhook(&*store, 1, 8, 0).await);
    for (number, webhook, seq) in [(11, one, 1), (12, one, 2), (21, other, 3)] {
        push(&*store, 1, &delivery(webhook, number, Some(seq))).await.expect("push");
    }
    let first = claim(&*store, 1, noon()).await.expect("it waits");
    assert_eq!(first.id, id(11));
    let (stalled, awake) = (NotTold::new(DeliveryTrouble::TimedOut), noon().plus(MINUTE / 2));
    let later = Some(noon().plus(MINUTE));
    store.delivery_failed(&first, lease(1), &stalled, later, awake).await.expect("put off");

    let next = claim(&*store, 2, noon()).await.expect("the other one's");
    assert_eq!(next.webhook, other);
    store.delivery_sent(&next, lease(2), noon(), &taken()).await.expect("sent");
    assert_eq!(claim(&*store, 3, noon().plus(MINUTE / 3)).await, None);
    assert_eq!(claim(&*store, 3, awake).await.expect("it is awake").id, id(12));
}

pub async fn whoever_was_told_something_last_is_told_last<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let (one, other) =
        (given_webhook(&*store, 1, 7, 0).await, given_webhook(&*store, 2, 8, 0).await);
    for (number, seq) in [(11, 1), (12, 2), (13, 3)] {
        push(&*store, 1, &delivery(one, number, Some(seq))).await.expect("push");
    }
    push(&*store, 2, &delivery(other, 21, Some(9))).await.expect("push");

    let mut told = Vec::new();
    for minute in 0..4 {
        let now = noon().plus(MINUTE * minute);
        let next = claim(&*store, u128::from(minute), now).await.expect("it waits");
        store.delivery_sent(&next, lease(minute.into()), now, &taken()).await.expect("sent");
        told.push(next.id);
    }
    assert_eq!(told, [id(11), id(21), id(12), id(13)]);
}

pub async fn what_is_over_is_sent_again_and_what_waits_is_not<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (one, other) =
        (given_webhook(&*store, 1, 7, 0).await, given_webhook(&*store, 1, 8, 0).await);
    push(&*store, 1, &delivery(one, 1, Some(1))).await.expect("push");
    let again = async |webhook: WebhookId, delivery: DeliveryId, now| {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let is_one = tx.webhooks().send_again(webhook, delivery, now).await.expect("asked");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        is_one
    };
    assert!(!again(one, id(1), noon()).await, "it waits");
    let claimed = claim(&*store, 1, noon()).await.expect("it waits");
    store.delivery_sent(&claimed, lease(1), noon(), &taken()).await.expect("sent");

    assert!(!again(other, id(1), noon()).await, "another one's");
    assert!(!again(one, id(2), noon()).await, "none");
    let later = noon().plus(MINUTE);
    assert!(again(one, id(1), later).await);
    let line = log(&*store, 1, one).await.remove(0);
    assert_eq!((line.state, line.n_tries, line.sent), (DeliveryState::Waiting, 0, None));
    assert_eq!((line.trouble, line.answer), (None, None));
    let claimed = claim(&*store, 2, later).await.expect("it is due");
    assert_eq!((claimed.id, claimed.n_tries), (id(1), 1));
}

pub async fn nobody_is_told_who_is_off_suspended_or_deleted<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    let test = NewDelivery::test(id(1), webhook, noon());
    push(&*store, 1, &test).await.expect("push");
    edit(&*store, 1, webhook, |it| it.is_on = false).await;
    assert_eq!(claim(&*store, 1, noon()).await, None);
    edit(&*store, 1, webhook, |it| it.is_on = true).await;
    let suspended = CompanyState::Suspended { since: noon() };
    change(&*store, 1, |it| it.state = suspended).await.expect("save");
    assert_eq!(claim(&*store, 1, noon()).await, None);
    assert_eq!(behind(&*store).await, Vec::new());
    change(&*store, 1, |it| it.state = CompanyState::Active).await.expect("save");

    let claimed = claim(&*store, 1, noon()).await.expect("it waited");
    assert_eq!((claimed.seq, claimed.event.as_str()), (None, TEST_EVENT));
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let read = tx.webhooks().find(webhook).await.expect("find").expect("there");
    tx.webhooks().remove(webhook, read.version).await.expect("remove");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    store.delivery_sent(&claimed, lease(1), noon(), &taken()).await.expect("nothing");
    assert_eq!(log(&*store, 1, webhook).await, Vec::new());
    assert_eq!(store.webhooks(&permit(1)).await.expect("read"), Vec::new());
    assert_eq!(claim(&*store, 2, noon().plus(MINUTE * 5)).await, None);
}

pub async fn what_was_told_long_ago_is_swept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    for number in 1..=3 {
        let seq = i64::try_from(number).ok();
        push(&*store, 1, &delivery(webhook, number, seq)).await.expect("push");
    }
    // Of two that wait, somebody is telling one just now.
    let sent = claim(&*store, 1, noon()).await.expect("it waits");
    store.delivery_sent(&sent, lease(1), noon(), &taken()).await.expect("sent");
    let claimed = claim(&*store, 2, noon()).await.expect("it waits");
    let sweep = async |before, most| store.sweep_deliveries(before, most).await.expect("swept");
    assert_eq!(sweep(noon(), 10).await, 0);
    assert_eq!(sweep(noon().plus(MINUTE), 1).await, 1);
    assert_eq!(sweep(noon().plus(MINUTE), 10).await, 2);
    store.delivery_sent(&claimed, lease(2), noon(), &taken()).await.expect("nothing");
    assert_eq!(log(&*store, 1, webhook).await, Vec::new());
}

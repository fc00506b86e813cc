//! What happens to webhooks at the same moment, on several instances.

use std::{sync::Arc, time::Duration};

use application::webhooks::ClaimedDelivery;
use domain_audit::{DeliveryId, NewDelivery};

use crate::{
    AnyStore,
    lessons::id,
    webhooks::{behind, delivery, given_webhook, lease, push, taken},
    world::{at_once, given_company, noon, permit},
};

const MINUTE: Duration = Duration::from_mins(1);

pub async fn of_eight_who_read_the_same_entries_one_keeps_them<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_company(&*store, 1).await;
    let webhook = given_webhook(&*store, 1, 7, 0).await;
    for round in 0..n_rounds {
        let round = u128::try_from(round).expect("few");
        push(&*store, 1, &NewDelivery::test(id(1_000_000_000 + round), webhook, noon()))
            .await
            .expect("push");
        let head = store.head(&permit(1)).await.expect("read").seq;
        let read = behind(&*store).await.remove(0);
        let kept = at_once(8, |worker| {
            let (store, read) = (Arc::clone(&store), read.clone());
            async move {
                let worker = u128::try_from(worker).expect("few");
                let new: Vec<_> = (read.told + 1..=head)
                    .map(|seq| {
                        let place = u128::try_from(seq).expect("positive");
                        delivery(webhook, place * 100 + worker + 1, Some(seq))
                    })
                    .collect();
                let kept = application::repeat(|| store.advance_webhook(&read, head, &new)).await;
                kept.expect("kept or not")
            }
        })
        .await;
        assert_eq!(kept.into_iter().filter(|it| *it).count(), 1);
        assert_eq!(behind(&*store).await, Vec::new());
    }
}

pub async fn of_eight_workers_each_thing_is_told_by_one<S: AnyStore>(
    store: Arc<S>,
    n_rounds: usize,
) {
    given_company(&*store, 1).await;
    let webhooks = [given_webhook(&*store, 1, 7, 0).await, given_webhook(&*store, 1, 8, 0).await];
    for round in 0..n_rounds {
        let first = u128::try_from(round).expect("few") * 100;
        let numbers = first + 1..=first + 20;
        for number in numbers.clone() {
            let webhook = webhooks[usize::from(number % 2 == 0)];
            let seq = i64::try_from(number).ok();
            push(&*store, 1, &delivery(webhook, number, seq)).await.expect("push");
        }
        let told = at_once(8, |worker| tell_all(Arc::clone(&store), worker)).await;
        let mut ids: Vec<DeliveryId> = told.iter().flatten().map(|it| it.id).collect();
        ids.sort();
        assert_eq!(ids, numbers.map(id).collect::<Vec<_>>());
        for (lines, webhook) in told.iter().flat_map(|it| webhooks.map(|webhook| (it, webhook))) {
            let own = lines.iter().filter(|it| it.webhook == webhook);
            let seqs: Vec<_> = own.map(|it| it.seq).collect();
            assert!(seqs.is_sorted(), "{seqs:?}");
        }
    }
}

/// Tells whatever there is until nothing waits, with a lease of its own for each go.
async fn tell_all<S: AnyStore>(store: Arc<S>, worker: usize) -> Vec<ClaimedDelivery> {
    let worker = u128::try_from(worker).expect("few") + 1;
    let (mut told, mut n_go) = (Vec::new(), 0);
    loop {
        n_go += 1;
        let (lease, until) = (lease(worker * 1_000_000_000 + n_go), noon().plus(MINUTE));
        let claimed = application::repeat(|| store.claim_delivery(lease, noon(), until)).await;
        match claimed.expect("claim") {
            Some(it) => {
                let answer = taken();
                let sent = application::repeat(|| store.delivery_sent(&it, lease, noon(), &answer));
                sent.await.expect("sent");
                told.push(it);
            }
            // Others may be at both.
            None if n_waiting(&*store).await == 0 => return told,
            None => tokio::task::yield_now().await,
        }
    }
}

async fn n_waiting<S: AnyStore>(store: &S) -> u32 {
    let webhooks = store.webhooks(&permit(1)).await.expect("read");
    webhooks.iter().map(|it| it.n_waiting).sum()
}

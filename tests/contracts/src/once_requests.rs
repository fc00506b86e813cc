//! Requests that are done once, however often they come.

use std::{sync::Arc, time::Duration};

use application::requests::{Begun, KeptAnswer, RequestHash, RequestKey};
use domain_kernel::{StoreError, Timestamp};

use crate::{
    AnyStore,
    world::{at_once, company, given_company, noon, person_id},
};

const DAY: Duration = Duration::from_hours(24);
const CONTENT: RequestHash = RequestHash([1; 32]);

fn key(of: u128, number: u8) -> RequestKey {
    RequestKey { company: company(of), person: person_id(of, 1), hash: [number; 32] }
}

fn answer() -> KeptAnswer {
    KeptAnswer {
        status: 201,
        headers: "etag: \"3\"\n".to_owned(),
        body: "{\"name\":\"Zoë's\"}".to_owned(),
    }
}

async fn begin<S: AnyStore>(store: &S, key: &RequestKey, now: Timestamp) -> Begun {
    let begun = store.begin_request(key, &CONTENT, now, now.plus(DAY)).await;
    begun.expect("nobody else")
}

pub async fn a_request_is_begun_once_and_answered_the_same<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let (key, later) = (key(1, 7), noon().plus(Duration::from_secs(1)));
    assert_eq!(begin(&*store, &key, noon()).await, Begun::Now);
    assert_eq!(begin(&*store, &key, later).await, Begun::UnderWay { since: noon() });
    let other = RequestHash([2; 32]);
    let expires = later.plus(DAY);
    let begun = store.begin_request(&key, &other, later, expires).await;
    assert_eq!(begun.expect("nobody else"), Begun::Other);

    store.keep_answer(&key, &answer()).await.expect("begun");
    assert_eq!(begin(&*store, &key, later).await, Begun::Answered(answer()));
    let begun = store.begin_request(&key, &other, later, expires).await;
    assert_eq!(begun.expect("nobody else"), Begun::Other);
}

pub async fn of_all_who_send_one_request_at_once_one_is_to_do_it<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for round in 1..=3 {
        let begun = at_once(20, |_| {
            let (store, key) = (Arc::clone(&store), key(1, round));
            async move {
                loop {
                    match store.begin_request(&key, &CONTENT, noon(), noon().plus(DAY)).await {
                        Err(StoreError::Busy) => {}
                        begun => return begun.expect("nothing else"),
                    }
                }
            }
        })
        .await;
        let n_now = begun.iter().filter(|it| **it == Begun::Now).count();
        assert_eq!(n_now, 1, "{begun:?}");
        let n_waiting = begun.iter().filter(|it| matches!(it, Begun::UnderWay { .. })).count();
        assert_eq!(n_waiting, 19, "{begun:?}");
    }
}

pub async fn a_request_that_came_to_nothing_or_expired_can_be_sent_again<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    let key = key(1, 7);
    assert_eq!(begin(&*store, &key, noon()).await, Begun::Now);
    store.forget_request(&key).await.expect("begun");
    assert_eq!(begin(&*store, &key, noon()).await, Begun::Now);
    store.keep_answer(&key, &answer()).await.expect("begun");
    store.forget_request(&key).await.expect("it stays");
    assert_eq!(begin(&*store, &key, noon()).await, Begun::Answered(answer()));
    let last = noon().plus(DAY).minus(Duration::from_micros(1));
    assert_eq!(begin(&*store, &key, last).await, Begun::Answered(answer()));
    assert_eq!(begin(&*store, &key, noon().plus(DAY)).await, Begun::Now);
}

pub async fn what_one_calls_a_request_is_ones_own<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
    }
    assert_eq!(begin(&*store, &key(1, 7), noon()).await, Begun::Now);
    assert_eq!(begin(&*store, &key(2, 7), noon()).await, Begun::Now);
    assert_eq!(begin(&*store, &key(1, 8), noon()).await, Begun::Now);
    store.keep_answer(&key(2, 7), &answer()).await.expect("begun");
    assert!(matches!(begin(&*store, &key(1, 7), noon()).await, Begun::UnderWay { .. }));
}

pub async fn requests_that_expired_are_swept<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=3 {
        assert_eq!(begin(&*store, &key(1, number), noon()).await, Begun::Now);
    }
    let just_before = noon().plus(DAY).minus(Duration::from_micros(1));
    assert_eq!(store.sweep_answered(just_before, 10).await.ok(), Some(0));
    assert_eq!(store.sweep_answered(noon().plus(DAY), 2).await.ok(), Some(2));
    assert_eq!(store.sweep_answered(noon().plus(DAY), 2).await.ok(), Some(1));
}

use std::{sync::Arc, time::Duration};

use application::PageNumber;
use application::identity::{NewSession, SessionKey, ThrottleKey, Try, Whom, Whose};
use domain_identity::{AccountId, Agent, Appearance, Device, Epoch, Lifetime, Limit, Step};
use domain_kernel::{Facts, Role, Rule, StoreError, Timestamp};

use crate::{
    AnyStore, SessionStore,
    identity::{deactivate, fact, find, save},
    world::{at_once, company, given_company, noon, permit, person_id},
};

const HOUR: Duration = Duration::from_hours(1);

pub async fn a_session_finds_its_person_as_they_are_now<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    store.begin_session(1, noon()).await.expect("begin");
    let mut read = find(&*store, &permit(1), person_id(1, 1)).await.expect("saved");
    read.value.role = Role::Manager;
    read.value.account.appearance = Appearance::Dark;
    save(&*store, &permit(1), &read).await.expect("save");

    let found = store.find_session(1, noon()).await.expect("it is good");
    let Whose::Person { id, company: theirs, face, role } = found.whose else {
        panic!("this is a person's: {found:?}");
    };
    assert_eq!((id, theirs), (person_id(1, 1), company(1)));
    assert_eq!((role, found.account.appearance), (Role::Manager, Appearance::Dark));
    assert_eq!((found.name, found.must_change_password), (read.value.profile.name, false));
    assert_eq!(face.name.as_str(), "Company 1");
    assert_eq!((found.ends, found.idle), (noon().plus(HOUR * 12), HOUR * 8));
    assert_eq!(store.find_session(2, noon()).await, None);
}

pub async fn a_session_ends_by_time_by_request_and_by_epoch<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for key in 1..=4 {
        store.begin_session(key, noon()).await.expect("begin");
    }
    // Used every seven hours it lives to its twelfth, unused it dies in its eighth.
    assert!(store.find_session(1, noon().plus(HOUR * 7)).await.is_some());
    assert!(store.find_session(1, noon().plus(HOUR * 11)).await.is_some());
    assert!(store.find_session(1, noon().plus(HOUR * 12)).await.is_none());
    assert!(store.find_session(2, noon().plus(HOUR * 8)).await.is_none());

    Sessions::end(&*store, &key(3)).await.expect("end");
    Sessions::end(&*store, &key(3)).await.expect("twice is no failure");
    assert!(store.find_session(3, noon()).await.is_none());

    let mut read = find(&*store, &permit(1), person_id(1, 1)).await.expect("saved");
    read.value.epoch = read.value.epoch.next();
    save(&*store, &permit(1), &read).await.expect("save");
    assert!(store.find_session(4, noon()).await.is_none());
}

pub async fn the_oldest_session_ends_beyond_the_twentieth<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for number in 1..=21 {
        let begun = noon().plus(Duration::from_secs(number.into()));
        store.begin_session(number, begun).await.expect("begin");
    }
    let now = noon().plus(Duration::from_secs(30));
    assert!(store.find_session(1, now).await.is_none());
    assert!(store.find_session(2, now).await.is_some());
    assert!(store.find_session(21, now).await.is_some());
}

pub async fn a_session_key_cannot_be_used_twice<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    store.begin_session(1, noon()).await.expect("begin");
    let again = store.begin_session(1, noon()).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::SessionId))), "{again:?}");
}

/// Also one that began in the same moment, or that somebody got by changing their password.
pub async fn who_is_deactivated_has_no_session<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    store.begin_session(1, noon()).await.expect("begin");
    assert!(store.find_session(1, noon()).await.is_some());

    deactivate(&*store, person_id(1, 1)).await;
    store.begin_session(2, noon()).await.expect("begin");

    assert_eq!(store.find_session(1, noon()).await, None);
    assert_eq!(store.find_session(2, noon()).await, None);
}

/// Also one that began in the same moment, and a sign-in that waits for a code; and nobody else's.
pub async fn everybodys_sessions_of_a_company_end_for_good<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let read = find(&*store, &permit(1), person_id(1, 1)).await.expect("saved");
    let theirs = find(&*store, &permit(2), person_id(2, 1)).await.expect("saved");
    store.begin_session(1, noon()).await.expect("begin");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().end_sessions().await.expect("end");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    store.begin_session(2, noon()).await.expect("begin");

    assert_eq!(store.find_session(1, noon()).await, None);
    assert_eq!(store.find_session(2, noon()).await, None, "it was on its way");
    let stale = save(&*store, &permit(1), &read).await;
    assert!(matches!(stale, Err(StoreError::Stale)), "the epoch would be the old one: {stale:?}");
    let ended = find(&*store, &permit(1), person_id(1, 1)).await.expect("saved");
    assert_eq!(ended.value.epoch, Epoch::FIRST.next());
    let kept = find(&*store, &permit(2), person_id(2, 1)).await.expect("saved");
    assert_eq!(kept, theirs, "another company's");
}

pub async fn an_account_sees_and_ends_its_own_sessions_and_no_others<S: SessionStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let own = AccountId::Person { company: company(1), person: person_id(1, 1) };
    let theirs = AccountId::Person { company: company(2), person: person_id(2, 1) };
    for number in 1..=3 {
        let begun = noon().plus(Duration::from_secs(number.into()));
        store.begin_session(number, begun).await.expect("begin");
    }
    let now = noon().plus(HOUR);
    assert!(store.find_session(1, now).await.is_some(), "it is used last");

    let open = Sessions::open(&*store, own, now).await.expect("read");
    assert_eq!(open.iter().map(|it| it.key).collect::<Vec<_>>(), [key(1), key(3), key(2)]);
    assert_eq!((open[0].last_used, open[0].account), (now, own));
    assert_eq!(open[0].device.agent.as_ref().map(Agent::as_str), Some("A browser"));
    assert_eq!(open[0].device.address, "2001:db8::7".parse().ok());
    assert!(Sessions::open(&*store, theirs, now).await.expect("read").is_empty());
    let first = PageNumber::FIRST;
    let of = Whom::Colleague;
    let all = Sessions::open_in(&*store, company(1), of, now, first).await.expect("read");
    assert_eq!((all.items, all.n_matches), (open, 3));
    let none = Sessions::open_in(&*store, company(2), of, now, first).await.expect("read");
    assert_eq!((none.items.len(), none.n_matches), (0, 0));
    let none = Sessions::open_in(&*store, company(1), Whom::Customer, now, first);
    assert_eq!(none.await.expect("read").n_matches, 0);
    let late = noon().plus(HOUR * 8).plus(Duration::from_secs(2));
    assert_eq!(Sessions::open(&*store, own, late).await.expect("read").len(), 2);

    assert!(!Sessions::end_of(&*store, theirs, &key(1)).await.expect("nothing"));
    assert_eq!(Sessions::end_others(&*store, theirs, &key(9)).await.expect("nothing"), 0);
    assert!(Sessions::end_of(&*store, own, &key(3)).await.expect("end"));
    assert!(!Sessions::end_of(&*store, own, &key(3)).await.expect("once"));
    assert_eq!(Sessions::end_others(&*store, own, &key(2)).await.expect("end"), 1);
    assert!(store.find_session(2, now).await.is_some());
    assert!(store.find_session(1, now).await.is_none());

    let mut read = find(&*store, &permit(1), person_id(1, 1)).await.expect("saved");
    read.value.epoch = read.value.epoch.next();
    save(&*store, &permit(1), &read).await.expect("save");
    assert!(Sessions::open(&*store, own, now).await.expect("read").is_empty());
}

pub async fn what_is_told_once_in_a_while_is_counted_in_between<S: SessionStore>(store: Arc<S>) {
    let (key, every) = (ThrottleKey([9; 32]), Duration::from_mins(1));
    let count = |store: Arc<S>, now| async move {
        application::repeat(|| store.count(&key, every, now)).await.expect("counted")
    };
    let told = at_once(20, |_| count(Arc::clone(&store), noon())).await;
    assert_eq!(told.iter().flatten().count(), 1, "{told:?}");
    assert_eq!(count(Arc::clone(&store), noon().plus(every)).await, Some(20));
    assert_eq!(count(store, noon().plus(every)).await, None);
}

pub async fn tries_at_once_are_counted_one_by_one<S: SessionStore>(store: Arc<S>) {
    let limit = Limit::Bucket { burst: 5, every: Duration::from_secs(6) };
    let key = ThrottleKey([7; 32]);
    let taken = at_once(20, |_| {
        let (store, limit) = (Arc::clone(&store), limit.clone());
        async move { application::repeat(|| store.take(&key, &limit, noon())).await }
    })
    .await;

    let n_taken = taken.iter().filter(|it| matches!(it, Ok(Ok(())))).count();
    let n_refused = taken.iter().filter(|it| matches!(it, Ok(Err(_)))).count();
    assert_eq!((n_taken, n_refused), (5, 15), "{taken:?}");
    let later = noon().plus(Duration::from_secs(6));
    assert_eq!(store.take(&key, &limit, later).await.expect("take"), Ok(()));
}

pub async fn what_is_spent_is_said_with_how_it_stands<S: SessionStore>(store: Arc<S>) {
    let every = Duration::from_secs(6);
    let limit = Limit::Bucket { burst: 2, every };
    let key = ThrottleKey([7; 32]);
    let spend = async |now| store.spend(&key, &limit, now).await.expect("counted");
    for left in [1, 0] {
        let tally = spend(noon()).await.expect("within the burst");
        assert_eq!(limit.standing(tally, noon()).map(|it| it.left), Some(left));
    }
    assert_eq!(spend(noon()).await, Err(every));
    assert_eq!(store.take(&key, &limit, noon()).await.expect("counted"), Err(every));
    let tally = spend(noon().plus(every)).await.expect("one more");
    assert_eq!(limit.standing(tally, noon().plus(every)).map(|it| it.left), Some(0));
}

pub async fn of_several_tries_none_counts_if_the_first_has_to_wait<S: SessionStore>(store: Arc<S>) {
    let wait = Duration::from_secs(6);
    let (twice, once) =
        (Limit::Bucket { burst: 2, every: wait }, Limit::Bucket { burst: 1, every: wait });
    let all = |first| {
        let key = |it| ThrottleKey([it; 32]);
        let first = Try { key: key(first), limit: &once };
        [first, Try { key: key(2), limit: &twice }, Try { key: key(1), limit: &once }]
    };
    let take = async |first| store.take_all(&all(first), noon()).await.expect("take");
    assert_eq!(take(7).await, [Ok(()), Ok(()), Ok(())]);
    assert_eq!(take(7).await, [Err(wait)]);
    assert_eq!(take(8).await, [Ok(()), Ok(()), Err(wait)]);
    assert_eq!(take(9).await, [Ok(()), Err(wait), Err(wait)]);

    store.give_back_all(&all(7)).await.expect("give back");
    assert_eq!(take(7).await, [Ok(()), Ok(()), Ok(())]);
    store.give_back_all(&[]).await.expect("nothing to give back is no failure");
}

/// Each of them and what they have in common, which is one for all.
pub async fn several_tries_at_once_are_counted_one_by_one<S: SessionStore>(store: Arc<S>) {
    let every = Duration::from_secs(6);
    let (own, shared) = (Limit::Bucket { burst: 1, every }, Limit::Bucket { burst: 5, every });
    let taken = at_once(20, |n| {
        let (store, own, shared) = (Arc::clone(&store), own.clone(), shared.clone());
        async move {
            let own = Try { key: ThrottleKey([u8::try_from(n).expect("few"); 32]), limit: &own };
            let all = [250, 251].map(|it| Try { key: ThrottleKey([it; 32]), limit: &shared });
            let all = [own, all[n % 2], all[1 - n % 2]];
            application::repeat(|| store.take_all(&all, noon())).await.expect("counted")
        }
    })
    .await;

    for place in [1, 2] {
        assert_eq!(taken.iter().filter(|it| it[place].is_ok()).count(), 5, "{taken:?}");
    }
}

pub async fn a_success_forgets_the_failures<S: SessionStore>(store: Arc<S>) {
    let wait = Duration::from_secs(9);
    let limit = Limit::Delays(vec![Step { below: 100, wait }]);
    let key = ThrottleKey([8; 32]);
    assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Ok(()));
    assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Err(wait));
    store.give_back(&key, &limit).await.expect("give back");
    assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Ok(()));
    store.give_back(&ThrottleKey([9; 32]), &limit).await.expect("nothing to forget is no failure");
}

pub async fn a_try_that_was_never_made_is_taken_back_and_no_other<S: SessionStore>(store: Arc<S>) {
    let wait = Duration::from_secs(9);
    let free = Step { below: 2, wait: Duration::ZERO };
    let limit = Limit::Delays(vec![free, Step { below: 100, wait }]);
    let key = ThrottleKey([8; 32]);
    for _ in 0..2 {
        assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Ok(()));
    }
    store.undo(&key, &limit).await.expect("undo");
    assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Ok(()));
    assert_eq!(store.take(&key, &limit, noon()).await.expect("take"), Err(wait));
    store.undo(&ThrottleKey([9; 32]), &limit).await.expect("nothing to undo is no failure");
}

pub async fn a_sweep_takes_what_is_over_and_so_much_at_once<S: SessionStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    for key in 1..=4 {
        store.begin_session(key, noon()).await.expect("begin");
    }
    // The fourth is used, and the others end in the eighth hour.
    assert!(store.find_session(4, noon().plus(HOUR * 7)).await.is_some());
    let later = noon().plus(HOUR * 8);
    assert_eq!(Sessions::sweep(&*store, noon(), 2).await.expect("sweep"), 0);
    assert_eq!(Sessions::sweep(&*store, later, 2).await.expect("sweep"), 2);
    assert_eq!(Sessions::sweep(&*store, later, 2).await.expect("sweep"), 1);
    assert!(store.find_session(4, later).await.is_some());
    assert_eq!(Sessions::sweep(&*store, noon().plus(HOUR * 12), 2).await.expect("sweep"), 1);

    let limit = Limit::Bucket { burst: 5, every: HOUR };
    for key in [7, 8] {
        let taken = store.take(&ThrottleKey([key; 32]), &limit, noon()).await;
        assert_eq!(taken.expect("take"), Ok(()));
    }
    let ends = noon().plus(HOUR);
    assert_eq!(Throttle::sweep(&*store, ends, 9).await.expect("sweep"), 0);
    let after = ends.plus(Duration::from_micros(1));
    assert_eq!(Throttle::sweep(&*store, after, 1).await.expect("sweep"), 1);
    assert_eq!(Throttle::sweep(&*store, after, 9).await.expect("sweep"), 1);
}

use application::identity::{FoundSession, Sessions, Throttle};

/// Sessions by small numbers.
#[async_trait::async_trait]
trait Numbered {
    async fn begin_session(&self, number: u8, begun: Timestamp) -> Result<(), StoreError>;
    async fn find_session(&self, number: u8, now: Timestamp) -> Option<FoundSession>;
}

#[async_trait::async_trait]
impl<S: SessionStore> Numbered for S {
    async fn begin_session(&self, number: u8, begun: Timestamp) -> Result<(), StoreError> {
        let session = NewSession {
            key: key(number),
            account: AccountId::Person { company: company(1), person: person_id(1, 1) },
            epoch: Epoch::FIRST,
            begun,
            lifetime: Lifetime::of_hours(12),
            device: Device::new("A browser", "2001:db8::7".parse().ok()),
        };
        Sessions::create(self, &session).await
    }

    async fn find_session(&self, number: u8, now: Timestamp) -> Option<FoundSession> {
        Sessions::find(self, &key(number), now).await.expect("find")
    }
}

fn key(number: u8) -> SessionKey {
    SessionKey([number; 32])
}

pub(crate) async fn begin_for_admin(store: &impl AnyStore, number: u8) {
    store.begin_session(number, noon()).await.expect("begin");
}

pub(crate) async fn is_good(store: &impl AnyStore, number: u8) -> bool {
    store.find_session(number, noon()).await.is_some()
}

use std::sync::Arc;

use domain_identity::{AccountState, CompanyState, Language};
use domain_kernel::{Facts, Permit, PersonId, StoreError, Version};
use domain_training::{
    Calendar, CalendarAddress, CalendarHash, DayKind, Entry, EntryKey, ModuleTitle,
};

use crate::{
    AnyStore,
    identity::fact,
    invites::change,
    lessons::{given_person, id},
    world::{company, given_company, noon, permit, person_id, platform_permit},
};

pub async fn a_calendar_is_found_by_its_secret_and_knows_what_it_was_told<S: AnyStore>(
    store: Arc<S>,
) {
    given_company(&*store, 1).await;
    let admin = person_id(1, 1);
    assert_eq!(store.calendar_made(&permit(1), admin).await.expect("read"), None);
    insert(&*store, 1, admin, 7).await.expect("the first");
    assert_eq!(store.calendar_made(&permit(1), admin).await.expect("read"), Some(noon()));
    let found = store.calendar(&hash(7)).await.expect("read").expect("made");
    assert_eq!((found.company, found.person), (company(1), admin));
    assert_eq!((found.language, found.calendar), (None, Calendar::default()));
    assert_eq!(store.calendar(&hash(8)).await.expect("read"), None);

    let told = told(&["\"Locks\" & Zoë", "Tags"]);
    store
        .tell_calendar(&permit(1), admin, &told, found.version)
        .await
        .expect("it is as it was read");
    let again = store.calendar(&hash(7)).await.expect("read").expect("made");
    assert_eq!((&again.calendar, again.version), (&told, found.version.next()));
    // Somebody else has told it something since.
    store
        .tell_calendar(&permit(1), admin, &Calendar::default(), found.version)
        .await
        .expect("no failure");
    assert_eq!(store.calendar(&hash(7)).await.expect("read"), Some(again));

    assert!(remove(&*store, &permit(1), admin).await.expect("there"));
    assert!(!remove(&*store, &permit(1), admin).await.expect("none"));
    assert_eq!(store.calendar(&hash(7)).await.expect("read"), None);
    insert(&*store, 1, admin, 8).await.expect("there is none");
    assert!(matches!(insert(&*store, 1, admin, 9).await, Err(StoreError::Busy)));
    let found = store.calendar(&hash(8)).await.expect("read").expect("made");
    assert_eq!((found.calendar, found.version), (Calendar::default(), Version::FIRST));
}

pub async fn nobody_who_is_out_has_a_calendar<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    let zoe = given_person(&*store, 1, 2, "Zoe", None).await;
    insert(&*store, 1, zoe, 7).await.expect("the first");
    let german = |it: &mut domain_identity::Company| it.settings.language = Some(Language::German);
    change(&*store, 1, german).await.expect("save");
    let found = store.calendar(&hash(7)).await.expect("read").expect("made");
    assert_eq!(found.language, Some(Language::German));

    let suspended = CompanyState::Suspended { since: noon() };
    for (state, is_there) in [(suspended, false), (CompanyState::Active, true)] {
        change(&*store, 1, |it| it.state = state).await.expect("save");
        assert_eq!(store.calendar(&hash(7)).await.expect("read").is_some(), is_there);
    }
    let deactivated = AccountState::Deactivated { since: noon() };
    for (state, is_there) in [(deactivated, false), (AccountState::Active, true)] {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        let mut read = tx.people().find(zoe).await.expect("find").expect("there");
        read.value.state = state;
        tx.people().update(&read).await.expect("update");
        tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
        assert_eq!(store.calendar(&hash(7)).await.expect("read").is_some(), is_there);
    }
    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.people().erase_traces(zoe).await.expect("erase");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    assert_eq!(store.calendar_made(&permit(1), zoe).await.expect("read"), None);
}

pub async fn another_company_sees_and_removes_no_calendar<S: AnyStore>(store: Arc<S>) {
    for number in [1, 2] {
        given_company(&*store, number).await;
    }
    let admin = person_id(1, 1);
    insert(&*store, 1, admin, 7).await.expect("the first");
    assert_eq!(store.calendar_made(&permit(2), admin).await.expect("read"), None);
    assert!(!remove(&*store, &permit(2), admin).await.expect("none of theirs"));
    let told = told(&["Locks"]);
    store.tell_calendar(&permit(2), admin, &told, Version::FIRST).await.expect("none of theirs");
    let found = store.calendar(&hash(7)).await.expect("read").expect("made");
    assert_eq!(found.calendar, Calendar::default());
    assert!(insert(&*store, 2, admin, 8).await.is_err());
    assert!(store.calendar_made(&platform_permit(), admin).await.is_err());
}

fn hash(number: u8) -> CalendarHash {
    CalendarHash([number; 32])
}

/// With an entry of each kind that was called off.
fn told(titles: &[&str]) -> Calendar {
    let mut calendar = Calendar::default();
    let entry = |(number, title): (u128, &&str), kind| Entry {
        key: EntryKey { subject: id(number), kind },
        on: "2026-12-31".parse().expect("a date"),
        title: ModuleTitle::restore((*title).to_owned()),
    };
    let all: Vec<Entry> = DayKind::ALL
        .into_iter()
        .flat_map(|kind| (1..).zip(titles).map(move |it| entry(it, kind)))
        .collect();
    calendar.tell(&all, noon());
    calendar.tell(&all[1..], noon());
    calendar
}

async fn insert(
    store: &dyn AnyStore,
    number: u128,
    person: PersonId,
    secret: u8,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(number)).await?;
    let address = CalendarAddress { person, hash: hash(secret), made: noon() };
    tx.calendars().insert(&address).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn remove(
    store: &dyn AnyStore,
    permit: &Permit,
    person: PersonId,
) -> Result<bool, StoreError> {
    let mut tx = store.begin(permit).await?;
    let removed = tx.calendars().remove(person).await?;
    tx.commit(Facts::new(noon(), &fact())).await?;
    Ok(removed)
}

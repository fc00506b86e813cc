use std::{sync::Arc, time::Duration};

use application::{
    Page, PageNumber,
    equipment::{CalendarItem, SeeCalendar, Shown},
};
use domain_equipment::{
    Cancellation, CustodyEnd, Ended, ItemState, Period, Reservation, ReservationState, RetireReason,
};
use domain_kernel::{Facts, Id, Line, PersonId, Rule, StoreError, Timestamp};
use uuid::Uuid;

use crate::{
    AnyStore,
    equipment::{add, custody, finish, item, item_id, open},
    identity::fact,
    world::{admin_of, given_company, noon, permit},
};

pub async fn a_reservation_read_back_is_the_reservation_saved<S: AnyStore>(store: Arc<S>) {
    let person = given_company(&*store, 1).await.id;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let mut saved = reservation(1, 1, person, (1, 3));
    saved.note = Some(Line::restore("Ünit \u{1f3b5} <b>".to_owned()));
    insert(&*store, 1, &saved).await.expect("nothing against it");
    assert_eq!(find(&*store, 1, 1).await, Some(saved.clone()));
    let again = insert(&*store, 1, &saved).await;
    assert!(matches!(again, Err(StoreError::Duplicate(Rule::ReservationId))), "{again:?}");

    let reason = Line::restore("The customer comes earlier".to_owned());
    let how = Cancellation::ForOwner { by: Some(person), reason };
    saved.state = ReservationState::Cancelled { at: hours(1), how };
    settle(&*store, 1, &saved).await.expect("it is open");
    assert_eq!(find(&*store, 1, 1).await, Some(saved.clone()));
    let twice = settle(&*store, 1, &saved).await;
    assert!(matches!(twice, Err(StoreError::Stale)), "{twice:?}");
    let mut used = reservation(2, 1, person, (1, 3));
    insert(&*store, 1, &used).await.expect("insert");
    open(&*store, 1, &custody(5, 1, person)).await.expect("open");
    used.state = ReservationState::Fulfilled { custody: custody(5, 1, person).id };
    settle(&*store, 1, &used).await.expect("it is open");
    assert_eq!(find(&*store, 1, 2).await, Some(used));

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    tx.reservations().forget(person).await.expect("forget");
    tx.commit(Facts::new(noon(), &fact())).await.expect("commit");
    let left = find(&*store, 1, 1).await.expect("it stays");
    assert_eq!(left.note, None);
    let ReservationState::Cancelled { how, .. } = left.state else {
        panic!("it is cancelled");
    };
    assert_eq!(how.reason().map(Line::as_str), Some(""));
}

pub async fn what_is_coming_of_an_item_and_of_a_person_is_found<S: AnyStore>(store: Arc<S>) {
    let person = given_company(&*store, 1).await.id;
    for number in 1..4 {
        add(&*store, 1, &item(number, &format!("GR-{number}"), "Grinder")).await.expect("add");
    }
    // The last first, so that the order is not that of their making.
    let made = [
        (1, 1, (8, 9)),
        (2, 1, (5, 8)),
        (3, 1, (-3, 0)),
        (4, 1, (-1, 1)),
        (5, 1, (2, 3)),
        (6, 2, (1, 2)),
        (7, 3, (-1, 4)),
    ];
    for (number, item, period) in made {
        let reservation = reservation(number, item, person, period);
        insert(&*store, 1, &reservation).await.expect("insert");
    }
    let mut cancelled = find(&*store, 1, 5).await.expect("made");
    let how = Cancellation::ByOwner;
    cancelled.state = ReservationState::Cancelled { at: noon(), how };
    settle(&*store, 1, &cancelled).await.expect("it is open");
    let mut out = custody(5, 3, person);
    open(&*store, 1, &out).await.expect("open");
    let mut used = find(&*store, 1, 7).await.expect("made");
    used.state = ReservationState::Fulfilled { custody: out.id };
    settle(&*store, 1, &used).await.expect("it is open");

    let coming = async |item| {
        let mut tx = store.begin(&permit(1)).await.expect("begin");
        tx.reservations().guard(item_id(item)).await.expect("nobody else does");
        let coming = tx.reservations().coming(item_id(item), noon()).await.expect("read");
        drop(tx);
        let lines = store.reservations_of_item(&permit(1), item_id(item), noon()).await;
        let lines = lines.expect("read");
        assert!(lines.iter().map(|it| &it.reservation).eq(&coming), "{lines:?}");
        assert!(lines.iter().all(|it| it.person.is_some()));
        numbers(&coming)
    };
    assert_eq!(coming(1).await, [4, 2, 1]);
    assert_eq!(coming(2).await, [6]);
    assert_eq!(coming(3).await, [7], "they have it still");
    assert_eq!(coming(4).await, [0; 0]);
    out.end = Some(CustodyEnd { at: noon(), how: Ended::Returned });
    finish(&*store, 1, &out).await.expect("it is out");
    assert_eq!(coming(3).await, [0; 0], "it is back");

    let mut tx = store.begin(&permit(1)).await.expect("begin");
    let own = tx.reservations().coming_of(person, noon()).await.expect("read");
    assert_eq!(numbers(&own), [4, 6, 2, 1]);
    drop(tx);
    let lines = store.reservations_of_person(&permit(1), person, noon()).await.expect("read");
    assert!(lines.iter().map(|it| &it.reservation).eq(&own), "{lines:?}");
    assert_eq!((lines[0].tag.as_str(), lines[1].tag.as_str()), ("GR-1", "GR-2"));
    let one = store.reservation(&permit(1), own[0].id).await.expect("read").expect("made");
    assert_eq!((&one, one.person.as_str()), (&lines[0], "Ada Admin"));
}

pub async fn a_calendar_shows_what_is_reserved_of_which_item<S: AnyStore>(store: Arc<S>) {
    let person = given_company(&*store, 1).await.id;
    let mut retired = item(4, "ZZ-1", "Accordion");
    retired.state = ItemState::Retired(RetireReason::Sold);
    let others =
        [item(1, "GR-1", "Grinder"), item(2, "BS-1", "Band saw"), item(3, "DR-1", "drill")];
    for it in others.iter().chain([&retired]) {
        add(&*store, 1, it).await.expect("add");
    }
    for (number, item, period) in [
        (1, 1, (30, 31)),
        (2, 1, (-5, 1)),
        (3, 2, (24, 25)),
        (4, 3, (-5, 0)),
        (5, 4, (1, 2)),
        (6, 2, (3, 4)),
    ] {
        let reservation = reservation(number, item, person, period);
        insert(&*store, 1, &reservation).await.expect("insert");
    }
    let mut cancelled = find(&*store, 1, 6).await.expect("made");
    let how = Cancellation::ItemRetired;
    cancelled.state = ReservationState::Cancelled { at: noon(), how };
    settle(&*store, 1, &cancelled).await.expect("it is open");

    let told = |page: &Page<CalendarItem>| {
        let line = |it: &CalendarItem| {
            let numbers: Vec<_> =
                it.reservations.iter().map(|it| number(&it.reservation)).collect();
            format!("{}{numbers:?}", it.tag.as_str())
        };
        page.items.iter().map(line).collect::<Vec<_>>().join(" ")
    };
    let calendar = async |query: &SeeCalendar, own| {
        store.reservation_calendar(&permit(1), query, own).await.expect("read")
    };
    let (mine, nobody) = (Some(person), Some(Id::from_uuid(Uuid::from_u128(77))));
    let searched = |search: &str| SeeCalendar { search: search.to_owned(), ..asked(Shown::All) };
    for (query, own, is_told) in [
        (asked(Shown::Reserved), mine, "GR-1[2]"),
        (asked(Shown::All), mine, "BS-1[] DR-1[] GR-1[2]"),
        (asked(Shown::Own), mine, "GR-1[2]"),
        (asked(Shown::Own), nobody, ""),
        (asked(Shown::Own), None, ""),
        (searched("gr-1"), mine, "GR-1[2]"),
        (searched("saw"), mine, "BS-1[]"),
        (searched("%"), mine, ""),
        (SeeCalendar { to: hours(48), ..asked(Shown::Reserved) }, mine, "BS-1[3] GR-1[2, 1]"),
        (SeeCalendar { from: hours(1), ..asked(Shown::Reserved) }, mine, ""),
    ] {
        let page = calendar(&query, own).await;
        assert_eq!(told(&page), is_told, "{query:?} {own:?}");
        assert_eq!(usize::try_from(page.n_matches).expect("few"), page.items.len(), "{query:?}");
    }
    for number in 10..40 {
        add(&*store, 1, &item(number, &format!("CD-{number}"), "Cordless")).await.expect("add");
    }
    let second = PageNumber::parse(2).expect("a page");
    let page = calendar(&SeeCalendar { page: second, ..asked(Shown::All) }, mine).await;
    assert_eq!((page.n_matches, page.items.len()), (33, 8));
}

pub async fn another_company_sees_and_changes_no_reservation<S: AnyStore>(store: Arc<S>) {
    let person = given_company(&*store, 1).await.id;
    given_company(&*store, 2).await;
    add(&*store, 1, &item(1, "GR-1", "Grinder")).await.expect("add");
    let made = reservation(1, 1, person, (1, 3));
    insert(&*store, 1, &made).await.expect("insert");

    assert_eq!(find(&*store, 2, 1).await, None);
    let how = Cancellation::ByOwner;
    let cancelled = ReservationState::Cancelled { at: noon(), how };
    let settled = settle(&*store, 2, &Reservation { state: cancelled, ..made.clone() }).await;
    assert!(matches!(settled, Err(StoreError::Stale)), "{settled:?}");
    let theirs = permit(2);
    let mut tx = store.begin(&theirs).await.expect("begin");
    assert_eq!(tx.reservations().coming(item_id(1), noon()).await.expect("read"), []);
    assert_eq!(tx.reservations().coming_of(person, noon()).await.expect("read"), []);
    drop(tx);
    let lines = store.reservations_of_item(&theirs, item_id(1), noon()).await.expect("read");
    assert_eq!(lines, []);
    let lines = store.reservations_of_person(&theirs, person, noon()).await.expect("read");
    assert_eq!(lines, []);
    assert_eq!(store.reservation(&theirs, made.id).await.expect("read"), None);
    let own = admin_of(2).person_id();
    let all = store.reservation_calendar(&theirs, &asked(Shown::All), own).await.expect("read");
    assert_eq!(all.n_matches, 0);
    assert_eq!(find(&*store, 1, 1).await, Some(made));
}

/// From noon on, for a day.
fn asked(shown: Shown) -> SeeCalendar {
    SeeCalendar {
        from: noon(),
        to: hours(24),
        search: String::new(),
        category: None,
        location: None,
        shown,
        page: PageNumber::FIRST,
    }
}

fn hours(after_noon: i64) -> Timestamp {
    match u64::try_from(after_noon) {
        Ok(hours) => noon().plus(Duration::from_hours(hours)),
        Err(_) => noon().minus(Duration::from_hours(after_noon.unsigned_abs())),
    }
}

fn reservation(number: u128, item: u128, person: PersonId, (from, to): (i64, i64)) -> Reservation {
    Reservation {
        id: Id::from_uuid(Uuid::from_u128(number)),
        item: item_id(item),
        person,
        period: Period::restore(hours(from), hours(to)),
        note: None,
        made: noon(),
        state: ReservationState::Reserved,
    }
}

fn number(of: &Reservation) -> u128 {
    of.id.uuid().as_u128()
}

fn numbers(of: &[Reservation]) -> Vec<u128> {
    of.iter().map(number).collect()
}

async fn insert(
    store: &dyn AnyStore,
    company: u128,
    reservation: &Reservation,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.reservations().insert(reservation).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn settle(
    store: &dyn AnyStore,
    company: u128,
    reservation: &Reservation,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.reservations().settle(reservation).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

async fn find(store: &dyn AnyStore, company: u128, number: u128) -> Option<Reservation> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.reservations().find(Id::from_uuid(Uuid::from_u128(number))).await.expect("read")
}

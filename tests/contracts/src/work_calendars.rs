use std::sync::Arc;

use domain_kernel::{Facts, StoreError, Version, Versioned};
use domain_onboarding::{Holiday, HolidayName, WorkCalendar, WorkWeek};

use crate::{
    AnyStore,
    identity::fact,
    onboarding::date,
    world::{given_company, noon, permit, person_id, platform_permit},
};

async fn find(store: &dyn AnyStore, company: u128) -> Versioned<WorkCalendar> {
    let mut tx = store.begin(&permit(company)).await.expect("begin");
    tx.work_calendars().find().await.expect("find")
}

async fn save(
    store: &dyn AnyStore,
    company: u128,
    calendar: &Versioned<WorkCalendar>,
) -> Result<(), StoreError> {
    let mut tx = store.begin(&permit(company)).await?;
    tx.work_calendars().save(calendar).await?;
    tx.commit(Facts::new(noon(), &fact())).await
}

pub async fn a_calendar_read_back_is_the_calendar_saved<S: AnyStore>(store: Arc<S>) {
    given_company(&*store, 1).await;
    given_company(&*store, 2).await;
    let first = find(&*store, 1).await;
    assert_eq!((&first.value, first.version), (&WorkCalendar::default(), Version::NONE));
    let name = HolidayName::restore("Zoë's \u{1f384} \"day\"".to_owned());
    let holidays = vec![
        Holiday { on: date("2026-12-25"), name: Some(name) },
        Holiday { on: date("2027-01-01"), name: None },
    ];
    let week = WorkWeek::of([0, 6]).expect("some day");
    let changed = WorkCalendar::new(week, holidays);
    let new = Versioned { value: changed.clone(), ..first.clone() };
    save(&*store, 1, &new).await.expect("save");

    let read = find(&*store, 1).await;
    assert_eq!((&read.value, read.version), (&changed, Version::FIRST));
    assert_eq!(store.work_calendar(&permit(1)).await.expect("read"), read);
    let curriculum = store.curriculum(&permit(1), person_id(1, 1)).await.expect("read");
    assert_eq!(curriculum.calendar, changed.calendar());
    assert_eq!(find(&*store, 2).await, first, "of another company");
    let other = store.curriculum(&permit(2), person_id(2, 1)).await.expect("read");
    assert_eq!(other.calendar, WorkCalendar::default().calendar());

    for stale in [&new, &first] {
        let stale = save(&*store, 1, stale).await;
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    }
    let again = Versioned { value: WorkCalendar::default(), ..read };
    save(&*store, 1, &again).await.expect("save");
    assert_eq!(find(&*store, 1).await.version, Version::new(2));
    let mut tx = store.begin(&platform_permit()).await.expect("begin");
    assert!(tx.work_calendars().find().await.is_err());
    assert!(tx.work_calendars().save(&again).await.is_err());
}

//! The calendar of what somebody is to do and until when, at an address that only they know.

use domain_identity::Language;
use domain_kernel::{
    Actor, Date, Denied, Facts, Id, Permission, PersonId, Realm, StoreError, Timestamp, ZoneName,
    date_in,
};
use domain_onboarding::Doer;
use domain_training::{
    Calendar, CalendarAddress, CalendarHash, CalendarMade, CalendarRevoked, DayKind, Entry,
    EntryKey, ModuleTitle, Standing as Worth,
};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key, throttle_network},
    mail::LinkToken,
    repeat,
    training::{Again, Due, Hold, ModuleRecord, Record, Standing},
};

#[derive(Debug, Error)]
pub enum KeepCalendarError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Debug, Error)]
pub enum ReadCalendarError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Never made, replaced, revoked, or its person does not come in any more.
    #[error("there is no calendar at this address")]
    NoSuchCalendar,
}

/// Somebody's calendar, as it is told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarView {
    pub person: PersonId,
    /// The one that they chose, or their company; `None` for the first of all.
    pub language: Option<Language>,
    pub calendar: Calendar,
}

/// Says when the person has made the address of their calendar, if they have one.
pub async fn see_calendar(
    app: &App,
    actor: &Actor,
) -> Result<Option<Timestamp>, KeepCalendarError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    Ok(app.calendars.calendar_made(&permit, person).await?)
}

/// A person makes the address of their calendar, or another one in its place. What is returned is
/// its secret, which is not kept.
pub async fn make_calendar(app: &App, actor: &Actor) -> Result<LinkToken, KeepCalendarError> {
    let secret = LinkToken::drawn(app.random.bytes());
    repeat(|| make_once(app, actor, &secret)).await?;
    Ok(secret)
}

async fn make_once(app: &App, actor: &Actor, secret: &LinkToken) -> Result<(), KeepCalendarError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    let replaces = tx.calendars().remove(person).await?;
    let address = CalendarAddress { person, hash: hash(secret), made: app.clock.now() };

    tx.calendars().insert(&address).await?;
    tx.commit(Facts::new(address.made, &CalendarMade { person, replaces })).await?;
    Ok(())
}

/// A person makes the address of their calendar good for nothing. Of none there is nothing to do.
pub async fn revoke_calendar(app: &App, actor: &Actor) -> Result<(), KeepCalendarError> {
    repeat(|| revoke_once(app, actor)).await
}

async fn revoke_once(app: &App, actor: &Actor) -> Result<(), KeepCalendarError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    if tx.calendars().remove(person).await? {
        tx.commit(Facts::new(app.clock.now(), &CalendarRevoked { person })).await?;
    }
    Ok(())
}

/// A calendar outside asks what it is to show, by the secret in the address.
pub async fn read_calendar(
    app: &App,
    actor: &Actor,
    secret: &str,
) -> Result<CalendarView, ReadCalendarError> {
    let now = app.clock.now();
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    let address = throttle_key("calendar address", &address);
    let limit = &app.policy.calendar_address;
    let taken = repeat(|| app.throttle.take(&address, limit, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;

    let secret: LinkToken = secret.parse().map_err(|_| ReadCalendarError::NoSuchCalendar)?;
    let found = app.calendars.calendar(&hash(&secret)).await?;
    let mut found = found.ok_or(ReadCalendarError::NoSuchCalendar)?;
    // The secret proves whose it is.
    let permit = actor.permit_in(Realm::Company(found.company), Permission::SignIn)?;
    let zone = found.zone.as_ref().and_then(ZoneName::zone);
    let today = date_in(zone.as_ref().unwrap_or(&app.policy.zone), now);
    let curriculum = app.training.curriculum(&permit, found.person).await?;
    let attempts = app.training.attempts_of(&permit, found.person).await?;
    let record = Record::of(&curriculum, &attempts, today);

    let read = found.version;
    if found.calendar.tell(&entries(&record), now) {
        // Who asks at the same moment tells the same.
        app.calendars.tell_calendar(&permit, found.person, &found.calendar, read).await?;
    }
    let (person, language) = (found.person, found.language);
    Ok(CalendarView { person, language, calendar: found.calendar })
}

/// The days that matter: when what is assigned is due, also a task, whoever does it, and until when
/// what was completed is good.
fn entries(record: &Record) -> Vec<Entry> {
    let mut entries = Vec::new();
    for module in &record.modules {
        let mut enter = |kind, on: Date| {
            let key = EntryKey::of_module(module.module, kind);
            entries.push(Entry { key, on, title: module.title.clone() });
        };
        let due = due(module);
        if let Some(on) = due {
            enter(DayKind::Due, on);
        }
        // What is to be renewed is due when it ends, which is said once.
        if let Some(on) = end(&module.standing).filter(|it| due != Some(*it)) {
            enter(DayKind::Ends, on);
        }
    }
    for (step, task) in record.open_tasks() {
        if let (Due::On(on), Some(kind)) = (step.due, kind_of(task.by)) {
            let key = EntryKey { subject: Id::from_uuid(step.id.uuid()), kind };
            let title = ModuleTitle::restore(task.title.as_str().to_owned());
            entries.push(Entry { key, on, title });
        }
    }
    entries
}

/// What a day is on which somebody does a task. A course has days of its own.
fn kind_of(doer: Doer) -> Option<DayKind> {
    match doer {
        Doer::Person | Doer::Holder => Some(DayKind::Task),
        Doer::Manager => Some(DayKind::ManagersTask),
        Doer::Admin => Some(DayKind::AdminsTask),
        Doer::Teacher => None,
    }
}

fn due(module: &ModuleRecord) -> Option<Date> {
    let is_done = matches!(module.standing, Standing::Completed(..));
    let is_waived = module.hold == Some(Hold::Waived);
    match module.due {
        Due::On(date) if module.is_offered && !is_done && !is_waived => Some(date),
        Due::On(_) | Due::Never => None,
    }
}

fn end(standing: &Standing) -> Option<Date> {
    match standing {
        Standing::Completed(_, until) => *until,
        Standing::Again(Again { worth: Worth::ToRenew { until }, .. }) => Some(*until),
        Standing::Again(_) | Standing::NotStarted | Standing::Failed(_) => None,
    }
}

fn hash(secret: &LinkToken) -> CalendarHash {
    CalendarHash(secret.hash().0)
}

failure!(KeepCalendarError {
    Denied(Denied),
    Store(StoreError),
});

failure!(ReadCalendarError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCalendar => NotFound "calendar-not-found",
});

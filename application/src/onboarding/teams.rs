//! How everybody of a company is getting on, kept between two looks. Nothing changes without an
//! entry in the audit trail, so what has been added to it since says whose lines are out of date.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use domain_audit::Recorded;
use domain_kernel::{CompanyId, Date, Permit, PersonId, StoreError, Timestamp, fold};
use domain_onboarding::Calendar;

use super::{reads::MemberProgress, see_team::TeamPerson};
use crate::App;

/// Answers are saved without an entry, so that when somebody was last active is so old at most.
const KEPT: Duration = Duration::from_mins(5);
/// After more entries than these all is read again.
const MOST_ENTRIES: u16 = 200;
/// So many people are kept, of whichever companies.
const MOST_PEOPLE: usize = 20_000;

/// Entries that change nothing of what is kept, and come often.
const IDLE: [&str; 9] = [
    "audit.exported",
    "identity.mail_sent_again",
    "identity.people_exported",
    "identity.permission_refused",
    "identity.sign_in_refused",
    "identity.signed_in",
    "identity.signed_out",
    "onboarding.person_nudged",
    "onboarding.team_exported",
];

/// What was read last of each company.
#[derive(Debug, Default)]
pub(crate) struct Teams(Mutex<BTreeMap<CompanyId, Arc<Known>>>);

/// One company as it was up to an entry of its trail.
#[derive(Clone, Debug)]
pub(super) struct Known {
    seq: i64,
    today: Date,
    /// By which things are due: whoever changes it changes everybody's lines.
    calendar: Calendar,
    /// When all of it was read.
    read: Timestamp,
    /// By name, with those who are deactivated: they may have led somebody.
    people: BTreeMap<(String, PersonId), Arc<TeamPerson>>,
    /// Who reports to whom.
    led: BTreeMap<PersonId, Vec<PersonId>>,
}

/// What is known of the permit's company, with all that has happened so far. The calendar may be
/// known already.
pub(super) async fn everybody(
    app: &App,
    permit: &Permit,
    calendar: Option<&Calendar>,
    today: Date,
) -> Result<Arc<Known>, StoreError> {
    let company = permit.realm().company();
    let company = company.ok_or_else(|| StoreError::corrupt("there is no team here"))?;
    let now = app.clock.now();
    if let Some(known) = app.teams.find(company, today, now) {
        let entries = app.trail.recorded(permit, known.seq, MOST_ENTRIES).await?;
        let Some(last) = entries.last().map(|it| it.seq) else {
            return Ok(known);
        };
        let touched = touched(&entries).filter(|_| entries.len() < usize::from(MOST_ENTRIES));
        if let Some(touched) = touched {
            let ids: Vec<PersonId> = touched.into_iter().collect();
            let fresh = match ids.is_empty() {
                true => Vec::new(),
                false => app.onboarding.progress_of(permit, &ids).await?,
            };
            return Ok(app.teams.keep(company, known.with(&ids, fresh, last)));
        }
    }
    let calendar = match calendar {
        Some(calendar) => calendar.clone(),
        None => app.onboarding.work_calendar(permit).await?.value.calendar(),
    };
    let (all, seq) = app.onboarding.progress_of_all(permit).await?;
    let mut known =
        Known { seq, today, calendar, read: now, people: BTreeMap::new(), led: BTreeMap::new() };
    known.add(all);
    Ok(app.teams.keep(company, known))
}

/// Whose lines these entries change; `None` for anybody's.
fn touched(entries: &[Recorded]) -> Option<BTreeSet<PersonId>> {
    let changing = entries.iter().filter(|it| !IDLE.contains(&it.name.as_str()));
    changing.map(person).collect()
}

/// Whom an entry is about: most name one person, in what happened or to whom.
fn person(entry: &Recorded) -> Option<PersonId> {
    let detail = entry.details.iter().find(|it| it.field == "person");
    let named = detail.and_then(|it| it.after.as_deref());
    named.or(entry.subject.strip_prefix("person:"))?.parse().ok()
}

impl Teams {
    fn all(&self) -> MutexGuard<'_, BTreeMap<CompanyId, Arc<Known>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, company: CompanyId, today: Date, now: Timestamp) -> Option<Arc<Known>> {
        let known = self.all().get(&company).cloned()?;
        (known.today == today && now.since(known.read) < KEPT).then_some(known)
    }

    /// In place of what was known before, unless that was newer. Those read first make room.
    fn keep(&self, company: CompanyId, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        let mut all = self.all();
        let is_newer = |it: &Arc<Known>| (known.today, known.seq) < (it.today, it.seq);
        if known.people.len() <= MOST_PEOPLE && !all.get(&company).is_some_and(is_newer) {
            all.insert(company, Arc::clone(&known));
        }
        let n_people = |all: &BTreeMap<CompanyId, Arc<Known>>| -> usize {
            all.values().map(|it| it.people.len()).sum()
        };
        while MOST_PEOPLE < n_people(&all) {
            let oldest = all.iter().min_by_key(|(_, it)| it.read).map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            all.remove(&oldest);
        }
        known
    }
}

impl Known {
    /// With these people as they are now, or without them if they are not there any more.
    fn with(&self, touched: &[PersonId], fresh: Vec<MemberProgress>, seq: i64) -> Self {
        let mut known = Self { seq, ..self.clone() };
        if !touched.is_empty() {
            known.people.retain(|(_, id), _| !touched.contains(id));
            known.add(fresh);
        }
        known
    }

    fn add(&mut self, people: Vec<MemberProgress>) {
        for progress in people {
            let person = TeamPerson::of(progress, &self.calendar, self.today);
            let key = (fold(person.member.name.as_str()), person.member.id);
            self.people.insert(key, Arc::new(person));
        }
        self.led.clear();
        for person in self.people.values() {
            if let Some(manager) = person.member.manager {
                self.led.entry(manager).or_default().push(person.member.id);
            }
        }
    }

    /// The active people below a manager, all levels, without the manager; of `None` all of the
    /// company. By name.
    pub(super) fn below(&self, manager: Option<PersonId>) -> Vec<Arc<TeamPerson>> {
        let below = manager.map(|it| self.all_below(it));
        let people = self.people.values().filter(|it| it.member.is_active);
        let people =
            people.filter(|it| below.as_ref().is_none_or(|ids| ids.contains(&it.member.id)));
        people.cloned().collect()
    }

    /// Nobody is met twice, so even people who lead each other come to an end.
    fn all_below(&self, manager: PersonId) -> BTreeSet<PersonId> {
        let (mut below, mut above) = (BTreeSet::new(), vec![manager]);
        while let Some(next) = above.pop() {
            for person in self.led.get(&next).into_iter().flatten() {
                if *person != manager && below.insert(*person) {
                    above.push(*person);
                }
            }
        }
        below
    }
}

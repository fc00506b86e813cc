//! How the people of teams are getting on, kept between two looks. Nothing changes without an entry
//! in the audit trail, so what has been added to it since says whose lines are out of date.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
    time::Duration,
};

use domain_audit::Recorded;
use domain_kernel::{CompanyId, Date, Permit, PersonId, StoreError, Timestamp, fold};
use domain_onboarding::Calendar;

use super::{
    reads::{MemberProgress, TeamMember},
    see_team::TeamPerson,
};
use crate::App;

/// Answers are saved without an entry, so that when somebody was last active is so old at most.
const KEPT: Duration = Duration::from_mins(5);
/// After as many entries all is read again.
const MOST_ENTRIES: u16 = 200;
/// So many people are kept, in whichever teams.
const MOST_PEOPLE: usize = 20_000;

/// Entries that change nothing of what is kept, and come often.
const IDLE: [&str; 10] = [
    "audit.exported",
    "identity.feedback_sent",
    "identity.mail_sent_again",
    "identity.people_exported",
    "identity.permission_refused",
    "identity.sign_in_refused",
    "identity.signed_in",
    "identity.signed_out",
    "onboarding.person_nudged",
    "onboarding.team_exported",
];

/// Who has what: an item can be a step of whoever takes it, and of nobody else.
const CUSTODY: [&str; 3] =
    ["equipment.item_handed_over", "equipment.item_returned", "equipment.item_taken"];

/// Whose team it is; everybody's of a company if nobody's.
type Whose = (CompanyId, Option<PersonId>);

/// What was read last of each team.
#[derive(Debug, Default)]
pub(crate) struct Teams {
    known: Mutex<BTreeMap<Whose, Arc<Known>>>,
    /// Whoever is in the teams of several managers is kept once for all of them.
    people: Mutex<BTreeMap<PersonId, Weak<TeamPerson>>>,
}

/// One team as it was up to an entry of the company's trail.
#[derive(Clone, Debug)]
struct Known {
    seq: i64,
    today: Date,
    /// By which things are due: whoever changes it changes everybody's lines.
    calendar: Calendar,
    /// When it was read what cannot be told by the trail.
    read: Timestamp,
    /// By name.
    people: BTreeMap<(String, PersonId), Arc<TeamPerson>>,
}

/// The active people below a manager, all levels, or of the whole company, by name: with all that has
/// happened so far. The calendar may be known already.
pub(super) async fn members(
    app: &App,
    permit: &Permit,
    manager: Option<PersonId>,
    calendar: Option<&Calendar>,
    today: Date,
) -> Result<Vec<Arc<TeamPerson>>, StoreError> {
    let company = permit.realm().company();
    let company = company.ok_or_else(|| StoreError::corrupt("there is no team here"))?;
    let (whose, now) = ((company, manager), app.clock.now());
    if let Some(known) = app.teams.find(whose, today) {
        let entries = app.trail.recorded(permit, known.seq, MOST_ENTRIES).await?;
        let is_old = KEPT <= now.since(known.read);
        if entries.is_empty() && !is_old {
            return Ok(known.all());
        }
        let touched = touched(&entries).filter(|_| entries.len() < usize::from(MOST_ENTRIES));
        if let Some(touched) = touched {
            let ids: Vec<PersonId> = touched.into_iter().collect();
            let fresh = match ids.is_empty() {
                true => Vec::new(),
                false => app.onboarding.progress_of_members(permit, manager, &ids).await?,
            };
            let seq = entries.last().map_or(known.seq, |it| it.seq);
            let mut known = known.with(&ids, fresh, seq, &app.teams);
            if is_old {
                known.meet(app.onboarding.team(permit, manager).await?, now, &app.teams);
            }
            return Ok(app.teams.keep(whose, known).all());
        }
    }
    let calendar = match calendar {
        Some(calendar) => calendar.clone(),
        None => app.onboarding.work_calendar(permit).await?.value.calendar(),
    };
    let (all, seq) = app.onboarding.progress_of_team(permit, manager).await?;
    let mut known = Known { seq, today, calendar, read: now, people: BTreeMap::new() };
    known.add(all, &app.teams);
    Ok(app.teams.keep(whose, known).all())
}

/// Whose lines these entries change; `None` for anybody's.
fn touched(entries: &[Recorded]) -> Option<BTreeSet<PersonId>> {
    let changing = entries.iter().filter(|it| !IDLE.contains(&it.name.as_str()));
    let touched: Option<Vec<Vec<PersonId>>> = changing.map(learners).collect();
    Some(touched?.into_iter().flatten().collect())
}

/// Courses have students who are nobody with an account: what happens to them changes nobody's
/// lines. What a course is called stands in everybody's. An item is somebody's alone.
fn learners(entry: &Recorded) -> Option<Vec<PersonId>> {
    let is_custody = CUSTODY.contains(&entry.name.as_str());
    if !entry.name.starts_with("courses.") && !is_custody {
        return learner(entry).map(|it| vec![it]);
    }
    if entry.name == "courses.course_edited" {
        return None;
    }
    let people = entry.details.iter().filter(|it| it.field == "person");
    let ids = people.flat_map(|it| [&it.before, &it.after]);
    Some(ids.filter_map(|it| it.as_deref()?.parse().ok()).collect())
}

/// Who learned something, or is to: what happens to one person there changes nobody else. Of who
/// works where, one entry can move a whole team.
fn learner(entry: &Recorded) -> Option<PersonId> {
    let is_learning = ["training.", "onboarding."].iter().any(|it| entry.name.starts_with(it));
    let person = entry.details.iter().find(|it| it.field == "person").filter(|_| is_learning)?;
    person.after.as_deref()?.parse().ok()
}

impl Teams {
    fn all(&self) -> MutexGuard<'_, BTreeMap<Whose, Arc<Known>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same person as some other team may have, if they are getting on as it says there.
    fn share(&self, person: TeamPerson) -> Arc<TeamPerson> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = people.get(&person.member.id).and_then(Weak::upgrade);
        match kept.filter(|it| **it == person) {
            Some(kept) => kept,
            None => {
                let person = Arc::new(person);
                people.insert(person.member.id, Arc::downgrade(&person));
                person
            }
        }
    }

    fn find(&self, whose: Whose, today: Date) -> Option<Arc<Known>> {
        self.all().get(&whose).cloned().filter(|it| it.today == today)
    }

    /// In place of what was known before, unless that was newer. Those read first make room.
    fn keep(&self, whose: Whose, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        let mut all = self.all();
        let is_newer = |it: &Arc<Known>| (known.today, known.seq) < (it.today, it.seq);
        // Where nobody is, nobody says up to which entry that is so.
        let is_worth = (1..=MOST_PEOPLE).contains(&known.people.len());
        if !is_worth {
            all.remove(&whose);
        } else if !all.get(&whose).is_some_and(is_newer) {
            all.insert(whose, Arc::clone(&known));
        }
        while MOST_PEOPLE < all.values().map(|it| it.people.len()).sum() {
            let oldest = all.iter().min_by_key(|(_, it)| it.read).map(|(id, _)| *id);
            let Some(oldest) = oldest else { break };
            all.remove(&oldest);
        }
        drop(all);
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if 2 * MOST_PEOPLE < people.len() {
            people.retain(|_, it| 0 < it.strong_count());
        }
        known
    }
}

impl Known {
    /// With these people as they are now, or without them if they are not in the team any more.
    fn with(
        &self,
        touched: &[PersonId],
        fresh: Vec<MemberProgress>,
        seq: i64,
        teams: &Teams,
    ) -> Self {
        let mut known = Self { seq, ..self.clone() };
        known.people.retain(|(_, id), _| !touched.contains(id));
        known.add(fresh, teams);
        known
    }

    fn add(&mut self, people: Vec<MemberProgress>, teams: &Teams) {
        for progress in people {
            let person = TeamPerson::of(progress, &self.calendar, self.today);
            let key = (fold(person.member.name.as_str()), person.member.id);
            self.people.insert(key, teams.share(person));
        }
    }

    /// With these people as they are now, but for how far they are.
    fn meet(&mut self, team: Vec<TeamMember>, now: Timestamp, teams: &Teams) {
        for member in team {
            let key = (fold(member.name.as_str()), member.id);
            if let Some(person) = self.people.get_mut(&key).filter(|it| it.member != member) {
                *person = teams.share(TeamPerson { member, paths: person.paths.clone() });
            }
        }
        self.read = now;
    }

    fn all(&self) -> Vec<Arc<TeamPerson>> {
        self.people.values().cloned().collect()
    }
}

use std::collections::BTreeSet;

use domain_identity::{Language, PersonName};
use domain_kernel::{
    Actor, Date, Denied, Facts, Permission, Permit, PersonId, Rule, StoreError, Timestamp, fold,
};
use domain_onboarding::PersonNudged;
use thiserror::Error;

use super::{see_team::manager, teams::members};
use crate::{
    App, Tx,
    failure::failure,
    mail::{Digest, DigestLine, Letter, NewMail, Recipient},
    repeat,
};

/// People of a team are written to about what they should have done by now: an admin writes to
/// anybody, a manager to those below, and nobody to themselves.
#[derive(Clone, Debug)]
pub struct Nudge {
    pub whom: Whom,
    pub today: Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Everybody of the team who is late.
    Late,
    These(Vec<PersonId>),
}

/// Who gets a mail, or has got one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nudged {
    pub people: Vec<Nudgee>,
    /// Late, and written to today already.
    pub before: Vec<PersonName>,
    /// Meant, and late with nothing.
    pub on_time: Vec<PersonName>,
    /// Late, and too many for once.
    pub n_left: usize,
}

/// Somebody with what they are late with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nudgee {
    pub id: PersonId,
    pub name: PersonName,
    pub overdue: Vec<DigestLine>,
}

#[derive(Debug, Error)]
pub enum NudgeError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
}

/// So many people's steps are in memory at a time.
const AT_ONCE: usize = 200;

impl Nudge {
    /// So many mails at most are written at once.
    pub const MOST: usize = 500;
}

/// Says who would get a mail, and about what.
pub async fn plan_nudge(app: &App, actor: &Actor, command: &Nudge) -> Result<Nudged, NudgeError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let late = find_late(app, actor, &permit, command).await?;
    let mut tx = app.store.begin(&permit).await?;
    Ok(late.without_those_before(&mut *tx, command.today).await?)
}

/// Writes to each of them once a day at most, however often and by however many it is asked for.
pub async fn nudge(app: &App, actor: &Actor, command: &Nudge) -> Result<Nudged, NudgeError> {
    match repeat(|| nudge_once(app, actor, command)).await {
        // Somebody else was quicker with one of them, who is found now.
        Err(NudgeError::Store(StoreError::Duplicate(Rule::Reminder))) => {
            repeat(|| nudge_once(app, actor, command)).await
        }
        done => done,
    }
}

async fn nudge_once(app: &App, actor: &Actor, command: &Nudge) -> Result<Nudged, NudgeError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let late = find_late(app, actor, &permit, command).await?;
    let mut tx = app.store.begin(&permit).await?;

    let nudged = late.without_those_before(&mut *tx, command.today).await?;
    let (now, mut facts) = (app.clock.now(), None::<Facts>);
    for nudgee in &nudged.people {
        let Some(mail) = mail(app, &mut *tx, nudgee, now).await? else {
            continue;
        };
        tx.outbox().note_nudge(nudgee.id, command.today).await?;
        tx.outbox().push(&mail).await?;
        let fact = PersonNudged { person: nudgee.id, n_overdue: nudgee.overdue.len() };
        facts = Some(match facts {
            Some(facts) => facts.and(&fact),
            None => Facts::new(now, &fact),
        });
    }

    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(nudged)
}

/// Of the people meant those who are late, and those who are not.
async fn find_late(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    command: &Nudge,
) -> Result<Nudged, NudgeError> {
    let calendar = app.onboarding.work_calendar(permit).await?.value.calendar();
    let (whose, today) = (manager(actor), command.today);
    let meant: BTreeSet<PersonId> = match &command.whom {
        Whom::These(people) => people.iter().copied().collect(),
        Whom::Late => {
            let team = members(app, permit, whose, Some(&calendar), today).await?;
            let late = team.iter().filter(|it| it.is_behind()).map(|it| it.member.id);
            late.filter(|it| Some(*it) != actor.person_id()).collect()
        }
    };
    let meant: Vec<PersonId> = meant.into_iter().collect();
    let (mut nudged, mut n_found) = (Nudged::default(), 0);
    // The steps of a few at a time, since a team can be all of a company.
    for some in meant.chunks(AT_ONCE) {
        let found = app.onboarding.progress_of_members(permit, whose, some).await?;
        n_found += found.len();
        for person in found {
            let (digest, _) = Digest::of(&person.steps, &calendar, today);
            let (id, name, overdue) = (person.member.id, person.member.name, digest.overdue);
            match overdue.is_empty() {
                true if command.whom == Whom::Late => {}
                true => nudged.on_time.push(name),
                false => nudged.people.push(Nudgee { id, name, overdue }),
            }
        }
    }
    let are_theirs =
        n_found == meant.len() && !meant.iter().any(|it| Some(*it) == actor.person_id());
    if let Whom::These(_) = command.whom
        && !are_theirs
    {
        return Err(NudgeError::NoSuchPerson);
    }
    nudged.people.sort_by_cached_key(|it| fold(it.name.as_str()));
    nudged.on_time.sort_by_cached_key(|it| fold(it.as_str()));
    Ok(nudged)
}

impl Nudged {
    async fn without_those_before(
        mut self,
        tx: &mut dyn Tx,
        today: Date,
    ) -> Result<Self, StoreError> {
        let before = tx.outbox().nudged_on(today).await?;
        let (again, first) = self.people.into_iter().partition(|it| before.contains(&it.id));
        self.people = first;
        self.n_left = self.people.len().saturating_sub(Nudge::MOST);
        self.people.truncate(Nudge::MOST);
        self.before.extend(Vec::<Nudgee>::into_iter(again).map(|it| it.name));
        Ok(self)
    }
}

/// Nothing to somebody who was deactivated a moment ago.
async fn mail(
    app: &App,
    tx: &mut dyn Tx,
    nudgee: &Nudgee,
    now: Timestamp,
) -> Result<Option<NewMail>, StoreError> {
    let found = tx.people().find(nudgee.id).await?.map(|it| it.value);
    let Some(person) = found.filter(|it| it.state.is_active()) else {
        return Ok(None);
    };
    let to = Recipient::of(tx, &person, Language::English).await?;
    let letter = Letter::Nudge(nudgee.overdue.clone());
    Ok(Some(NewMail { id: app.ids.next(), to, letter, written: now }))
}

failure!(NudgeError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

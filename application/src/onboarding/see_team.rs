use std::sync::Arc;

use domain_kernel::{Actor, Date, Denied, Permission, PersonId, Role, StoreError, days_later};
use domain_onboarding::{Calendar, PathId, PathTitle, Reached};
use domain_training::{ModuleStatus, ModuleTitle, Standing};
use thiserror::Error;

use super::teams::members;
use crate::{
    App,
    failure::failure,
    identity::JobLine,
    onboarding::{MemberProgress, TeamMember, TeamStep},
    training::Record,
};

/// How everybody in a team is getting on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// By name.
    pub people: Vec<Arc<TeamPerson>>,
}

/// One person of a team with every path that they are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamPerson {
    pub member: TeamMember,
    pub paths: Vec<MemberOnPath>,
}

/// How far somebody is on one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberOnPath {
    pub path: PathId,
    pub title: PathTitle,
    pub n_done: u32,
    /// Steps that count: what is waived does not, and a retired module only if it was completed.
    pub n_steps: u32,
    /// Steps that should have been done before today.
    pub n_overdue: u32,
    /// When the first of the steps that are left is due, or was.
    pub next_due: Option<Date>,
    /// Modules that were tried and not passed yet.
    pub failed: Vec<ModuleTitle>,
    /// Modules that were begun and not finished.
    pub in_progress: Vec<ModuleTitle>,
    /// Modules that are completed and soon are not any more, each with its last day.
    pub lapsing: Vec<(ModuleTitle, Date)>,
}

#[derive(Debug, Error)]
pub enum SeeTeamError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
}

/// A manager looks at the people below, on all levels; an admin at everyone.
pub async fn see_team(app: &App, actor: &Actor, today: Date) -> Result<Team, SeeTeamError> {
    see_team_by(app, actor, None, today).await
}

/// The same, where it may be known by which calendar things are due.
pub(super) async fn see_team_by(
    app: &App,
    actor: &Actor,
    calendar: Option<&Calendar>,
    today: Date,
) -> Result<Team, SeeTeamError> {
    let permit = actor.permit(Permission::SeeTeam)?;
    let mut people = members(app, &permit, manager(actor), calendar, today).await?;
    // Nobody leads themselves, and an admin's own training is on their own page.
    people.retain(|it| Some(it.member.id) != actor.person_id());
    Ok(Team { people })
}

/// A manager looks at what one of their people is to learn and has learned, and what they did.
pub async fn see_member(
    app: &App,
    actor: &Actor,
    person: PersonId,
    today: Date,
) -> Result<(TeamMember, Record, Vec<JobLine>), SeeTeamError> {
    let permit = actor.permit(Permission::SeeTeam)?;
    let found = app.onboarding.member(&permit, manager(actor), person).await?;
    let member = found.filter(|it| Some(it.id) != actor.person_id());
    let member = member.ok_or(SeeTeamError::NoSuchPerson)?;
    let curriculum = app.training.curriculum(&permit, person).await?;
    let attempts = app.training.attempts_of(&permit, person).await?;
    let jobs = app.identity.jobs(&permit, person).await?;
    Ok((member, Record::of(&curriculum, &attempts, today), jobs))
}

/// Whose team it is; everybody's if nobody's.
pub(crate) fn manager(actor: &Actor) -> Option<PersonId> {
    actor.person_id().filter(|_| actor.role() == Some(Role::Manager))
}

impl Team {
    /// People with something that should have been done before today.
    pub fn n_behind(&self) -> usize {
        self.people.iter().filter(|it| it.is_behind()).count()
    }

    /// People with something that soon lapses.
    pub fn n_lapsing(&self) -> usize {
        self.people.iter().filter(|it| it.is_lapsing()).count()
    }
}

impl TeamPerson {
    /// Whether anything should have been done before today.
    pub fn is_behind(&self) -> bool {
        self.paths.iter().any(|it| 0 < it.n_overdue)
    }

    /// Whether anything that they completed soon lapses.
    pub fn is_lapsing(&self) -> bool {
        self.paths.iter().any(|it| !it.lapsing.is_empty())
    }

    pub(crate) fn of(progress: MemberProgress, calendar: &Calendar, today: Date) -> Self {
        let paths = progress.steps.chunk_by(|one, two| one.path == two.path);
        let paths = paths.filter_map(|it| MemberOnPath::of(it, calendar, today)).collect();
        Self { member: progress.member, paths }
    }
}

impl MemberOnPath {
    /// Of the steps of one path; nothing if there are none.
    fn of(steps: &[TeamStep], calendar: &Calendar, today: Date) -> Option<Self> {
        let first = steps.first()?;
        let mut path = Self {
            path: first.path,
            title: first.path_title.clone(),
            n_done: 0,
            n_steps: 0,
            n_overdue: 0,
            next_due: None,
            failed: Vec::new(),
            in_progress: Vec::new(),
            lapsing: Vec::new(),
        };
        for step in steps {
            path.add(step, calendar, today);
        }
        Some(path)
    }

    fn add(&mut self, step: &TeamStep, calendar: &Calendar, today: Date) {
        match step.state.reached(today) {
            Reached::Done => {
                self.n_done += 1;
                self.n_steps += 1;
                if let Some(until) = step.ends_soon(today)
                    && step.state.status == Some(ModuleStatus::Published)
                {
                    self.lapsing.push((step.title.clone(), until));
                }
                return;
            }
            Reached::Waived | Reached::Gone => return,
            Reached::Open => self.n_steps += 1,
        }
        let due = step.due(calendar, today);
        if due.is_some_and(|it| it < today) {
            self.n_overdue += 1;
        }
        self.next_due = match (self.next_due, due) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        if step.has_failed {
            self.failed.push(step.title.clone());
        }
        if step.is_in_progress {
            self.in_progress.push(step.title.clone());
        }
    }

    /// Whether there is something to do and all of it is done.
    pub fn is_done(&self) -> bool {
        0 < self.n_steps && self.n_done == self.n_steps
    }
}

impl TeamStep {
    /// Whether there is nothing to do, or it is only to be renewed.
    pub(crate) fn is_done(&self, today: Date) -> bool {
        self.state.reached(today) == Reached::Done
    }

    /// The last day of what is done, if that comes soon.
    pub(crate) fn ends_soon(&self, today: Date) -> Option<Date> {
        self.worth(today)?.ends_soon(today)
    }

    /// When it is due that is not done: what was completed, when that ended.
    pub(crate) fn due(&self, calendar: &Calendar, today: Date) -> Option<Date> {
        match self.worth(today) {
            Some(Standing::Over { since }) => days_later(since, -1),
            _ => self.due_after.and_then(|it| calendar.after(self.starts_on, it)),
        }
    }

    fn worth(&self, today: Date) -> Option<Standing> {
        self.state.completion.map(|it| it.standing(today))
    }
}

failure!(SeeTeamError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

//! How somebody stands with what they are to learn, told by their paths and by their attempts.

use std::cmp::Reverse;

use domain_kernel::{Date, Timestamp};
use domain_onboarding::{Calendar, PathId, PathTitle};
use domain_training::{AttemptId, ModuleId, ModuleStatus, ModuleTitle, Outcome};

use crate::training::{AttemptLine, AttemptLineState, CurriculumLine, Offer, StepLine};

/// Everything that somebody is to learn, is learning or has learned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// In the order of the person's paths, each module once.
    pub modules: Vec<ModuleRecord>,
    pub paths: Vec<PathRecord>,
}

/// How somebody stands with one module, wherever it stands in their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleRecord {
    pub module: ModuleId,
    /// As the newest version says; `None` where the module is no longer offered to this person.
    pub offer: Option<Offer>,
    pub title: ModuleTitle,
    /// Whether it can be started.
    pub is_offered: bool,
    /// Whether it is a step of a path, and not only open to all.
    pub is_assigned: bool,
    /// When the earliest of the steps that it is on is due.
    pub due: Due,
    pub standing: Standing,
    /// An attempt that was begun and not finished, also beside an earlier pass.
    pub in_progress: Option<InProgress>,
}

/// How far somebody is on one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathRecord {
    pub id: PathId,
    pub title: PathTitle,
    /// The modules in order, each with when its step is due. A retired module is left out, unless
    /// it was completed.
    pub steps: Vec<(ModuleId, Due)>,
    pub n_done: u32,
}

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Never,
    On(Date),
}

/// What came of a module so far. After a pass nothing changes it (spec: training, T10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    NotStarted,
    /// The newest of the attempts that were finished and did not pass.
    Failed(AttemptLine),
    /// The best attempt that passed, or the one that acknowledged.
    Completed(AttemptLine),
}

/// An attempt to go on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InProgress {
    pub attempt: AttemptId,
    pub n_answered: u32,
    pub n_questions: u32,
    pub saved: Timestamp,
}

impl Record {
    /// `attempts` are all of the person's, newest first.
    pub fn of(curriculum: &[CurriculumLine], attempts: &[AttemptLine]) -> Self {
        let mut record = Self { modules: Vec::new(), paths: Vec::new() };
        for line in curriculum {
            let due = line.step.as_ref().map_or(Due::Never, Due::of);
            let is_done = record.add_module(line, due, attempts);
            let counts = is_done || line.status == ModuleStatus::Published;
            if let Some(step) = line.step.as_ref().filter(|_| counts) {
                record.add_step(step, line.module, due, is_done);
            }
        }
        // What is not offered any more stays part of the record.
        for attempt in attempts {
            if record.module(attempt.module).is_none() {
                let past = ModuleRecord::past(attempt.module, attempt.title.clone(), attempts);
                record.modules.push(past);
            }
        }
        record
    }

    /// Adds a module, or what another step says of it, and tells whether it is completed.
    fn add_module(&mut self, line: &CurriculumLine, due: Due, attempts: &[AttemptLine]) -> bool {
        if let Some(known) = self.modules.iter_mut().find(|it| it.module == line.module) {
            known.due = known.due.earlier(due);
            known.is_assigned |= line.step.is_some();
            return known.is_completed();
        }
        let new = ModuleRecord::of(line, due, attempts);
        let is_completed = new.is_completed();
        self.modules.push(new);
        is_completed
    }

    fn add_step(&mut self, step: &StepLine, module: ModuleId, due: Due, is_done: bool) {
        let n_done = u32::from(is_done);
        if let Some(path) = self.paths.iter_mut().find(|it| it.id == step.path) {
            path.steps.push((module, due));
            path.n_done += n_done;
            return;
        }
        let (id, title) = (step.path, step.path_title.clone());
        self.paths.push(PathRecord { id, title, steps: vec![(module, due)], n_done });
    }

    pub fn module(&self, id: ModuleId) -> Option<&ModuleRecord> {
        self.modules.iter().find(|it| it.module == id)
    }

    /// What can be started: never begun, or failed. What is due first comes first.
    pub fn to_do(&self) -> Vec<&ModuleRecord> {
        let mut open: Vec<&ModuleRecord> = self.modules.iter().filter(|it| it.is_to_do()).collect();
        open.sort_by_key(|it| it.due.order());
        open
    }

    /// What was begun and can go on.
    pub fn in_progress(&self) -> impl Iterator<Item = (&ModuleRecord, InProgress)> {
        self.modules.iter().filter_map(|it| Some((it, it.in_progress?)))
    }

    /// What is done, newest first.
    pub fn completed(&self) -> Vec<(&ModuleRecord, &AttemptLine)> {
        let done = self.modules.iter().filter_map(|it| match &it.standing {
            Standing::Completed(attempt) => Some((it, attempt)),
            Standing::NotStarted | Standing::Failed(_) => None,
        });
        let mut done: Vec<_> = done.collect();
        done.sort_by_key(|(_, attempt)| Reverse(attempt.finished_at()));
        done
    }

    /// The one thing to do now: what was begun, unless something else is due before it. What is
    /// only open to all presses nobody.
    pub fn next(&self) -> Option<&ModuleRecord> {
        let begun = self.in_progress().map(|(it, _)| it).filter(|it| !it.is_completed());
        let assigned = self.to_do().into_iter().filter(|it| it.is_assigned);
        let open = begun.chain(assigned);
        open.min_by_key(|it| (it.due.order(), it.in_progress.is_none()))
    }
}

impl ModuleRecord {
    fn of(line: &CurriculumLine, due: Due, attempts: &[AttemptLine]) -> Self {
        let past = Self::past(line.module, line.offer.title.clone(), attempts);
        let is_offered = line.status == ModuleStatus::Published;
        let is_assigned = line.step.is_some();
        Self { offer: Some(line.offer.clone()), is_offered, is_assigned, due, ..past }
    }

    fn past(module: ModuleId, title: ModuleTitle, attempts: &[AttemptLine]) -> Self {
        let own: Vec<&AttemptLine> = attempts.iter().filter(|it| it.module == module).collect();
        Self {
            module,
            offer: None,
            title,
            is_offered: false,
            is_assigned: false,
            due: Due::Never,
            standing: Standing::of(&own),
            in_progress: own.into_iter().find_map(InProgress::of),
        }
    }

    pub fn is_completed(&self) -> bool {
        matches!(self.standing, Standing::Completed(_))
    }

    /// Whether it can and should be started.
    pub fn is_to_do(&self) -> bool {
        self.is_offered && self.in_progress.is_none() && !self.is_completed()
    }
}

impl Due {
    /// When a step is due for whoever is on its path.
    fn of(step: &StepLine) -> Self {
        let due = step.due_after.and_then(|it| Calendar::default().after(step.starts_on, it));
        due.map_or(Self::Never, Self::On)
    }

    fn earlier(self, other: Self) -> Self {
        if self.order() <= other.order() { self } else { other }
    }

    /// Dates first, then never.
    fn order(self) -> (bool, Option<Date>) {
        match self {
            Self::On(date) => (false, Some(date)),
            Self::Never => (true, None),
        }
    }

    /// Whether it was due before `today`.
    pub fn is_past(self, today: Date) -> bool {
        matches!(self, Self::On(date) if date < today)
    }
}

impl Standing {
    /// Of one module's attempts, newest first.
    fn of(attempts: &[&AttemptLine]) -> Self {
        let passed = attempts.iter().filter(|it| !it.is_practice && it.is_success());
        // Of equal scores the earlier one counts.
        let best = passed.max_by_key(|it| (it.score(), Reverse(it.finished_at())));
        let finished = attempts.iter().find(|it| it.finished_at().is_some());
        match (best, finished) {
            (Some(best), _) => Self::Completed((*best).clone()),
            (None, Some(failed)) => Self::Failed((*failed).clone()),
            (None, None) => Self::NotStarted,
        }
    }
}

impl InProgress {
    fn of(attempt: &AttemptLine) -> Option<Self> {
        let AttemptLineState::InProgress { n_answered, saved } = attempt.state else {
            return None;
        };
        Some(Self { attempt: attempt.id, n_answered, n_questions: attempt.n_questions, saved })
    }
}

impl AttemptLine {
    /// When it ended; `None` while it is in progress.
    pub fn finished_at(&self) -> Option<Timestamp> {
        match self.state {
            AttemptLineState::InProgress { .. } => None,
            AttemptLineState::Finished { at, .. } => Some(at),
        }
    }

    fn is_success(&self) -> bool {
        let AttemptLineState::Finished { outcome, .. } = self.state else {
            return false;
        };
        outcome != Outcome::Failed
    }

    fn score(&self) -> u32 {
        match self.state {
            AttemptLineState::InProgress { .. } => 0,
            AttemptLineState::Finished { score, .. } => score.milli(),
        }
    }
}

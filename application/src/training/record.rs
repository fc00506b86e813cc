//! How somebody stands with what they are to learn, told by their paths and by their attempts.

use std::cmp::Reverse;

use domain_kernel::{Date, Timestamp, days_later};
use domain_onboarding::{Calendar, PathId, PathTitle};
use domain_training::{
    AttemptId, ModuleId, ModuleStatus, ModuleTitle, Past, PastAttempt, Standing as Worth,
    TriesTaken, Turn,
};

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
    /// The tries since it was last completed.
    pub tries: TriesTaken,
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

/// What came of a module so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    NotStarted,
    /// It was never completed: the newest of the attempts that were finished.
    Failed(AttemptLine),
    /// There is nothing to do, and nothing that is done changes that (spec: training, T10): the
    /// attempt that completed it, and the last day on which that is good, if there is one.
    Completed(AttemptLine, Option<Date>),
    Again(Again),
}

/// What was completed and is to be done again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// The attempt that completed it last.
    pub last: AttemptLine,
    /// Why it is to be done again: it is to be renewed, is over, or was revoked.
    pub worth: Worth,
    /// The newest attempt that was finished since, and did not pass.
    pub failed: Option<AttemptLine>,
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
    /// As it is today. `attempts` are all of the person's, newest first.
    pub fn of(curriculum: &[CurriculumLine], attempts: &[AttemptLine], today: Date) -> Self {
        let mut record = Self { modules: Vec::new(), paths: Vec::new() };
        for line in curriculum {
            let (due, is_done) = record.add_module(line, attempts, today);
            let counts = is_done || line.status == ModuleStatus::Published;
            if let Some(step) = line.step.as_ref().filter(|_| counts) {
                record.add_step(step, line.module, due, is_done);
            }
        }
        // What is not offered any more stays part of the record.
        for attempt in attempts {
            if record.module(attempt.module).is_none() {
                let title = attempt.title.clone();
                let past = ModuleRecord::past(attempt.module, title, attempts, today);
                record.modules.push(past);
            }
        }
        record
    }

    /// Adds a module, or what another step says of it, and tells when that step is due and whether
    /// it is done.
    fn add_module(
        &mut self,
        line: &CurriculumLine,
        attempts: &[AttemptLine],
        today: Date,
    ) -> (Due, bool) {
        if let Some(known) = self.modules.iter_mut().find(|it| it.module == line.module) {
            let due = line.step.as_ref().map_or(Due::Never, |it| Due::of(it, &known.standing));
            known.due = known.due.earlier(due);
            known.is_assigned |= line.step.is_some();
            return (due, known.is_completed());
        }
        let new = ModuleRecord::of(line, attempts, today);
        let added = (new.due, new.is_completed());
        self.modules.push(new);
        added
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

    /// What is left: never begun, failed, or to be done again. What is due first comes first.
    pub fn to_do(&self) -> Vec<&ModuleRecord> {
        let mut open: Vec<&ModuleRecord> = self.modules.iter().filter(|it| it.is_to_do()).collect();
        open.sort_by_key(|it| it.due.order());
        open
    }

    /// What was begun and can go on.
    pub fn in_progress(&self) -> impl Iterator<Item = (&ModuleRecord, InProgress)> {
        self.modules.iter().filter_map(|it| Some((it, it.in_progress?)))
    }

    /// What was completed, newest first, whatever that is worth now.
    pub fn completed(&self) -> Vec<(&ModuleRecord, &AttemptLine)> {
        let done = self.modules.iter().filter_map(|it| Some((it, it.standing.completed_by()?)));
        let mut done: Vec<_> = done.collect();
        done.sort_by_key(|(_, attempt)| Reverse(attempt.finished_at()));
        done
    }

    /// What is completed and soon is not any more, each with its last day, the next first.
    pub fn lapsing(&self, today: Date) -> Vec<(&ModuleRecord, Date)> {
        let offered = self.modules.iter().filter(|it| it.is_offered);
        let soon = offered.filter_map(|it| Some((it, it.worth()?.ends_soon(today)?)));
        let mut soon: Vec<_> = soon.collect();
        soon.sort_by_key(|(_, until)| *until);
        soon
    }

    /// The one thing to do now: what was begun, unless something else is due before it. What is
    /// only open to all presses nobody, and what cannot be tried now is nothing to do now.
    pub fn next(&self, now: Timestamp) -> Option<&ModuleRecord> {
        let begun = self.in_progress().map(|(it, _)| it).filter(|it| it.is_wanted());
        let can_start = |it: &&ModuleRecord| matches!(it.turn(now), Turn::Now { .. });
        let assigned = self.to_do().into_iter().filter(|it| it.is_assigned).filter(can_start);
        let open = begun.chain(assigned);
        open.min_by_key(|it| (it.due.order(), it.in_progress.is_none()))
    }
}

impl ModuleRecord {
    fn of(line: &CurriculumLine, attempts: &[AttemptLine], today: Date) -> Self {
        let past = Self::past(line.module, line.offer.title.clone(), attempts, today);
        let is_offered = line.status == ModuleStatus::Published;
        let is_assigned = line.step.is_some();
        let due = line.step.as_ref().map_or(Due::Never, |it| Due::of(it, &past.standing));
        let tries = TriesTaken { n_extra: line.n_extra_tries, ..past.tries };
        Self { offer: Some(line.offer.clone()), is_offered, is_assigned, due, tries, ..past }
    }

    fn past(module: ModuleId, title: ModuleTitle, attempts: &[AttemptLine], today: Date) -> Self {
        let own: Vec<&AttemptLine> = attempts.iter().filter(|it| it.module == module).collect();
        Self {
            module,
            offer: None,
            title,
            is_offered: false,
            is_assigned: false,
            due: Due::Never,
            standing: Standing::of(&own, today),
            tries: tries(&own),
            in_progress: own.into_iter().find_map(InProgress::of),
        }
    }

    /// Whether whoever asks for it is content.
    pub fn is_completed(&self) -> bool {
        self.worth().is_some_and(Worth::is_good)
    }

    /// Whether it may be tried now. Practice always may.
    pub fn turn(&self, now: Timestamp) -> Turn {
        let tries = self.offer.as_ref().map(|it| it.tries).unwrap_or_default();
        let is_practice = self.worth().is_some_and(|it| !it.is_to_do());
        match is_practice {
            true => Turn::Now { n_left: None },
            false => tries.turn(self.tries, now),
        }
    }

    /// Whether it is left to do, now or later.
    pub fn is_to_do(&self) -> bool {
        self.is_offered && self.in_progress.is_none() && self.is_wanted()
    }

    /// Whether doing it changes anything.
    fn is_wanted(&self) -> bool {
        !matches!(self.standing, Standing::Completed(..))
    }

    /// What its completion is worth; `None` before the first.
    pub fn worth(&self) -> Option<Worth> {
        match &self.standing {
            Standing::NotStarted | Standing::Failed(_) => None,
            Standing::Completed(_, until) => Some(Worth::Good { until: *until }),
            Standing::Again(again) => Some(again.worth),
        }
    }
}

impl Due {
    /// When a step is due for whoever is on its path: what was completed, when that ends.
    fn of(step: &StepLine, standing: &Standing) -> Self {
        if let Standing::Again(again) = standing {
            match again.worth {
                Worth::ToRenew { until } => return Self::On(until),
                Worth::Over { since } => {
                    return days_later(since, -1).map_or(Self::Never, Self::On);
                }
                Worth::Good { .. } | Worth::Revoked => {}
            }
        }
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
    fn of(attempts: &[&AttemptLine], today: Date) -> Self {
        let done = attempts.iter().find_map(|it| Some((*it, it.completion?)));
        let mut finished = attempts.iter().filter(|it| it.finished_at().is_some());
        let Some((last, completion)) = done else {
            return finished.next().map_or(Self::NotStarted, |it| Self::Failed((*it).clone()));
        };
        let worth = completion.tenure.standing(today);
        if let Worth::Good { until } = worth {
            return Self::Completed(last.clone(), until);
        }
        let failed = finished.take_while(|it| it.id != last.id).find(|it| !it.is_practice);
        let failed = failed.map(|it| (*it).clone());
        Self::Again(Again { last: last.clone(), worth, failed })
    }

    /// The attempt that completed the module last; `None` if none did.
    pub fn completed_by(&self) -> Option<&AttemptLine> {
        match self {
            Self::NotStarted | Self::Failed(_) => None,
            Self::Completed(attempt, _) => Some(attempt),
            Self::Again(again) => Some(&again.last),
        }
    }
}

/// Of one module's attempts.
fn tries(attempts: &[&AttemptLine]) -> TriesTaken {
    let past = attempts.iter().map(|it| PastAttempt {
        is_practice: it.is_practice,
        end: match it.state {
            AttemptLineState::InProgress { .. } => None,
            AttemptLineState::Finished { at, outcome, .. } => Some((outcome, at)),
        },
    });
    Past::of(&past.collect::<Vec<_>>(), []).tries
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
}

//! How somebody stands with what they are to learn, told by their paths and by their attempts.

use std::cmp::Reverse;

use domain_kernel::{Date, Timestamp};
use domain_onboarding::{
    Calendar, PathId, PathProgress, PathTitle, Reached, StepCategory, StepId, Task, locked,
};
use domain_training::{
    AttemptId, ModuleId, ModuleStatus, ModuleTitle, Past, PastAttempt, Standing as Worth,
    TriesTaken, Turn,
};

use crate::training::{
    AttemptLine, AttemptLineState, Curriculum, CurriculumItem, CurriculumLine, Due, MarkLine,
    ModuleItem, Offer, StepLine,
};

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
    /// Whether it is a step of a path that was not waived, and not only open to all.
    pub is_assigned: bool,
    /// Why it need not, or cannot, be done now: of one that is not open to all.
    pub hold: Option<Hold>,
    /// When the earliest of the steps that it is on is due.
    pub due: Due,
    pub standing: Standing,
    /// The tries since it was last completed.
    pub tries: TriesTaken,
    /// An attempt that was begun and not finished, also beside an earlier pass.
    pub in_progress: Option<InProgress>,
}

/// What every step says that a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Each waits for one that is open.
    Locked,
    /// Each was waived.
    Waived,
}

/// How far somebody is on one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathRecord {
    pub id: PathId,
    pub title: PathTitle,
    /// In order. A retired module is left out, unless it was completed.
    pub steps: Vec<StepRecord>,
}

/// How far somebody is with one step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    pub id: StepId,
    pub item: StepItem,
    pub due: Due,
    pub reached: Reached,
    /// Whether it waits for one that is open.
    pub is_locked: bool,
    pub mark: Option<MarkLine>,
    /// What to take an item of; `None` of any other step.
    pub category: Option<StepCategory>,
    waits: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepItem {
    Module(ModuleId),
    Task(Task),
}

/// The one thing to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep<'a> {
    Module(&'a ModuleRecord),
    Task(&'a PathRecord, &'a StepRecord, &'a Task),
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
    pub fn of(curriculum: &Curriculum, attempts: &[AttemptLine], today: Date) -> Self {
        let mut record = Self { modules: Vec::new(), paths: Vec::new() };
        let calendar = &curriculum.calendar;
        for CurriculumLine { step, item } in &curriculum.lines {
            let (due, is_done, can_be_done, what) = match item {
                CurriculumItem::Module(item) => {
                    let line = (step.as_ref(), item);
                    let (due, is_done) = record.add_module(line, attempts, calendar, today);
                    let is_offered = item.status == ModuleStatus::Published;
                    (due, is_done, is_offered, StepItem::Module(item.module))
                }
                CurriculumItem::Task(task) => {
                    let due = step.as_ref().map_or(Due::Never, |it| Due::by(it, calendar));
                    (due, false, true, StepItem::Task(task.clone()))
                }
            };
            if let Some(step) = step {
                let marked = step.mark.as_ref().map(|it| it.what.reached());
                let reached = Reached::of(is_done, marked, can_be_done);
                record.add_step(step, what, due, reached);
            }
        }
        record.lock(curriculum);
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
        (step, item): (Option<&StepLine>, &ModuleItem),
        attempts: &[AttemptLine],
        calendar: &Calendar,
        today: Date,
    ) -> (Due, bool) {
        let known = match self.modules.iter().position(|it| it.module == item.module) {
            Some(place) => &mut self.modules[place],
            None => {
                self.modules.push(ModuleRecord::of(item, attempts, today));
                let last = self.modules.len() - 1;
                &mut self.modules[last]
            }
        };
        let due = step.map_or(Due::Never, |it| Due::of(it, &known.standing, calendar));
        if step.is_some_and(|it| !it.is_waived()) {
            known.due = if known.is_assigned { known.due.earlier(due) } else { due };
            known.is_assigned = true;
        }
        (due, known.is_completed())
    }

    fn add_step(&mut self, step: &StepLine, item: StepItem, due: Due, reached: Reached) {
        if reached == Reached::Gone {
            return;
        }
        let new = StepRecord {
            id: step.id,
            item,
            due,
            reached,
            is_locked: false,
            mark: step.mark.clone(),
            category: step.category,
            waits: step.waits,
        };
        match self.paths.iter_mut().find(|it| it.id == step.path) {
            Some(path) => path.steps.push(new),
            None => {
                let (id, title) = (step.path, step.path_title.clone());
                self.paths.push(PathRecord { id, title, steps: vec![new] });
            }
        }
    }

    /// Finds out which steps wait, and what that means for their modules: one that stands in two
    /// paths is free when one of them lets it (spec: training-reference, E14).
    fn lock(&mut self, curriculum: &Curriculum) {
        for path in &mut self.paths {
            let steps: Vec<_> = path.steps.iter().map(|it| (it.reached, it.waits)).collect();
            for (step, is_locked) in path.steps.iter_mut().zip(locked(&steps)) {
                step.is_locked = is_locked;
            }
        }
        for module in &mut self.modules {
            let is_open = curriculum.lines.iter().any(|it| it.is_open_to_all(module.module));
            let steps = self.paths.iter().flat_map(|it| &it.steps);
            let own = StepItem::Module(module.module);
            let steps: Vec<_> = steps.filter(|it| it.item == own).collect();
            let is_in_path = !is_open && !steps.is_empty();
            let are_locked = is_in_path && steps.iter().all(|it| it.is_locked);
            let are_waived = is_in_path && steps.iter().all(|it| it.reached == Reached::Waived);
            module.hold = are_locked.then_some(Hold::Locked);
            module.hold = module.hold.or(are_waived.then_some(Hold::Waived));
        }
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

    /// The tasks that are the person's own to do and the items to take, those that wait too. What is due first comes
    /// first.
    pub fn tasks_to_do(&self) -> Vec<(&PathRecord, &StepRecord, &Task)> {
        let steps = self.paths.iter().flat_map(|path| path.steps.iter().map(move |it| (path, it)));
        let tasks = steps.filter_map(|(path, it)| Some((path, it, it.own_task()?)));
        let mut tasks: Vec<_> = tasks.collect();
        tasks.sort_by_key(|(_, it, _)| it.due.order());
        tasks
    }

    /// The tasks that are left, those of others and those that wait too.
    pub fn open_tasks(&self) -> impl Iterator<Item = (&StepRecord, &Task)> {
        let steps = self.paths.iter().flat_map(|it| &it.steps);
        steps.filter_map(|it| match &it.item {
            StepItem::Task(task) if it.reached == Reached::Open => Some((it, task)),
            StepItem::Task(_) | StepItem::Module(_) => None,
        })
    }

    /// Whether anything should have been done before today.
    pub fn is_late(&self, today: Date) -> bool {
        let is_left = |it: &&ModuleRecord| it.is_offered && !it.is_completed();
        let is_task_late = |(_, step, _): (_, &StepRecord, _)| step.due.is_past(today);
        self.modules.iter().filter(is_left).any(|it| it.due.is_past(today))
            || self.tasks_to_do().into_iter().any(is_task_late)
    }

    /// The one thing to do now: what was begun, unless something else is due before it. What is
    /// only open to all presses nobody, and what cannot be done now is nothing to do now.
    pub fn next(&self, now: Timestamp) -> Option<NextStep<'_>> {
        let begun = self.in_progress().map(|(it, _)| it).filter(|it| it.is_wanted());
        let begun = begun.map(|it| (it.due, true, NextStep::Module(it)));
        let steps = self.paths.iter().flat_map(|path| path.steps.iter().map(move |it| (path, it)));
        let steps = steps.filter_map(|(path, it)| match &it.item {
            StepItem::Module(id) => {
                let module = self.module(*id).filter(|it| it.is_next(now))?;
                Some((module.due, false, NextStep::Module(module)))
            }
            StepItem::Task(_) => {
                let task = it.own_task().filter(|_| !it.is_locked)?;
                Some((it.due, false, NextStep::Task(path, it, task)))
            }
        });
        let next = begun.chain(steps).min_by_key(|(due, is_begun, _)| (due.order(), !is_begun));
        next.map(|(_, _, it)| it)
    }
}

impl<'a> NextStep<'a> {
    /// The module, if it is one.
    pub fn module(self) -> Option<&'a ModuleRecord> {
        match self {
            Self::Module(module) => Some(module),
            Self::Task(..) => None,
        }
    }
}

impl PathRecord {
    pub fn progress(&self) -> PathProgress {
        PathProgress::of(self.steps.iter().map(|it| it.reached))
    }
}

impl StepRecord {
    /// What is left of it for whoever is on the path to do, and to say so or to take an item.
    fn own_task(&self) -> Option<&Task> {
        match &self.item {
            StepItem::Task(task) if task.by.is_person() => {
                Some(task).filter(|_| self.reached == Reached::Open)
            }
            StepItem::Task(_) | StepItem::Module(_) => None,
        }
    }
}

impl StepLine {
    fn is_waived(&self) -> bool {
        self.mark.as_ref().is_some_and(|it| it.what.reached() == Reached::Waived)
    }
}

impl CurriculumLine {
    fn is_open_to_all(&self, module: ModuleId) -> bool {
        let is_it = matches!(&self.item, CurriculumItem::Module(it) if it.module == module);
        is_it && self.step.is_none()
    }
}

impl ModuleRecord {
    /// As long as it is nobody's step.
    fn of(item: &ModuleItem, attempts: &[AttemptLine], today: Date) -> Self {
        let past = Self::past(item.module, item.offer.title.clone(), attempts, today);
        let is_offered = item.status == ModuleStatus::Published;
        let tries = TriesTaken { n_extra: item.n_extra_tries, ..past.tries };
        Self { offer: Some(item.offer.clone()), is_offered, tries, ..past }
    }

    fn past(module: ModuleId, title: ModuleTitle, attempts: &[AttemptLine], today: Date) -> Self {
        let own: Vec<&AttemptLine> = attempts.iter().filter(|it| it.module == module).collect();
        Self {
            module,
            offer: None,
            title,
            is_offered: false,
            is_assigned: false,
            hold: None,
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
        self.is_offered && self.in_progress.is_none() && self.is_wanted() && !self.is_waived()
    }

    /// Whether it waits for something else on every path in which it stands.
    pub fn is_locked(&self) -> bool {
        self.hold == Some(Hold::Locked)
    }

    /// Whether it was waived on every path in which it stands.
    pub fn is_waived(&self) -> bool {
        self.hold == Some(Hold::Waived)
    }

    /// Whether it is to be begun, and can be now.
    fn is_next(&self, now: Timestamp) -> bool {
        let can_start = !self.is_locked() && matches!(self.turn(now), Turn::Now { .. });
        self.is_to_do() && self.is_assigned && can_start
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

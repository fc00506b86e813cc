use domain_kernel::{Id, Line};
use thiserror::Error;

use crate::WorkingDays;

pub type StepId = Id<Step>;

/// A module of the training domain, as far as a path knows it.
pub enum TrainingModule {}
pub type StepModule = Id<TrainingModule>;

/// A course of the courses domain, as far as a path knows it.
pub enum TaughtCourse {}
pub type StepCourse = Id<TaughtCourse>;

/// A category of items of the equipment domain, as far as a path knows it.
pub enum EquipmentCategory {}
pub type StepCategory = Id<EquipmentCategory>;

/// As a task is called.
pub type TaskTitle = Line<120>;
/// What there is to do, in a few sentences.
pub type TaskText = Line<1000>;

/// One thing to do on a path.
///
/// It keeps its id from version to version of its path, so that what was done in one is done in
/// the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: StepId,
    pub plan: StepPlan,
}

/// What an author decides about a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPlan {
    pub kind: StepKind,
    /// So many working days after the person begins; `None` is never due.
    pub due_after: Option<WorkingDays>,
    /// Whether it begins only when all that stands before it is done.
    pub waits: bool,
}

/// What there is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// To complete a module: whether it is done is told by training.
    Module(StepModule),
    /// To complete a course: whether it is done is told by who teaches it.
    Course(StepCourse),
    /// To be handed an item of a category: whether it is done is told by who has had what.
    Item(StepCategory),
    Task(Task),
}

/// A plain to-do, which somebody says is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub title: TaskTitle,
    pub text: Option<TaskText>,
    pub by: Doer,
}

/// Who does a task and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doer {
    /// Whoever is on the path.
    Person,
    /// Somebody who leads them, on any level; an admin too, since some are led by nobody.
    Manager,
    Admin,
    /// Whoever teaches a course, by saying what came of it. Of no other task.
    Teacher,
    /// Whoever is on the path, by taking an item. Of no other task.
    Holder,
}

/// How far one person is with one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reached {
    Open,
    Done,
    /// Somebody who may has said that this person need not do it.
    Waived,
    /// Nobody can do it any more, like a module that is retired.
    Gone,
}

/// How far one person is with a path. What is waived or gone does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathProgress {
    pub n_done: usize,
    pub n_counted: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TaskRefused {
    #[error("this step is not a task: complete its module or course, or take an item")]
    NotATask,
    #[error("this is for somebody else to do")]
    NotYours,
    #[error("what comes before this is not done yet")]
    Locked,
}

impl Step {
    /// The module, where there is one to complete.
    pub fn module(&self) -> Option<StepModule> {
        match self.plan.kind {
            StepKind::Module(module) => Some(module),
            StepKind::Course(_) | StepKind::Item(_) | StepKind::Task(_) => None,
        }
    }

    /// The course, where there is one to complete.
    pub fn course(&self) -> Option<StepCourse> {
        match self.plan.kind {
            StepKind::Course(course) => Some(course),
            StepKind::Module(_) | StepKind::Item(_) | StepKind::Task(_) => None,
        }
    }

    /// The category, where there is an item to take.
    pub fn category(&self) -> Option<StepCategory> {
        match self.plan.kind {
            StepKind::Item(category) => Some(category),
            StepKind::Module(_) | StepKind::Course(_) | StepKind::Task(_) => None,
        }
    }

    pub fn task(&self) -> Option<&Task> {
        match &self.plan.kind {
            StepKind::Module(_) | StepKind::Course(_) | StepKind::Item(_) => None,
            StepKind::Task(task) => Some(task),
        }
    }
}

impl Reached {
    /// What is completed is done, whatever was said about it. `can_be_done` is not of a module that
    /// is retired.
    pub fn of(is_completed: bool, marked: Option<Self>, can_be_done: bool) -> Self {
        match marked {
            _ if is_completed => Self::Done,
            Some(marked) => marked,
            None if can_be_done => Self::Open,
            None => Self::Gone,
        }
    }
}

/// Which of these steps cannot be begun yet, in their order. A step that waits is locked while
/// anything before it is open; what is waived or gone holds nobody up (spec: training-reference,
/// E15).
pub fn locked(steps: &[(Reached, bool)]) -> Vec<bool> {
    let mut is_any_open = false;
    let steps = steps.iter().map(|(reached, waits)| {
        let is_open = *reached == Reached::Open;
        let is_locked = is_open && *waits && is_any_open;
        is_any_open |= is_open;
        is_locked
    });
    steps.collect()
}

impl PathProgress {
    pub fn of(steps: impl IntoIterator<Item = Reached>) -> Self {
        let mut progress = Self::default();
        for reached in steps {
            progress.n_done += usize::from(reached == Reached::Done);
            progress.n_counted += usize::from(matches!(reached, Reached::Done | Reached::Open));
        }
        progress
    }

    /// Whether there is nothing left to do, because all of it is done. With nothing that counts
    /// there is nothing to do, and nothing done.
    pub fn is_complete(self) -> bool {
        0 < self.n_counted && self.n_done == self.n_counted
    }

    /// Whole percents, rounded down; `None` where nothing counts.
    pub fn percent(self) -> Option<usize> {
        (self.n_done * 100).checked_div(self.n_counted)
    }
}

impl Doer {
    /// Those of whom an author chooses one for a task.
    pub const ALL: [Self; 3] = [Self::Person, Self::Manager, Self::Admin];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Manager => "manager",
            Self::Admin => "admin",
            Self::Teacher => "teacher",
            Self::Holder => "holder",
        }
    }

    /// The opposite of [`Doer::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Teacher, Self::Holder]).find(|it| it.name() == name)
    }

    /// Whether it is for whoever is on the path to do, and for nobody else.
    pub fn is_person(self) -> bool {
        matches!(self, Self::Person | Self::Holder)
    }
}

#[cfg(test)]
mod tests {
    use super::{Reached::*, *};

    #[test]
    fn a_step_that_waits_is_locked_while_anything_before_it_is_open() {
        for (steps, expected) in [
            (vec![], vec![]),
            (vec![(Open, true)], vec![false]),
            (vec![(Open, false), (Open, true), (Open, false)], vec![false, true, false]),
            (vec![(Done, false), (Open, true), (Open, true)], vec![false, false, true]),
            (vec![(Waived, false), (Gone, false), (Open, true)], vec![false, false, false]),
            // What was done out of order stays done.
            (vec![(Open, false), (Done, true), (Open, true)], vec![false, false, true]),
            (vec![(Open, false), (Gone, true), (Open, true)], vec![false, false, true]),
        ] {
            assert_eq!(locked(&steps), expected, "{steps:?}");
        }
    }

    #[test]
    fn what_is_completed_is_done_whatever_was_said_about_it() {
        for (is_completed, marked, can_be_done, reached) in [
            (true, None, true, Done),
            (true, Some(Waived), false, Done),
            (false, Some(Waived), true, Waived),
            (false, Some(Waived), false, Waived),
            (false, Some(Done), true, Done),
            (false, None, true, Open),
            (false, None, false, Gone),
        ] {
            assert_eq!(Reached::of(is_completed, marked, can_be_done), reached);
        }
    }

    #[test]
    fn progress_counts_what_can_be_done() {
        for (steps, n_done, n_counted, percent, is_complete) in [
            (vec![], 0, 0, None, false),
            (vec![Gone, Waived], 0, 0, None, false),
            (vec![Done, Open, Gone, Waived], 1, 2, Some(50), false),
            (vec![Done, Open, Open], 1, 3, Some(33), false),
            (vec![Done, Waived, Done], 2, 2, Some(100), true),
        ] {
            let progress = PathProgress::of(steps.clone());
            assert_eq!(progress, PathProgress { n_done, n_counted }, "{steps:?}");
            assert_eq!((progress.percent(), progress.is_complete()), (percent, is_complete));
        }
    }

    #[test]
    fn the_words_that_stores_keep_are_read_back() {
        let all = Doer::ALL.into_iter().chain([Doer::Teacher, Doer::Holder]);
        assert!(all.into_iter().all(|it| Doer::parse(it.name()) == Some(it)));
    }
}

use std::collections::BTreeSet;

use domain_kernel::{Id, Ids, Line};
use thiserror::Error;

use crate::{
    Audience, PathAimed, PathCreated, PathDeleted, PathEdited, Step, StepCategory, StepCourse,
    StepId, StepKind, StepModule, StepPlan,
};

pub type PathId = Id<Path>;
/// As a path is called in every list.
pub type PathTitle = Line<120>;

/// An ordered list of steps that people go through.
///
/// Whoever is on a path stays with the steps it had when they were put on it: an edit that changes
/// the steps under somebody begins a new version, and people are moved to that only by somebody who
/// says so (spec: training-reference, 4.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    id: PathId,
    settings: PathSettings,
    number: PathNumber,
    // Invariant: at most `MOST_STEPS`, and no module, course or category twice.
    steps: Vec<Step>,
}

/// What an author decides about a path beside its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathSettings {
    pub title: PathTitle,
    pub audience: Audience,
}

/// Counts the versions of one path, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PathNumber(u32);

/// A step as an author writes it down. Without an id, a task is a new one; a module always is the
/// step that it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenStep {
    pub id: Option<StepId>,
    pub plan: StepPlan,
}

/// Why a path cannot have these steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PathRefused {
    #[error("choose each module once")]
    ModuleTwice,
    #[error("choose each course once")]
    CourseTwice,
    #[error("choose each category of items once")]
    CategoryTwice,
    #[error("keep a path within {} steps", Path::MOST_STEPS)]
    TooManySteps,
    #[error("this path has no such step")]
    NoSuchStep,
}

/// Why a path cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("people are on this path; take them off first")]
pub struct PathInUse;

impl Path {
    pub const MOST_STEPS: usize = 100;

    pub fn create(
        id: PathId,
        settings: PathSettings,
        steps: Vec<WrittenStep>,
        ids: &dyn Ids,
    ) -> Result<(Self, PathCreated), PathRefused> {
        let steps = settle(steps, &[], ids)?;
        let title = settings.title.clone();
        let created = PathCreated { path: id, title, n_steps: steps.len() };
        Ok((Self { id, settings, number: PathNumber::FIRST, steps }, created))
    }

    /// Rebuilds a path from storage.
    pub fn restore(
        id: PathId,
        settings: PathSettings,
        number: PathNumber,
        steps: Vec<Step>,
    ) -> Self {
        Self { id, settings, number, steps }
    }

    /// Changes a path; what stays keeps its id. With somebody on this version, other steps are
    /// those of the next one. `None` if nothing changes.
    pub fn edit(
        &mut self,
        settings: PathSettings,
        steps: Vec<WrittenStep>,
        is_anyone_on_it: bool,
        ids: &dyn Ids,
    ) -> Result<Option<PathEdited>, PathRefused> {
        let steps = settle(steps, &self.steps, ids)?;
        if self.settings == settings && self.steps == steps {
            return Ok(None);
        }
        let is_new_version = is_anyone_on_it && self.steps != steps;
        let number = if is_new_version { self.number.next() } else { self.number };
        let edited = PathEdited {
            path: self.id,
            title: (self.settings.title.clone(), settings.title.clone()),
            n_steps: (self.steps.len(), steps.len()),
            number: (self.number, number),
        };
        *self = Self { id: self.id, settings, number, steps };
        Ok(Some(edited))
    }

    /// Says whom it is for, which is no version of its own. `None` if nothing changes.
    pub fn aim(&mut self, audience: Audience) -> Option<PathAimed> {
        if self.settings.audience == audience {
            return None;
        }
        let before = std::mem::replace(&mut self.settings.audience, audience.clone());
        Some(PathAimed { path: self.id, audience: (before, audience) })
    }

    /// Ends a path that nobody is on. What people have completed does not depend on it.
    pub fn delete(&self, is_anyone_on_it: bool) -> Result<PathDeleted, PathInUse> {
        if is_anyone_on_it {
            return Err(PathInUse);
        }
        let title = self.settings.title.clone();
        Ok(PathDeleted { path: self.id, title, n_steps: self.steps.len() })
    }

    pub fn id(&self) -> PathId {
        self.id
    }

    pub fn title(&self) -> &PathTitle {
        &self.settings.title
    }

    pub fn settings(&self) -> &PathSettings {
        &self.settings
    }

    /// The version that people are put on now.
    pub fn number(&self) -> PathNumber {
        self.number
    }

    /// Of the version that people are put on now.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

impl PathNumber {
    pub const FIRST: Self = Self(1);

    pub fn new(number: u32) -> Self {
        Self(number)
    }

    pub fn get(self) -> u32 {
        self.0
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Gives each step its id: a module that of the step it was, a task the one it says it has.
fn settle(
    written: Vec<WrittenStep>,
    known: &[Step],
    ids: &dyn Ids,
) -> Result<Vec<Step>, PathRefused> {
    if Path::MOST_STEPS < written.len() {
        return Err(PathRefused::TooManySteps);
    }
    let steps: Result<Vec<Step>, PathRefused> =
        written.into_iter().map(|it| settle_one(it, known, ids)).collect();
    let steps = steps?;
    let modules: Vec<StepModule> = steps.iter().filter_map(Step::module).collect();
    if modules.iter().collect::<BTreeSet<_>>().len() < modules.len() {
        return Err(PathRefused::ModuleTwice);
    }
    let courses: Vec<StepCourse> = steps.iter().filter_map(Step::course).collect();
    if courses.iter().collect::<BTreeSet<_>>().len() < courses.len() {
        return Err(PathRefused::CourseTwice);
    }
    let categories: Vec<StepCategory> = steps.iter().filter_map(Step::category).collect();
    if categories.iter().collect::<BTreeSet<_>>().len() < categories.len() {
        return Err(PathRefused::CategoryTwice);
    }
    // Only a task can be said to be the same twice.
    if steps.iter().map(|it| it.id).collect::<BTreeSet<_>>().len() < steps.len() {
        return Err(PathRefused::NoSuchStep);
    }
    Ok(steps)
}

fn settle_one(written: WrittenStep, known: &[Step], ids: &dyn Ids) -> Result<Step, PathRefused> {
    let step = Step { id: written.id.unwrap_or_else(|| ids.next()), plan: written.plan };
    let is_same = |it: &&Step| match &step.plan.kind {
        StepKind::Module(module) => it.module() == Some(*module),
        StepKind::Course(course) => it.course() == Some(*course),
        StepKind::Item(category) => it.category() == Some(*category),
        StepKind::Task(_) => it.id == step.id && it.task().is_some(),
    };
    let same = known.iter().find(is_same);
    match (same, written.id) {
        (Some(same), _) => Ok(Step { id: same.id, ..step }),
        (None, Some(_)) if step.task().is_some() => Err(PathRefused::NoSuchStep),
        (None, _) => Ok(Step { id: ids.next(), ..step }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use uuid::Uuid;

    use super::*;
    use crate::{Doer, Task, TaskTitle, WorkingDays};

    struct Counting(AtomicU64);

    impl Ids for Counting {
        fn uuid(&self) -> Uuid {
            Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
        }
    }

    fn ids(first: u64) -> Counting {
        Counting(AtomicU64::new(first))
    }

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn settings() -> PathSettings {
        let title = PathTitle::restore("Starter".to_owned());
        PathSettings { title, audience: Audience::default() }
    }

    fn module(number: u128) -> WrittenStep {
        let kind = StepKind::Module(id(number));
        WrittenStep { id: None, plan: StepPlan { kind, due_after: None, waits: false } }
    }

    fn task(of: Option<StepId>, title: &str) -> WrittenStep {
        let title = TaskTitle::restore(title.to_owned());
        let kind = StepKind::Task(Task { title, text: None, by: Doer::Manager });
        WrittenStep { id: of, plan: StepPlan { kind, due_after: None, waits: false } }
    }

    fn given_path(steps: Vec<WrittenStep>) -> Path {
        Path::create(id(1), settings(), steps, &ids(100)).expect("good steps").0
    }

    fn step_ids(path: &Path) -> Vec<StepId> {
        path.steps().iter().map(|it| it.id).collect()
    }

    #[test]
    fn what_stays_keeps_its_step() {
        let mut path = given_path(vec![module(1), task(None, "Keys"), module(3)]);
        let before = step_ids(&path);
        let mut fourth = module(4);
        fourth.plan.due_after = WorkingDays::new(5).ok();
        let steps = vec![module(3), fourth, task(Some(before[1]), "Keys and badge"), module(1)];

        let edited = path.edit(settings(), steps.clone(), false, &ids(200)).expect("good steps");
        assert_eq!(edited.map(|it| (it.n_steps, it.number.1.get())), Some(((3, 4), 1)));
        let after = step_ids(&path);
        assert_eq!([after[0], after[2], after[3]], [before[2], before[1], before[0]]);
        assert_eq!(path.edit(settings(), steps, false, &ids(300)), Ok(None));
    }

    #[test]
    fn other_steps_under_somebody_are_a_new_version() {
        let mut path = given_path(vec![module(1)]);
        let renamed =
            PathSettings { title: PathTitle::restore("First days".to_owned()), ..settings() };
        for (settings, steps, is_anyone_on_it, number) in [
            (renamed.clone(), vec![module(1)], true, 1),
            (renamed.clone(), vec![module(1), module(2)], false, 1),
            (renamed.clone(), vec![module(2), module(1)], true, 2),
            (settings(), vec![module(2)], true, 3),
        ] {
            let edited = path.edit(settings, steps, is_anyone_on_it, &ids(200)).expect("good");
            assert_eq!(edited.map(|it| it.number.1.get()), Some(number));
            assert_eq!(path.number().get(), number);
        }
    }

    #[test]
    fn whom_a_path_is_for_is_no_version() {
        let mut path = given_path(vec![module(1)]);
        let everyone = Audience::new(true, [], []).expect("few");
        let aimed = path.aim(everyone.clone()).expect("a change");
        assert_eq!(aimed.audience, (Audience::default(), everyone.clone()));
        assert_eq!((path.number().get(), path.aim(everyone)), (1, None));
    }

    #[test]
    fn a_course_is_the_step_that_it_was_and_stands_there_once() {
        let course = |number| {
            let kind = StepKind::Course(id(number));
            WrittenStep { id: None, plan: StepPlan { kind, due_after: None, waits: false } }
        };
        let mut path = given_path(vec![course(1), module(1)]);
        let before = step_ids(&path);
        let swapped = vec![module(1), course(1)];
        path.edit(settings(), swapped, false, &ids(200)).expect("good steps");
        assert_eq!(step_ids(&path), [before[1], before[0]]);
        let twice = path.edit(settings(), vec![course(1), course(1)], false, &ids(300));
        assert_eq!(twice, Err(PathRefused::CourseTwice));
    }

    #[test]
    fn an_item_is_the_step_that_it_was_and_its_category_stands_there_once() {
        let item = |number| {
            let kind = StepKind::Item(id(number));
            WrittenStep { id: None, plan: StepPlan { kind, due_after: None, waits: false } }
        };
        let mut path = given_path(vec![item(1), module(1)]);
        let before = step_ids(&path);
        path.edit(settings(), vec![module(1), item(1)], false, &ids(200)).expect("good steps");
        assert_eq!(step_ids(&path), [before[1], before[0]]);
        let twice = path.edit(settings(), vec![item(1), item(1)], false, &ids(300));
        assert_eq!(twice, Err(PathRefused::CategoryTwice));
    }

    #[test]
    fn a_path_has_each_module_once_and_not_too_many_steps() {
        let given = given_path(vec![module(1), task(None, "Keys")]);
        let keys = Some(given.steps()[1].id);
        let many = (0..101).map(module).collect();
        for (steps, refused) in [
            (vec![module(1), module(1)], PathRefused::ModuleTwice),
            (many, PathRefused::TooManySteps),
            (vec![task(Some(id(999)), "Badge")], PathRefused::NoSuchStep),
            // A module is no task, and a task is one step.
            (vec![task(Some(given.steps()[0].id), "Badge")], PathRefused::NoSuchStep),
            (vec![task(keys, "Keys"), task(keys, "Badge")], PathRefused::NoSuchStep),
        ] {
            let mut path = given.clone();
            assert_eq!(path.edit(settings(), steps, false, &ids(200)), Err(refused));
            assert_eq!(path, given);
        }
    }
}

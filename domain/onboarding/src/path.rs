use domain_kernel::{Id, Ids, Line};
use thiserror::Error;

use crate::{PathCreated, PathDeleted, PathEdited, WorkingDays};

pub type PathId = Id<Path>;
pub type StepId = Id<Step>;
/// As a path is called in every list.
pub type PathTitle = Line<120>;

/// A module of the training domain, as far as a path knows it.
pub enum TrainingModule {}
pub type StepModule = Id<TrainingModule>;

/// An ordered list of steps that people go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    id: PathId,
    title: PathTitle,
    // Invariant: at most `MOST_STEPS`, and no module twice.
    steps: Vec<Step>,
}

/// One thing to do on a path: to complete a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: StepId,
    pub module: StepModule,
    /// So many working days after the person begins; `None` is never due.
    pub due_after: Option<WorkingDays>,
}

/// Why a path cannot have these steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PathRefused {
    #[error("choose each module once")]
    ModuleTwice,
    #[error("keep a path within {} steps", Path::MOST_STEPS)]
    TooManySteps,
}

/// Why a path cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("people are on this path; take them off first")]
pub struct PathInUse;

impl Path {
    pub const MOST_STEPS: usize = 100;

    pub fn create(
        id: PathId,
        title: PathTitle,
        steps: Vec<Step>,
    ) -> Result<(Self, PathCreated), PathRefused> {
        check(&steps)?;
        let created = PathCreated { path: id, title: title.clone(), n_steps: steps.len() };
        Ok((Self { id, title, steps }, created))
    }

    /// Rebuilds a path from storage.
    pub fn restore(id: PathId, title: PathTitle, steps: Vec<Step>) -> Self {
        Self { id, title, steps }
    }

    /// Gives the path another title and other steps; a module that stays keeps its step's id.
    /// `None` if nothing changes.
    pub fn edit(
        &mut self,
        title: PathTitle,
        steps: &[(StepModule, Option<WorkingDays>)],
        ids: &dyn Ids,
    ) -> Result<Option<PathEdited>, PathRefused> {
        let steps: Vec<Step> = steps
            .iter()
            .map(|(module, due_after)| {
                let kept = self.steps.iter().find(|it| it.module == *module);
                let id = kept.map_or_else(|| ids.next(), |it| it.id);
                Step { id, module: *module, due_after: *due_after }
            })
            .collect();
        check(&steps)?;
        if self.title == title && self.steps == steps {
            return Ok(None);
        }
        let edited = PathEdited {
            path: self.id,
            title: (self.title.clone(), title.clone()),
            n_steps: (self.steps.len(), steps.len()),
        };
        self.title = title;
        self.steps = steps;
        Ok(Some(edited))
    }

    /// Ends a path that nobody is on. What people have completed does not depend on it.
    pub fn delete(&self, is_anyone_on_it: bool) -> Result<PathDeleted, PathInUse> {
        if is_anyone_on_it {
            return Err(PathInUse);
        }
        Ok(PathDeleted { path: self.id, title: self.title.clone(), n_steps: self.steps.len() })
    }

    pub fn id(&self) -> PathId {
        self.id
    }

    pub fn title(&self) -> &PathTitle {
        &self.title
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

fn check(steps: &[Step]) -> Result<(), PathRefused> {
    if Path::MOST_STEPS < steps.len() {
        return Err(PathRefused::TooManySteps);
    }
    let modules: std::collections::BTreeSet<StepModule> =
        steps.iter().map(|it| it.module).collect();
    if modules.len() < steps.len() {
        return Err(PathRefused::ModuleTwice);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use uuid::Uuid;

    use super::*;

    struct Counting(AtomicU64);

    impl Ids for Counting {
        fn uuid(&self) -> Uuid {
            Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::SeqCst)))
        }
    }

    fn module(number: u128) -> StepModule {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn title(text: &str) -> PathTitle {
        PathTitle::restore(text.to_owned())
    }

    fn given_path(modules: &[u128]) -> Path {
        let ids = Counting(AtomicU64::new(100));
        let step = |it: &u128| Step {
            id: (&ids as &dyn Ids).next(),
            module: module(*it),
            due_after: None,
        };
        let steps = modules.iter().map(step).collect();
        Path::create(Id::from_uuid(Uuid::nil()), title("Starter"), steps).expect("good steps").0
    }

    #[test]
    fn a_module_that_stays_keeps_its_step() {
        let mut path = given_path(&[1, 2, 3]);
        let (first, third) = (path.steps()[0].id, path.steps()[2].id);
        let steps = [(module(3), None), (module(4), WorkingDays::new(5).ok()), (module(1), None)];

        let ids = Counting(AtomicU64::new(200));
        let edited = path.edit(title("Starter"), &steps, &ids).expect("good steps");
        assert_eq!(edited.map(|it| it.n_steps), Some((3, 3)));
        assert_eq!((path.steps()[0].id, path.steps()[2].id), (third, first));
        assert_eq!(path.edit(title("Starter"), &steps, &ids), Ok(None));
    }

    #[test]
    fn a_path_has_each_module_once_and_not_too_many() {
        let mut path = given_path(&[1]);
        let ids = Counting(AtomicU64::new(200));
        let twice = [(module(1), None), (module(1), None)];
        assert_eq!(path.edit(title("x"), &twice, &ids), Err(PathRefused::ModuleTwice));
        let many: Vec<_> = (0..101).map(|it| (module(it), None)).collect();
        assert_eq!(path.edit(title("x"), &many, &ids), Err(PathRefused::TooManySteps));
        assert_eq!(path, given_path(&[1]));
    }
}

use domain_kernel::{Line, PersonId, Timestamp};

use crate::{Doer, PathId, Reached, Step, StepId, StepWaived, TaskDone, TaskRefused, TaskReopened};

/// Why somebody need not do a step.
pub type WaiverReason = Line<500>;

/// What somebody has said about one step of one person, which the steps themselves do not tell: of
/// a step there is one at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepMark {
    pub person: PersonId,
    pub path: PathId,
    pub step: StepId,
    pub at: Timestamp,
    /// Who said so, if it was a person.
    pub by: Option<PersonId>,
    pub what: Marked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marked {
    /// A task is done.
    Done,
    /// It need not be done.
    Waived(WaiverReason),
}

/// Which step of whom it is about, and who says so when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marking {
    pub person: PersonId,
    pub path: PathId,
    pub at: Timestamp,
    pub by: Option<PersonId>,
}

/// Who somebody is to the person whose task it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub is_person: bool,
    /// On any level, or an admin.
    pub leads: bool,
    pub is_admin: bool,
}

impl StepMark {
    /// Says that a task is done.
    pub fn done(
        step: &Step,
        is_locked: bool,
        standing: Standing,
        marking: Marking,
    ) -> Result<(Self, TaskDone), TaskRefused> {
        let task = step.task().ok_or(TaskRefused::NotATask)?;
        if !standing.may(task.by) {
            return Err(TaskRefused::NotYours);
        }
        if is_locked {
            return Err(TaskRefused::Locked);
        }
        let Marking { person, path, .. } = marking;
        let fact = TaskDone { person, path, step: step.id };
        Ok((Self::of(step, marking, Marked::Done), fact))
    }

    /// Says that a person need not do a step. Whoever may is decided by permission.
    pub fn waive(step: &Step, reason: WaiverReason, marking: Marking) -> (Self, StepWaived) {
        let Marking { person, path, .. } = marking;
        let fact = StepWaived { person, path, step: step.id, reason: reason.clone() };
        (Self::of(step, marking, Marked::Waived(reason)), fact)
    }

    /// Takes back what was said.
    pub fn reopen(&self) -> TaskReopened {
        TaskReopened {
            person: self.person,
            path: self.path,
            step: self.step,
            was_waived: matches!(self.what, Marked::Waived(_)),
        }
    }

    pub fn reached(&self) -> Reached {
        self.what.reached()
    }

    fn of(step: &Step, marking: Marking, what: Marked) -> Self {
        let Marking { person, path, at, by } = marking;
        Self { person, path, step: step.id, at, by, what }
    }
}

impl Marked {
    pub fn reached(&self) -> Reached {
        match self {
            Self::Done => Reached::Done,
            Self::Waived(_) => Reached::Waived,
        }
    }
}

impl Standing {
    /// Whether a task that is this one's to do is theirs.
    pub fn may(self, doer: Doer) -> bool {
        match doer {
            Doer::Person => self.is_person,
            Doer::Manager => self.leads && !self.is_person,
            Doer::Admin => self.is_admin,
            Doer::Teacher | Doer::Holder => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::{StepKind, StepPlan, Task, TaskTitle};

    fn id<T>(number: u128) -> Id<T> {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn step(kind: StepKind) -> Step {
        Step { id: id(1), plan: StepPlan { kind, due_after: None, waits: true } }
    }

    fn task(by: Doer) -> Step {
        let title = TaskTitle::restore("Hand over the keys".to_owned());
        step(StepKind::Task(Task { title, text: None, by }))
    }

    fn marking() -> Marking {
        let at = Timestamp::from_micros(1);
        Marking { person: id(2), path: id(3), at, by: Some(id(4)) }
    }

    #[test]
    fn a_task_is_done_by_whom_it_is_for() {
        let person = Standing { is_person: true, leads: false, is_admin: false };
        let manager = Standing { is_person: false, leads: true, is_admin: false };
        let admin = Standing { is_person: false, leads: true, is_admin: true };
        let admin_self = Standing { is_person: true, leads: true, is_admin: true };
        for (standing, may) in [
            (person, [true, false, false]),
            (manager, [false, true, false]),
            (admin, [false, true, true]),
            (admin_self, [true, false, true]),
        ] {
            for (doer, may) in Doer::ALL.into_iter().zip(may) {
                let done = StepMark::done(&task(doer), false, standing, marking());
                assert_eq!(done.is_ok(), may, "{doer:?} {standing:?}");
            }
        }
    }

    #[test]
    fn what_is_locked_or_no_task_is_not_said_to_be_done() {
        let person = Standing { is_person: true, leads: false, is_admin: false };
        let module = step(StepKind::Module(id(9)));
        let item = step(StepKind::Item(id(9)));
        let refused = |step: &Step, is_locked| {
            StepMark::done(step, is_locked, person, marking()).unwrap_err()
        };
        assert_eq!(refused(&module, false), TaskRefused::NotATask);
        assert_eq!(refused(&item, false), TaskRefused::NotATask);
        assert_eq!(refused(&task(Doer::Person), true), TaskRefused::Locked);
    }

    #[test]
    fn any_step_can_be_waived_and_opened_again() {
        let reason = WaiverReason::restore("Has done it elsewhere".to_owned());
        let (mark, waived) = StepMark::waive(&step(StepKind::Module(id(9))), reason, marking());
        assert_eq!((mark.reached(), waived.step), (Reached::Waived, id(1)));
        assert!(mark.reopen().was_waived);
    }
}

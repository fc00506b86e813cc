use domain_kernel::{
    Actor, Date, Denied, Facts, Permission, Permit, PersonId, Role, Rule, StoreError,
};
use domain_onboarding::{
    Marking, PathId, Reached, Standing, Step, StepId, StepMark, TaskRefused, WaiverReason, locked,
};
use thiserror::Error;

use super::assign_path::leads;
use crate::{App, Tx, failure::failure, repeat, training::today};

/// One step of one person on one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepOf {
    pub person: PersonId,
    pub path: PathId,
    pub step: StepId,
}

/// Whoever a task is for says that it is done.
#[derive(Clone, Copy, Debug)]
pub struct FinishTask {
    pub of: StepOf,
}

/// A person need not do a step: a manager says so of people below, an admin of everyone, and
/// nobody of themselves.
#[derive(Clone, Debug)]
pub struct WaiveStep {
    pub of: StepOf,
    pub reason: WaiverReason,
}

/// What was said about a step is taken back by somebody who could have said it.
#[derive(Clone, Copy, Debug)]
pub struct ReopenStep {
    pub of: StepOf,
}

#[derive(Debug, Error)]
pub enum MarkStepError {
    #[error(transparent)]
    Refused(#[from] TaskRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the team or is deactivated.
    #[error("there is no such step for this person")]
    NoSuchStep,
    #[error("somebody else has to say what you need not do")]
    OwnWaiver,
}

/// To say it twice changes nothing.
pub async fn finish_task(
    app: &App,
    actor: &Actor,
    command: FinishTask,
) -> Result<(), MarkStepError> {
    once(repeat(|| finish_once(app, actor, command.of)).await)
}

async fn finish_once(app: &App, actor: &Actor, of: StepOf) -> Result<(), MarkStepError> {
    let permit = permit(actor, of.person)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let steps = steps(&mut *tx, actor, of, today).await?;
    let waits: Vec<_> = steps.iter().map(|(it, reached)| (*reached, it.plan.waits)).collect();
    let mut found = steps.iter().zip(locked(&waits));
    let found = found.find(|((it, _), _)| it.id == of.step);
    let ((step, _), is_locked) = found.ok_or(MarkStepError::NoSuchStep)?;
    if tx.step_marks().find(of.person, of.path, of.step).await?.is_some() {
        return Ok(());
    }

    let marking = Marking { person: of.person, path: of.path, at: now, by: actor.person_id() };
    let (mark, done) = StepMark::done(step, is_locked, standing(actor, of.person), marking)?;

    tx.step_marks().insert(&mark).await?;
    tx.commit(Facts::new(now, &done)).await?;
    Ok(())
}

/// What is done or waived already stays as it is.
pub async fn waive_step(app: &App, actor: &Actor, command: WaiveStep) -> Result<(), MarkStepError> {
    once(repeat(|| waive_once(app, actor, &command)).await)
}

async fn waive_once(app: &App, actor: &Actor, command: &WaiveStep) -> Result<(), MarkStepError> {
    let of = command.of;
    let permit = actor.permit(Permission::AssignTraining)?;
    check_other(actor, of.person)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let (step, reached) = step(&mut *tx, actor, of, today).await?;
    if matches!(reached, Reached::Done | Reached::Waived) {
        return Ok(());
    }

    let marking = Marking { person: of.person, path: of.path, at: now, by: actor.person_id() };
    let (mark, waived) = StepMark::waive(&step, command.reason.clone(), marking);

    tx.step_marks().insert(&mark).await?;
    tx.commit(Facts::new(now, &waived)).await?;
    Ok(())
}

/// What nothing was said about stays as it is.
pub async fn reopen_step(
    app: &App,
    actor: &Actor,
    command: ReopenStep,
) -> Result<(), MarkStepError> {
    repeat(|| reopen_once(app, actor, command.of)).await
}

async fn reopen_once(app: &App, actor: &Actor, of: StepOf) -> Result<(), MarkStepError> {
    let permit = permit(actor, of.person)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let today = today(app, &mut *tx, now).await?;
    let (step, _) = step(&mut *tx, actor, of, today).await?;
    let Some(mark) = tx.step_marks().find(of.person, of.path, of.step).await? else {
        return Ok(());
    };
    if mark.reached() == Reached::Waived {
        actor.permit(Permission::AssignTraining)?;
        check_other(actor, of.person)?;
    } else if !step.task().is_some_and(|it| standing(actor, of.person).may(it.by)) {
        return Err(TaskRefused::NotYours.into());
    }

    tx.step_marks().remove(&mark).await?;
    tx.commit(Facts::new(now, &mark.reopen())).await?;
    Ok(())
}

/// Another click, or somebody else, was quicker, and one mark is all that there is to be.
fn once(marked: Result<(), MarkStepError>) -> Result<(), MarkStepError> {
    match marked {
        Err(MarkStepError::Store(StoreError::Duplicate(Rule::StepMark))) => Ok(()),
        marked => marked,
    }
}

/// One's own steps are training; those of others are theirs who assign.
fn permit(actor: &Actor, person: PersonId) -> Result<Permit, Denied> {
    let is_own = actor.person_id() == Some(person);
    actor.permit(if is_own { Permission::TakeTraining } else { Permission::AssignTraining })
}

fn check_other(actor: &Actor, person: PersonId) -> Result<(), MarkStepError> {
    match actor.person_id() {
        Some(own) if own == person => Err(MarkStepError::OwnWaiver),
        _ => Ok(()),
    }
}

/// Who the actor is to this person, of whom is known that their steps are the actor's to see.
fn standing(actor: &Actor, person: PersonId) -> Standing {
    let is_person = actor.person_id() == Some(person);
    let is_admin = actor.role() == Some(Role::Admin);
    Standing { is_person, leads: is_admin || !is_person, is_admin }
}

async fn step(
    tx: &mut dyn Tx,
    actor: &Actor,
    of: StepOf,
    today: Date,
) -> Result<(Step, Reached), MarkStepError> {
    let steps = steps(tx, actor, of, today).await?;
    steps.into_iter().find(|(it, _)| it.id == of.step).ok_or(MarkStepError::NoSuchStep)
}

/// The steps of the path that the person is on, if they are the actor's to see.
async fn steps(
    tx: &mut dyn Tx,
    actor: &Actor,
    of: StepOf,
    today: Date,
) -> Result<Vec<(Step, Reached)>, MarkStepError> {
    if actor.person_id() != Some(of.person) {
        let person = tx.people().find(of.person).await?;
        let is_active = person.is_some_and(|it| it.value.state.is_active());
        if !(is_active && leads(tx, actor, of.person).await?) {
            return Err(MarkStepError::NoSuchStep);
        }
    }
    let assignment = tx.assignments().find(of.path, of.person).await?;
    let assignment = assignment.ok_or(MarkStepError::NoSuchStep)?;
    Ok(tx.assignments().reached(&assignment, today).await?)
}

failure!(MarkStepError {
    Refused(TaskRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchStep => NotFound "step-not-found",
    OwnWaiver => Denied "step-own-waiver",
});

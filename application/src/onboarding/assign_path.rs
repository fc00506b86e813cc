use domain_kernel::{Actor, Date, Denied, Facts, Permission, PersonId, Role, Rule, StoreError};
use domain_onboarding::{Assignment, AssignmentId, PathId};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// Somebody is put on a path: by an admin anybody, by a manager those below.
#[derive(Clone, Copy, Debug)]
pub struct AssignPath {
    pub path: PathId,
    pub person: PersonId,
    /// From when due dates count.
    pub starts_on: Date,
}

/// Somebody is taken off a path. What they have completed stays theirs.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawPath {
    pub path: PathId,
    pub person: PersonId,
}

#[derive(Debug, Error)]
pub enum AssignPathError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
    /// Also of somebody who is not in the manager's team.
    #[error("choose somebody of your team")]
    NoSuchPerson,
}

/// Assigning what is assigned already changes nothing.
pub async fn assign_path(
    app: &App,
    actor: &Actor,
    command: AssignPath,
) -> Result<(), AssignPathError> {
    let id = app.ids.next();
    match repeat(|| assign_once(app, actor, id, command)).await {
        Err(AssignPathError::Store(StoreError::Duplicate(Rule::Assignment))) => Ok(()),
        done => done,
    }
}

async fn assign_once(
    app: &App,
    actor: &Actor,
    id: AssignmentId,
    command: AssignPath,
) -> Result<(), AssignPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    check_leads(&mut *tx, actor, command.person).await?;
    tx.paths().find(command.path).await?.ok_or(AssignPathError::NoSuchPath)?;
    if tx.assignments().find(command.path, command.person).await?.is_some() {
        return Ok(());
    }

    let (assignment, assigned) =
        Assignment::assign(id, command.path, command.person, command.starts_on);

    tx.assignments().insert(&assignment).await?;
    tx.commit(Facts::new(app.clock.now(), &assigned)).await?;
    Ok(())
}

pub async fn withdraw_path(
    app: &App,
    actor: &Actor,
    command: WithdrawPath,
) -> Result<(), AssignPathError> {
    repeat(|| withdraw_once(app, actor, command)).await
}

async fn withdraw_once(
    app: &App,
    actor: &Actor,
    command: WithdrawPath,
) -> Result<(), AssignPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    check_leads(&mut *tx, actor, command.person).await?;
    let found = tx.assignments().find(command.path, command.person).await?;
    let Some(assignment) = found else {
        return Ok(());
    };

    let withdrawn = assignment.withdraw();

    tx.assignments().remove(&assignment).await?;
    tx.commit(Facts::new(app.clock.now(), &withdrawn)).await?;
    Ok(())
}

/// A manager assigns to those below, on whatever level; everybody else who may assign, to all.
async fn check_leads(
    tx: &mut dyn Tx,
    actor: &Actor,
    person: PersonId,
) -> Result<(), AssignPathError> {
    let place = tx.people().superior(person).await?.ok_or(AssignPathError::NoSuchPerson)?;
    let leads = match (actor.role(), actor.person_id()) {
        (Some(Role::Manager), Some(manager)) => place.above.contains(&manager),
        _ => true,
    };
    if leads { Ok(()) } else { Err(AssignPathError::NoSuchPerson) }
}

failure!(AssignPathError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NoSuchPerson => Invalid "assign-no-such-person" at "person",
});

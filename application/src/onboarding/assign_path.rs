use domain_identity::{Person, PersonName};
use domain_kernel::{Actor, Date, Denied, Facts, Permission, PersonId, Role, Rule, StoreError};
use domain_onboarding::{Assignment, PathId};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// People are put on a path: by an admin anybody, by a manager those below.
#[derive(Clone, Debug)]
pub struct AssignPath {
    pub path: PathId,
    pub people: Vec<PersonId>,
    /// From when due dates count.
    pub starts_on: Date,
}

/// What came of it. Whoever was on the path already keeps the start they had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    pub new: Vec<PersonName>,
    pub n_before: usize,
}

/// Somebody is taken off a path. What they have completed stays theirs.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawPath {
    pub path: PathId,
    pub person: PersonId,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub name: PersonName,
    /// Whether the person was on the path until now.
    pub was_on_it: bool,
}

#[derive(Debug, Error)]
pub enum AssignPathError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
    /// Also of somebody who is not in the manager's team or is deactivated.
    #[error("choose somebody of your team")]
    NoSuchPerson,
}

/// Assigning what is assigned already changes nothing.
pub async fn assign_path(
    app: &App,
    actor: &Actor,
    command: AssignPath,
) -> Result<Assigned, AssignPathError> {
    match repeat(|| assign_once(app, actor, &command)).await {
        // Somebody else was quicker with one of them, who is found now.
        Err(AssignPathError::Store(StoreError::Duplicate(Rule::Assignment))) => {
            repeat(|| assign_once(app, actor, &command)).await
        }
        done => done,
    }
}

async fn assign_once(
    app: &App,
    actor: &Actor,
    command: &AssignPath,
) -> Result<Assigned, AssignPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let path = tx.paths().find(command.path).await?.ok_or(AssignPathError::NoSuchPath)?.value;
    let (mut done, mut facts) = (Assigned::default(), None::<Facts>);
    for person in &command.people {
        let led = find_led(&mut *tx, actor, *person).await?;
        let led = Some(led).filter(|it| it.state.is_active());
        let name = led.ok_or(AssignPathError::NoSuchPerson)?.profile.name;
        if tx.assignments().find(command.path, *person).await?.is_some() {
            done.n_before += 1;
            continue;
        }
        let id = app.ids.next();
        let (assignment, assigned) =
            Assignment::assign(id, (path.id(), path.number()), *person, command.starts_on);
        tx.assignments().insert(&assignment).await?;
        facts = Some(match facts {
            Some(facts) => facts.and(&assigned),
            None => Facts::new(app.clock.now(), &assigned),
        });
        done.new.push(name);
    }

    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(done)
}

pub async fn withdraw_path(
    app: &App,
    actor: &Actor,
    command: WithdrawPath,
) -> Result<Withdrawn, AssignPathError> {
    repeat(|| withdraw_once(app, actor, command)).await
}

async fn withdraw_once(
    app: &App,
    actor: &Actor,
    command: WithdrawPath,
) -> Result<Withdrawn, AssignPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let name = find_led(&mut *tx, actor, command.person).await?.profile.name;
    let found = tx.assignments().find(command.path, command.person).await?;
    let Some(assignment) = found else {
        return Ok(Withdrawn { name, was_on_it: false });
    };

    let withdrawn = assignment.withdraw();

    tx.assignments().remove(&assignment).await?;
    tx.commit(Facts::new(app.clock.now(), &withdrawn)).await?;
    Ok(Withdrawn { name, was_on_it: true })
}

/// Somebody whose paths are the actor's to choose: a manager's those of people below, on whatever
/// level; everybody else's who may assign, those of all.
async fn find_led(
    tx: &mut dyn Tx,
    actor: &Actor,
    person: PersonId,
) -> Result<Person, AssignPathError> {
    let leads = leads(tx, actor, person).await?;
    let found = tx.people().find(person).await?.filter(|_| leads);
    Ok(found.ok_or(AssignPathError::NoSuchPerson)?.value)
}

/// Whether somebody's paths are the actor's to choose, if there is somebody like this.
pub(crate) async fn leads(
    tx: &mut dyn Tx,
    actor: &Actor,
    person: PersonId,
) -> Result<bool, StoreError> {
    let (Some(Role::Manager), Some(manager)) = (actor.role(), actor.person_id()) else {
        return Ok(true);
    };
    let place = tx.people().superior(person).await?;
    Ok(place.is_some_and(|it| it.above.contains(&manager)))
}

failure!(AssignPathError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
    NoSuchPerson => Invalid "assign-no-such-person" at "person",
});

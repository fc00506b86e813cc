use domain_kernel::{Actor, Date, Denied, Facts, Permission, StoreError, Version};
use domain_onboarding::{PathId, PathNumber};
use thiserror::Error;

use super::{assign_path::leads, see_team::manager};
use crate::{
    App, Page, PageNumber,
    failure::failure,
    onboarding::{FindPathError, PersonBehind},
    repeat,
};

/// People of an earlier version of a path get the steps of the newest one: an admin moves all of
/// them, a manager those below. What is done stays done.
#[derive(Clone, Copy, Debug)]
pub struct MovePeople {
    pub path: PathId,
    /// As the page showed it that said who gets what.
    pub expected: Version,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeopleMoved {
    pub number: PathNumber,
    pub n_people: usize,
}

#[derive(Debug, Error)]
pub enum MovePeopleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such path")]
    NoSuchPath,
}

/// Somebody who assigns looks at whom they can move, and what that does to each.
pub async fn list_people_behind(
    app: &App,
    actor: &Actor,
    path: PathId,
    today: Date,
    page: PageNumber,
) -> Result<Page<PersonBehind>, FindPathError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let found = app.onboarding.people_behind(&permit, manager(actor), path, page).await?;
    let items = found.items.into_iter().map(|it| it.standing_on(today)).collect();
    Ok(Page { items, number: found.number, n_matches: found.n_matches })
}

/// To move nobody changes nothing.
pub async fn move_people(
    app: &App,
    actor: &Actor,
    command: MovePeople,
) -> Result<PeopleMoved, MovePeopleError> {
    repeat(|| move_once(app, actor, command)).await
}

async fn move_once(
    app: &App,
    actor: &Actor,
    command: MovePeople,
) -> Result<PeopleMoved, MovePeopleError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let path = tx.paths().find(command.path).await?.ok_or(MovePeopleError::NoSuchPath)?;
    if path.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let number = path.value.number();
    let (mut n_people, mut facts) = (0, None::<Facts>);
    for mut assignment in tx.assignments().before(command.path, number).await? {
        if !leads(&mut *tx, actor, assignment.person).await? {
            continue;
        }
        let Some(moved) = assignment.move_to(number) else {
            continue;
        };
        tx.assignments().keep_number(&assignment).await?;
        facts = Some(match facts {
            Some(facts) => facts.and(&moved),
            None => Facts::new(app.clock.now(), &moved),
        });
        n_people += 1;
    }

    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(PeopleMoved { number, n_people })
}

failure!(MovePeopleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPath => NotFound "path-not-found",
});

use domain_identity::PlaceRefused;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, onboarding::follow_rules, repeat};

/// An admin lets somebody in again.
#[derive(Clone, Copy, Debug)]
pub struct ReactivatePerson {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum ReactivatePersonError {
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Of somebody who is active this changes nothing.
pub async fn reactivate_person(
    app: &App,
    actor: &Actor,
    command: ReactivatePerson,
) -> Result<(), ReactivatePersonError> {
    repeat(|| reactivate_once(app, actor, command)).await
}

async fn reactivate_once(
    app: &App,
    actor: &Actor,
    command: ReactivatePerson,
) -> Result<(), ReactivatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.people().find(command.id).await?;
    let mut person = found.ok_or(ReactivatePersonError::NoSuchPerson)?;

    let Some(reactivated) = person.value.reactivate()? else {
        return Ok(());
    };
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.people().update(&person).await?;
    let now = app.clock.now();
    let facts = Facts::new(now, &reactivated);
    let facts = follow_rules(app, &mut *tx, &[&person.value], now, facts).await?;
    tx.commit(facts).await?;
    Ok(())
}

failure!(ReactivatePersonError {
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

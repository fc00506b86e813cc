use domain_identity::{PersonName, PlaceRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    equipment::{Leaving, LeavingError, OwnItem, cancel_coming_of, part},
    failure::failure,
    repeat,
};

/// An admin lets nobody in by somebody's account any more.
#[derive(Clone, Debug)]
pub struct DeactivatePerson {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
    /// What becomes of all that they have. Nothing said, it stays as it is.
    pub leaving: Option<Leaving>,
}

/// What deactivating somebody would come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deactivation {
    pub id: PersonId,
    pub version: Version,
    pub name: PersonName,
    /// Whose manager they are and stay.
    pub n_led: u32,
    /// What they have, the longest first. Nothing is said of it to an admin whose token does not open
    /// equipment.
    pub held: Option<Vec<OwnItem>>,
    /// Why it cannot be done.
    pub refused: Option<PlaceRefused>,
}

#[derive(Debug, Error)]
pub enum DeactivatePersonError {
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Leaving(#[from] LeavingError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// An admin asks before doing it.
pub async fn plan_deactivation(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<Deactivation, DeactivatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.people().find(id).await?;
    let mut person = found.ok_or(DeactivatePersonError::NoSuchPerson)?;
    let others = tx.people().others(id).await?;
    drop(tx);
    let tried = person.value.deactivate(others, app.clock.now());
    let held = match actor.permit(Permission::ManageEquipment) {
        Ok(permit) => Some(app.equipment.of_holder(&permit, id).await?),
        Err(_) => None,
    };
    Ok(Deactivation {
        id,
        version: person.version,
        name: person.value.profile.name,
        n_led: others.n_led,
        held,
        refused: tried.err(),
    })
}

/// Of somebody who is deactivated already this changes nothing.
pub async fn deactivate_person(
    app: &App,
    actor: &Actor,
    command: DeactivatePerson,
) -> Result<(), DeactivatePersonError> {
    repeat(|| deactivate_once(app, actor, &command)).await
}

async fn deactivate_once(
    app: &App,
    actor: &Actor,
    command: &DeactivatePerson,
) -> Result<(), DeactivatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // Who is the last admin is a matter of everyone in the company.
    tx.companies().guard().await?;
    // What they take at this moment is theirs before, or not at all.
    tx.people().guard(command.id).await?;

    let found = tx.people().find(command.id).await?;
    let mut person = found.ok_or(DeactivatePersonError::NoSuchPerson)?;
    let others = tx.people().others(command.id).await?;

    let now = app.clock.now();
    let Some(deactivated) = person.value.deactivate(others, now)? else {
        return Ok(());
    };
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.people().update(&person).await?;
    tx.links().revoke(command.id).await?;
    tx.calendars().remove(command.id).await?;
    tx.api_tokens().remove_all(command.id).await?;
    let leaving = (command.id, command.leaving.as_ref());
    let facts = (now, Facts::new(now, &deactivated));
    let facts = part(app, &mut *tx, actor, leaving, facts).await?;
    let facts = cancel_coming_of(&mut *tx, command.id, (facts, now)).await?;
    tx.commit(facts).await?;
    Ok(())
}

failure!(DeactivatePersonError {
    Place(PlaceRefused),
    Leaving(LeavingError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

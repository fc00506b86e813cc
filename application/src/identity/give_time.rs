use domain_identity::PlaceRefused;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, TimeFactor, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An admin gives somebody more time than others where time is limited, or no more than them.
/// Attempts that were begun keep the time they have.
#[derive(Clone, Copy, Debug)]
pub struct GiveTime {
    pub id: PersonId,
    /// As the form showed it.
    pub expected: Version,
    pub factor: TimeFactor,
}

#[derive(Debug, Error)]
pub enum GiveTimeError {
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

pub async fn give_time(app: &App, actor: &Actor, command: GiveTime) -> Result<(), GiveTimeError> {
    repeat(|| give_once(app, actor, command)).await
}

async fn give_once(app: &App, actor: &Actor, command: GiveTime) -> Result<(), GiveTimeError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.people().find(command.id).await?;
    let mut person = found.ok_or(GiveTimeError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let Some(given) = person.value.give_time(command.factor)? else {
        return Ok(());
    };

    tx.people().update(&person).await?;
    tx.commit(Facts::new(app.clock.now(), &given)).await?;
    Ok(())
}

failure!(GiveTimeError {
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

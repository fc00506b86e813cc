use domain_identity::Owner;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use super::second_factor::tell;
use crate::{
    App,
    failure::failure,
    identity::{FindPersonError, PersonView, Whom, see_person},
    repeat,
};

/// An admin takes the second factor of somebody away who has lost their phone.
#[derive(Clone, Copy, Debug)]
pub struct ResetSecondFactor {
    pub id: PersonId,
    /// Of the person, as the page showed it.
    pub expected: Version,
}

/// What a reset would be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactorResetPlan {
    pub person: PersonView,
    pub is_on: bool,
}

#[derive(Debug, Error)]
pub enum ResetSecondFactorError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("turn your own off in your account instead")]
    Own,
    #[error("this person has no second factor")]
    Off,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// What the page says before it is done.
pub async fn plan_second_factor_reset(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<SecondFactorResetPlan, FindPersonError> {
    let person = see_person(app, actor, id).await?;
    let permit = actor.permit(Permission::ManagePeople)?;
    let is_on = app.identity.second_factor(&permit, Owner::Person(id)).await?.is_some();
    Ok(SecondFactorResetPlan { person, is_on })
}

/// Ends all sessions of the person.
pub async fn reset_second_factor(
    app: &App,
    actor: &Actor,
    command: ResetSecondFactor,
) -> Result<(), ResetSecondFactorError> {
    let whose = (Permission::ManagePeople, Whom::Colleague);
    repeat(|| reset_once(app, actor, whose, command)).await
}

/// The same for a customer.
pub async fn reset_customers_second_factor(
    app: &App,
    actor: &Actor,
    command: ResetSecondFactor,
) -> Result<(), ResetSecondFactorError> {
    let whose = (Permission::ManageCustomers, Whom::Customer);
    repeat(|| reset_once(app, actor, whose, command)).await
}

async fn reset_once(
    app: &App,
    actor: &Actor,
    (permission, whom): (Permission, Whom),
    command: ResetSecondFactor,
) -> Result<(), ResetSecondFactorError> {
    let permit = actor.permit(permission)?;
    if actor.person_id() == Some(command.id) {
        return Err(ResetSecondFactorError::Own);
    }
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.people().account(command.id).await?;
    let found = found.filter(|it| whom.has(it.value.role));
    let mut person = found.ok_or(ResetSecondFactorError::NoSuchPerson)?;
    let factor = tx.second_factors().find(Owner::Person(command.id)).await?;
    let factor = factor.ok_or(ResetSecondFactorError::Off)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    person.value.end_sessions();
    let reset = factor.value.reset();

    tx.second_factors().remove(Owner::Person(command.id), factor.version).await?;
    tx.people().update(&person).await?;
    tell(app, &mut *tx, &person.value).await?;
    tx.commit(Facts::new(app.clock.now(), &reset)).await?;
    Ok(())
}

failure!(ResetSecondFactorError {
    Denied(Denied),
    Store(StoreError),
    ;
    Own => Refused "second-factor-reset-own",
    Off => Refused "second-factor-reset-off",
    NoSuchPerson => NotFound "person-not-found",
});

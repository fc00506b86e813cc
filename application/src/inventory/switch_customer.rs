use domain_identity::{Language, Others, PasswordHash, PlaceRefused, ResetRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{HashError, PasswordGiven, Whom, temporary_password},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// An admin lets nobody in by a customer's account any more, or lets them in again.
#[derive(Clone, Copy, Debug)]
pub struct SwitchCustomer {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum SwitchCustomerError {
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Reset(#[from] ResetRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such customer")]
    NoSuchCustomer,
}

/// A customer is nobody's last admin and leads nobody.
const NOBODY: Others = Others { n_other_admins: 0, n_led: 0 };

/// Their sessions end at once, and what they see stays. Of somebody who is deactivated already this
/// changes nothing.
pub async fn deactivate_customer(
    app: &App,
    actor: &Actor,
    command: SwitchCustomer,
) -> Result<(), SwitchCustomerError> {
    repeat(|| deactivate_once(app, actor, command)).await
}

async fn deactivate_once(
    app: &App,
    actor: &Actor,
    command: SwitchCustomer,
) -> Result<(), SwitchCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let mut tx = app.store.begin(&permit).await?;
    // A token that they make at this moment is there before, or not at all.
    tx.people().guard(command.id).await?;

    let found = tx.people().account(command.id).await?;
    let found = found.filter(|it| Whom::Customer.has(it.value.role));
    let mut customer = found.ok_or(SwitchCustomerError::NoSuchCustomer)?;

    let now = app.clock.now();
    let Some(deactivated) = customer.value.deactivate(NOBODY, now)? else {
        return Ok(());
    };
    if customer.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.people().update(&customer).await?;
    tx.links().revoke(command.id).await?;
    tx.api_tokens().remove_all(command.id).await?;
    tx.commit(Facts::new(now, &deactivated)).await?;
    Ok(())
}

/// With a temporary password by mail: the one that they had may have been why they were out.
pub async fn reactivate_customer(
    app: &App,
    actor: &Actor,
    command: SwitchCustomer,
) -> Result<PasswordGiven, SwitchCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let SwitchCustomer { id, expected } = command;
    let key = &app.policy.temporary_key;
    let temporary = temporary_password(key, permit.realm(), id, Some(expected));
    let hash = app.passwords.hash(&temporary).await?;
    repeat(|| reactivate_once(app, actor, command, &hash)).await?;
    Ok(PasswordGiven::of(app, temporary))
}

async fn reactivate_once(
    app: &App,
    actor: &Actor,
    command: SwitchCustomer,
    hash: &PasswordHash,
) -> Result<(), SwitchCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.people().account(command.id).await?;
    let found = found.filter(|it| Whom::Customer.has(it.value.role));
    let mut customer = found.ok_or(SwitchCustomerError::NoSuchCustomer)?;
    let is_second_click = customer.value.state.is_active()
        && customer.value.credential.must_change()
        && customer.version == command.expected.next();
    if is_second_click {
        // Their password follows from the form, so it is the first answer's.
        return Ok(());
    }
    if customer.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let now = app.clock.now();
    let reactivated = customer.value.reactivate()?;
    let reset = customer.value.reset_password(hash.clone(), now)?;

    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(&mut *tx, &customer.value, Language::English).await?,
        letter: Letter::TemporaryPassword { shown: command.expected },
        written: now,
    };
    tx.people().update(&customer).await?;
    tx.outbox().push(&mail).await?;
    let facts = match &reactivated {
        Some(reactivated) => Facts::new(now, reactivated).and(&reset),
        None => Facts::new(now, &reset),
    };
    tx.commit(facts).await?;
    Ok(())
}

failure!(SwitchCustomerError {
    Hash(HashError),
    Place(PlaceRefused),
    Reset(ResetRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCustomer => NotFound "customer-not-found",
});

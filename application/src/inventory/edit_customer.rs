use domain_identity::{Email, Language, PersonName, PlaceRefused, Profile};
use domain_inventory::Visibility;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{NamesError, Whom, check_names_are_free},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// An admin changes how a customer is called and what they see. They stay signed in: it holds from
/// their next click on.
#[derive(Clone, Debug)]
pub struct EditCustomer {
    pub id: PersonId,
    /// As the form showed it.
    pub expected: Version,
    pub name: PersonName,
    pub email: Email,
    pub visibility: Visibility,
    /// Whether the admin has typed their own password a moment ago, which another e-mail asks for.
    pub has_confirmed: bool,
}

#[derive(Debug, Error)]
pub enum EditCustomerError {
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("for another e-mail, confirm your own password first")]
    Unconfirmed,
    #[error("there is no such customer")]
    NoSuchCustomer,
}

pub async fn edit_customer(
    app: &App,
    actor: &Actor,
    command: EditCustomer,
) -> Result<(), EditCustomerError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditCustomer,
) -> Result<(), EditCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.people().account(command.id).await?;
    let found = found.filter(|it| Whom::Customer.has(it.value.role));
    let mut customer = found.ok_or(EditCustomerError::NoSuchCustomer)?;
    if customer.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let address = customer.value.profile.email.clone();
    let profile = Profile { email: command.email.clone(), ..customer.value.profile.clone() };
    check_names_are_free(&mut *tx, command.id, &profile).await?;
    let sees = tx.visibilities().find(command.id).await?;
    let mut sees = sees.unwrap_or_else(Visibility::nothing);

    let edited = customer.value.edit_customer(command.name.clone(), command.email.clone())?;
    let changed = sees.change(command.id, command.visibility.clone());
    let now = app.clock.now();
    let facts = match (&edited, &changed) {
        (None, None) => return Ok(()),
        (Some(edited), None) => Facts::new(now, edited),
        (None, Some(changed)) => Facts::new(now, changed),
        (Some(edited), Some(changed)) => Facts::new(now, edited).and(changed),
    };
    let has_moved = customer.value.profile.email != address;
    if has_moved && !command.has_confirmed {
        return Err(EditCustomerError::Unconfirmed);
    }

    // What somebody sees has no version but the account's, which moves on with it.
    tx.people().update(&customer).await?;
    tx.visibilities().save(command.id, &sees).await?;
    if has_moved {
        // One may be on its way to an address that is theirs no more.
        tx.links().revoke(command.id).await?;
        tx.outbox().forget(command.id).await?;
        // Nobody would know any more whose it was when they are erased.
        tx.outbox().forget_address(&address).await?;
        tx.join_requests().forget_address(&address).await?;
        let own = Recipient::of(&mut *tx, &customer.value, Language::English).await?;
        let before = Recipient { email: address, ..own.clone() };
        for to in [before, own] {
            let (id, letter) = (app.ids.next(), Letter::EmailEdited);
            tx.outbox().push(&NewMail { id, to, letter, written: now }).await?;
        }
    }
    tx.commit(facts).await?;
    Ok(())
}

failure!(EditCustomerError {
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    Unconfirmed => Refused "edit-unconfirmed",
    NoSuchCustomer => NotFound "customer-not-found",
});

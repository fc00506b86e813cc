use domain_identity::{Appearance, Language, Phone};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A person changes their own settings.
#[derive(Clone, Debug)]
pub struct EditAccount {
    /// As the form showed it.
    pub expected: Version,
    pub phone: Option<Phone>,
    pub language: Option<Language>,
    pub appearance: Appearance,
}

#[derive(Debug, Error)]
pub enum EditAccountError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

pub async fn edit_account(
    app: &App,
    actor: &Actor,
    command: EditAccount,
) -> Result<(), EditAccountError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditAccount,
) -> Result<(), EditAccountError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    let mut person = tx.people().account(id).await?.ok_or(EditAccountError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let phone = command.phone.clone();
    let edited = person.value.edit_account(phone, command.language, command.appearance);

    let Some(edited) = edited else {
        return Ok(());
    };
    tx.people().update(&person).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

failure!(EditAccountError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

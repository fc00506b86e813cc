use domain_identity::{Appearance, Language};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An operator changes how the pages look to them.
#[derive(Clone, Copy, Debug)]
pub struct EditOperatorAccount {
    /// As the form showed it.
    pub expected: Version,
    pub language: Option<Language>,
    pub appearance: Appearance,
}

#[derive(Debug, Error)]
pub enum EditOperatorAccountError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such operator")]
    NoSuchOperator,
}

pub async fn edit_operator_account(
    app: &App,
    actor: &Actor,
    command: EditOperatorAccount,
) -> Result<(), EditOperatorAccountError> {
    repeat(|| edit_once(app, actor, command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: EditOperatorAccount,
) -> Result<(), EditOperatorAccountError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit_in(Realm::Platform, permission)?;
    let id = actor.operator_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.operators().find(id).await?;
    let mut operator = found.ok_or(EditOperatorAccountError::NoSuchOperator)?;
    if operator.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let Some(edited) = operator.value.edit_account(command.language, command.appearance) else {
        return Ok(());
    };

    tx.operators().update(&operator).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

failure!(EditOperatorAccountError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOperator => NotFound "operator-not-found",
});

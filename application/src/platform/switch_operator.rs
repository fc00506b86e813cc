use domain_identity::{Operator, OperatorRefused};
use domain_kernel::{
    Actor, Denied, Facts, OperatorId, Permission, Realm, StoreError, Version, Versioned,
};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A root operator lets nobody in by an operator's account any more, or lets them in again.
#[derive(Clone, Copy, Debug)]
pub struct SwitchOperator {
    pub id: OperatorId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum SwitchOperatorError {
    #[error(transparent)]
    Refused(#[from] OperatorRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such operator")]
    NoSuchOperator,
}

/// A root operator asks before doing it: the operator, and why it cannot be done if so.
pub async fn plan_operator_deactivation(
    app: &App,
    actor: &Actor,
    id: OperatorId,
) -> Result<(Versioned<Operator>, Option<OperatorRefused>), SwitchOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let mut tx = app.store.begin(&permit).await?;
    let n_other_roots = tx.operators().n_other_roots(id).await?;
    let found = tx.operators().find(id).await?.ok_or(SwitchOperatorError::NoSuchOperator)?;
    let tried = found.value.clone().deactivate(n_other_roots, app.clock.now());
    Ok((found, tried.err()))
}

/// Of one who is deactivated already this changes nothing.
pub async fn deactivate_operator(
    app: &App,
    actor: &Actor,
    command: SwitchOperator,
) -> Result<(), SwitchOperatorError> {
    repeat(|| deactivate_once(app, actor, command)).await
}

async fn deactivate_once(
    app: &App,
    actor: &Actor,
    command: SwitchOperator,
) -> Result<(), SwitchOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let mut tx = app.store.begin(&permit).await?;
    let n_other_roots = tx.operators().n_other_roots(command.id).await?;
    let found = tx.operators().find(command.id).await?;
    let mut operator = found.ok_or(SwitchOperatorError::NoSuchOperator)?;

    let now = app.clock.now();
    let Some(deactivated) = operator.value.deactivate(n_other_roots, now)? else {
        return Ok(());
    };
    if operator.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.operators().update(&operator).await?;
    tx.commit(Facts::new(now, &deactivated)).await?;
    Ok(())
}

/// Of one who is active this changes nothing.
pub async fn reactivate_operator(
    app: &App,
    actor: &Actor,
    command: SwitchOperator,
) -> Result<(), SwitchOperatorError> {
    repeat(|| reactivate_once(app, actor, command)).await
}

async fn reactivate_once(
    app: &App,
    actor: &Actor,
    command: SwitchOperator,
) -> Result<(), SwitchOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.operators().find(command.id).await?;
    let mut operator = found.ok_or(SwitchOperatorError::NoSuchOperator)?;

    let Some(reactivated) = operator.value.reactivate() else {
        return Ok(());
    };
    if operator.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.operators().update(&operator).await?;
    tx.commit(Facts::new(app.clock.now(), &reactivated)).await?;
    Ok(())
}

failure!(SwitchOperatorError {
    Refused(OperatorRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOperator => NotFound "operator-not-found",
});

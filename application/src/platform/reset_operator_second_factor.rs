use domain_identity::Owner;
use domain_kernel::{
    Actor, Denied, Facts, OperatorId, Permission, Realm, StoreError, Version, Versioned,
};
use thiserror::Error;

use crate::{App, failure::failure, identity::tell_operator, platform::OperatorView, repeat};

/// A root operator takes the second factor of another one away who has lost their phone.
#[derive(Clone, Copy, Debug)]
pub struct ResetOperatorSecondFactor {
    pub id: OperatorId,
    /// Of the operator, as the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum ResetOperatorSecondFactorError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("turn your own off in your account instead")]
    Own,
    #[error("this operator has no second factor")]
    Off,
    #[error("there is no such operator")]
    NoSuchOperator,
}

/// What the page says before it is done: who it is, and why it cannot be if so.
pub async fn plan_operator_second_factor_reset(
    app: &App,
    actor: &Actor,
    id: OperatorId,
) -> Result<(OperatorView, Option<ResetOperatorSecondFactorError>), ResetOperatorSecondFactorError>
{
    use ResetOperatorSecondFactorError::{NoSuchOperator, Off, Own};
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let operator = app.platform.operator(&permit, id).await?.ok_or(NoSuchOperator)?;
    let refused = match app.identity.second_factor(&permit, Owner::Operator(id)).await? {
        _ if actor.operator_id() == Some(id) => Some(Own),
        None => Some(Off),
        Some(_) => None,
    };
    Ok((operator, refused))
}

/// Ends all sessions of the operator.
pub async fn reset_operator_second_factor(
    app: &App,
    actor: &Actor,
    command: ResetOperatorSecondFactor,
) -> Result<(), ResetOperatorSecondFactorError> {
    repeat(|| reset_once(app, actor, command)).await
}

async fn reset_once(
    app: &App,
    actor: &Actor,
    command: ResetOperatorSecondFactor,
) -> Result<(), ResetOperatorSecondFactorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    if actor.operator_id() == Some(command.id) {
        return Err(ResetOperatorSecondFactorError::Own);
    }
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.operators().find(command.id).await?;
    let mut operator = found.ok_or(ResetOperatorSecondFactorError::NoSuchOperator)?;
    let owner = Owner::Operator(command.id);
    let factor = tx.second_factors().find(owner).await?;
    let factor = factor.ok_or(ResetOperatorSecondFactorError::Off)?;
    if operator.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    operator.value.end_sessions();
    let Versioned { value, version } = factor;
    let reset = value.reset();

    tx.second_factors().remove(owner, version).await?;
    tx.operators().update(&operator).await?;
    tell_operator(app, &mut *tx, &operator.value).await?;
    tx.commit(Facts::new(app.clock.now(), &reset)).await?;
    Ok(())
}

failure!(ResetOperatorSecondFactorError {
    Denied(Denied),
    Store(StoreError),
    ;
    Own => Refused "second-factor-reset-own",
    Off => Refused "second-factor-reset-off",
    NoSuchOperator => NotFound "operator-not-found",
});

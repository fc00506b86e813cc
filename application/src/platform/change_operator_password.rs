use domain_identity::{AccountId, Epoch, Password, PasswordHash};
use domain_kernel::{Actor, Facts, OperatorId, Permission, Realm, StoreError};

use super::recover_operators_password::tell_of_password;
use crate::{
    App,
    identity::{ChangePassword, ChangePasswordError, SignedInTo},
    repeat,
};

/// What [`crate::identity::change_password`] is for an operator.
pub(crate) async fn change_operator_password(
    app: &App,
    actor: &Actor,
    id: OperatorId,
    command: ChangePassword,
) -> Result<SignedInTo, ChangePasswordError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepOwnAccount)?;

    // Hashing takes too long to be waited for inside a transaction.
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.operators().find(id).await?;
    let operator = found.ok_or(ChangePasswordError::NoSuchPerson)?.value;
    drop(tx);
    if !app.passwords.verify(&command.current, operator.credential.hash()).await? {
        return Err(ChangePasswordError::WrongPassword);
    }
    let new = Password::parse_for_operator(&command.new, &operator.own_words())?;
    if new.as_str() == command.current.as_str() {
        return Err(ChangePasswordError::SamePassword);
    }
    let hash = app.passwords.hash(&new).await?;

    let epoch = repeat(|| change_once(app, actor, id, operator.epoch, &hash)).await?;
    Ok(SignedInTo { account: AccountId::Operator(id), epoch, must_change_password: false })
}

async fn change_once(
    app: &App,
    actor: &Actor,
    id: OperatorId,
    seen: Epoch,
    hash: &PasswordHash,
) -> Result<Epoch, ChangePasswordError> {
    let permit = actor.permit_in(Realm::Platform, Permission::KeepOwnAccount)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.operators().find(id).await?;
    let mut operator = found.ok_or(ChangePasswordError::NoSuchPerson)?;
    if operator.value.epoch != seen {
        // The password that was typed as the current one may no longer be it.
        return Err(StoreError::Stale.into());
    }

    let changed = operator.value.choose_password(hash.clone());

    tx.operators().update(&operator).await?;
    tell_of_password(app, &mut *tx, &operator.value).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(operator.value.epoch)
}

use domain_identity::{Language, LinkHash, LinkOver, Operator, Password, PasswordHash};
use domain_kernel::{Actor, Facts, OperatorId, Permission, Realm, StoreError};

use crate::{
    App, Tx,
    identity::RecoverPasswordError,
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// What [`crate::identity::recover_password`] is for an operator.
pub(crate) async fn recover_operators_password(
    app: &App,
    actor: &Actor,
    id: OperatorId,
    link: &LinkHash,
    new: &str,
) -> Result<(), RecoverPasswordError> {
    let permit = actor.permit_in(Realm::Platform, Permission::SignIn)?;

    // Hashing takes too long to be waited for inside a transaction.
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.operators().find(id).await?;
    let operator = found.ok_or(RecoverPasswordError::LinkIsOver)?.value;
    drop(tx);
    let new = Password::parse_for_operator(new, &operator.own_words())?;
    let hash = app.passwords.hash(&new).await?;
    repeat(|| recover_once(app, actor, id, link, &hash)).await
}

async fn recover_once(
    app: &App,
    actor: &Actor,
    id: OperatorId,
    link: &LinkHash,
    hash: &PasswordHash,
) -> Result<(), RecoverPasswordError> {
    let permit = actor.permit_in(Realm::Platform, Permission::SignIn)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.operators().find(id).await?;
    let mut operator = found.ok_or(RecoverPasswordError::LinkIsOver)?;

    let now = app.clock.now();
    let recovered = operator.value.recover(link, hash.clone(), now);
    let recovered = recovered.map_err(|LinkOver| RecoverPasswordError::LinkIsOver)?;

    tx.operators().update(&operator).await.map_err(|err| match err {
        // Somebody else may have used the link; the next time round that can be seen.
        StoreError::Stale => StoreError::Busy,
        err => err,
    })?;
    tell_of_password(app, &mut *tx, &operator.value).await?;
    tx.commit(Facts::new(now, &recovered)).await?;
    Ok(())
}

/// Tells an operator that their password was changed, in case it was not they who did it.
pub(super) async fn tell_of_password(
    app: &App,
    tx: &mut dyn Tx,
    operator: &Operator,
) -> Result<(), StoreError> {
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of_operator(operator, Language::English),
        letter: Letter::PasswordChanged,
        written: app.clock.now(),
    };
    tx.outbox().push(&mail).await
}

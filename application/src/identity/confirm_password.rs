use domain_identity::{AccountId, ConfirmationRefused, Credential, TypedPassword};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Who};
use thiserror::Error;

use super::{code_tries::CodeTries, temporary::is_password};
use crate::{
    App,
    failure::failure,
    identity::{HashError, SessionKey, TooOften},
    repeat,
};

/// Somebody who is signed in types their password once more, before something that a passer-by at
/// their screen must not do.
#[derive(Clone, Debug)]
pub struct ConfirmPassword {
    pub session: SessionKey,
    pub password: TypedPassword,
}

#[derive(Debug, Error)]
pub enum ConfirmPasswordError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this is not your password")]
    Wrong,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// For the session in which it is typed, and for so long as
/// [`domain_identity::Lifetime::CONFIRMED_FOR`] says.
pub async fn confirm_password(
    app: &App,
    actor: &Actor,
    command: ConfirmPassword,
) -> Result<(), ConfirmPasswordError> {
    let account = account(actor)?;
    let tries = CodeTries::of(app, "confirm password", account);
    tries.take::<ConfirmPasswordError>().await?;
    let checked = check(app, actor, account, &command.password).await;
    if !matches!(checked, Ok(false)) {
        tries.give_back().await?;
    }
    if !checked? {
        repeat(|| record_refusal(app, actor, account)).await?;
        return Err(ConfirmPasswordError::Wrong);
    }
    Ok(app.sessions.confirm(&command.session, app.clock.now()).await?)
}

fn account(actor: &Actor) -> Result<AccountId, Denied> {
    match actor.who() {
        Who::Person { id, company, .. } => Ok(AccountId::Person { company, person: id }),
        Who::Operator { id, .. } => Ok(AccountId::Operator(id)),
        Who::System { .. } | Who::Nobody => Err(Denied { permission: Permission::KeepOwnAccount }),
    }
}

async fn check(
    app: &App,
    actor: &Actor,
    account: AccountId,
    password: &TypedPassword,
) -> Result<bool, ConfirmPasswordError> {
    let credential = credential(app, actor, account).await?;
    Ok(is_password(app, password, Some((account, &credential))).await?)
}

async fn credential(
    app: &App,
    actor: &Actor,
    account: AccountId,
) -> Result<Credential, ConfirmPasswordError> {
    let permit = actor.permit_in(account.realm(), Permission::KeepOwnAccount)?;
    let mut tx = app.store.begin(&permit).await?;
    let credential = match account {
        AccountId::Person { person, .. } => {
            tx.people().account(person).await?.map(|it| it.value.credential)
        }
        AccountId::Operator(operator) => {
            tx.operators().find(operator).await?.map(|it| it.value.credential)
        }
    };
    credential.ok_or(ConfirmPasswordError::NoSuchPerson)
}

async fn record_refusal(
    app: &App,
    actor: &Actor,
    account: AccountId,
) -> Result<(), ConfirmPasswordError> {
    let permit = actor.permit_in(account.realm(), Permission::KeepOwnAccount)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), &ConfirmationRefused { account })).await?;
    Ok(())
}

failure!(ConfirmPasswordError {
    TooOften(TooOften),
    Hash(HashError),
    Denied(Denied),
    Store(StoreError),
    ;
    Wrong => Invalid "password-wrong" at "password",
    NoSuchPerson => NotFound "person-not-found",
});

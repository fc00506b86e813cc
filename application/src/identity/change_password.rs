use domain_identity::{AccountId, Epoch, Password, PasswordError, TypedPassword};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{
        HashError, SignedInTo, TooOften, code_tries::CodeTries, list_sessions::own_account,
        recover_password::password_changed, temporary::is_password,
    },
    platform::change_operator_password,
    repeat,
};

/// Somebody chooses another password.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    pub current: TypedPassword,
    pub new: String,
}

#[derive(Debug, Error)]
pub enum ChangePasswordError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this is not your current password")]
    WrongPassword,
    #[error("choose another password than the one you have")]
    SamePassword,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Ends all sessions and tokens of the account. The frontend begins a new one for this browser.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    command: ChangePassword,
) -> Result<SignedInTo, ChangePasswordError> {
    let tries = CodeTries::of(app, "confirm password", own_account(actor)?);
    tries.take::<ChangePasswordError>().await?;
    let changed = match actor.operator_id() {
        Some(operator) => change_operator_password(app, actor, operator, command).await,
        None => change_persons(app, actor, command).await,
    };
    if !matches!(changed, Err(ChangePasswordError::WrongPassword)) {
        // Nobody has guessed. If this fails, one try too many is counted.
        tries.give_back().await.ok();
    }
    changed
}

async fn change_persons(
    app: &App,
    actor: &Actor,
    command: ChangePassword,
) -> Result<SignedInTo, ChangePasswordError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;

    // Hashing takes too long to be waited for inside a transaction.
    let mut tx = app.store.begin(&permit).await?;
    let person = tx.people().account(id).await?.ok_or(ChangePasswordError::NoSuchPerson)?.value;
    let company = tx.companies().find().await?.ok_or(ChangePasswordError::NoSuchPerson)?;
    drop(tx);
    let account = AccountId::Person { company: company.value.id, person: id };
    let of = Some((account, &person.credential));
    if !is_password(app, &command.current, of).await? {
        return Err(ChangePasswordError::WrongPassword);
    }
    let new =
        Password::parse(&command.new, &person.own_words(company.value.settings.name.as_str()))?;
    if new.as_str() == command.current.as_str() {
        return Err(ChangePasswordError::SamePassword);
    }
    let hash = app.passwords.hash(&new).await?;

    let epoch = repeat(|| change_once(app, actor, id, person.epoch, &hash)).await?;
    Ok(SignedInTo { account, epoch, must_change_password: false })
}

async fn change_once(
    app: &App,
    actor: &Actor,
    id: PersonId,
    seen: Epoch,
    hash: &domain_identity::PasswordHash,
) -> Result<Epoch, ChangePasswordError> {
    let permit = actor.permit(Permission::KeepOwnAccount)?;
    let mut tx = app.store.begin(&permit).await?;
    // A token that is made at this moment is there before, or it is made after the change.
    tx.people().guard(id).await?;

    let mut person = tx.people().account(id).await?.ok_or(ChangePasswordError::NoSuchPerson)?;
    if person.value.epoch != seen {
        // The password that was typed as the current one may no longer be it.
        return Err(StoreError::Stale.into());
    }

    let changed = person.value.choose_password(hash.clone());

    tx.people().update(&person).await?;
    tx.links().revoke(id).await?;
    tx.api_tokens().remove_all(id).await?;
    let mail = password_changed(app, &mut *tx, &person.value).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(person.value.epoch)
}

failure!(ChangePasswordError {
    Password(PasswordError) at "password",
    Hash(HashError),
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    WrongPassword => Invalid "password-wrong" at "current",
    SamePassword => Invalid "password-same" at "password",
    NoSuchPerson => NotFound "person-not-found",
});

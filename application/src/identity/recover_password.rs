use domain_identity::{
    Language, Link, LinkHash, Password, PasswordError, PasswordHash, Person, Purpose, ResetRefused,
};
use domain_kernel::{Actor, CompanyId, Denied, Facts, OperatorId, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    identity::HashError,
    mail::{Letter, LinkToken, NewMail, Recipient},
    platform::recover_operators_password,
    repeat,
};

/// Somebody chooses another password by a link that was mailed to them.
#[derive(Clone, Debug)]
pub struct RecoverPassword {
    /// As it stands in the link.
    pub token: String,
    pub new: String,
}

#[derive(Debug, Error)]
pub enum RecoverPasswordError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Never issued, used, expired, replaced by a newer one, or its person is deactivated.
    #[error("this link is not good any more; ask for a new one")]
    LinkIsOver,
}

/// Whom a link lets choose.
enum Followed {
    Person(CompanyId, Link),
    Operator(OperatorId, LinkHash),
}

/// Somebody follows such a link, and is told what it is for.
pub async fn follow_reset_link(app: &App, token: &str) -> Result<Purpose, RecoverPasswordError> {
    Ok(match follow(app, token).await? {
        Followed::Person(_, link) => link.purpose,
        Followed::Operator(..) => Purpose::ResetPassword,
    })
}

/// Ends all sessions and tokens of the account, whose owner signs in with the new password next.
pub async fn recover_password(
    app: &App,
    actor: &Actor,
    command: RecoverPassword,
) -> Result<(), RecoverPasswordError> {
    match follow(app, &command.token).await? {
        Followed::Person(company, link) => {
            recover_persons(app, actor, company, &link, &command.new).await
        }
        Followed::Operator(operator, link) => {
            recover_operators_password(app, actor, operator, &link, &command.new).await
        }
    }
}

async fn recover_persons(
    app: &App,
    actor: &Actor,
    company: CompanyId,
    link: &Link,
    new: &str,
) -> Result<(), RecoverPasswordError> {
    let permit = actor.permit_in(Realm::Company(company), Permission::SignIn)?;
    let mut tx = app.store.begin(&permit).await?;
    let person = tx.people().account(link.person).await?.ok_or(RecoverPasswordError::LinkIsOver)?;
    let name =
        tx.companies().find().await?.ok_or(RecoverPasswordError::LinkIsOver)?.value.settings.name;
    drop(tx);
    let own = person.value.own_words(name.as_str());
    let hash = app.passwords.hash(&Password::parse(new, &own)?).await?;
    repeat(|| recover_once(app, actor, company, link, &hash)).await
}

async fn recover_once(
    app: &App,
    actor: &Actor,
    company: CompanyId,
    link: &Link,
    hash: &PasswordHash,
) -> Result<(), RecoverPasswordError> {
    let permit = actor.permit_in(Realm::Company(company), Permission::SignIn)?;
    let mut tx = app.store.begin(&permit).await?;
    // A token that is made at this moment is there before, or after they have their account back.
    tx.people().guard(link.person).await?;

    let now = app.clock.now();
    let used = tx.links().use_up(&link.hash, link.purpose, now).await?;
    let id = used.ok_or(RecoverPasswordError::LinkIsOver)?;
    let mut person = tx.people().account(id).await?.ok_or(RecoverPasswordError::LinkIsOver)?;

    let recovered = person.value.recover(hash.clone());
    let recovered =
        recovered.map_err(|ResetRefused::Deactivated| RecoverPasswordError::LinkIsOver)?;

    tx.people().update(&person).await?;
    tx.links().revoke(id).await?;
    tx.api_tokens().remove_all(id).await?;
    let mail = password_changed(app, &mut *tx, &person.value).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &recovered)).await?;
    Ok(())
}

async fn follow(app: &App, token: &str) -> Result<Followed, RecoverPasswordError> {
    let token: LinkToken = token.parse().map_err(|_| RecoverPasswordError::LinkIsOver)?;
    let (hash, now) = (token.hash(), app.clock.now());
    if let Some((company, link)) = app.logins.link(&hash).await? {
        // Both are for the same: choosing a password without knowing one.
        let purposes = [Purpose::ResetPassword, Purpose::Welcome];
        let is_good = purposes.iter().any(|purpose| link.is_good(*purpose, now));
        return is_good
            .then_some(Followed::Person(company, link))
            .ok_or(RecoverPasswordError::LinkIsOver);
    }
    let found = app.logins.operator_of_link(&hash, now).await?;
    found.map(|it| Followed::Operator(it, hash)).ok_or(RecoverPasswordError::LinkIsOver)
}

/// Tells somebody that their password was changed, in case it was not they who did it.
pub(super) async fn password_changed(
    app: &App,
    tx: &mut dyn Tx,
    person: &Person,
) -> Result<NewMail, StoreError> {
    Ok(NewMail {
        id: app.ids.next(),
        to: Recipient::of(tx, person, Language::English).await?,
        letter: Letter::PasswordChanged,
        written: app.clock.now(),
    })
}

failure!(RecoverPasswordError {
    Password(PasswordError) at "password",
    Hash(HashError),
    Denied(Denied),
    Store(StoreError),
    ;
    LinkIsOver => Refused "reset-link-over",
});

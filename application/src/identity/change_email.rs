//! One's own e-mail address: asked for, confirmed by a link that is mailed to it, and told to the
//! one before.

use std::time::Duration;

use domain_identity::{
    AccountId, Email, EmailChangeAsked, Language, Limit, Link, Purpose, ResetRefused,
};
use domain_kernel::{
    Actor, CompanyId, Denied, Facts, Permission, Permit, PersonId, Rule, StoreError,
};
use thiserror::Error;

use super::sign_in::key;
use crate::{
    App,
    failure::failure,
    identity::{PendingEmail, PersonView, SignedInTo, ThrottleKey, TooOften},
    mail::{Letter, LinkToken, NewMail, Recipient, link_token},
    repeat,
};

/// Somebody wants to have another address.
#[derive(Clone, Debug)]
pub struct AskToChangeEmail {
    pub email: Email,
}

/// How somebody signs in and is written to, and the address that they have asked for.
#[derive(Clone, Debug)]
pub struct OwnNames {
    pub person: PersonView,
    pub pending: Option<PendingEmail>,
}

#[derive(Debug, Error)]
pub enum ChangeEmailError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this is your e-mail already")]
    Same,
    /// Never issued, used, expired, replaced by a newer one, or somebody else's.
    #[error("this link is not good any more; ask for a new one")]
    LinkIsOver,
    /// Only whoever reads its mails is told so.
    #[error("another account has this e-mail by now")]
    Taken,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// By one person and to one address, three in an hour (spec: defaults, 5).
const ASKED: Limit = Limit::Bucket { burst: 3, every: Duration::from_mins(20) };

/// Somebody looks at their own names.
pub async fn see_own_names(app: &App, actor: &Actor) -> Result<OwnNames, ChangeEmailError> {
    let (permit, _, id) = own(actor)?;
    let person = app.identity.account(&permit, id).await?;
    let person = person.ok_or(ChangeEmailError::NoSuchPerson)?;
    let pending = app.identity.pending_email(&permit, id, app.clock.now()).await?;
    Ok(OwnNames { person, pending })
}

/// Does the same whoever's the address is: it is found out when the mail is sent, so that neither
/// the answer nor its time says whether there is such an account.
pub async fn ask_to_change_email(
    app: &App,
    actor: &Actor,
    command: AskToChangeEmail,
) -> Result<(), ChangeEmailError> {
    let (_, _, id) = own(actor)?;
    let by = key("change e-mail by", &id.to_string());
    let to = key("change e-mail to", command.email.identifier().as_str());
    take(app, &by).await?;
    if let Err(err) = take(app, &to).await {
        undo(app, &by).await;
        return Err(err);
    }
    let asked = repeat(|| ask_once(app, actor, &command.email)).await;
    if asked.is_err() {
        undo(app, &by).await;
        undo(app, &to).await;
    }
    asked
}

async fn ask_once(app: &App, actor: &Actor, email: &Email) -> Result<(), ChangeEmailError> {
    let (permit, _, id) = own(actor)?;
    let mut tx = app.store.begin(&permit).await?;
    let person = tx.people().account(id).await?.ok_or(ChangeEmailError::NoSuchPerson)?.value;
    if person.profile.email == *email {
        return Err(ChangeEmailError::Same);
    }

    let (link, now) = (app.ids.next(), app.clock.now());
    let hash = link_token(&app.policy.link_key, permit.realm(), id, link).hash();
    let old = Recipient::of(&mut *tx, &person, Language::English).await?;
    // The new address may be a stranger's, who is not to read what somebody is called.
    let new = Recipient { name: None, email: email.clone(), ..old.clone() };
    let mails = [(new, Letter::ConfirmEmail { link }), (old, Letter::EmailChangeAsked)];

    tx.links().issue(&Link::to_confirm(email.clone(), link, id, hash, now)).await?;
    for (to, letter) in mails {
        tx.outbox().push(&NewMail { id: app.ids.next(), to, letter, written: now }).await?;
    }
    tx.commit(Facts::new(now, &EmailChangeAsked { person: id })).await?;
    Ok(())
}

/// Somebody follows the link, and is asked whether this is to be their address.
pub async fn follow_email_link(
    app: &App,
    actor: &Actor,
    token: &str,
) -> Result<Email, ChangeEmailError> {
    find(app, actor, token).await.map(|(_, email)| email)
}

/// All sessions of the person end. The frontend begins a new one for this browser.
pub async fn confirm_email(
    app: &App,
    actor: &Actor,
    token: &str,
) -> Result<SignedInTo, ChangeEmailError> {
    let (link, email) = find(app, actor, token).await?;
    repeat(|| confirm_once(app, actor, &link, &email)).await
}

async fn confirm_once(
    app: &App,
    actor: &Actor,
    link: &Link,
    email: &Email,
) -> Result<SignedInTo, ChangeEmailError> {
    let (permit, company, id) = own(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let used = tx.links().use_up(&link.hash, link.purpose, now).await?;
    used.filter(|it| *it == id).ok_or(ChangeEmailError::LinkIsOver)?;
    let mut person = tx.people().account(id).await?.ok_or(ChangeEmailError::NoSuchPerson)?;
    let old = Recipient::of(&mut *tx, &person.value, Language::English).await?;

    let address = person.value.profile.email.clone();
    let changed = person.value.change_email(email.clone());
    let changed = changed.map_err(|ResetRefused::Deactivated| ChangeEmailError::LinkIsOver)?;

    tx.people().update(&person).await.map_err(told)?;
    // One may be on its way to an address that is theirs no more.
    tx.links().revoke(id).await?;
    tx.outbox().forget(id).await?;
    // Nobody would know any more whose it was when they are erased.
    tx.outbox().forget_address(&address).await?;
    tx.join_requests().forget_address(&address).await?;
    let mail = NewMail { id: app.ids.next(), to: old, letter: Letter::EmailChanged, written: now };
    tx.outbox().push(&mail).await?;
    // Whoever was quicker by a moment may show only now.
    tx.commit(Facts::new(now, &changed)).await.map_err(told)?;
    Ok(SignedInTo {
        account: AccountId::Person { company, person: id },
        epoch: person.value.epoch,
        must_change_password: person.value.credential.must_change(),
    })
}

fn told(err: StoreError) -> ChangeEmailError {
    match err {
        StoreError::Duplicate(Rule::Identifier) => ChangeEmailError::Taken,
        err => err.into(),
    }
}

/// A link that is good, and whoever follows it is signed in as the one who asked for it: a stranger
/// whose address somebody has mistyped gets no account by it.
async fn find(app: &App, actor: &Actor, token: &str) -> Result<(Link, Email), ChangeEmailError> {
    let (_, company, id) = own(actor)?;
    let token: LinkToken = token.parse().map_err(|_| ChangeEmailError::LinkIsOver)?;
    let found = app.logins.link(&token.hash()).await?;
    let now = app.clock.now();
    let good = found.filter(|(of, link)| {
        (*of, link.person) == (company, id) && link.is_good(Purpose::ChangeEmail, now)
    });
    let (_, link) = good.ok_or(ChangeEmailError::LinkIsOver)?;
    let email = link.email.clone().ok_or(ChangeEmailError::LinkIsOver)?;
    Ok((link, email))
}

fn own(actor: &Actor) -> Result<(Permit, CompanyId, PersonId), Denied> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    Ok((permit, company, id))
}

async fn take(app: &App, what: &ThrottleKey) -> Result<(), ChangeEmailError> {
    let taken = repeat(|| app.throttle.take(what, &ASKED, app.clock.now())).await?;
    Ok(taken.map_err(|wait| TooOften { wait })?)
}

/// If this fails, one try too many is counted.
async fn undo(app: &App, what: &ThrottleKey) {
    repeat(|| app.throttle.undo(what, &ASKED)).await.ok();
}

failure!(ChangeEmailError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    Same => Invalid "email-same" at "email",
    LinkIsOver => Refused "email-link-over",
    Taken => Refused "email-taken-by-now",
    NoSuchPerson => NotFound "person-not-found",
});

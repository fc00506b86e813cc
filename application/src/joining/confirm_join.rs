use domain_identity::{
    Company, JoinRequest, Language, NotToConfirm, NotWaiting, Person, PlaceRefused, TypedPassword,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, Role, StoreError, Versioned};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    identity::{HashError, NamesError, TooOften, check_names_are_free, throttle_key},
    joining::JoinLink,
    mail::{Letter, LinkToken, NewMail, Recipient},
    onboarding::follow_rules,
    repeat,
};

/// Somebody shows that the address with which they asked to join is theirs.
#[derive(Clone, Debug)]
pub struct ConfirmJoin {
    /// As it stands in the link.
    pub token: String,
    /// The one that they chose when they asked: whoever asks in the name of somebody else knows a
    /// password of theirs, unless the reader of the mail has to know it too.
    pub password: TypedPassword,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They can sign in.
    In,
    /// An admin decides, and they hear by mail.
    Waiting,
}

#[derive(Debug, Error)]
pub enum ConfirmJoinError {
    #[error(transparent)]
    Over(#[from] NotToConfirm),
    #[error(transparent)]
    NotWaiting(#[from] NotWaiting),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this is not the password that you chose when you asked to join")]
    WrongPassword,
}

/// Somebody follows such a link.
pub async fn follow_join_link(app: &App, token: &str) -> Result<JoinLink, ConfirmJoinError> {
    let token: LinkToken = token.parse().map_err(|_| NotToConfirm)?;
    let (hash, now) = (token.hash(), app.clock.now());
    let found = app.joins.request_by_link(&hash).await?;
    let good = found.filter(|it| it.request.is_confirmed_by(&hash, now));
    Ok(good.ok_or(NotToConfirm)?)
}

pub async fn confirm_join(
    app: &App,
    actor: &Actor,
    command: ConfirmJoin,
) -> Result<Joined, ConfirmJoinError> {
    let JoinLink { company, request } = follow_join_link(app, &command.token).await?;
    let (limit, now) = (&app.policy.sign_in_identifier, app.clock.now());
    let tries = throttle_key("join confirm", &request.id.to_string());
    let counted = repeat(|| app.throttle.take(&tries, limit, now)).await?;
    counted.map_err(|wait| TooOften { wait })?;
    if !app.passwords.verify(&command.password, Some(&request.password)).await? {
        return Err(ConfirmJoinError::WrongPassword);
    }
    let token: LinkToken = command.token.parse().map_err(|_| NotToConfirm)?;
    repeat(|| confirm_once(app, actor, &company, &request, token)).await
}

async fn confirm_once(
    app: &App,
    actor: &Actor,
    company: &Company,
    request: &JoinRequest,
    token: LinkToken,
) -> Result<Joined, ConfirmJoinError> {
    let permit = actor.permit_in(Realm::Company(company.id), Permission::Join)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.join_requests().find(request.id).await?;
    let mut request = found.ok_or(NotToConfirm)?;
    let company = tx.companies().find().await?.ok_or(NotToConfirm)?;

    let now = app.clock.now();
    let confirmed = request.value.confirm(&token.hash(), now)?;
    let facts = Facts::new(now, &confirmed);
    for other in tx.join_requests().remove_others(&request.value).await? {
        // What was written down of them beside the chain goes with them.
        tx.people().erase_traces(other).await?;
    }
    if company.value.lets_in() && is_free(&mut *tx, &request).await? {
        let (new, approved) = request.value.approve(request.value.username.clone(), Role::Staff)?;
        let (person, created) = Person::create(new, None, now)?;
        tx.people().insert(&person).await?;
        tx.join_requests().remove(request.value.id, request.version).await?;
        tx.outbox().forget_address(&request.value.email).await?;
        let facts = facts.and(&approved).and(&created);
        let facts = follow_rules(app, &mut *tx, &[&person], now, facts).await?;
        tx.commit(facts).await?;
        return Ok(Joined::In);
    }
    tx.join_requests().update(&request).await?;
    for admin in tx.people().admins().await? {
        let mail = NewMail {
            id: app.ids.next(),
            to: Recipient::of(&mut *tx, &admin, Language::English).await?,
            letter: Letter::SomebodyWaits,
            written: now,
        };
        tx.outbox().push(&mail).await?;
    }
    tx.commit(facts).await?;
    Ok(Joined::Waiting)
}

/// Whether nobody has their names. If somebody does, an admin sorts it out.
async fn is_free(
    tx: &mut dyn Tx,
    request: &Versioned<JoinRequest>,
) -> Result<bool, ConfirmJoinError> {
    match check_names_are_free(tx, request.value.id, &request.value.profile()).await {
        Ok(()) => Ok(true),
        Err(NamesError::Taken(_)) => Ok(false),
        Err(NamesError::Store(err)) => Err(err.into()),
    }
}

failure!(ConfirmJoinError {
    Over(NotToConfirm),
    NotWaiting(NotWaiting),
    TooOften(TooOften),
    Hash(HashError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    WrongPassword => Invalid "join-wrong-password" at "password",
});

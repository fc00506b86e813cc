//! Tokens that let programs in for people: how they are made, listed and taken back.

use domain_identity::{
    ApiToken, ApiTokenId, ApiTokenName, ApiTokenRefused, Language, NewApiToken, Person,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, Scopes, StoreError};
use thiserror::Error;

use crate::{
    App, Class, Failure, Message, Page, PageNumber, Tx,
    failure::failure,
    identity::{PersonToken, TokenLine, TokenSecret},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// Somebody makes a token that lets a program in for them.
#[derive(Clone, Debug)]
pub struct MakeApiToken {
    pub name: ApiTokenName,
    pub scopes: Scopes,
    /// How long it is good.
    pub days: u16,
}

#[derive(Debug, Error)]
pub enum ApiTokenError {
    #[error(transparent)]
    Refused(#[from] ApiTokenRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("you have as many tokens as anybody may have; revoke one of them first")]
    TooMany,
    /// The same for another one's as for one that there is not.
    #[error("there is no such token")]
    NoSuchToken,
}

/// What somebody has to choose from when they make a token.
pub fn offer_scopes(actor: &Actor) -> Result<Scopes, ApiTokenError> {
    own(actor)?;
    let denied = Denied { permission: Permission::KeepOwnAccount };
    Ok(Scopes::of_role(actor.role().ok_or(denied)?))
}

/// What is returned is the secret, which is shown once and not kept.
pub async fn make_api_token(
    app: &App,
    actor: &Actor,
    command: MakeApiToken,
) -> Result<TokenSecret, ApiTokenError> {
    let secret = TokenSecret::draw(&*app.random);
    repeat(|| make_once(app, actor, &command, &secret)).await?;
    Ok(secret)
}

async fn make_once(
    app: &App,
    actor: &Actor,
    command: &MakeApiToken,
    secret: &TokenSecret,
) -> Result<(), ApiTokenError> {
    let permission = Permission::KeepOwnAccount;
    let (permit, person) = own(actor)?;
    let role = actor.role().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;
    // Whoever deactivates them comes before this or after it.
    tx.people().guard(person).await?;
    let found = tx.people().account(person).await?;
    let owner = found.filter(|it| it.value.state.is_active()).ok_or(Denied { permission })?;

    let now = app.clock.now();
    let new = NewApiToken {
        id: app.ids.next(),
        person,
        name: command.name.clone(),
        hash: secret.hash(),
        scopes: command.scopes,
        days: command.days,
    };
    let (token, made) = ApiToken::make(new, role, now)?;

    if !tx.api_tokens().insert(&token).await? {
        return Err(ApiTokenError::TooMany);
    }
    tell(app, &mut *tx, &owner.value).await?;
    tx.commit(Facts::new(now, &made)).await?;
    Ok(())
}

/// Tells somebody that a token of theirs was made, in case it was not they who did it.
async fn tell(app: &App, tx: &mut dyn Tx, person: &Person) -> Result<(), StoreError> {
    let to = Recipient::of(tx, person, Language::English).await?;
    let (id, written) = (app.ids.next(), app.clock.now());
    let mail = NewMail { id, to, letter: Letter::ApiTokenMade, written };
    tx.outbox().push(&mail).await
}

/// Somebody looks at the tokens that they have made, the newest first.
pub async fn list_own_api_tokens(
    app: &App,
    actor: &Actor,
) -> Result<Vec<TokenLine>, ApiTokenError> {
    let (permit, person) = own(actor)?;
    Ok(app.tokens.tokens_of(&permit, person).await?)
}

/// An admin looks at the tokens of everybody in the company, the newest first.
pub async fn list_company_api_tokens(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<PersonToken>, ApiTokenError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.tokens.tokens_in(&permit, page).await?)
}

/// Somebody takes one of their tokens back: from the next request on it lets nobody in.
pub async fn revoke_own_api_token(
    app: &App,
    actor: &Actor,
    id: ApiTokenId,
) -> Result<(), ApiTokenError> {
    let (permit, person) = own(actor)?;
    repeat(|| revoke_once(app, &permit, id, Some(person))).await
}

/// An admin takes anybody's token back.
pub async fn revoke_api_token(
    app: &App,
    actor: &Actor,
    id: ApiTokenId,
) -> Result<(), ApiTokenError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    repeat(|| revoke_once(app, &permit, id, None)).await
}

async fn revoke_once(
    app: &App,
    permit: &Permit,
    id: ApiTokenId,
    whose: Option<PersonId>,
) -> Result<(), ApiTokenError> {
    let mut tx = app.store.begin(permit).await?;

    let found = tx.api_tokens().find(id).await?;
    let found = found.filter(|it| whose.is_none_or(|whose| it.person == whose));
    let token = found.ok_or(ApiTokenError::NoSuchToken)?;

    let revoked = token.revoke();

    if !tx.api_tokens().remove(id).await? {
        return Err(ApiTokenError::NoSuchToken);
    }
    tx.commit(Facts::new(app.clock.now(), &revoked)).await?;
    Ok(())
}

/// Operators have no tokens, and neither does whoever comes in by one.
fn own(actor: &Actor) -> Result<(Permit, PersonId), Denied> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    Ok((permit, actor.person_id().ok_or(Denied { permission })?))
}

impl Failure for ApiTokenRefused {
    fn class(&self) -> Class {
        Class::Invalid
    }

    fn message(&self) -> Message {
        match self {
            Self::NothingOpen => Message::new("token-nothing-open"),
            Self::BeyondRole => Message::new("token-beyond-role"),
            Self::Days => {
                Message::new("token-days-refused").number("most", ApiToken::MOST_DAYS.into())
            }
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::NothingOpen | Self::BeyondRole => Some("scopes"),
            Self::Days => Some("days"),
        }
    }

    fn samples() -> Vec<Self> {
        vec![Self::NothingOpen, Self::BeyondRole, Self::Days]
    }
}

failure!(ApiTokenError {
    Refused(ApiTokenRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    TooMany => Refused "tokens-too-many",
    NoSuchToken => NotFound "token-not-found",
});

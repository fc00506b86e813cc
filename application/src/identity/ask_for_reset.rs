use domain_identity::{Identifier, Language, ResetAsked};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use super::sign_in::{key, network};
use crate::{App, failure::failure, identity::TooOften, mail::ResetRequest, repeat};

/// Somebody who has forgotten their password asks for a link to choose another.
#[derive(Clone, Debug)]
pub struct AskForReset {
    /// What was typed as e-mail address or username.
    pub identifier: String,
    /// In which they read the form.
    pub language: Language,
}

#[derive(Debug, Error)]
pub enum AskForResetError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("enter your e-mail or username")]
    Empty,
}

/// Does the same whoever was named: it is found out later whether that is anybody, so that neither
/// the answer nor its time says so.
pub async fn ask_for_reset(
    app: &App,
    actor: &Actor,
    command: AskForReset,
) -> Result<(), AskForResetError> {
    let identifier = Identifier::parse(&command.identifier).ok_or(AskForResetError::Empty)?;
    take(app, actor, &identifier).await?;
    let (id, language, at) = (app.ids.next(), command.language, app.clock.now());
    let request = ResetRequest { id, identifier, language, at };
    repeat(|| ask_once(app, actor, &request)).await
}

async fn ask_once(
    app: &App,
    actor: &Actor,
    request: &ResetRequest,
) -> Result<(), AskForResetError> {
    let permit = actor.permit_in(Realm::Platform, Permission::SignIn)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.outbox().ask(request).await?;
    tx.commit(Facts::new(request.at, &ResetAsked)).await?;
    Ok(())
}

/// Counts the try against who was named and against where it came from.
async fn take(app: &App, actor: &Actor, named: &Identifier) -> Result<(), AskForResetError> {
    let (policy, now) = (&app.policy, app.clock.now());
    let named = key("reset link identifier", named.as_str());
    let taken = repeat(|| app.throttle.take(&named, &policy.reset_identifier, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let address = actor.origin().address.map(network).unwrap_or_default();
    let address = key("reset link address", &address);
    let taken = repeat(|| app.throttle.take(&address, &policy.reset_address, now)).await;
    if !matches!(taken, Ok(Ok(()))) {
        repeat(|| app.throttle.undo(&named, &policy.reset_identifier)).await.ok();
    }
    taken?.map_err(|wait| TooOften { wait })?;
    Ok(())
}

failure!(AskForResetError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    Empty => Invalid "reset-ask-empty" at "identifier",
});

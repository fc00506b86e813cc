use domain_identity::NotWaiting;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// An admin does not let somebody in who asked to join.
#[derive(Clone, Copy, Debug)]
pub struct RefuseJoin {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum RefuseJoinError {
    #[error(transparent)]
    NotWaiting(#[from] NotWaiting),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Let in, never asked, or another company's.
    #[error("nobody waits here")]
    NoSuchRequest,
}

/// They hear of it by mail, and nothing of them is kept but that mail, and what is on record and can be
/// erased.
pub async fn refuse_join(
    app: &App,
    actor: &Actor,
    command: RefuseJoin,
) -> Result<(), RefuseJoinError> {
    repeat(|| refuse_once(app, actor, command)).await
}

async fn refuse_once(app: &App, actor: &Actor, command: RefuseJoin) -> Result<(), RefuseJoinError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.join_requests().find(command.id).await?;
    let request = found.ok_or(RefuseJoinError::NoSuchRequest)?;

    let refused = request.value.refuse()?;
    if request.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let now = app.clock.now();
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient {
            person: None,
            name: None,
            email: request.value.email.clone(),
            language: request.value.language,
        },
        letter: Letter::JoinRefused,
        written: now,
    };
    tx.join_requests().remove(command.id, request.version).await?;
    // What was written down of them beside the chain goes with it.
    tx.people().erase_traces(command.id).await?;
    tx.outbox().forget_address(&request.value.email).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &refused)).await?;
    Ok(())
}

failure!(RefuseJoinError {
    NotWaiting(NotWaiting),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchRequest => NotFound "join-not-found",
});

use domain_identity::{MailId, MailSentAgain};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An admin has a mail sent once more, as it is: a link in it that was used or has expired stays
/// so.
#[derive(Clone, Copy, Debug)]
pub struct SendAgain {
    pub id: MailId,
}

#[derive(Debug, Error)]
pub enum SendAgainError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another company's, none, or one that waits already.
    #[error("there is no such mail that was sent or could not be sent")]
    NoSuchMail,
}

pub async fn send_again(
    app: &App,
    actor: &Actor,
    command: SendAgain,
) -> Result<(), SendAgainError> {
    repeat(|| send_once(app, actor, command)).await
}

async fn send_once(app: &App, actor: &Actor, command: SendAgain) -> Result<(), SendAgainError> {
    let permit = actor.permit(Permission::ManageMail)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();
    if !tx.outbox().send_again(command.id, now).await? {
        return Err(SendAgainError::NoSuchMail);
    }
    tx.commit(Facts::new(now, &MailSentAgain { mail: command.id })).await?;
    Ok(())
}

failure!(SendAgainError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchMail => NotFound "mail-not-found",
});

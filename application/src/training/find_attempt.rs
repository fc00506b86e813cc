use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_training::AttemptId;
use thiserror::Error;

use crate::{App, failure::failure, training::AttemptInProgress};

#[derive(Debug, Error)]
pub enum FindAttemptError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody else's.
    #[error("there is no such attempt")]
    NoSuchAttempt,
}

/// A person goes on with an attempt of their own, or looks back at it.
pub async fn see_attempt(
    app: &App,
    actor: &Actor,
    id: AttemptId,
) -> Result<AttemptInProgress, FindAttemptError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let found = app.progress.find(&permit, id).await?;
    let own = found.filter(|it| it.attempt.value.person() == person);
    own.ok_or(FindAttemptError::NoSuchAttempt)
}

failure!(FindAttemptError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchAttempt => NotFound "attempt-not-found",
});

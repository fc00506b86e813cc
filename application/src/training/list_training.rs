use domain_kernel::{Actor, Date, Denied, Permission, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, training::Record};

#[derive(Debug, Error)]
pub enum ListTrainingError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A person looks at what there is for them to learn, and what they have learned.
pub async fn list_training(
    app: &App,
    actor: &Actor,
    today: Date,
) -> Result<Record, ListTrainingError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let curriculum = app.training.curriculum(&permit, person).await?;
    let attempts = app.training.attempts_of(&permit, person).await?;
    Ok(Record::of(&curriculum, &attempts, today))
}

failure!(ListTrainingError {
    Denied(Denied),
    Store(StoreError),
});

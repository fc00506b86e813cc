use domain_kernel::{Actor, Date, Denied, Permission, StoreError};
use domain_onboarding::Calendar;
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
    Ok(list_with_calendar(app, actor, today).await?.0)
}

/// The same, with the calendar by which things are due.
pub(crate) async fn list_with_calendar(
    app: &App,
    actor: &Actor,
    today: Date,
) -> Result<(Record, Calendar), ListTrainingError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let curriculum = app.training.curriculum(&permit, person).await?;
    let attempts = app.training.attempts_of(&permit, person).await?;
    Ok((Record::of(&curriculum, &attempts, today), curriculum.calendar))
}

failure!(ListTrainingError {
    Denied(Denied),
    Store(StoreError),
});

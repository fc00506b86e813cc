use domain_kernel::{Actor, Permission, StoreError};
use domain_training::{AttemptId, SaveRefused, Saved, SheetEntry};
use thiserror::Error;

use super::end_overdue::end_one;
use crate::{
    App,
    failure::failure,
    training::{AttemptInProgress, FindAttemptError, see_attempt},
};

/// A person keeps the answers that they have given so far.
#[derive(Clone, Debug)]
pub struct SaveAnswers {
    pub attempt: AttemptId,
    pub sheet: Vec<SheetEntry>,
}

/// What a save came to, and the attempt as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAnswers {
    pub saved: Saved,
    pub attempt: AttemptInProgress,
}

#[derive(Debug, Error)]
pub enum SaveAnswersError {
    #[error(transparent)]
    Find(#[from] FindAttemptError),
    #[error(transparent)]
    Refused(#[from] SaveRefused),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Saves of one attempt that meet each other are made again on top of each other: what one wrote,
/// the next sees as another revision. With so many at once somebody has to come back later.
const MOST_TRIES: usize = 20;

pub async fn save_answers(
    app: &App,
    actor: &Actor,
    command: SaveAnswers,
) -> Result<SavedAnswers, SaveAnswersError> {
    for _ in 0..MOST_TRIES {
        match save_once(app, actor, &command).await {
            Err(SaveAnswersError::Store(StoreError::Stale | StoreError::Busy)) => {}
            done => return done,
        }
    }
    Err(StoreError::Busy.into())
}

async fn save_once(
    app: &App,
    actor: &Actor,
    command: &SaveAnswers,
) -> Result<SavedAnswers, SaveAnswersError> {
    let permit = actor.permit(Permission::TakeTraining).map_err(FindAttemptError::from)?;
    let permit = permit.to_change()?;
    let mut found = see_attempt(app, actor, command.attempt).await?;

    let now = app.clock.now();
    let saved = match found.attempt.value.save(&found.version, &command.sheet, now) {
        Err(SaveRefused::TimeIsUp) => {
            end_one(app, &permit, command.attempt).await?;
            return Err(SaveRefused::TimeIsUp.into());
        }
        saved => saved?,
    };

    if saved.is_changed {
        found.saved = now;
        app.progress.save(&permit, &found.attempt, found.saved).await?;
        found.attempt.version = found.attempt.version.next();
    }
    Ok(SavedAnswers { saved, attempt: found })
}

failure!(SaveAnswersError {
    Find(FindAttemptError),
    Refused(SaveRefused),
    Store(StoreError),
});

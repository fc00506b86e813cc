use domain_kernel::{Actor, Denied, Permission, StoreError, Versioned};
use domain_training::{
    Attempt, AttemptFinished, AttemptId, QuestionId, SaveRefused, SheetEntry, SubmitRefused,
};
use thiserror::Error;

use super::end_attempt::keep_end;
use crate::{
    App, Tx,
    failure::failure,
    repeat,
    training::{FindAttemptError, SaveAnswers, SaveAnswersError, save_answers},
};

/// A person hands in the answers of an attempt.
#[derive(Clone, Debug)]
pub struct SubmitAttempt {
    pub attempt: AttemptId,
    /// Answers to keep first.
    pub sheet: Vec<SheetEntry>,
    /// Whether to hand it in although some questions have no answer.
    pub even_incomplete: bool,
}

/// A person says that they have read and understood a module without quiz.
#[derive(Clone, Copy, Debug)]
pub struct AcknowledgeModule {
    pub attempt: AttemptId,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// The attempt is finished, now or by an earlier click: a finished attempt never changes
    /// (spec: training, T2).
    Finished(AttemptFinished),
    /// The time was up before it came, and the answers that were saved until then counted.
    TooLate(AttemptFinished),
    /// The answers are kept and the attempt goes on: these questions have none yet, in the order of
    /// the version.
    Incomplete(Vec<QuestionId>),
    /// The answers are kept, but for those questions that were answered otherwise in the meantime.
    Conflicting,
}

#[derive(Debug, Error)]
pub enum SubmitAttemptError {
    #[error(transparent)]
    Find(#[from] FindAttemptError),
    #[error(transparent)]
    Save(#[from] SaveRefused),
    #[error(transparent)]
    Submit(#[from] SubmitRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub async fn submit_attempt(
    app: &App,
    actor: &Actor,
    command: SubmitAttempt,
) -> Result<Submitted, SubmitAttemptError> {
    let submitted = again_if_stale(|| submit_once(app, actor, &command)).await?;
    if let Submitted::Finished(_) | Submitted::TooLate(_) = submitted {
        return Ok(submitted);
    }
    // What was answered is kept, although the attempt goes on.
    let save = SaveAnswers { attempt: command.attempt, sheet: command.sheet.clone() };
    match save_answers(app, actor, save).await {
        // Another window has submitted it in between, and that result stands.
        Err(SaveAnswersError::Refused(SaveRefused::AlreadyFinished | SaveRefused::TimeIsUp)) => {
            again_if_stale(|| submit_once(app, actor, &command)).await
        }
        saved => saved.map(|_| submitted).map_err(Into::into),
    }
}

async fn submit_once(
    app: &App,
    actor: &Actor,
    command: &SubmitAttempt,
) -> Result<Submitted, SubmitAttemptError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut attempt = find_own(&mut *tx, actor, command.attempt).await?;
    if let Some(finished) = attempt.value.finished() {
        return Ok(Submitted::Finished(finished));
    }
    let version = tx.modules().version(attempt.value.module(), attempt.value.version()).await?;
    let version = version.ok_or(FindAttemptError::NoSuchAttempt)?;

    let now = app.clock.now();
    if attempt.value.is_time_up(now) {
        let finished = attempt.value.time_out(&version, now)?;
        keep_end(app, tx, (&attempt, &version), &finished, now).await?;
        return Ok(Submitted::TooLate(finished));
    }

    if !attempt.value.save(&version, &command.sheet, now)?.conflicts.is_empty() {
        return Ok(Submitted::Conflicting);
    }
    let unanswered = attempt.value.unanswered(&version);
    if !(unanswered.is_empty() || command.even_incomplete) {
        return Ok(Submitted::Incomplete(unanswered));
    }
    let finished = attempt.value.submit(&version, now)?;

    keep_end(app, tx, (&attempt, &version), &finished, now).await?;
    Ok(Submitted::Finished(finished))
}

pub async fn acknowledge_module(
    app: &App,
    actor: &Actor,
    command: AcknowledgeModule,
) -> Result<AttemptFinished, SubmitAttemptError> {
    again_if_stale(|| acknowledge_once(app, actor, command)).await
}

async fn acknowledge_once(
    app: &App,
    actor: &Actor,
    command: AcknowledgeModule,
) -> Result<AttemptFinished, SubmitAttemptError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut attempt = find_own(&mut *tx, actor, command.attempt).await?;
    if let Some(finished) = attempt.value.finished() {
        return Ok(finished);
    }
    let version = tx.modules().version(attempt.value.module(), attempt.value.version()).await?;
    let version = version.ok_or(FindAttemptError::NoSuchAttempt)?;

    let now = app.clock.now();
    let finished = attempt.value.acknowledge(now)?;

    keep_end(app, tx, (&attempt, &version), &finished, now).await?;
    Ok(finished)
}

/// An attempt of the person who asks; somebody else's is not there.
async fn find_own(
    tx: &mut dyn Tx,
    actor: &Actor,
    id: AttemptId,
) -> Result<Versioned<Attempt>, SubmitAttemptError> {
    let person = actor.person_id().ok_or(Denied { permission: Permission::TakeTraining })?;
    let found = tx.attempts().find(id).await?;
    let own = found.filter(|it| it.value.person() == person);
    Ok(own.ok_or(FindAttemptError::NoSuchAttempt)?)
}

/// A save or another click came in between. It is the same person's, so there is nobody to ask:
/// the story is told again on what is there now.
async fn again_if_stale<T, R>(story: impl Fn() -> R) -> Result<T, SubmitAttemptError>
where
    R: Future<Output = Result<T, SubmitAttemptError>>,
{
    const MOST_TRIES: usize = 10;
    for _ in 1..MOST_TRIES {
        match repeat(&story).await {
            Err(SubmitAttemptError::Store(StoreError::Stale)) => {}
            done => return done,
        }
    }
    repeat(&story).await
}

impl From<SaveAnswersError> for SubmitAttemptError {
    fn from(err: SaveAnswersError) -> Self {
        match err {
            SaveAnswersError::Find(err) => Self::Find(err),
            SaveAnswersError::Refused(err) => Self::Save(err),
            SaveAnswersError::Store(err) => Self::Store(err),
        }
    }
}

failure!(SubmitAttemptError {
    Find(FindAttemptError),
    Save(SaveRefused),
    Submit(SubmitRefused),
    Denied(Denied),
    Store(StoreError),
});

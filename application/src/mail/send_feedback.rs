use domain_identity::{FeedbackSent, Language, WrittenMessage};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key},
    mail::{Letter, NewMail, Recipient, WrittenTo},
    repeat,
};

/// Somebody says to the admins of their company what is wrong, missing or good.
#[derive(Clone, Debug)]
pub struct SendFeedback {
    pub message: WrittenMessage,
}

#[derive(Debug, Error)]
pub enum SendFeedbackError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Each admin gets a mail with who says it, so that they can answer.
pub async fn send_feedback(
    app: &App,
    actor: &Actor,
    command: SendFeedback,
) -> Result<(), SendFeedbackError> {
    actor.permit(Permission::SendFeedback)?;
    let by = actor.person_id().ok_or(SendFeedbackError::NoSuchPerson)?;
    let (limit, now) = (&app.policy.feedback_person, app.clock.now());
    let key = throttle_key("feedback", &by.to_string());
    let taken = repeat(|| app.throttle.take(&key, limit, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let sent = repeat(|| send_once(app, actor, by, &command)).await;
    if sent.is_err() {
        // Nobody was written to. If this fails too, one try too many is counted.
        repeat(|| app.throttle.undo(&key, limit)).await.ok();
    }
    sent
}

async fn send_once(
    app: &App,
    actor: &Actor,
    by: PersonId,
    command: &SendFeedback,
) -> Result<(), SendFeedbackError> {
    let permit = actor.permit(Permission::SendFeedback)?;
    let mut tx = app.store.begin(&permit).await?;
    let author = tx.people().account(by).await?.ok_or(SendFeedbackError::NoSuchPerson)?;
    let profile = author.value.profile;
    let admins = tx.people().admins().await?;

    let now = app.clock.now();
    let written =
        WrittenTo { name: profile.name, email: profile.email, message: command.message.clone() };

    for admin in admins {
        let mail = NewMail {
            id: app.ids.next(),
            to: Recipient::of(&mut *tx, &admin, Language::English).await?,
            letter: Letter::Feedback { by, written: written.clone() },
            written: now,
        };
        tx.outbox().push(&mail).await?;
    }
    tx.commit(Facts::new(now, &FeedbackSent { person: by })).await?;
    Ok(())
}

failure!(SendFeedbackError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

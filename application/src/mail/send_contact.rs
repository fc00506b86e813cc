use domain_identity::{ContactSent, Email, Language, Limit};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{ThrottleKey, TooOften, throttle_key, throttle_network},
    mail::{Letter, NewMail, Recipient, WrittenTo},
    repeat,
};

/// Somebody, who need not have an account, writes to whoever runs the platform.
#[derive(Clone, Debug)]
pub struct SendContact {
    pub written: WrittenTo,
    /// In which they read the form, so that the answer can be in it.
    pub language: Language,
}

#[derive(Debug, Error)]
pub enum SendContactError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("nobody reads messages here")]
    NobodyReads,
}

/// What was counted, and against which limit.
type Tried<'a> = (ThrottleKey, &'a Limit);

/// Counts against the network address that it comes from, and against all of them together, so that
/// whoever has many addresses fills nobody's mailbox either.
pub async fn send_contact(
    app: &App,
    actor: &Actor,
    command: SendContact,
) -> Result<(), SendContactError> {
    let reader = app.policy.contact_to.as_ref().ok_or(SendContactError::NobodyReads)?;
    let tries = take(app, actor).await?;
    let sent = repeat(|| send_once(app, actor, &command, reader)).await;
    if sent.is_err() {
        give_back(app, &tries).await;
    }
    sent
}

async fn send_once(
    app: &App,
    actor: &Actor,
    command: &SendContact,
    reader: &Email,
) -> Result<(), SendContactError> {
    let permit = actor.permit_in(Realm::Platform, Permission::Contact)?;
    let mut tx = app.store.begin(&permit).await?;

    let (id, now) = (app.ids.next(), app.clock.now());
    let mail = NewMail {
        id,
        to: Recipient {
            person: None,
            name: None,
            email: reader.clone(),
            language: command.language,
        },
        letter: Letter::Contact(command.written.clone()),
        written: now,
    };

    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &ContactSent { mail: id })).await?;
    Ok(())
}

/// One try at each limit, or none at any.
async fn take<'a>(app: &'a App, actor: &Actor) -> Result<Vec<Tried<'a>>, SendContactError> {
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    let limits = [
        (throttle_key("contact address", &address), &app.policy.contact_address),
        (throttle_key("contact", ""), &app.policy.contact_all),
    ];
    let now = app.clock.now();
    let mut taken = Vec::new();
    for (key, limit) in limits {
        match repeat(|| app.throttle.take(&key, limit, now)).await {
            Ok(Ok(())) => taken.push((key, limit)),
            Ok(Err(wait)) => {
                give_back(app, &taken).await;
                return Err(TooOften { wait }.into());
            }
            Err(err) => {
                give_back(app, &taken).await;
                return Err(err.into());
            }
        }
    }
    Ok(taken)
}

/// Nobody was written to. If this fails too, one try too many is counted.
async fn give_back(app: &App, tries: &[Tried<'_>]) {
    for (key, limit) in tries {
        repeat(|| app.throttle.undo(key, limit)).await.ok();
    }
}

failure!(SendContactError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    NobodyReads => Refused "contact-nobody-reads",
});

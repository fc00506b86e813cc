use domain_identity::{ContactSent, Email, Language};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key, throttle_network},
    mail::{Letter, NewMail, Recipient, WrittenTo},
    repeat,
    tries::{self, Tried},
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

/// Counts against the network address that it comes from, and against all of them together, so that
/// whoever has many addresses fills nobody's mailbox either.
pub async fn send_contact(
    app: &App,
    actor: &Actor,
    command: SendContact,
) -> Result<(), SendContactError> {
    let reader = app.policy.contact_to.as_ref().ok_or(SendContactError::NobodyReads)?;
    let taken = tries::take::<SendContactError>(app, limits(app, actor)).await?;
    let sent = repeat(|| send_once(app, actor, &command, reader)).await;
    if sent.is_err() {
        tries::give_back(app, &taken).await;
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

/// From one address, and from all of them together.
fn limits<'a>(app: &'a App, actor: &Actor) -> [Tried<'a>; 2] {
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    [
        (throttle_key("contact address", &address), &app.policy.contact_address),
        (throttle_key("contact", ""), &app.policy.contact_all),
    ]
}

failure!(SendContactError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    NobodyReads => Refused "contact-nobody-reads",
});

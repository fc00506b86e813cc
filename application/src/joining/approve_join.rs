use domain_identity::{NotWaiting, Person, PlaceRefused, Username};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, Rule, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{NamesError, check_names_are_free},
    mail::{Letter, NewMail, Recipient},
    onboarding::follow_rules,
    repeat,
};

/// An admin lets somebody in who asked to join.
#[derive(Clone, Debug)]
pub struct ApproveJoin {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
    /// What they asked for, or another one if somebody has it.
    pub username: Option<Username>,
    pub role: Role,
    pub manager: Option<PersonId>,
}

#[derive(Debug, Error)]
pub enum ApproveJoinError {
    #[error(transparent)]
    NotWaiting(#[from] NotWaiting),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such manager")]
    NoSuchManager,
    #[error("they are in already")]
    AlreadyIn,
    /// Refused, never asked, or another company's.
    #[error("nobody waits here")]
    NoSuchRequest,
}

/// They sign in with the password that they chose when they asked.
pub async fn approve_join(
    app: &App,
    actor: &Actor,
    command: ApproveJoin,
) -> Result<(), ApproveJoinError> {
    repeat(|| approve_once(app, actor, &command)).await
}

async fn approve_once(
    app: &App,
    actor: &Actor,
    command: &ApproveJoin,
) -> Result<(), ApproveJoinError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // The manager's own place must not change meanwhile.
    tx.companies().guard().await?;
    let Some(request) = tx.join_requests().find(command.id).await? else {
        // Somebody else has decided, or somebody has clicked twice.
        return Err(match tx.people().find(command.id).await? {
            Some(_) => ApproveJoinError::AlreadyIn,
            None => ApproveJoinError::NoSuchRequest,
        });
    };
    let (new, approved) = request.value.approve(command.username.clone(), command.role)?;
    if request.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_names_are_free(&mut *tx, new.id, &new.profile).await?;
    let superior = match command.manager {
        Some(id) => {
            let found = tx.people().superior(id).await?;
            Some(found.ok_or(ApproveJoinError::NoSuchManager)?)
        }
        None => None,
    };

    let now = app.clock.now();
    let (person, created) = Person::create(new, superior.as_ref(), now)?;
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient {
            language: request.value.language,
            ..Recipient::of(&mut *tx, &person, request.value.language).await?
        },
        letter: Letter::JoinApproved,
        written: now,
    };

    match tx.people().insert(&person).await {
        Err(StoreError::Duplicate(Rule::PersonId)) => return Err(ApproveJoinError::AlreadyIn),
        inserted => inserted?,
    }
    tx.join_requests().remove(command.id, request.version).await?;
    // What was mailed before is nobody's, and would stay when they are erased.
    tx.outbox().forget_address(&request.value.email).await?;
    tx.outbox().push(&mail).await?;
    let facts = Facts::new(now, &approved).and(&created);
    let facts = follow_rules(app, &mut *tx, &[&person], now, facts).await?;
    tx.commit(facts).await?;
    Ok(())
}

failure!(ApproveJoinError {
    NotWaiting(NotWaiting),
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchManager => Invalid "manager-not-found" at "manager",
    AlreadyIn => Refused "join-already-in",
    NoSuchRequest => NotFound "join-not-found",
});

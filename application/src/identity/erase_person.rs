use domain_identity::{AccountId, EraseRefused, Owner, PersonName, PhotoId};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Realm, StoreError, Version, fold};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{SessionKey, drop_photo},
    repeat,
};

/// An admin removes whatever says who somebody was. What they did stays.
#[derive(Clone, Debug)]
pub struct ErasePerson {
    pub id: PersonId,
    /// As the page showed it.
    pub expected: Version,
    /// Their name, typed by hand, so that nobody erases somebody else.
    pub typed_name: String,
    /// What somebody is called who was erased, in front of a number: "Former person".
    pub called: PersonName,
}

#[derive(Debug, Error)]
pub enum ErasePersonError {
    #[error(transparent)]
    Refused(#[from] EraseRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this is not their name; type it as it stands above")]
    OtherName,
    #[error("this person still has something of the company; return it first")]
    HoldsItems,
    #[error("there is no such person")]
    NoSuchPerson,
}

/// Nobody can take this back.
pub async fn erase_person(
    app: &App,
    actor: &Actor,
    command: ErasePerson,
) -> Result<(), ErasePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let photo = repeat(|| erase_once(app, actor, &command)).await?;
    drop_photo(app, permit.realm(), photo).await;
    if let Realm::Company(company) = permit.realm() {
        let account = AccountId::Person { company, person: command.id };
        // Sessions may be kept elsewhere, with where they began. They have ended; what cannot be
        // deleted now goes by itself.
        app.sessions.end_others(account, &NO_SESSION).await.ok();
    }
    Ok(())
}

/// Nobody knows an id with this hash.
const NO_SESSION: SessionKey = SessionKey([0; 32]);

async fn erase_once(
    app: &App,
    actor: &Actor,
    command: &ErasePerson,
) -> Result<Option<PhotoId>, ErasePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // No two get one number.
    tx.companies().guard().await?;

    let found = tx.people().find(command.id).await?;
    let mut person = found.ok_or(ErasePersonError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let typed = command.typed_name.split_whitespace().collect::<Vec<_>>().join(" ");
    if fold(&typed) != fold(person.value.profile.name.as_str()) {
        return Err(ErasePersonError::OtherName);
    }
    // Nobody who is deactivated gets anything, so that this stays so.
    if !tx.custodies().of_holder(command.id).await?.is_empty() {
        return Err(ErasePersonError::HoldsItems);
    }
    let number = tx.people().n_erased().await? + 1;

    let now = app.clock.now();
    let address = person.value.profile.email.clone();
    let (erased, photo) = person.value.erase(&command.called, number, now)?;

    tx.people().update(&person).await?;
    tx.people().erase_traces(command.id).await?;
    let owner = Owner::Person(command.id);
    if let Some(factor) = tx.second_factors().find(owner).await? {
        tx.second_factors().remove(owner, factor.version).await?;
    }
    tx.links().revoke(command.id).await?;
    tx.outbox().forget(command.id).await?;
    // From before there was an account.
    tx.outbox().forget_address(&address).await?;
    tx.outbox().forget_feedback(command.id).await?;
    tx.join_requests().forget_address(&address).await?;
    tx.ratings().forget(command.id).await?;
    tx.exemptions().forget(command.id).await?;
    tx.custodies().forget(command.id).await?;
    tx.reservations().forget(command.id).await?;
    tx.work_orders().forget(command.id).await?;
    tx.skill_certificates().forget(command.id, now).await?;
    let mut facts = Facts::new(now, &erased);
    if let Some(mut student) = tx.students().of_person(command.id).await? {
        let gone = student.value.erase(command.called.clone(), number);
        tx.students().update(&student).await?;
        tx.students().forget(student.value.id).await?;
        facts = facts.and(&gone);
    }
    tx.commit(facts).await?;
    Ok(photo)
}

failure!(ErasePersonError {
    Refused(EraseRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    OtherName => Invalid "erase-other-name" at "name",
    HoldsItems => Refused "erase-holds-items",
    NoSuchPerson => NotFound "person-not-found",
});

use domain_identity::{Language, Person};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, Rule, StoreError};
use domain_training::{
    ExtraTry, ExtraTryReason, ExtraTryRefused, ModuleId, ModuleTitle, ModuleVersion,
};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// Somebody who has used all tries at a module may try once more. A manager gives it to people
/// below, an admin to everyone, and nobody to themselves.
#[derive(Clone, Debug)]
pub struct GiveTry {
    pub person: PersonId,
    pub module: ModuleId,
    pub reason: ExtraTryReason,
}

#[derive(Debug, Error)]
pub enum GiveTryError {
    #[error(transparent)]
    Refused(#[from] ExtraTryRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
    #[error("there is no such module")]
    NoSuchModule,
}

pub async fn give_try(app: &App, actor: &Actor, command: GiveTry) -> Result<(), GiveTryError> {
    match repeat(|| give_once(app, actor, &command)).await {
        // Somebody else has given it a moment ago.
        Err(GiveTryError::Store(StoreError::Duplicate(Rule::ExtraTry))) => {
            Err(ExtraTryRefused::HasTries.into())
        }
        given => given,
    }
}

async fn give_once(app: &App, actor: &Actor, command: &GiveTry) -> Result<(), GiveTryError> {
    let permit = actor.permit(Permission::AssignTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let GiveTry { person, module, reason } = command;
    let led = find_led(&mut *tx, actor, *person).await?;
    let version = offered(&mut *tx, *module).await?;
    let tries = version.quiz().map(|it| it.rules.tries).unwrap_or_default();
    let past = tx.attempts().past(*person, *module).await?;

    let (now, of) = (app.clock.now(), (*person, *module));
    let (extra, given) = ExtraTry::give(of, (tries, past), actor.person_id(), reason.clone(), now)?;

    let title: ModuleTitle = version.lesson().about().title.clone();
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(&mut *tx, &led, Language::English).await?,
        letter: Letter::ExtraTry { module: *module, title },
        written: now,
    };
    tx.attempts().insert_extra_try(&extra).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &given)).await?;
    Ok(())
}

/// Somebody active whose training is the actor's to decide about.
async fn find_led(
    tx: &mut dyn Tx,
    actor: &Actor,
    person: PersonId,
) -> Result<Person, GiveTryError> {
    let place = tx.people().superior(person).await?.ok_or(GiveTryError::NoSuchPerson)?;
    let leads = match (actor.role(), actor.person_id()) {
        (Some(Role::Manager), Some(manager)) => place.above.contains(&manager),
        _ => true,
    };
    let found = tx.people().find(person).await?.filter(|it| leads && it.value.state.is_active());
    Ok(found.ok_or(GiveTryError::NoSuchPerson)?.value)
}

/// What people start now.
async fn offered(tx: &mut dyn Tx, module: ModuleId) -> Result<ModuleVersion, GiveTryError> {
    let found = tx.modules().find(module).await?.ok_or(GiveTryError::NoSuchModule)?;
    let number = found.value.offered().map_err(|_| GiveTryError::NoSuchModule)?;
    let version = tx.modules().version(module, number).await?;
    version.ok_or(GiveTryError::NoSuchModule)
}

failure!(GiveTryError {
    Refused(ExtraTryRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
    NoSuchModule => NotFound "module-not-found",
});

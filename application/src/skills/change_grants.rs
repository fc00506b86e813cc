use domain_kernel::{Actor, Denied, Facts, Id, Permission, Rule, StoreError};
use domain_skills::{Giver, Grant, GrantsNothing, Level, SkillId};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author says that a module or a course gives a skill at a level.
#[derive(Clone, Copy, Debug)]
pub struct AddGrant {
    pub skill: SkillId,
    pub giver: Giver,
    pub level: Level,
}

/// An author says that it does not any more. Who was given it has it still.
#[derive(Clone, Copy, Debug)]
pub struct RemoveGrant {
    pub skill: SkillId,
    pub giver: Giver,
}

#[derive(Debug, Error)]
pub enum ChangeGrantsError {
    #[error(transparent)]
    Nothing(#[from] GrantsNothing),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such skill")]
    NoSuchSkill,
    #[error("choose a module or a course")]
    NoSuchGiver,
    #[error("this gives the skill already; remove it first to change the level")]
    Already,
    #[error("this does not give the skill")]
    NoSuchGrant,
}

/// Counts for those who pass or complete it from now on.
pub async fn add_grant(
    app: &App,
    actor: &Actor,
    command: AddGrant,
) -> Result<(), ChangeGrantsError> {
    let added = repeat(|| add_once(app, actor, command)).await;
    added.map_err(|err| match err {
        ChangeGrantsError::Store(StoreError::Duplicate(Rule::SkillGrant)) => {
            ChangeGrantsError::Already
        }
        err => err,
    })
}

async fn add_once(app: &App, actor: &Actor, command: AddGrant) -> Result<(), ChangeGrantsError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.skills().find(command.skill).await?.ok_or(ChangeGrantsError::NoSuchSkill)?;
    let is_there = match command.giver {
        Giver::Module(id) => tx.modules().find(Id::from_uuid(id.uuid())).await?.is_some(),
        Giver::Course(id) => tx.courses().find(Id::from_uuid(id.uuid())).await?.is_some(),
    };
    if !is_there {
        return Err(ChangeGrantsError::NoSuchGiver);
    }

    let (grant, added) = Grant::add(command.skill, command.giver, command.level)?;

    tx.grants().insert(&grant).await?;
    tx.commit(Facts::new(app.clock.now(), &added)).await?;
    Ok(())
}

pub async fn remove_grant(
    app: &App,
    actor: &Actor,
    command: RemoveGrant,
) -> Result<(), ChangeGrantsError> {
    repeat(|| remove_once(app, actor, command)).await
}

async fn remove_once(
    app: &App,
    actor: &Actor,
    command: RemoveGrant,
) -> Result<(), ChangeGrantsError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.grants().find(command.skill, command.giver).await?;
    let grant = found.ok_or(ChangeGrantsError::NoSuchGrant)?;

    tx.grants().remove(&grant).await?;
    tx.commit(Facts::new(app.clock.now(), &grant.remove())).await?;
    Ok(())
}

failure!(ChangeGrantsError {
    Nothing(GrantsNothing),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchSkill => NotFound "skill-not-found",
    NoSuchGiver => Invalid "grant-no-such-giver" at "giver",
    Already => Invalid "grant-already" at "giver",
    NoSuchGrant => NotFound "grant-not-found",
});

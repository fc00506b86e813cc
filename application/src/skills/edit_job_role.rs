use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_skills::{JobRole, JobRoleId, JobRoleSettings};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// An author says what a job takes.
#[derive(Clone, Debug)]
pub struct CreateJobRole {
    /// Handed out with the form, so that a form sent twice makes one job role.
    pub id: JobRoleId,
    pub settings: JobRoleSettings,
}

/// An author changes what a job takes.
#[derive(Clone, Debug)]
pub struct EditJobRole {
    pub id: JobRoleId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: JobRoleSettings,
}

/// An author deletes a job role; whoever has it has it no more.
#[derive(Clone, Copy, Debug)]
pub struct DeleteJobRole {
    pub id: JobRoleId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum EditJobRoleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such job role")]
    NoSuchJobRole,
    #[error("another job role has this title; choose a different one")]
    TitleTaken,
    /// Also of one that was deleted meanwhile.
    #[error("choose skills of the list")]
    NoSuchSkill,
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_job_role(
    app: &App,
    actor: &Actor,
    command: CreateJobRole,
) -> Result<(), EditJobRoleError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateJobRole,
) -> Result<(), EditJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    let now = app.clock.now();

    if tx.job_roles().find(command.id).await?.is_some() {
        return Ok(());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let (job_role, created) = JobRole::create(command.id, command.settings.clone(), now);

    tx.job_roles().insert(&job_role).await?;
    tx.commit(Facts::new(now, &created)).await?;
    Ok(())
}

pub async fn edit_job_role(
    app: &App,
    actor: &Actor,
    command: EditJobRole,
) -> Result<(), EditJobRoleError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditJobRole,
) -> Result<(), EditJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let job_role = tx.job_roles().find(command.id).await?;
    let mut job_role = job_role.ok_or(EditJobRoleError::NoSuchJobRole)?;
    if job_role.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let Some(edited) = job_role.value.edit(command.settings.clone()) else {
        return Ok(());
    };

    tx.job_roles().update(&job_role).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

pub async fn delete_job_role(
    app: &App,
    actor: &Actor,
    command: DeleteJobRole,
) -> Result<(), EditJobRoleError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteJobRole,
) -> Result<(), EditJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nobody gets it meanwhile.
    tx.companies().guard().await?;

    let job_role = tx.job_roles().find(command.id).await?;
    let job_role = job_role.ok_or(EditJobRoleError::NoSuchJobRole)?;
    if job_role.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let n_people = tx.job_roles().n_people(command.id).await?;

    let deleted = job_role.value.delete(n_people);

    tx.job_roles().remove(command.id, job_role.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

async fn check(
    tx: &mut dyn Tx,
    job_role: JobRoleId,
    settings: &JobRoleSettings,
) -> Result<(), EditJobRoleError> {
    let holder = tx.job_roles().with_title(&settings.title).await?;
    if holder.is_some_and(|it| it != job_role) {
        return Err(EditJobRoleError::TitleTaken);
    }
    let asked = settings.needs().iter().map(|it| it.skill).collect();
    match tx.skills().among(&asked).await? == asked {
        true => Ok(()),
        false => Err(EditJobRoleError::NoSuchSkill),
    }
}

failure!(EditJobRoleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchJobRole => NotFound "job-role-not-found",
    TitleTaken => Invalid "job-role-title-taken" at "title",
    NoSuchSkill => Invalid "job-role-no-such-skill" at "needs",
});

use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_skills::{JobRoleId, SkillId, SkillName};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    skills::{JobRoleLine, JobRoleView},
};

/// An author looks at the company's job roles by title, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListJobRoles {
    /// Part of a title, or empty for all.
    pub search: String,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindJobRoleError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such job role")]
    NoSuchJobRole,
}

pub async fn list_job_roles(
    app: &App,
    actor: &Actor,
    query: ListJobRoles,
) -> Result<Page<JobRoleLine>, FindJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    Ok(app.skills.job_roles(&permit, &query).await?)
}

/// An author looks at one job role.
pub async fn see_job_role(
    app: &App,
    actor: &Actor,
    id: JobRoleId,
) -> Result<JobRoleView, FindJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    app.skills.job_role(&permit, id).await?.ok_or(FindJobRoleError::NoSuchJobRole)
}

/// All skills, by name, of which a job role can need some.
pub async fn list_skill_choices(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(SkillId, SkillName)>, FindJobRoleError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    Ok(app.skills.skill_choices(&permit).await?)
}

failure!(FindJobRoleError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchJobRole => NotFound "job-role-not-found",
});

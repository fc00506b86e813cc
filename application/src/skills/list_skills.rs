use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_skills::{LabelId, SkillId};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::Direction,
    skills::{SkillLine, SkillView},
};

/// What a list of skills is sorted by. Skills alike in that are sorted by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SkillsSortedBy {
    #[default]
    Name,
    /// What has none comes last, whichever the direction.
    Category,
    JobRoles,
}

/// An author looks at the company's skills, a page at a time.
#[derive(Clone, Debug, Default)]
pub struct ListSkills {
    /// Part of a name, or empty for all.
    pub search: String,
    pub category: Option<LabelId>,
    pub sorted_by: SkillsSortedBy,
    pub direction: Direction,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindSkillError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such skill")]
    NoSuchSkill,
}

pub async fn list_skills(
    app: &App,
    actor: &Actor,
    query: ListSkills,
) -> Result<Page<SkillLine>, FindSkillError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    Ok(app.skills.skills(&permit, &query).await?)
}

/// An author looks at one skill.
pub async fn see_skill(app: &App, actor: &Actor, id: SkillId) -> Result<SkillView, FindSkillError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    app.skills.skill(&permit, id).await?.ok_or(FindSkillError::NoSuchSkill)
}

impl SkillsSortedBy {
    pub const ALL: [Self; 3] = [Self::Name, Self::Category, Self::JobRoles];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Category => "category",
            Self::JobRoles => "job_roles",
        }
    }

    /// The opposite of [`SkillsSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

failure!(FindSkillError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchSkill => NotFound "skill-not-found",
});

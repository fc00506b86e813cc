use domain_kernel::{Actor, Denied, Permission, StoreError};
use domain_skills::{Giver, LevelText, SkillId, SkillName};
use thiserror::Error;

use super::rating_reads::GrantLine;
use crate::{App, failure::failure};

/// A skill with what gives it, and what could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillGrants {
    pub id: SkillId,
    pub name: SkillName,
    /// What the levels from 1 to 4 mean.
    pub levels: [Option<LevelText>; 4],
    /// By title.
    pub grants: Vec<GrantLine>,
    /// Modules that are offered and courses, by title; those that give it too.
    pub givers: Vec<(Giver, String)>,
}

#[derive(Debug, Error)]
pub enum SeeGrantsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such skill")]
    NoSuchSkill,
}

/// An author looks at what gives a skill.
pub async fn see_grants(
    app: &App,
    actor: &Actor,
    skill: SkillId,
) -> Result<SkillGrants, SeeGrantsError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let found = app.skills.skill(&permit, skill).await?.ok_or(SeeGrantsError::NoSuchSkill)?;
    Ok(SkillGrants {
        id: skill,
        name: found.settings.name,
        levels: found.settings.levels,
        grants: app.ratings.grants(&permit, skill).await?,
        givers: app.ratings.givers(&permit).await?,
    })
}

failure!(SeeGrantsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchSkill => NotFound "skill-not-found",
});

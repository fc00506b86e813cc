use domain_equipment::SkillIsNeeded;
use domain_kernel::{Actor, Denied, Facts, Id, Permission, StoreError, Version};
use domain_skills::SkillId;
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An author deletes a skill in which nobody was ever rated and for which no equipment asks, with
/// everything that belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSkill {
    pub id: SkillId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeleteSkillError {
    #[error(transparent)]
    IsNeeded(#[from] SkillIsNeeded),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such skill")]
    NoSuchSkill,
    #[error("people have been rated in this skill")]
    IsRated,
}

pub async fn delete_skill(
    app: &App,
    actor: &Actor,
    command: DeleteSkill,
) -> Result<(), DeleteSkillError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteSkill,
) -> Result<(), DeleteSkillError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    // No job role and no equipment comes to need it meanwhile.
    tx.companies().guard().await?;

    let skill = tx.skills().find(command.id).await?;
    let skill = skill.ok_or(DeleteSkillError::NoSuchSkill)?;
    if skill.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    if tx.ratings().is_rated(command.id).await? {
        return Err(DeleteSkillError::IsRated);
    }
    let n_uses = tx.item_needs().n_uses(Id::from_uuid(command.id.uuid())).await?;
    if 0 < n_uses {
        return Err(SkillIsNeeded { n_uses }.into());
    }
    let n_job_roles = tx.skills().n_job_roles(command.id).await?;

    let deleted = skill.value.delete(n_job_roles);

    tx.skills().remove(command.id, skill.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

failure!(DeleteSkillError {
    IsNeeded(SkillIsNeeded),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchSkill => NotFound "skill-not-found",
    IsRated => Refused "rating-skill-is-rated",
});

use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use domain_skills::{LabelKind, NewSkill, Skill, SkillId, SkillSettings};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat};

/// An author notes down something that people can do.
#[derive(Clone, Debug)]
pub struct CreateSkill {
    /// Handed out with the form, so that a form sent twice makes one skill.
    pub id: SkillId,
    pub settings: SkillSettings,
}

/// An author changes what a skill is.
#[derive(Clone, Debug)]
pub struct EditSkill {
    pub id: SkillId,
    /// As the form showed it.
    pub expected: Version,
    pub settings: SkillSettings,
}

#[derive(Debug, Error)]
pub enum EditSkillError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such skill")]
    NoSuchSkill,
    #[error("another skill has this name; choose a different one")]
    NameTaken,
    #[error("choose a category of the list")]
    NoSuchCategory,
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_skill(
    app: &App,
    actor: &Actor,
    command: CreateSkill,
) -> Result<(), EditSkillError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateSkill,
) -> Result<(), EditSkillError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;
    let now = app.clock.now();

    if tx.skills().find(command.id).await?.is_some() {
        return Ok(());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let new = NewSkill { id: command.id, settings: command.settings.clone() };
    let (skill, created) = Skill::create(new, now);

    tx.skills().insert(&skill).await?;
    tx.commit(Facts::new(now, &created)).await?;
    Ok(())
}

pub async fn edit_skill(
    app: &App,
    actor: &Actor,
    command: EditSkill,
) -> Result<(), EditSkillError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditSkill) -> Result<(), EditSkillError> {
    let permit = actor.permit(Permission::AuthorSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let skill = tx.skills().find(command.id).await?;
    let mut skill = skill.ok_or(EditSkillError::NoSuchSkill)?;
    if skill.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check(&mut *tx, command.id, &command.settings).await?;

    let Some(edited) = skill.value.edit(command.settings.clone()) else {
        return Ok(());
    };

    tx.skills().update(&skill).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

/// The store refuses a name that is taken too, for two who save at once.
async fn check(
    tx: &mut dyn Tx,
    skill: SkillId,
    settings: &SkillSettings,
) -> Result<(), EditSkillError> {
    let holder = tx.skills().with_name(&settings.name).await?;
    if holder.is_some_and(|it| it != skill) {
        return Err(EditSkillError::NameTaken);
    }
    let Some(category) = settings.category else {
        return Ok(());
    };
    let category = tx.skill_labels().find(category).await?;
    match category.is_some_and(|it| it.value.kind == LabelKind::Category) {
        true => Ok(()),
        false => Err(EditSkillError::NoSuchCategory),
    }
}

failure!(EditSkillError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchSkill => NotFound "skill-not-found",
    NameTaken => Invalid "skill-name-taken" at "name",
    NoSuchCategory => Invalid "skill-no-such-category" at "category",
});

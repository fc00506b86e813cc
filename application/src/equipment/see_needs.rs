use domain_equipment::{CategoryId, ItemId, MissingSkills};
use domain_identity::PersonName;
use domain_kernel::{Actor, Date, Denied, Permission, Permit, PersonId};
use domain_skills::{Need, SkillId, SkillName};

use super::{ItemNeedLine, SeeItemError, moves::colleague, qualified::missing_skills};
use crate::{App, skills::Qualification};

/// A skill that an item asks for, and how somebody stands with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemQualification {
    pub need: ItemNeedLine,
    pub qualification: Qualification,
}

/// Whether somebody is qualified for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonQualifications {
    pub person: PersonId,
    pub name: PersonName,
    pub needs: Vec<ItemQualification>,
    /// What they lack, as a waiver names it.
    pub missing: Option<MissingSkills>,
}

/// What an item asks of whoever has it, for those who see equipment.
pub async fn see_item_needs(
    app: &App,
    actor: &Actor,
    item: ItemId,
) -> Result<Vec<ItemNeedLine>, SeeItemError> {
    let permit = actor.permit(Permission::SeeEquipment)?;
    Ok(app.item_needs.item_needs(&permit, item).await?)
}

/// What a category asks of whoever has one of its items.
pub async fn see_category_needs(
    app: &App,
    actor: &Actor,
    category: CategoryId,
) -> Result<Vec<ItemNeedLine>, SeeItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.item_needs.category_needs(&permit, category).await?)
}

/// All skills, by name, for which equipment can ask.
pub async fn list_skills_to_need(
    app: &App,
    actor: &Actor,
) -> Result<Vec<(SkillId, SkillName)>, SeeItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    Ok(app.skills.skill_choices(&permit).await?)
}

/// Whether somebody is qualified for an item on a day, by the names of the skills.
pub async fn see_own_qualifications(
    app: &App,
    actor: &Actor,
    item: ItemId,
    today: Date,
) -> Result<Vec<ItemQualification>, SeeItemError> {
    let permission = Permission::HoldEquipment;
    let permit = actor.permit(permission)?;
    let own = actor.person_id().ok_or(Denied { permission })?;
    qualifications(app, &permit, (item, own), today).await
}

/// The same of somebody to whom an admin gives it, by their e-mail address or username. Nothing of
/// somebody whom the company does not have.
pub async fn see_qualifications(
    app: &App,
    actor: &Actor,
    (item, person): (ItemId, &str),
    today: Date,
) -> Result<Option<PersonQualifications>, SeeItemError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let Some(person) = colleague(&mut *app.store.begin(&permit).await?, person).await? else {
        return Ok(None);
    };
    let found = app.store.begin(&permit).await?.people().find(person).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    let needs = qualifications(app, &permit, (item, person), today).await?;
    let missing = needs.iter().filter(|it| it.qualification.is_missing());
    let missing = missing.map(|it| (it.need.name.clone(), it.need.needed().get()));
    Ok(Some(PersonQualifications {
        person,
        name: found.value.profile.name,
        missing: missing_skills(missing),
        needs,
    }))
}

async fn qualifications(
    app: &App,
    permit: &Permit,
    (item, person): (ItemId, PersonId),
    today: Date,
) -> Result<Vec<ItemQualification>, SeeItemError> {
    let lines = app.item_needs.item_needs(permit, item).await?;
    let needs = lines.iter().map(|it| Need { skill: it.skill, level: it.needed() });
    let needs: Vec<Need> = needs.collect();
    let stands = app.qualifications.of(permit, person, &needs, today).await?;
    let both = lines.into_iter().zip(stands);
    Ok(both.map(|(need, qualification)| ItemQualification { need, qualification }).collect())
}

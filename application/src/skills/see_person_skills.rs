use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError};
use domain_skills::SkillId;
use thiserror::Error;

use super::rating_reads::{GrantLine, ListPersonSkills, PersonSkill};
use crate::{
    App, Page,
    failure::failure,
    onboarding::{TeamMember, manager},
};

#[derive(Debug, Error)]
pub enum SeePersonSkillsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team, and of oneself.
    #[error("there is no such person in your team")]
    NoSuchPerson,
    #[error("there is no such skill")]
    NoSuchSkill,
}

/// A manager looks at what one of their people can do.
pub async fn list_person_skills(
    app: &App,
    actor: &Actor,
    query: &ListPersonSkills,
) -> Result<(TeamMember, Page<PersonSkill>), SeePersonSkillsError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let member = member(app, actor, &permit, query.person).await?;
    Ok((member, skills(app, &permit, query).await?))
}

/// Somebody looks at what they can do; whose skills the query asks for does not matter.
pub async fn list_own_skills(
    app: &App,
    actor: &Actor,
    query: ListPersonSkills,
) -> Result<Page<PersonSkill>, SeePersonSkillsError> {
    let (permit, person) = own(actor)?;
    Ok(skills(app, &permit, &ListPersonSkills { person, ..query }).await?)
}

/// A manager looks at one skill of one of their people.
pub async fn see_person_skill(
    app: &App,
    actor: &Actor,
    person: PersonId,
    skill: SkillId,
) -> Result<(TeamMember, PersonSkill), SeePersonSkillsError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let member = member(app, actor, &permit, person).await?;
    Ok((member, a_skill(app, &permit, person, skill).await?))
}

/// Somebody looks at one skill of theirs.
pub async fn see_own_skill(
    app: &App,
    actor: &Actor,
    skill: SkillId,
) -> Result<PersonSkill, SeePersonSkillsError> {
    let (permit, person) = own(actor)?;
    a_skill(app, &permit, person, skill).await
}

/// What gives a skill, for whoever has it or is to have it.
pub async fn list_givers(
    app: &App,
    actor: &Actor,
    skill: SkillId,
) -> Result<Vec<GrantLine>, SeePersonSkillsError> {
    let (permit, _) = own(actor)?;
    Ok(app.ratings.grants(&permit, skill).await?)
}

pub(super) fn own(actor: &Actor) -> Result<(Permit, PersonId), Denied> {
    let denied = Denied { permission: Permission::TakeTraining };
    let person = actor.person_id().ok_or(denied)?;
    Ok((actor.permit(Permission::TakeTraining)?, person))
}

pub(super) async fn member(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    person: PersonId,
) -> Result<TeamMember, SeePersonSkillsError> {
    let found = app.onboarding.member(permit, manager(actor), person).await?;
    let member = found.filter(|it| Some(it.id) != actor.person_id());
    member.ok_or(SeePersonSkillsError::NoSuchPerson)
}

async fn skills(
    app: &App,
    permit: &Permit,
    query: &ListPersonSkills,
) -> Result<Page<PersonSkill>, StoreError> {
    let mut page = app.ratings.person_skills(permit, query).await?;
    let ids: Vec<SkillId> = page.items.iter().map(|it| it.id).collect();
    let ratings = app.ratings.ratings(permit, query.person, &ids).await?;
    for line in ratings {
        let skill = page.items.iter_mut().find(|it| it.id == line.rating.skill);
        if let Some(skill) = skill {
            skill.ratings.push(line);
        }
    }
    Ok(page)
}

async fn a_skill(
    app: &App,
    permit: &Permit,
    person: PersonId,
    skill: SkillId,
) -> Result<PersonSkill, SeePersonSkillsError> {
    let found = app.ratings.person_skill(permit, person, skill).await?;
    let mut found = found.ok_or(SeePersonSkillsError::NoSuchSkill)?;
    found.ratings = app.ratings.ratings(permit, person, &[skill]).await?;
    Ok(found)
}

failure!(SeePersonSkillsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "rating-no-such-person",
    NoSuchSkill => NotFound "skill-not-found",
});

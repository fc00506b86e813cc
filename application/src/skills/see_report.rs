use domain_identity::PersonName;
use domain_kernel::{Actor, Date, Permission, Permit, PersonId, StoreError};
use domain_skills::{Level, Overview, Position};

use super::see_person_skills::{member, own};
use crate::{
    App,
    onboarding::TeamMember,
    skills::{GapLine, SeePersonSkillsError, SkillPosition},
};

/// How somebody stands with all their skills on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonReport {
    pub day: Date,
    pub overview: Overview,
    /// By category and name: what they have, what they need, and what they had.
    pub skills: Vec<SkillPosition>,
    /// What closes them.
    pub gaps: Vec<GapLine>,
}

/// A manager looks at how one of their people stands.
pub async fn see_report(
    app: &App,
    actor: &Actor,
    person: PersonId,
    day: Date,
) -> Result<(TeamMember, PersonReport), SeePersonSkillsError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let member = member(app, actor, &permit, person).await?;
    Ok((member, report(app, &permit, person, day).await?))
}

/// Somebody looks at how they stand.
pub async fn see_own_report(
    app: &App,
    actor: &Actor,
    day: Date,
) -> Result<(PersonName, PersonReport), SeePersonSkillsError> {
    let (permit, person) = own(actor)?;
    let profile = app.skills.profile(&permit, person).await?;
    let name = profile.ok_or(SeePersonSkillsError::NoSuchPerson)?.name;
    Ok((name, report(app, &permit, person, day).await?))
}

async fn report(
    app: &App,
    permit: &Permit,
    person: PersonId,
    day: Date,
) -> Result<PersonReport, StoreError> {
    let mut skills = app.gaps.positions(permit, person, day).await?;
    // What was taken back, or said to be none, and is needed for nothing says nothing.
    skills.retain(|it| {
        let position = it.position;
        Level::NONE < position.level.max(position.needed) || position.lapse.is_some()
    });
    let positions: Vec<Position> = skills.iter().map(|it| it.position).collect();
    let overview = Overview::of(&positions, day);
    let gaps = app.gaps.gaps_of(permit, person, day).await?;
    Ok(PersonReport { day, overview, skills, gaps })
}

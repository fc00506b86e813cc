use domain_kernel::{Actor, Date, Permission};

use super::see_person_skills::own;
use crate::{
    App, Page, PageNumber,
    onboarding::manager,
    skills::{GapLine, SeePersonSkillsError, TeamChoices, WhichPeople},
};

/// A manager looks at what is missing among the people below, an admin among all; a page at a time.
#[derive(Clone, Debug)]
pub struct ListGaps {
    /// Part of a person's name, or empty for all.
    pub search: String,
    /// Part of a skill's name, or empty for all.
    pub skill: String,
    pub people: WhichPeople,
    pub only_critical: bool,
    /// The day on which it is missing.
    pub day: Date,
    pub page: PageNumber,
}

pub async fn list_gaps(
    app: &App,
    actor: &Actor,
    query: &ListGaps,
) -> Result<(Page<GapLine>, TeamChoices), SeePersonSkillsError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let gaps = app.gaps.gaps(&permit, manager(actor), query).await?;
    Ok((gaps, app.gaps.choices(&permit, manager(actor)).await?))
}

/// Somebody looks at what they have too little of.
pub async fn list_own_gaps(
    app: &App,
    actor: &Actor,
    day: Date,
) -> Result<Vec<GapLine>, SeePersonSkillsError> {
    let (permit, person) = own(actor)?;
    Ok(app.gaps.gaps_of(&permit, person, day).await?)
}

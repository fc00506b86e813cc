use domain_kernel::{Actor, Date, Permission};
use domain_skills::LabelId;

use crate::{
    App, Page, PageNumber,
    onboarding::manager,
    skills::{CoverageLine, SeePersonSkillsError, TeamChoices, WhichPeople},
};

/// A manager looks at how many of the people below have which skill, an admin at how many of all; a
/// page at a time.
#[derive(Clone, Debug)]
pub struct ListCoverage {
    /// Part of a skill's name, or empty for all.
    pub search: String,
    pub category: Option<LabelId>,
    pub only_critical: bool,
    pub people: WhichPeople,
    pub day: Date,
    pub page: PageNumber,
}

pub async fn see_coverage(
    app: &App,
    actor: &Actor,
    query: &ListCoverage,
) -> Result<(Page<CoverageLine>, TeamChoices), SeePersonSkillsError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let lines = app.gaps.coverage(&permit, manager(actor), query).await?;
    Ok((lines, app.gaps.choices(&permit, manager(actor)).await?))
}

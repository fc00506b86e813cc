use async_trait::async_trait;
use domain_identity::{DepartmentId, DepartmentName, PersonName};
use domain_kernel::{Date, Permit, PersonId, StoreError};
use domain_onboarding::PathId;
use domain_skills::{
    Giver, JobRoleId, JobRoleTitle, LabelId, LabelName, Lapse, Level, Position, SkillId, SkillName,
};

use crate::{
    Page,
    skills::{ListCoverage, ListGaps},
};

/// What is missing, outside any transaction. A `manager` narrows everything to the people below
/// them, on all levels.
#[async_trait]
pub trait GapReads: Send + Sync {
    /// What active people have less of than their job roles need, by the names of the people and of
    /// the skills.
    async fn gaps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListGaps,
    ) -> Result<Page<GapLine>, StoreError>;
    /// The same of one person, all of it.
    async fn gaps_of(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<GapLine>, StoreError>;
    /// How many active people have which skill, by the names of the skills.
    async fn coverage(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListCoverage,
    ) -> Result<Page<CoverageLine>, StoreError>;
    /// Every skill that somebody was ever rated in or needs, by category and name; those without a
    /// category last.
    async fn positions(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<SkillPosition>, StoreError>;
    /// What these lists can be narrowed to, by name: the first [`TeamChoices::MOST`] of each.
    async fn choices(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<TeamChoices, StoreError>;
}

/// Which of those whom somebody leads are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhichPeople {
    /// Those below this one, on all levels.
    pub team: Option<PersonId>,
    pub department: Option<DepartmentId>,
    pub job_role: Option<JobRoleId>,
}

/// A skill of which somebody has less than they need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GapLine {
    pub person: PersonId,
    pub name: PersonName,
    pub skill: SkillId,
    pub skill_name: SkillName,
    pub is_critical: bool,
    pub has: Level,
    /// The highest level that one of their job roles asks for.
    pub needed: Level,
    /// That they had more of it once.
    pub lapse: Option<Lapse>,
    /// What gives enough of it, the lowest level first: modules that are offered, and courses that
    /// are not over.
    pub closings: Vec<Closing>,
}

/// What closes a gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    pub giver: Giver,
    pub title: String,
    pub level: Level,
    /// Whether the person can start the module, or is in the course.
    pub is_theirs: bool,
    /// The first path by title on which one is given the module.
    pub path: Option<PathId>,
}

/// A skill, and at which levels people have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLine {
    pub skill: SkillId,
    pub name: SkillName,
    pub category: Option<LabelName>,
    pub is_critical: bool,
    /// The highest level that a job role needs; 0 if none needs it.
    pub needed: Level,
    /// From level 1 on, lowest first. Nothing about levels that nobody has.
    pub held: Vec<Held>,
}

/// How many people have a skill at exactly this level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub level: Level,
    pub n_today: u32,
    /// As many days later as is soon, if nothing else happens.
    pub n_soon: u32,
    /// One of those who have it today.
    pub somebody: Option<PersonName>,
}

/// How many people have a skill well enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holders {
    pub n_today: u32,
    /// Soon, if nothing else happens.
    pub n_soon: u32,
    /// Who it is, where it is only one.
    pub only: Option<PersonName>,
}

/// A skill of somebody, and how they stand with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillPosition {
    pub skill: SkillId,
    pub name: SkillName,
    pub category: Option<LabelName>,
    pub is_critical: bool,
    pub position: Position,
}

/// Managers, departments, job roles and categories to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TeamChoices {
    /// Active people who lead others.
    pub teams: Vec<(PersonId, PersonName)>,
    pub departments: Vec<(DepartmentId, DepartmentName)>,
    pub job_roles: Vec<(JobRoleId, JobRoleTitle)>,
    pub categories: Vec<(LabelId, LabelName)>,
}

impl TeamChoices {
    /// More than anybody would look through.
    pub const MOST: usize = 100;
}

impl CoverageLine {
    /// Where no job role says what is enough: what is done without help, in most scales.
    const ENOUGH: u8 = 2;

    /// The level from which on somebody counts: the one that is asked for, or else the one that is
    /// needed.
    pub fn enough(&self, asked: Option<Level>) -> Level {
        let untold = || Level::new(Self::ENOUGH).unwrap_or(Level::MAX);
        let needed = Some(self.needed).filter(|it| Level::NONE < *it);
        asked.or(needed).unwrap_or_else(untold)
    }

    /// Those who have it at this level or above.
    pub fn holders(&self, level: Level) -> Holders {
        let held = || self.held.iter().filter(|it| level <= it.level);
        let n_today = held().map(|it| it.n_today).sum();
        let somebody = held().find_map(|it| it.somebody.clone());
        Holders {
            n_today,
            n_soon: held().map(|it| it.n_soon).sum(),
            only: somebody.filter(|_| n_today == 1),
        }
    }
}

impl Holders {
    /// How many fewer there soon are, if nothing else happens.
    pub fn n_lapsing(&self) -> u32 {
        self.n_today.saturating_sub(self.n_soon)
    }
}

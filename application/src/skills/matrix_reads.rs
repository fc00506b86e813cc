use async_trait::async_trait;
use domain_identity::{DepartmentId, DepartmentName, JobTitle, PersonName};
use domain_kernel::{Date, Permit, PersonId, StoreError};
use domain_skills::{
    JobRoleId, JobRoleTitle, LabelId, LabelName, Lapse, Level, SkillId, SkillName, Standing,
};

use crate::{Page, PageNumber, identity::Direction};

/// What the matrix of people and skills shows, outside any transaction. It is never read as a whole.
#[async_trait]
pub trait MatrixReads: Send + Sync {
    /// What the filters can be set to, and the name of the skill that they are set to.
    async fn matrix_choices(
        &self,
        permit: &Permit,
        skill: Option<SkillId>,
    ) -> Result<MatrixChoices, StoreError>;
    /// A page of those who are asked for.
    async fn matrix_people(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        order: MatrixOrder,
        page: PageNumber,
    ) -> Result<Page<MatrixPerson>, StoreError>;
    /// The next of them by name, as many as are asked for.
    async fn matrix_people_after(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        after: Option<&MatrixPerson>,
        limit: u32,
    ) -> Result<Vec<MatrixPerson>, StoreError>;
    /// Skills that are asked for, by name, and how many there are in all.
    async fn matrix_skills(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        place: Columns,
    ) -> Result<(Vec<MatrixSkill>, u32), StoreError>;
    /// How these people stand with these skills, or with all of them. There is no cell where nobody has
    /// said anything and nothing is needed.
    async fn matrix_cells(
        &self,
        permit: &Permit,
        people: &[PersonId],
        skills: Option<&[SkillId]>,
        on: Date,
    ) -> Result<Vec<MatrixCell>, StoreError>;
}

/// Who and what is asked for. People are active ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixFilter {
    /// The day on which it is to be so.
    pub on: Date,
    /// Part of a person's name, or empty for all.
    pub search: String,
    /// Those below this person, all levels.
    pub team: Option<PersonId>,
    pub department: Option<DepartmentId>,
    pub job_role: Option<JobRoleId>,
    pub project: Option<LabelId>,
    pub grade: Option<LabelId>,
    /// Of skills.
    pub category: Option<LabelId>,
    /// People who have this skill at least at this level.
    pub skill: Option<(SkillId, Level)>,
    /// Only skills that job roles need, or the one that is asked for, and only people who lack one of
    /// them.
    pub only_gaps: bool,
    /// People with one of the skills whose level falls within so many days.
    pub lapsing: Option<u16>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixOrder {
    pub sorted_by: MatrixSortedBy,
    pub direction: Direction,
}

/// What people are sorted by. Those alike in that are sorted by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatrixSortedBy {
    #[default]
    Name,
    /// Whoever is in none comes last, whichever the direction.
    Department,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    pub n_skipped: u32,
    pub limit: u32,
}

/// By name, each list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixChoices {
    pub departments: Vec<(DepartmentId, DepartmentName)>,
    /// Those who lead somebody.
    pub leaders: Vec<(PersonId, PersonName)>,
    pub job_roles: Vec<(JobRoleId, JobRoleTitle)>,
    pub categories: Vec<(LabelId, LabelName)>,
    pub grades: Vec<(LabelId, LabelName)>,
    pub projects: Vec<(LabelId, LabelName)>,
    pub skill: Option<(SkillId, SkillName)>,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixPerson {
    pub id: PersonId,
    pub name: PersonName,
    pub job_title: Option<JobTitle>,
    pub department: Option<DepartmentName>,
}

/// A column of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixSkill {
    pub id: SkillId,
    pub name: SkillName,
    pub category: Option<LabelName>,
}

/// How somebody stands with a skill on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixCell {
    pub person: PersonId,
    pub skill: SkillId,
    pub level: Level,
    /// 0 if no job role of theirs needs it.
    pub needed: Level,
    /// The last day of a level as high as this if nothing else happens.
    pub falls_on: Option<Date>,
    pub lapse: Option<Lapse>,
}

impl MatrixCell {
    pub fn standing(&self) -> Standing {
        Standing::of(self.level, self.needed)
    }
}

impl MatrixFilter {
    /// Everybody and everything on a day.
    pub fn all(on: Date) -> Self {
        Self {
            on,
            search: String::new(),
            team: None,
            department: None,
            job_role: None,
            project: None,
            grade: None,
            category: None,
            skill: None,
            only_gaps: false,
            lapsing: None,
        }
    }
}

impl MatrixSortedBy {
    pub const ALL: [Self; 2] = [Self::Name, Self::Department];

    /// The word of query strings, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Department => "department",
        }
    }

    /// The opposite of [`MatrixSortedBy::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Columns {
    pub const ALL: Self = Self { n_skipped: 0, limit: u32::MAX >> 1 };
}

use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Permit, PersonId, StoreError, Timestamp, Version};
use domain_skills::{
    JobRoleId, JobRoleSettings, JobRoleTitle, LabelId, LabelKind, LabelName, Level,
    ProfileSettings, SkillId, SkillName, SkillSettings,
};

use crate::{
    Page,
    skills::{ListJobRoles, ListSkills},
};

/// What the screens of skills show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait SkillsReads: Send + Sync {
    async fn skills(
        &self,
        permit: &Permit,
        query: &ListSkills,
    ) -> Result<Page<SkillLine>, StoreError>;
    async fn skill(&self, permit: &Permit, id: SkillId) -> Result<Option<SkillView>, StoreError>;
    /// All of the company, by name, to choose from.
    async fn skill_choices(&self, permit: &Permit)
    -> Result<Vec<(SkillId, SkillName)>, StoreError>;
    /// All lists of names, one after the other, by name.
    async fn labels(&self, permit: &Permit) -> Result<Vec<LabelLine>, StoreError>;
    /// By title.
    async fn job_roles(
        &self,
        permit: &Permit,
        query: &ListJobRoles,
    ) -> Result<Page<JobRoleLine>, StoreError>;
    async fn job_role(
        &self,
        permit: &Permit,
        id: JobRoleId,
    ) -> Result<Option<JobRoleView>, StoreError>;
    /// All of the company, by title, to choose from.
    async fn job_role_choices(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(JobRoleId, JobRoleTitle)>, StoreError>;
    /// What somebody of the company does. Nothing of somebody whom it does not have.
    async fn profile(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<ProfileView>, StoreError>;
}

/// A skill in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillLine {
    pub id: SkillId,
    pub name: SkillName,
    pub category: Option<LabelName>,
    pub is_critical: bool,
    /// How many job roles need it.
    pub n_job_roles: u32,
}

/// A skill on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillView {
    pub id: SkillId,
    pub version: Version,
    pub settings: SkillSettings,
    pub category: Option<LabelName>,
    pub created: Timestamp,
    pub n_job_roles: u32,
    /// How many items and categories of equipment ask for it.
    pub n_equipment: u32,
}

/// A name in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLine {
    pub id: LabelId,
    pub version: Version,
    pub kind: LabelKind,
    pub name: LabelName,
    /// How many skills or people have it.
    pub n_uses: u32,
}

/// A job role in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleLine {
    pub id: JobRoleId,
    pub title: JobRoleTitle,
    pub n_needs: u32,
    pub n_people: u32,
}

/// A job role on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleView {
    pub id: JobRoleId,
    pub version: Version,
    pub settings: JobRoleSettings,
    /// The same, by the names of the skills.
    pub needs: Vec<NeedLine>,
    pub created: Timestamp,
    pub n_people: u32,
}

/// A skill that a job role needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedLine {
    pub skill: SkillId,
    pub name: SkillName,
    pub level: Level,
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileView {
    pub person: PersonId,
    pub name: PersonName,
    /// Nothing as long as nothing has been said.
    pub version: Option<Version>,
    pub settings: ProfileSettings,
}

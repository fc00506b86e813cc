use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Version, Versioned};

use crate::{
    JobRole, JobRoleId, JobRoleTitle, Label, LabelId, LabelKind, LabelName, Profile, Skill,
    SkillId, SkillName,
};

/// The skills of the transaction's company.
#[async_trait]
pub trait Skills: Send {
    async fn find(&mut self, id: SkillId) -> Result<Option<Versioned<Skill>>, StoreError>;
    /// The one of this name, whatever the case.
    async fn with_name(&mut self, name: &SkillName) -> Result<Option<SkillId>, StoreError>;
    /// All, by name.
    async fn all(&mut self) -> Result<Vec<Skill>, StoreError>;
    /// Of these skills those that the company has.
    async fn among(&mut self, ids: &BTreeSet<SkillId>) -> Result<BTreeSet<SkillId>, StoreError>;
    /// How many job roles need it.
    async fn n_job_roles(&mut self, id: SkillId) -> Result<u32, StoreError>;
    /// Refuses a name that is another skill's.
    async fn insert(&mut self, skill: &Skill) -> Result<(), StoreError>;
    /// Many at once.
    async fn insert_all(&mut self, skills: &[Skill]) -> Result<(), StoreError>;
    /// Refuses the same, and a skill that was changed since it was read.
    async fn update(&mut self, skill: &Versioned<Skill>) -> Result<(), StoreError>;
    /// Removes a skill, also from the job roles that need it. Refuses one that was changed since it
    /// was read, and one that equipment needs.
    async fn remove(&mut self, id: SkillId, read: Version) -> Result<(), StoreError>;
}

/// The lists of names of the transaction's company.
#[async_trait]
pub trait Labels: Send {
    async fn find(&mut self, id: LabelId) -> Result<Option<Versioned<Label>>, StoreError>;
    /// The one of this name in a list, whatever the case.
    async fn with_name(
        &mut self,
        kind: LabelKind,
        name: &LabelName,
    ) -> Result<Option<LabelId>, StoreError>;
    /// Those of a list, by name.
    async fn all(&mut self, kind: LabelKind) -> Result<Vec<Label>, StoreError>;
    /// How many skills or people have it.
    async fn n_uses(&mut self, id: LabelId) -> Result<u32, StoreError>;
    /// Refuses a name that another of the list has.
    async fn insert(&mut self, label: &Label) -> Result<(), StoreError>;
    /// Refuses the same, and a label that was changed since it was read.
    async fn update(&mut self, label: &Versioned<Label>) -> Result<(), StoreError>;
    /// Refuses a label that was changed since it was read, and one that is used.
    async fn remove(&mut self, id: LabelId, read: Version) -> Result<(), StoreError>;
}

/// The job roles of the transaction's company.
#[async_trait]
pub trait JobRoles: Send {
    async fn find(&mut self, id: JobRoleId) -> Result<Option<Versioned<JobRole>>, StoreError>;
    /// The one of this title, whatever the case.
    async fn with_title(&mut self, title: &JobRoleTitle) -> Result<Option<JobRoleId>, StoreError>;
    /// Those that a person has, by title.
    async fn of_person(&mut self, person: PersonId) -> Result<Vec<JobRole>, StoreError>;
    /// How many people have it.
    async fn n_people(&mut self, id: JobRoleId) -> Result<u32, StoreError>;
    /// Refuses a title that is another job role's.
    async fn insert(&mut self, job_role: &JobRole) -> Result<(), StoreError>;
    /// Refuses the same, and a job role that was changed since it was read.
    async fn update(&mut self, job_role: &Versioned<JobRole>) -> Result<(), StoreError>;
    /// Removes a job role, also from the people who have it. Refuses one that was changed since it
    /// was read.
    async fn remove(&mut self, id: JobRoleId, read: Version) -> Result<(), StoreError>;
}

/// What people of the transaction's company do.
#[async_trait]
pub trait Profiles: Send {
    /// Nothing as long as nothing has been said.
    async fn find(&mut self, person: PersonId) -> Result<Option<Versioned<Profile>>, StoreError>;
    /// Refuses whoever has one.
    async fn insert(&mut self, profile: &Profile) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read.
    async fn update(&mut self, profile: &Versioned<Profile>) -> Result<(), StoreError>;
}

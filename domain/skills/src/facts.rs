//! What happens to skills, job roles and lists, for the audit trail.

use domain_kernel::{Change, CompanyId, Fact, PersonId};

use crate::{JobRoleId, JobRoleTitle, LabelId, LabelKind, LabelName, SkillId, SkillName};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillCreated {
    pub skill: SkillId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillEdited {
    pub skill: SkillId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillDeleted {
    pub skill: SkillId,
    pub name: SkillName,
    pub n_job_roles: u32,
}

/// Many skills were made of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillsImported {
    pub company: Option<CompanyId>,
    pub n_skills: u32,
    pub n_categories: u32,
}

/// Somebody took the matrix of people and skills away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixExported {
    pub company: Option<CompanyId>,
    pub n_people: u32,
    pub n_skills: u32,
}

/// What people can do was taken out of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingsImported {
    pub company: Option<CompanyId>,
    pub n_ratings: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelCreated {
    pub label: LabelId,
    pub kind: LabelKind,
    pub name: LabelName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelRenamed {
    pub label: LabelId,
    pub before: LabelName,
    pub after: LabelName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelDeleted {
    pub label: LabelId,
    pub kind: LabelKind,
    pub name: LabelName,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleCreated {
    pub job_role: JobRoleId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleEdited {
    pub job_role: JobRoleId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRoleDeleted {
    pub job_role: JobRoleId,
    pub title: JobRoleTitle,
    pub n_people: u32,
}

/// Somebody has other job roles, another grade or other projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileChanged {
    pub person: PersonId,
    pub(crate) details: Vec<Change>,
}

impl Fact for SkillCreated {
    fn name(&self) -> &'static str {
        "skills.skill_created"
    }

    fn subject(&self) -> String {
        skill(self.skill)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for SkillEdited {
    fn name(&self) -> &'static str {
        "skills.skill_edited"
    }

    fn subject(&self) -> String {
        skill(self.skill)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for SkillDeleted {
    fn name(&self) -> &'static str {
        "skills.skill_deleted"
    }

    fn subject(&self) -> String {
        skill(self.skill)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("name", self.name.as_str()),
            Change::gone("n_job_roles", self.n_job_roles.to_string()),
        ]
    }
}

impl Fact for SkillsImported {
    fn name(&self) -> &'static str {
        "skills.skills_imported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("n_skills", self.n_skills.to_string()),
            Change::set("n_categories", self.n_categories.to_string()),
        ]
    }
}

impl Fact for MatrixExported {
    fn name(&self) -> &'static str {
        "skills.matrix_exported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("n_people", self.n_people.to_string()),
            Change::set("n_skills", self.n_skills.to_string()),
        ]
    }
}

impl Fact for RatingsImported {
    fn name(&self) -> &'static str {
        "skills.ratings_imported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("n_ratings", self.n_ratings.to_string())]
    }
}

impl Fact for LabelCreated {
    fn name(&self) -> &'static str {
        "skills.label_created"
    }

    fn subject(&self) -> String {
        label(self.label)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("kind", self.kind.name()), Change::set("name", self.name.as_str())]
    }
}

impl Fact for LabelRenamed {
    fn name(&self) -> &'static str {
        "skills.label_renamed"
    }

    fn subject(&self) -> String {
        label(self.label)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::from_to("name", self.before.as_str(), self.after.as_str())]
    }
}

impl Fact for LabelDeleted {
    fn name(&self) -> &'static str {
        "skills.label_deleted"
    }

    fn subject(&self) -> String {
        label(self.label)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::gone("kind", self.kind.name()), Change::gone("name", self.name.as_str())]
    }
}

impl Fact for JobRoleCreated {
    fn name(&self) -> &'static str {
        "skills.job_role_created"
    }

    fn subject(&self) -> String {
        job_role(self.job_role)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for JobRoleEdited {
    fn name(&self) -> &'static str {
        "skills.job_role_edited"
    }

    fn subject(&self) -> String {
        job_role(self.job_role)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for JobRoleDeleted {
    fn name(&self) -> &'static str {
        "skills.job_role_deleted"
    }

    fn subject(&self) -> String {
        job_role(self.job_role)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("title", self.title.as_str()),
            Change::gone("n_people", self.n_people.to_string()),
        ]
    }
}

impl Fact for ProfileChanged {
    fn name(&self) -> &'static str {
        "skills.profile_changed"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

fn skill(id: SkillId) -> String {
    format!("skill:{id}")
}

fn label(id: LabelId) -> String {
    format!("skill_label:{id}")
}

fn job_role(id: JobRoleId) -> String {
    format!("job_role:{id}")
}

fn company(id: Option<CompanyId>) -> String {
    id.map_or_else(|| "platform".to_owned(), |it| format!("company:{it}"))
}

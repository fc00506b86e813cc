use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Version, Versioned, fold};
use domain_skills::{
    JobRole, JobRoleId, JobRoleSettings, JobRoleTitle, JobRoles, Label, LabelId, LabelKind,
    LabelName, Labels, Need, Profile, Profiles, Skill, SkillId, SkillName, Skills,
};

use crate::{
    MemoryTx, State,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct SkillTables {
    pub(crate) skills: Table<(CompanyId, SkillId), Skill>,
    pub(crate) labels: Table<(CompanyId, LabelId), Label>,
    pub(crate) job_roles: Table<(CompanyId, JobRoleId), JobRole>,
    pub(crate) profiles: Table<(CompanyId, PersonId), Profile>,
}

/// What a company has of a table.
pub(crate) fn of<I: Ord + Copy, T>(
    table: &Table<(CompanyId, I), T>,
    company: CompanyId,
) -> impl Iterator<Item = &Versioned<T>> {
    table.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl SkillTables {
    pub(crate) fn n_job_roles(&self, company: CompanyId, skill: SkillId) -> u32 {
        let needs =
            |it: &Versioned<JobRole>| it.value.settings.needs().iter().any(|it| it.skill == skill);
        number(of(&self.job_roles, company).filter(|it| needs(it)).count())
    }

    pub(crate) fn n_people(&self, company: CompanyId, job_role: JobRoleId) -> u32 {
        let has = |it: &Versioned<Profile>| it.value.settings.job_roles.contains(&job_role);
        number(of(&self.profiles, company).filter(|it| has(it)).count())
    }

    pub(crate) fn n_uses(&self, company: CompanyId, label: LabelId) -> u32 {
        let skills = of(&self.skills, company);
        let n_skills = skills.filter(|it| it.value.settings.category == Some(label)).count();
        let has = |it: &&Versioned<Profile>| {
            let settings = &it.value.settings;
            settings.grade == Some(label) || settings.projects.contains(&label)
        };
        number(n_skills + of(&self.profiles, company).filter(has).count())
    }

    fn skill_with_name(&self, company: CompanyId, name: &SkillName) -> Option<SkillId> {
        let folded = fold(name.as_str());
        let mut all = of(&self.skills, company).map(|it| &it.value);
        all.find(|it| fold(it.settings.name.as_str()) == folded).map(|it| it.id)
    }

    fn label_with_name(
        &self,
        company: CompanyId,
        kind: LabelKind,
        name: &LabelName,
    ) -> Option<LabelId> {
        let folded = fold(name.as_str());
        let mut all = of(&self.labels, company).map(|it| &it.value);
        all.find(|it| it.kind == kind && fold(it.name.as_str()) == folded).map(|it| it.id)
    }

    fn job_role_with_title(&self, company: CompanyId, title: &JobRoleTitle) -> Option<JobRoleId> {
        let folded = fold(title.as_str());
        let mut all = of(&self.job_roles, company).map(|it| &it.value);
        all.find(|it| fold(it.settings.title.as_str()) == folded).map(|it| it.id)
    }

    fn check_skill(&self, company: CompanyId, skill: &Skill) -> Result<(), StoreError> {
        let holder = self.skill_with_name(company, &skill.settings.name);
        if holder.is_some_and(|it| it != skill.id) {
            return Err(StoreError::Duplicate(Rule::SkillName));
        }
        self.check_labels(company, skill.settings.category)
    }

    fn check_labels(
        &self,
        company: CompanyId,
        labels: impl IntoIterator<Item = LabelId>,
    ) -> Result<(), StoreError> {
        let mut labels = labels.into_iter();
        match labels.all(|it| self.labels.contains_key(&(company, it))) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such label")),
        }
    }

    fn check_label(&self, company: CompanyId, label: &Label) -> Result<(), StoreError> {
        let holder = self.label_with_name(company, label.kind, &label.name);
        match holder.is_some_and(|it| it != label.id) {
            true => Err(StoreError::Duplicate(Rule::SkillLabelName)),
            false => Ok(()),
        }
    }

    fn check_job_role(&self, company: CompanyId, job_role: &JobRole) -> Result<(), StoreError> {
        let holder = self.job_role_with_title(company, &job_role.settings.title);
        if holder.is_some_and(|it| it != job_role.id) {
            return Err(StoreError::Duplicate(Rule::JobRoleTitle));
        }
        let mut needs = job_role.settings.needs().iter();
        match needs.all(|it| self.skills.contains_key(&(company, it.skill))) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such skill")),
        }
    }
}

impl State {
    fn check_profile(&self, company: CompanyId, profile: &Profile) -> Result<(), StoreError> {
        let settings = &profile.settings;
        self.skills.check_labels(company, settings.grade)?;
        self.skills.check_labels(company, settings.projects.iter().copied())?;
        let mut job_roles = settings.job_roles.iter();
        let are_there = job_roles.all(|it| self.skills.job_roles.contains_key(&(company, *it)));
        match are_there && self.identity.people.contains_key(&(company, profile.person)) {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such person or job role")),
        }
    }
}

#[async_trait]
impl Skills for MemoryTx {
    async fn find(&mut self, id: SkillId) -> Result<Option<Versioned<Skill>>, StoreError> {
        Ok(self.local.skills.skills.get(&(self.company()?, id)).cloned())
    }

    async fn with_name(&mut self, name: &SkillName) -> Result<Option<SkillId>, StoreError> {
        Ok(self.local.skills.skill_with_name(self.company()?, name))
    }

    async fn all(&mut self) -> Result<Vec<Skill>, StoreError> {
        let skills = of(&self.local.skills.skills, self.company()?).map(|it| it.value.clone());
        let mut skills: Vec<_> = skills.collect();
        skills.sort_by_key(|it| fold(it.settings.name.as_str()));
        Ok(skills)
    }

    async fn among(&mut self, ids: &BTreeSet<SkillId>) -> Result<BTreeSet<SkillId>, StoreError> {
        let company = self.company()?;
        let is_there = |it: &&SkillId| self.local.skills.skills.contains_key(&(company, **it));
        Ok(ids.iter().filter(is_there).copied().collect())
    }

    async fn n_job_roles(&mut self, id: SkillId) -> Result<u32, StoreError> {
        Ok(self.local.skills.n_job_roles(self.company()?, id))
    }

    async fn insert(&mut self, skill: &Skill) -> Result<(), StoreError> {
        Skills::insert_all(self, std::slice::from_ref(skill)).await
    }

    async fn insert_all(&mut self, skills: &[Skill]) -> Result<(), StoreError> {
        let (company, skills) = (self.company()?, skills.to_vec());
        self.write(move |state| {
            state.check_company(company)?;
            for skill in &skills {
                let key = (company, skill.id);
                if state.skills.skills.contains_key(&key) {
                    return Err(StoreError::Duplicate(Rule::SkillId));
                }
                state.skills.check_skill(company, skill)?;
                table::insert(&mut state.skills.skills, key, skill, Rule::SkillId)?;
            }
            Ok(())
        })
    }

    async fn update(&mut self, skill: &Versioned<Skill>) -> Result<(), StoreError> {
        let (company, skill) = (self.company()?, skill.clone());
        self.write(move |state| {
            state.skills.check_skill(company, &skill.value)?;
            table::update(&mut state.skills.skills, &(company, skill.value.id), &skill)
        })
    }

    async fn remove(&mut self, id: SkillId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            if state.ratings.is_rated(company, id) || 0 < state.n_equipment(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.skills.skills, &(company, id), read)?;
            state.ratings.forget_skill(company, id);
            state.exemptions.forget_skill(company, id);
            state.forget_certificates(company, id);
            let job_roles = state.skills.job_roles.iter_mut();
            for (_, it) in job_roles.filter(|((of, _), _)| *of == company) {
                let settings = &it.value.settings;
                let needs = settings.needs().iter().filter(|it| it.skill != id).copied();
                let needs: Vec<Need> = needs.collect();
                it.value.settings = JobRoleSettings::restore(settings.title.clone(), needs);
            }
            Ok(())
        })
    }
}

#[async_trait]
impl Labels for MemoryTx {
    async fn find(&mut self, id: LabelId) -> Result<Option<Versioned<Label>>, StoreError> {
        Ok(self.local.skills.labels.get(&(self.company()?, id)).cloned())
    }

    async fn with_name(
        &mut self,
        kind: LabelKind,
        name: &LabelName,
    ) -> Result<Option<LabelId>, StoreError> {
        Ok(self.local.skills.label_with_name(self.company()?, kind, name))
    }

    async fn all(&mut self, kind: LabelKind) -> Result<Vec<Label>, StoreError> {
        let labels = of(&self.local.skills.labels, self.company()?).map(|it| &it.value);
        let mut labels: Vec<_> = labels.filter(|it| it.kind == kind).cloned().collect();
        labels.sort_by_key(|it| fold(it.name.as_str()));
        Ok(labels)
    }

    async fn n_uses(&mut self, id: LabelId) -> Result<u32, StoreError> {
        Ok(self.local.skills.n_uses(self.company()?, id))
    }

    async fn insert(&mut self, label: &Label) -> Result<(), StoreError> {
        let (company, label) = (self.company()?, label.clone());
        self.write(move |state| {
            state.check_company(company)?;
            let key = (company, label.id);
            if state.skills.labels.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::SkillLabelId));
            }
            state.skills.check_label(company, &label)?;
            table::insert(&mut state.skills.labels, key, &label, Rule::SkillLabelId)
        })
    }

    async fn update(&mut self, label: &Versioned<Label>) -> Result<(), StoreError> {
        let (company, label) = (self.company()?, label.clone());
        self.write(move |state| {
            state.skills.check_label(company, &label.value)?;
            table::update(&mut state.skills.labels, &(company, label.value.id), &label)
        })
    }

    async fn remove(&mut self, id: LabelId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            if 0 < state.skills.n_uses(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.skills.labels, &(company, id), read)
        })
    }
}

#[async_trait]
impl JobRoles for MemoryTx {
    async fn find(&mut self, id: JobRoleId) -> Result<Option<Versioned<JobRole>>, StoreError> {
        Ok(self.local.skills.job_roles.get(&(self.company()?, id)).cloned())
    }

    async fn with_title(&mut self, title: &JobRoleTitle) -> Result<Option<JobRoleId>, StoreError> {
        Ok(self.local.skills.job_role_with_title(self.company()?, title))
    }

    async fn of_person(&mut self, person: PersonId) -> Result<Vec<JobRole>, StoreError> {
        let company = self.company()?;
        let tables = &self.local.skills;
        let Some(profile) = tables.profiles.get(&(company, person)) else {
            return Ok(Vec::new());
        };
        let ids = profile.value.settings.job_roles.iter();
        let job_roles = ids.filter_map(|it| tables.job_roles.get(&(company, *it)));
        let mut job_roles: Vec<_> = job_roles.map(|it| it.value.clone()).collect();
        job_roles.sort_by_key(|it| fold(it.settings.title.as_str()));
        Ok(job_roles)
    }

    async fn n_people(&mut self, id: JobRoleId) -> Result<u32, StoreError> {
        Ok(self.local.skills.n_people(self.company()?, id))
    }

    async fn insert(&mut self, job_role: &JobRole) -> Result<(), StoreError> {
        let (company, job_role) = (self.company()?, job_role.clone());
        self.write(move |state| {
            state.check_company(company)?;
            let key = (company, job_role.id);
            if state.skills.job_roles.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::JobRoleId));
            }
            state.skills.check_job_role(company, &job_role)?;
            table::insert(&mut state.skills.job_roles, key, &job_role, Rule::JobRoleId)
        })
    }

    async fn update(&mut self, job_role: &Versioned<JobRole>) -> Result<(), StoreError> {
        let (company, job_role) = (self.company()?, job_role.clone());
        self.write(move |state| {
            state.skills.check_job_role(company, &job_role.value)?;
            table::update(&mut state.skills.job_roles, &(company, job_role.value.id), &job_role)
        })
    }

    async fn remove(&mut self, id: JobRoleId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            table::remove(&mut state.skills.job_roles, &(company, id), read)?;
            let profiles = state.skills.profiles.iter_mut();
            for (_, it) in profiles.filter(|((of, _), _)| *of == company) {
                it.value.settings.job_roles.remove(&id);
            }
            Ok(())
        })
    }
}

#[async_trait]
impl Profiles for MemoryTx {
    async fn find(&mut self, person: PersonId) -> Result<Option<Versioned<Profile>>, StoreError> {
        Ok(self.local.skills.profiles.get(&(self.company()?, person)).cloned())
    }

    async fn insert(&mut self, profile: &Profile) -> Result<(), StoreError> {
        let (company, profile) = (self.company()?, profile.clone());
        self.write(move |state| {
            let key = (company, profile.person);
            state.check_profile(company, &profile)?;
            table::insert(&mut state.skills.profiles, key, &profile, Rule::SkillProfile)
        })
    }

    async fn update(&mut self, profile: &Versioned<Profile>) -> Result<(), StoreError> {
        let (company, profile) = (self.company()?, profile.clone());
        self.write(move |state| {
            let key = (company, profile.value.person);
            if state.skills.profiles.contains_key(&key) {
                state.check_profile(company, &profile.value)?;
            }
            table::update(&mut state.skills.profiles, &key, &profile)
        })
    }
}

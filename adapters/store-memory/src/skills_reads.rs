use std::cmp::Ordering;

use application::{
    Page,
    identity::Direction,
    skills::{
        JobRoleLine, JobRoleView, LabelLine, ListJobRoles, ListSkills, NeedLine, ProfileView,
        SkillLine, SkillView, SkillsReads, SkillsSortedBy,
    },
};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, fold};
use domain_skills::{JobRoleId, JobRoleTitle, LabelId, LabelName, Need, Skill, SkillId, SkillName};

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page, skills::of};

#[async_trait]
impl SkillsReads for MemoryStore {
    async fn skills(
        &self,
        permit: &Permit,
        query: &ListSkills,
    ) -> Result<Page<SkillLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let skills = of(&state.skills.skills, company).map(|it| &it.value);
        let skills = skills.filter(|it| fold(it.settings.name.as_str()).contains(&searched));
        let is_asked =
            |it: &&Skill| query.category.is_none() || it.settings.category == query.category;
        let skills = skills.filter(is_asked);
        let mut lines: Vec<SkillLine> = skills.map(|it| state.skill_line(company, it)).collect();
        lines.sort_by(|one, two| skill_order(query, one, two));
        Ok(on_page(lines.into_iter(), query.page))
    }

    async fn skill(&self, permit: &Permit, id: SkillId) -> Result<Option<SkillView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.skills.skills.get(&(company, id)).map(|it| SkillView {
            id,
            version: it.version,
            settings: it.value.settings.clone(),
            category: state.label_name(company, it.value.settings.category),
            created: it.value.created,
            n_job_roles: state.skills.n_job_roles(company, id),
            n_equipment: state.n_equipment(company, id),
        }))
    }

    async fn skill_choices(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(SkillId, SkillName)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let skills = of(&state.skills.skills, company).map(|it| &it.value);
        let mut skills: Vec<_> = skills.map(|it| (it.id, it.settings.name.clone())).collect();
        skills.sort_by_key(|(_, name)| fold(name.as_str()));
        Ok(skills)
    }

    async fn labels(&self, permit: &Permit) -> Result<Vec<LabelLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let labels = of(&state.skills.labels, company).map(|it| LabelLine {
            id: it.value.id,
            version: it.version,
            kind: it.value.kind,
            name: it.value.name.clone(),
            n_uses: state.skills.n_uses(company, it.value.id),
        });
        let mut labels: Vec<_> = labels.collect();
        labels.sort_by_key(|it| (it.kind.name(), fold(it.name.as_str())));
        Ok(labels)
    }

    async fn job_roles(
        &self,
        permit: &Permit,
        query: &ListJobRoles,
    ) -> Result<Page<JobRoleLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let job_roles = of(&state.skills.job_roles, company).map(|it| &it.value);
        let lines = job_roles.map(|it| JobRoleLine {
            id: it.id,
            title: it.settings.title.clone(),
            n_needs: u32::try_from(it.settings.needs().len()).unwrap_or(u32::MAX),
            n_people: state.skills.n_people(company, it.id),
        });
        let mut lines: Vec<_> =
            lines.filter(|it| fold(it.title.as_str()).contains(&searched)).collect();
        lines.sort_by_key(|it| fold(it.title.as_str()));
        Ok(on_page(lines.into_iter(), query.page))
    }

    async fn job_role(
        &self,
        permit: &Permit,
        id: JobRoleId,
    ) -> Result<Option<JobRoleView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.skills.job_roles.get(&(company, id)).map(|it| {
            let settings = it.value.settings.clone();
            let needs = settings.needs().iter();
            let needs = needs.filter_map(|it| state.need_line(company, *it));
            let mut needs: Vec<_> = needs.collect();
            needs.sort_by_key(|it| fold(it.name.as_str()));
            JobRoleView {
                id,
                version: it.version,
                settings,
                needs,
                created: it.value.created,
                n_people: state.skills.n_people(company, id),
            }
        }))
    }

    async fn job_role_choices(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(JobRoleId, JobRoleTitle)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let job_roles = of(&state.skills.job_roles, company).map(|it| &it.value);
        let mut job_roles: Vec<_> =
            job_roles.map(|it| (it.id, it.settings.title.clone())).collect();
        job_roles.sort_by_key(|(_, title)| fold(title.as_str()));
        Ok(job_roles)
    }

    async fn profile(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<ProfileView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let profile = state.skills.profiles.get(&(company, person));
        let found = state.identity.people_of(company).find(|it| it.value.id == person);
        Ok(found.map(|it| ProfileView {
            person,
            name: it.value.profile.name.clone(),
            version: profile.map(|it| it.version),
            settings: profile.map(|it| it.value.settings.clone()).unwrap_or_default(),
        }))
    }
}

impl State {
    pub(crate) fn label_name(
        &self,
        company: CompanyId,
        label: Option<LabelId>,
    ) -> Option<LabelName> {
        Some(self.skills.labels.get(&(company, label?))?.value.name.clone())
    }

    fn skill_line(&self, company: CompanyId, skill: &Skill) -> SkillLine {
        SkillLine {
            id: skill.id,
            name: skill.settings.name.clone(),
            category: self.label_name(company, skill.settings.category),
            is_critical: skill.settings.is_critical,
            n_job_roles: self.skills.n_job_roles(company, skill.id),
        }
    }

    fn need_line(&self, company: CompanyId, need: Need) -> Option<NeedLine> {
        let skill = &self.skills.skills.get(&(company, need.skill))?.value;
        let name = skill.settings.name.clone();
        Some(NeedLine { skill: need.skill, name, level: need.level })
    }
}

fn skill_order(query: &ListSkills, one: &SkillLine, two: &SkillLine) -> Ordering {
    let turned = |order: Ordering| match query.direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    };
    let name = |it: &SkillLine| fold(it.name.as_str());
    let category = |it: &SkillLine| it.category.as_ref().map(|it| fold(it.as_str()));
    let by_name = || name(one).cmp(&name(two));
    match query.sorted_by {
        SkillsSortedBy::Name => turned(by_name()),
        SkillsSortedBy::Category => {
            let (one, two) = (category(one), category(two));
            let has_none = one.is_none().cmp(&two.is_none());
            has_none.then_with(|| turned(one.cmp(&two))).then_with(by_name)
        }
        SkillsSortedBy::JobRoles => {
            turned(one.n_job_roles.cmp(&two.n_job_roles)).then_with(by_name)
        }
    }
}

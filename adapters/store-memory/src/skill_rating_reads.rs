use application::{
    Page,
    skills::{
        Closing, ExemptionLine, GrantLine, ListPersonSkills, PersonSkill, Qualifications,
        RatingLine, RatingReads, WhichSkills,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{CompanyId, Date, Id, Permit, PersonId, StoreError, fold};
use domain_skills::{
    Exemption, Giver, Grant, Granted, Level, Need, Rating, Skill, SkillId, SkillName, Span, spans,
};
use domain_training::ModuleStatus;

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page};

#[async_trait]
impl RatingReads for MemoryStore {
    async fn person_skills(
        &self,
        permit: &Permit,
        query: &ListPersonSkills,
    ) -> Result<Page<PersonSkill>, StoreError> {
        let company = company_of(permit.realm())?;
        let (state, searched) = (self.state(), fold(query.search.trim()));
        let skills = state.skills.skills.iter().filter(|((it, _), _)| *it == company);
        let skills = skills.map(|(_, it)| &it.value);
        let skills = skills.filter(|it| fold(it.settings.name.as_str()).contains(&searched));
        let skills = skills.filter(|it| {
            query.which == WhichSkills::All || state.is_theirs(company, query.person, it.id)
        });
        let mut skills: Vec<&Skill> = skills.collect();
        skills.sort_by_key(|it| (fold(it.settings.name.as_str()), it.id));
        let lines = skills.into_iter().map(|it| state.person_skill(company, query.person, it));
        Ok(on_page(lines, query.page))
    }

    async fn person_skill(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Option<PersonSkill>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.skills.skills.get(&(company, skill));
        Ok(found.map(|it| state.person_skill(company, person, &it.value)))
    }

    async fn ratings(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
    ) -> Result<Vec<RatingLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.ratings.ratings_of(company, person);
        let all = all.filter(|it| skills.contains(&it.skill));
        Ok(state.rating_lines(company, all))
    }

    async fn all_ratings(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<RatingLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.rating_lines(company, state.ratings.ratings_of(company, person)))
    }

    async fn exemptions(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<(SkillName, ExemptionLine)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let lines = state.exemptions.of_person(company, person).into_iter().filter_map(|it| {
            let skill = state.skills.skills.get(&(company, it.skill))?;
            Some((skill.value.settings.name.clone(), state.exemption_line(company, it.clone())))
        });
        Ok(lines.collect())
    }

    async fn grants(&self, permit: &Permit, skill: SkillId) -> Result<Vec<GrantLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let grants = state.grants(company).filter(|it| it.skill == skill);
        let line = |it: Grant| {
            let title = state.giver_title(company, it.giver)?;
            Some(GrantLine { giver: it.giver, title, level: it.level })
        };
        let mut lines: Vec<GrantLine> = grants.filter_map(line).collect();
        lines.sort_by_key(|it| fold(&it.title));
        Ok(lines)
    }

    async fn givers(&self, permit: &Permit) -> Result<Vec<(Giver, String)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let modules = state.training.modules.iter().filter(|((it, _), _)| *it == company);
        let modules = modules.filter(|(_, it)| it.value.status() == ModuleStatus::Published);
        let modules = modules.map(|((_, id), _)| Giver::Module(Id::from_uuid(id.uuid())));
        let courses = state.courses.courses.keys().filter(|(it, _)| *it == company);
        let courses = courses.map(|(_, id)| Giver::Course(Id::from_uuid(id.uuid())));
        let givers = modules.chain(courses);
        let mut givers: Vec<(Giver, String)> =
            givers.filter_map(|it| Some((it, state.giver_title(company, it)?))).collect();
        givers.sort_by_key(|(_, title)| fold(title));
        Ok(givers)
    }
}

#[async_trait]
impl Qualifications for MemoryStore {
    async fn spans(
        &self,
        permit: &Permit,
        person: PersonId,
        skills: &[SkillId],
        from: Date,
    ) -> Result<Vec<(SkillId, Span)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let of_skill = |skill: SkillId| {
            let spans = spans(&state.ratings.of(company, person, skill)).into_iter();
            spans.filter(|it| from <= it.until).map(move |it| (skill, it))
        };
        Ok(skills.iter().copied().flat_map(of_skill).collect())
    }

    async fn closings(
        &self,
        permit: &Permit,
        person: PersonId,
        needs: &[Need],
        day: Date,
    ) -> Result<Vec<(SkillId, Closing)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let of_need = |need: &Need| {
            let closings = state.closings(company, person, (need.skill, need.level), day);
            let skill = need.skill;
            closings.into_iter().map(move |it| (skill, it))
        };
        Ok(needs.iter().flat_map(of_need).collect())
    }
}

impl State {
    /// What the person's job roles need of it.
    pub(crate) fn needed(&self, company: CompanyId, person: PersonId, skill: SkillId) -> Level {
        let profile = self.skills.profiles.get(&(company, person));
        let job_roles = profile.into_iter().flat_map(|it| &it.value.settings.job_roles);
        let job_roles = job_roles.filter_map(|it| self.skills.job_roles.get(&(company, *it)));
        let needs = job_roles.flat_map(|it| it.value.settings.needs());
        needs.filter(|it| it.skill == skill).map(|it| it.level).max().unwrap_or_default()
    }

    pub(crate) fn is_theirs(&self, company: CompanyId, person: PersonId, skill: SkillId) -> bool {
        let is_rated = self.ratings.ratings_of(company, person).any(|it| it.skill == skill);
        is_rated || Level::NONE < self.needed(company, person, skill)
    }

    fn person_skill(&self, company: CompanyId, person: PersonId, skill: &Skill) -> PersonSkill {
        let category =
            skill.settings.category.and_then(|it| self.skills.labels.get(&(company, it)));
        let last = self.exemptions.last(company, person, skill.id);
        PersonSkill {
            id: skill.id,
            name: skill.settings.name.clone(),
            category: category.map(|it| it.value.name.clone()),
            is_critical: skill.settings.is_critical,
            levels: skill.settings.levels.clone(),
            needed: self.needed(company, person, skill.id),
            exemption: last.map(|it| self.exemption_line(company, it.clone())),
            ratings: Vec::new(),
        }
    }

    fn exemption_line(&self, company: CompanyId, exemption: Exemption) -> ExemptionLine {
        let by = exemption.by.and_then(|it| self.account(company, it)).map(|it| it.name);
        ExemptionLine { exemption, by }
    }

    /// As they were written down.
    fn rating_lines<'a>(
        &self,
        company: CompanyId,
        ratings: impl Iterator<Item = &'a Rating>,
    ) -> Vec<RatingLine> {
        let mut ratings: Vec<&Rating> = ratings.collect();
        ratings.sort_by_key(|it| (it.recorded, it.id));
        ratings.into_iter().filter_map(|it| self.rating_line(company, it)).collect()
    }

    fn rating_line(&self, company: CompanyId, rating: &Rating) -> Option<RatingLine> {
        let skill = self.skills.skills.get(&(company, rating.skill))?;
        let name =
            |it: PersonId| -> Option<PersonName> { self.account(company, it).map(|it| it.name) };
        let revoked_by = rating.revoked.as_ref().and_then(|it| it.by);
        let giver = rating.what.granted.map(Granted::giver);
        Some(RatingLine {
            rating: rating.clone(),
            skill: skill.value.settings.name.clone(),
            by: rating.what.by.and_then(name),
            revoked_by: revoked_by.and_then(name),
            giver: giver.and_then(|it| self.giver_title(company, it)),
        })
    }

    pub(crate) fn giver_title(&self, company: CompanyId, giver: Giver) -> Option<String> {
        match giver {
            Giver::Module(id) => {
                let module = self.training.modules.get(&(company, Id::from_uuid(id.uuid())))?;
                Some(self.training.title(company, &module.value)?.as_str().to_owned())
            }
            Giver::Course(id) => {
                let course = self.courses.courses.get(&(company, Id::from_uuid(id.uuid())))?;
                Some(course.value.settings.title.as_str().to_owned())
            }
        }
    }
}

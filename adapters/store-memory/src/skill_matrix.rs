use std::cmp::Ordering;

use application::{
    Page, PageNumber,
    identity::Direction,
    skills::{
        Columns, MatrixCell, MatrixChoices, MatrixFilter, MatrixOrder, MatrixPerson, MatrixReads,
        MatrixSkill, MatrixSortedBy,
    },
};
use async_trait::async_trait;
use domain_identity::Person;
use domain_kernel::{CompanyId, Date, Permit, PersonId, StoreError, days_later, fold};
use domain_skills::{LabelKind, Level, Skill, SkillId, Span, spans};

use crate::{MemoryStore, State, company_of, onboarding_reads::on_page, skills::of};

#[async_trait]
impl MatrixReads for MemoryStore {
    async fn matrix_choices(
        &self,
        permit: &Permit,
        skill: Option<SkillId>,
    ) -> Result<MatrixChoices, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let departments = state.identity.departments_of(company).map(|it| &it.value);
        let mut departments: Vec<_> = departments.map(|it| (it.id, it.name.clone())).collect();
        departments.sort_by_key(|(_, name)| fold(name.as_str()));
        let leads =
            |id: PersonId| state.identity.people_of(company).any(|it| it.value.manager == Some(id));
        let people = state.identity.people_of(company).map(|it| &it.value);
        let leaders = people.filter(|it| leads(it.id));
        let mut leaders: Vec<_> = leaders.map(|it| (it.id, it.profile.name.clone())).collect();
        leaders.sort_by_key(|(id, name)| (fold(name.as_str()), *id));
        let job_roles = of(&state.skills.job_roles, company).map(|it| &it.value);
        let mut job_roles: Vec<_> =
            job_roles.map(|it| (it.id, it.settings.title.clone())).collect();
        job_roles.sort_by_key(|(_, title)| fold(title.as_str()));
        let labels = |kind: LabelKind| {
            let all = of(&state.skills.labels, company).map(|it| &it.value);
            let mut all: Vec<_> =
                all.filter(|it| it.kind == kind).map(|it| (it.id, it.name.clone())).collect();
            all.sort_by_key(|(_, name)| fold(name.as_str()));
            all
        };
        let skill = skill.and_then(|it| state.skills.skills.get(&(company, it)));
        Ok(MatrixChoices {
            departments,
            leaders,
            job_roles,
            categories: labels(LabelKind::Category),
            grades: labels(LabelKind::Grade),
            projects: labels(LabelKind::Project),
            skill: skill.map(|it| (it.value.id, it.value.settings.name.clone())),
        })
    }

    async fn matrix_people(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        order: MatrixOrder,
        page: PageNumber,
    ) -> Result<Page<MatrixPerson>, StoreError> {
        let mut people = self.state().in_matrix(company_of(permit.realm())?, filter);
        people.sort_by(|one, two| compared(order, one, two));
        Ok(on_page(people.into_iter(), page))
    }

    async fn matrix_people_after(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        after: Option<&MatrixPerson>,
        limit: u32,
    ) -> Result<Vec<MatrixPerson>, StoreError> {
        let mut people = self.state().in_matrix(company_of(permit.realm())?, filter);
        people.retain(|it| after.is_none_or(|after| key(after) < key(it)));
        people.truncate(limit as usize);
        Ok(people)
    }

    async fn matrix_skills(
        &self,
        permit: &Permit,
        filter: &MatrixFilter,
        columns: Columns,
    ) -> Result<(Vec<MatrixSkill>, u32), StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let skills = state.skills_in_matrix(company, filter);
        let mut skills: Vec<MatrixSkill> = skills
            .map(|it| MatrixSkill {
                id: it.id,
                name: it.settings.name.clone(),
                category: state.label_name(company, it.settings.category),
            })
            .collect();
        skills.sort_by_key(|it| fold(it.name.as_str()));
        let n_skills = u32::try_from(skills.len()).unwrap_or(u32::MAX);
        let skills = skills.into_iter().skip(columns.n_skipped as usize);
        Ok((skills.take(columns.limit as usize).collect(), n_skills))
    }

    async fn matrix_cells(
        &self,
        permit: &Permit,
        people: &[PersonId],
        skills: Option<&[SkillId]>,
        on: Date,
    ) -> Result<Vec<MatrixCell>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = of(&state.skills.skills, company).map(|it| it.value.id);
        let all = all.filter(|it| skills.is_none_or(|skills| skills.contains(it)));
        let all: Vec<SkillId> = all.collect();
        let cells = people.iter().flat_map(|person| all.iter().map(|skill| (*person, *skill)));
        Ok(cells.filter_map(|(person, it)| state.cell(company, person, it, on)).collect())
    }
}

impl State {
    /// By name.
    fn in_matrix(&self, company: CompanyId, filter: &MatrixFilter) -> Vec<MatrixPerson> {
        let searched = fold(filter.search.trim());
        let people = self.members(company, filter.team).into_iter();
        let people = people.filter(|it| it.state.is_active());
        let people = people.filter(|it| fold(it.profile.name.as_str()).contains(&searched));
        let people = people
            .filter(|it| filter.department.is_none() || it.department == filter.department)
            .filter(|it| self.has_profile(company, it.id, filter))
            .filter(|it| self.has_levels(company, it.id, filter));
        let line = |it: &Person| {
            let department = it.department.and_then(|it| {
                let department = self.identity.departments.get(&(company, it))?;
                Some(department.value.name.clone())
            });
            MatrixPerson {
                id: it.id,
                name: it.profile.name.clone(),
                job_title: it.profile.job_title.clone(),
                department,
            }
        };
        people.map(line).collect()
    }

    fn has_profile(&self, company: CompanyId, person: PersonId, filter: &MatrixFilter) -> bool {
        let profile = self.skills.profiles.get(&(company, person));
        let settings = profile.map(|it| it.value.settings.clone()).unwrap_or_default();
        filter.job_role.is_none_or(|it| settings.job_roles.contains(&it))
            && filter.project.is_none_or(|it| settings.projects.contains(&it))
            && filter.grade.is_none_or(|it| settings.grade == Some(it))
    }

    fn has_levels(&self, company: CompanyId, person: PersonId, filter: &MatrixFilter) -> bool {
        let cell = |skill| self.cell(company, person, skill, filter.on);
        let has_skill = filter.skill.is_none_or(|(skill, level)| {
            self.span(company, person, skill, filter.on).is_some_and(|it| level <= it.level)
        });
        let lacks = || {
            let mut among = self.skills_in_matrix(company, filter);
            among.any(|it| cell(it.id).is_some_and(|it| it.standing().is_gap()))
        };
        let lapses = |n_days: u16| {
            let last = days_later(filter.on, n_days.into()).unwrap_or(Date::MAX);
            let falls =
                |it: MatrixCell| it.falls_on.is_some_and(|it| filter.on <= it && it <= last);
            let mut among = self.skills_in_matrix(company, filter);
            among.any(|it| cell(it.id).is_some_and(falls))
        };
        has_skill && (!filter.only_gaps || lacks()) && filter.lapsing.is_none_or(lapses)
    }

    fn skills_in_matrix<'a>(
        &'a self,
        company: CompanyId,
        filter: &'a MatrixFilter,
    ) -> impl Iterator<Item = &'a Skill> {
        let needs = move |skill: SkillId| {
            let job_roles = of(&self.skills.job_roles, company).map(|it| &it.value);
            let mut asked = job_roles.filter(|it| filter.job_role.is_none_or(|id| it.id == id));
            asked.any(|it| it.settings.needs().iter().any(|it| it.skill == skill))
        };
        of(&self.skills.skills, company)
            .map(|it| &it.value)
            .filter(|it| filter.category.is_none() || it.settings.category == filter.category)
            .filter(move |it| !filter.only_gaps || needs(it.id))
    }

    fn cell(
        &self,
        company: CompanyId,
        person: PersonId,
        skill: SkillId,
        on: Date,
    ) -> Option<MatrixCell> {
        let needed = match self.exemptions.is_exempt(company, person, skill, on) {
            true => Level::NONE,
            false => self.needed(company, person, skill),
        };
        let span = self.span(company, person, skill, on);
        (span.is_some() || Level::NONE < needed).then(|| MatrixCell {
            person,
            skill,
            level: span.map(|it| it.level).unwrap_or_default(),
            needed,
            falls_on: span.and_then(|it| it.falls_on),
            lapse: span.and_then(|it| it.lapse),
        })
    }

    fn span(&self, company: CompanyId, person: PersonId, skill: SkillId, on: Date) -> Option<Span> {
        let spans = spans(&self.ratings.of(company, person, skill));
        spans.into_iter().find(|it| it.from <= on && on <= it.until)
    }
}

fn key(person: &MatrixPerson) -> (String, PersonId) {
    (fold(person.name.as_str()), person.id)
}

fn compared(order: MatrixOrder, one: &MatrixPerson, two: &MatrixPerson) -> Ordering {
    let turned = |compared: Ordering| match order.direction {
        Direction::Ascending => compared,
        Direction::Descending => compared.reverse(),
    };
    let by_name = || key(one).cmp(&key(two));
    match order.sorted_by {
        MatrixSortedBy::Name => turned(by_name()),
        MatrixSortedBy::Department => {
            let [one, two] =
                [one, two].map(|it| it.department.as_ref().map(|it| fold(it.as_str())));
            let has_none = one.is_none().cmp(&two.is_none());
            has_none.then_with(|| turned(one.cmp(&two))).then_with(by_name)
        }
    }
}

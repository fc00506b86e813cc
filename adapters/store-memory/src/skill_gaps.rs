use std::collections::BTreeSet;

use application::{
    Page,
    skills::{
        Closing, CoverageLine, GapLine, GapReads, Held, ListCoverage, ListGaps, SkillPosition,
        TeamChoices, WhichPeople,
    },
};
use async_trait::async_trait;
use domain_identity::Person;
use domain_kernel::{CompanyId, Date, Id, Permit, PersonId, StoreError, days_later, fold};
use domain_onboarding::{Path, PathId, Step};
use domain_skills::{Giver, LabelKind, Level, Position, Rating, Skill, SkillId, SkillState};
use domain_training::{ModuleId, ModuleStatus};

use crate::{
    MemoryStore, State, company_of, onboarding::training_id, onboarding_reads::on_page, skills::of,
};

#[async_trait]
impl GapReads for MemoryStore {
    async fn gaps(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListGaps,
    ) -> Result<Page<GapLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let (search, skill) = (fold(query.search.trim()), fold(query.skill.trim()));
        let people = state.asked(company, manager, &query.people).into_iter();
        let people = people.filter(|it| fold(it.profile.name.as_str()).contains(&search));
        let gaps = people.flat_map(|it| state.gaps_of(company, it, query.day));
        let gaps = gaps.filter(|it| fold(it.skill_name.as_str()).contains(&skill));
        let gaps = gaps.filter(|it| it.is_critical || !query.only_critical);
        Ok(on_page(gaps, query.page))
    }

    async fn gaps_of(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<GapLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let person = state.identity.people.get(&(company, person));
        Ok(person.map(|it| state.gaps_of(company, &it.value, day)).unwrap_or_default())
    }

    async fn coverage(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &ListCoverage,
    ) -> Result<Page<CoverageLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = state.asked(company, manager, &query.people);
        let search = fold(query.search.trim());
        let skills = state.skills_by_name(company).into_iter().filter(|it| {
            let settings = &it.settings;
            fold(settings.name.as_str()).contains(&search)
                && (query.category.is_none() || settings.category == query.category)
                && (settings.is_critical || !query.only_critical)
        });
        let lines = skills.map(|it| CoverageLine {
            skill: it.id,
            name: it.settings.name.clone(),
            category: state.label_name(company, it.settings.category),
            is_critical: it.settings.is_critical,
            needed: state.most_needed(company, it.id),
            held: state.held(company, &people, it.id, query.day),
        });
        Ok(on_page(lines, query.page))
    }

    async fn positions(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
    ) -> Result<Vec<SkillPosition>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let skills = state.skills_by_name(company).into_iter();
        let theirs = skills.filter(|it| state.is_theirs(company, person, it.id));
        let lines = theirs.map(|it| SkillPosition {
            skill: it.id,
            name: it.settings.name.clone(),
            category: state.label_name(company, it.settings.category),
            is_critical: it.settings.is_critical,
            position: state.position(company, person, it.id, day),
        });
        let mut lines: Vec<_> = lines.collect();
        lines.sort_by_key(|it| {
            let category = it.category.as_ref().map(|it| fold(it.as_str()));
            (category.is_none(), category)
        });
        Ok(lines)
    }

    async fn choices(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<TeamChoices, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let people = state.asked(company, manager, &WhichPeople::default()).into_iter();
        let leads = |id| state.identity.people_of(company).any(|it| it.value.manager == Some(id));
        let teams = people.filter(|it| leads(it.id));
        let labels = of(&state.skills.labels, company).map(|it| &it.value);
        let categories = labels.filter(|it| it.kind == LabelKind::Category);
        let departments = state.identity.departments_of(company).map(|it| &it.value);
        let job_roles = of(&state.skills.job_roles, company).map(|it| &it.value);
        Ok(TeamChoices {
            teams: first(teams.map(|it| (it.id, it.profile.name.clone())), |it| it.as_str()),
            departments: first(departments.map(|it| (it.id, it.name.clone())), |it| it.as_str()),
            job_roles: first(job_roles.map(|it| (it.id, it.settings.title.clone())), |it| {
                it.as_str()
            }),
            categories: first(categories.map(|it| (it.id, it.name.clone())), |it| it.as_str()),
        })
    }
}

/// By name, and no more than anybody would look through.
fn first<I: Ord + Copy, T>(
    choices: impl Iterator<Item = (I, T)>,
    name: fn(&T) -> &str,
) -> Vec<(I, T)> {
    let mut choices: Vec<_> = choices.collect();
    choices.sort_by_key(|(id, it)| (fold(name(it)), *id));
    choices.truncate(TeamChoices::MOST);
    choices
}

impl State {
    /// Active people whom somebody leads, as far as they are asked for; by name.
    fn asked(
        &self,
        company: CompanyId,
        manager: Option<PersonId>,
        which: &WhichPeople,
    ) -> Vec<&Person> {
        let team = which.team.map(|it| self.below(company, it));
        let has = |it: PersonId| {
            let profile = self.skills.profiles.get(&(company, it));
            let job_roles = profile.map(|it| &it.value.settings.job_roles);
            which.job_role.is_none_or(|wanted| job_roles.is_some_and(|it| it.contains(&wanted)))
        };
        let people = self.members(company, manager).into_iter().filter(|it| {
            it.state.is_active()
                && team.as_ref().is_none_or(|team: &BTreeSet<_>| team.contains(&it.id))
                && (which.department.is_none() || it.department == which.department)
                && has(it.id)
        });
        people.collect()
    }

    fn skills_by_name(&self, company: CompanyId) -> Vec<&Skill> {
        let mut skills: Vec<_> = of(&self.skills.skills, company).map(|it| &it.value).collect();
        skills.sort_by_key(|it| fold(it.settings.name.as_str()));
        skills
    }

    fn position(
        &self,
        company: CompanyId,
        person: PersonId,
        skill: SkillId,
        day: Date,
    ) -> Position {
        let ratings: Vec<Rating> = self.ratings.of(company, person, skill);
        let state = SkillState::on(&ratings, day);
        let is_exempt = self.exemptions.is_exempt(company, person, skill, day);
        Position {
            level: state.level,
            // Whoever is exempt needs none of it.
            needed: if is_exempt { Level::NONE } else { self.needed(company, person, skill) },
            falls_on: state.until,
            lapse: state.lapse,
        }
    }

    /// Of one person, by the names of the skills.
    fn gaps_of(&self, company: CompanyId, person: &Person, day: Date) -> Vec<GapLine> {
        let skills = self.skills_by_name(company).into_iter();
        let gaps = skills.filter_map(|skill| {
            let position = self.position(company, person.id, skill.id, day);
            position.standing().is_gap().then(|| GapLine {
                person: person.id,
                name: person.profile.name.clone(),
                skill: skill.id,
                skill_name: skill.settings.name.clone(),
                is_critical: skill.settings.is_critical,
                has: position.level,
                needed: position.needed,
                lapse: position.lapse,
                closings: self.closings(company, person.id, (skill.id, position.needed), day),
            })
        });
        gaps.collect()
    }

    pub(crate) fn closings(
        &self,
        company: CompanyId,
        person: PersonId,
        (skill, needed): (SkillId, Level),
        day: Date,
    ) -> Vec<Closing> {
        let grants = self.grants(company).filter(|it| it.skill == skill && needed <= it.level);
        let closings = grants.filter_map(|it| {
            let (is_theirs, path) = match it.giver {
                Giver::Module(id) => self.module_of(company, person, Id::from_uuid(id.uuid()))?,
                Giver::Course(id) => {
                    let course = Id::from_uuid(id.uuid());
                    let found = self.courses.courses.get(&(company, course))?;
                    if found.value.settings.days.ends_on().is_some_and(|it| it < day) {
                        return None;
                    }
                    let student = self.courses.of_person(company, person);
                    let is_in = |it| self.courses.is_enrolled(company, course, it);
                    (student.is_some_and(|it| is_in(it.value.id)), None)
                }
            };
            let title = self.giver_title(company, it.giver)?;
            Some(Closing { giver: it.giver, title, level: it.level, is_theirs, path })
        });
        let mut closings: Vec<Closing> = closings.collect();
        closings.sort_by_key(|it| (it.level, fold(&it.title)));
        closings
    }

    /// Whether a module that is offered is a person's to start, and on which path it is given.
    fn module_of(
        &self,
        company: CompanyId,
        person: PersonId,
        module: ModuleId,
    ) -> Option<(bool, Option<PathId>)> {
        let found = &self.training.modules.get(&(company, module))?.value;
        if found.status() != ModuleStatus::Published {
            return None;
        }
        let has = |it: &[Step]| it.iter().any(|it| it.module().map(training_id) == Some(module));
        let mut on = self.onboarding.assignments_of(company).filter(|it| it.person == person);
        let is_on = on.any(|it| has(self.onboarding.steps_of(company, it)));
        let latest = self.training.latest(company, found);
        let is_open = latest.is_some_and(|it| it.lesson().about().is_open_to_all);
        let paths = of(&self.onboarding.paths, company).map(|it| &it.value);
        let path = paths
            .filter(|it| has(it.steps()))
            .min_by_key(|it: &&Path| (fold(it.title().as_str()), it.id()));
        Some((is_on || is_open, path.map(Path::id)))
    }

    fn most_needed(&self, company: CompanyId, skill: SkillId) -> Level {
        let job_roles = of(&self.skills.job_roles, company).map(|it| &it.value);
        let needs = job_roles.flat_map(|it| it.settings.needs());
        needs.filter(|it| it.skill == skill).map(|it| it.level).max().unwrap_or_default()
    }

    fn held(&self, company: CompanyId, people: &[&Person], skill: SkillId, day: Date) -> Vec<Held> {
        let soon = days_later(day, Position::SOON).unwrap_or(Date::MAX);
        let on = |it: &Person, day| self.position(company, it.id, skill, day).level;
        let n = |level, day| {
            let n = people.iter().filter(|it| on(it, day) == level).count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        let levels = Level::ALL.into_iter().filter(|it| Level::NONE < *it);
        let held = levels.map(|level| Held {
            level,
            n_today: n(level, day),
            n_soon: n(level, soon),
            somebody: {
                let names = people.iter().filter(|it| on(it, day) == level);
                names.map(|it| it.profile.name.clone()).max_by_key(|it| it.as_str().to_owned())
            },
        });
        held.filter(|it| 0 < it.n_today + it.n_soon).collect()
    }
}

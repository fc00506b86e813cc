use std::collections::BTreeSet;

use application::{
    Page, PageNumber,
    onboarding::{
        Candidate, Figures, FindAssignable, ListPaths, MemberBehind, MemberProgress,
        OnboardingReads, PathLine, PathStep, PathStepKind, PathView, PersonOnPath, Placed,
        StepState, TeamMember, TeamStep,
    },
};
use async_trait::async_trait;
use domain_courses::{CourseId, CourseTitle};
use domain_equipment::{CategoryId, CategoryName};
use domain_identity::{DepartmentId, DepartmentName, Person};
use domain_kernel::{CompanyId, Date, Id, Permit, PersonId, StoreError, Versioned, fold};
use domain_onboarding::{
    Assignment, Path, PathId, PathTitle, Reached, Step, StepKind, StepMark, StepPlan, WorkCalendar,
};
use domain_training::{
    AttemptStatus, Module, ModuleId, ModuleStatus, ModuleTitle, Outcome, Tenure,
};

use crate::{
    MemoryStore, State, company_of, identity_reads::searchable, onboarding::training_id,
    training_reads::folded,
};

#[async_trait]
impl OnboardingReads for MemoryStore {
    async fn paths(
        &self,
        permit: &Permit,
        query: &ListPaths,
    ) -> Result<Page<PathLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let onboarding = &self.state().onboarding;
        let paths = onboarding.paths.iter().filter(|((it, _), _)| *it == company);
        let searched = fold(query.search.trim());
        let paths = paths.map(|(_, it)| &it.value);
        let mut paths: Vec<&Path> =
            paths.filter(|it| fold(it.title().as_str()).contains(&searched)).collect();
        paths.sort_by_key(|it| (fold(it.title().as_str()), it.id()));
        let lines = paths.into_iter().map(|path| PathLine {
            id: path.id(),
            title: path.title().clone(),
            n_steps: number(path.steps().len()),
            n_people: number(
                onboarding.assignments_of(company).filter(|it| it.path == path.id()).count(),
            ),
        });
        Ok(on_page(lines, query.page))
    }

    async fn path(&self, permit: &Permit, id: PathId) -> Result<Option<PathView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.onboarding.paths.get(&(company, id)).map(|it| PathView {
            id,
            version: it.version,
            settings: it.value.settings().clone(),
            number: it.value.number(),
            steps: it.value.steps().iter().filter_map(|it| state.path_step(company, it)).collect(),
            n_behind: number(
                state
                    .onboarding
                    .assignments_of(company)
                    .filter(|on| on.path == id && on.number < it.value.number())
                    .count(),
            ),
        }))
    }

    async fn people_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<PersonOnPath>, StoreError> {
        let company = company_of(permit.realm())?;
        let people = self.state().on_path(company, manager, path);
        Ok(on_page(people.into_iter(), page))
    }

    async fn people_behind(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        page: PageNumber,
    ) -> Result<Page<MemberBehind>, StoreError> {
        let company = company_of(permit.realm())?;
        let people = self.state().behind(company, manager, path);
        Ok(on_page(people.into_iter(), page))
    }

    async fn person_on(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<PersonOnPath>, StoreError> {
        let company = company_of(permit.realm())?;
        let people = self.state().on_path(company, manager, path);
        Ok(people.into_iter().find(|it| it.id == person))
    }

    async fn people_off(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        query: &FindAssignable,
        limit: u32,
    ) -> Result<Vec<Candidate>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let searched = fold(query.search.trim());
        let members = state.members(company, manager).into_iter();
        let active = members.filter(|it| it.state.is_active());
        let called = active.filter(|it| searchable(it).contains(&searched));
        let off = called.filter(|it| {
            let mut on = state.onboarding.assignments_of(company);
            !on.any(|on| on.path == query.path && on.person == it.id)
        });
        Ok(off.take(limit as usize).map(candidate).collect())
    }

    async fn unassigned(
        &self,
        permit: &Permit,
        path: PathId,
    ) -> Result<Vec<(Candidate, Option<(DepartmentId, DepartmentName)>)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let members = state.members(company, None).into_iter();
        let active = members.filter(|it| it.state.is_active());
        let off = active.filter(|it| state.onboarding.find(company, path, it.id).is_none());
        let found = off.map(|it| {
            let department = it.department.and_then(|it| {
                let found = state.identity.departments.get(&(company, it))?;
                Some((it, found.value.name.clone()))
            });
            (candidate(it), department)
        });
        Ok(found.collect())
    }

    async fn placed(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        path: Option<PathId>,
        people: &[PersonId],
    ) -> Result<Vec<Placed>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let members = state.members(company, manager).into_iter();
        let chosen = members.filter(|it| people.contains(&it.id));
        let placed = chosen.map(|person| Placed {
            id: person.id,
            name: person.profile.name.clone(),
            is_active: person.state.is_active(),
            starts_on: state
                .onboarding
                .assignments_of(company)
                .find(|it| Some(it.path) == path && it.person == person.id)
                .map(|it| it.starts_on),
        });
        Ok(placed.collect())
    }

    async fn path_titles(&self, permit: &Permit) -> Result<Vec<(PathId, PathTitle)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let paths = state.onboarding.paths.iter().filter(|((it, _), _)| *it == company);
        let titles = paths.map(|(_, it)| (it.value.id(), it.value.title().clone()));
        let mut titles: Vec<_> = titles.collect();
        titles.sort_by_key(|(id, title)| (fold(title.as_str()), *id));
        Ok(titles)
    }

    async fn modules_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(ModuleId, ModuleTitle)>, StoreError> {
        let company = company_of(permit.realm())?;
        let training = &self.state().training;
        let modules = training.modules_of(company).map(|it| &it.value);
        let published = modules.filter(|it| it.status() == ModuleStatus::Published);
        let titled = |it: &Module| Some((it.id(), training.title(company, it)?.clone()));
        let mut modules: Vec<_> = published.filter_map(titled).collect();
        modules.sort_by_key(|(id, title)| (folded(Some(title)), *id));
        Ok(modules)
    }

    async fn courses_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CourseId, CourseTitle)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let courses = state.courses.courses.iter().filter(|((it, _), _)| *it == company);
        let courses = courses.map(|(_, it)| (it.value.id, it.value.settings.title.clone()));
        let mut courses: Vec<_> = courses.collect();
        courses.sort_by_key(|(id, title)| (fold(title.as_str()), *id));
        Ok(courses)
    }

    async fn categories_for_steps(
        &self,
        permit: &Permit,
    ) -> Result<Vec<(CategoryId, CategoryName)>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.item_groups.categories.iter().filter(|((it, _), _)| *it == company);
        let all = all.map(|(_, it)| (it.value.id, it.value.name.clone()));
        let mut categories: Vec<_> = all.collect();
        categories.sort_by_key(|(id, name)| (fold(name.as_str()), *id));
        Ok(categories)
    }

    async fn work_calendar(&self, permit: &Permit) -> Result<Versioned<WorkCalendar>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().onboarding.work_calendar(company))
    }

    async fn team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<Vec<TeamMember>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let members = state.members(company, manager).into_iter();
        let active = members.filter(|it| it.state.is_active());
        Ok(active.map(|it| state.team_member(company, it)).collect())
    }

    async fn member(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        person: PersonId,
    ) -> Result<Option<TeamMember>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.members(company, manager).into_iter().find(|it| it.id == person);
        Ok(found.map(|it| state.team_member(company, it)))
    }

    async fn progress_of_team(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
    ) -> Result<(Vec<MemberProgress>, i64), StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let members = state.members(company, manager).into_iter();
        let active = members.filter(|it| it.state.is_active());
        let all: Vec<_> = active.map(|it| state.progress(company, it)).collect();
        let last = state.trails.get(&permit.realm()).and_then(|it| it.last());
        let last = last.filter(|_| !all.is_empty()).map_or(0, |it| it.recorded.seq);
        Ok((all, last))
    }

    async fn progress_of_members(
        &self,
        permit: &Permit,
        manager: Option<PersonId>,
        people: &[PersonId],
    ) -> Result<Vec<MemberProgress>, StoreError> {
        let (mut progress, _) = self.progress_of_team(permit, manager).await?;
        progress.retain(|it| people.contains(&it.member.id));
        Ok(progress)
    }

    async fn figures(&self, permit: &Permit, today: Date) -> Result<Figures, StoreError> {
        let company = company_of(permit.realm())?;
        let n_modules = self.modules_for_steps(permit).await?.len();
        let state = self.state();
        let n_paths = state.onboarding.paths.keys().filter(|(it, _)| *it == company).count();
        Ok(Figures {
            n_modules: number(n_modules),
            n_paths: number(n_paths),
            n_waiting: number(state.waiting_in(company).count()),
            n_left_behind: number(state.n_left_behind(company)),
            n_out: number(state.custodies_out(company).count()),
            n_overdue: number(
                state.custodies_out(company).filter(|it| it.is_overdue(today)).count(),
            ),
        })
    }
}

impl State {
    /// The people below a manager, level by level, or everyone; by name.
    pub(crate) fn members(&self, company: CompanyId, manager: Option<PersonId>) -> Vec<&Person> {
        let everyone = self.identity.people_of(company).map(|it| &it.value);
        let mut people: Vec<&Person> = match manager {
            None => everyone.collect(),
            Some(manager) => {
                let below = self.below(company, manager);
                everyone.filter(|it| below.contains(&it.id)).collect()
            }
        };
        people.sort_by_key(|it| by_name(it));
        people
    }

    fn on_path(
        &self,
        company: CompanyId,
        manager: Option<PersonId>,
        path: PathId,
    ) -> Vec<PersonOnPath> {
        let find = |id| {
            let mut on = self.onboarding.assignments_of(company);
            on.find(|it| it.path == path && it.person == id)
        };
        let people = self.members(company, manager).into_iter();
        let on_it = people.filter_map(|it| {
            let assignment = find(it.id)?;
            Some(PersonOnPath {
                id: it.id,
                name: it.profile.name.clone(),
                photo: it.account.photo,
                starts_on: assignment.starts_on,
                number: assignment.number,
                is_active: it.state.is_active(),
            })
        });
        on_it.collect()
    }

    fn behind(
        &self,
        company: CompanyId,
        manager: Option<PersonId>,
        path: PathId,
    ) -> Vec<MemberBehind> {
        let Some(path) = self.onboarding.paths.get(&(company, path)).map(|it| &it.value) else {
            return Vec::new();
        };
        let people = self.members(company, manager).into_iter();
        let behind = people.filter_map(|person| {
            let mut on = self.onboarding.assignments_of(company);
            let on = on.find(|it| it.path == path.id() && it.person == person.id)?;
            let moved = Assignment { number: path.number(), ..*on };
            (on.number < moved.number).then(|| MemberBehind {
                id: person.id,
                name: person.profile.name.clone(),
                number: on.number,
                before: self.states(company, on),
                after: self.states(company, &moved),
            })
        });
        behind.collect()
    }

    fn states(&self, company: CompanyId, on: &Assignment) -> Vec<StepState> {
        let steps = self.onboarding.steps_of(company, on).iter();
        steps.map(|it| self.step_state(company, on, it)).collect()
    }

    pub(crate) fn below(&self, company: CompanyId, manager: PersonId) -> BTreeSet<PersonId> {
        let (mut below, mut above) = (BTreeSet::new(), vec![manager]);
        while let Some(next) = above.pop() {
            let led = self.identity.people_of(company).map(|it| &it.value);
            for person in led.filter(|it| it.manager == Some(next) && it.id != manager) {
                if below.insert(person.id) {
                    above.push(person.id);
                }
            }
        }
        below
    }

    fn progress(&self, company: CompanyId, person: &Person) -> MemberProgress {
        let mut steps = Vec::new();
        for (assignment, path) in self.onboarding.paths_of(company, person.id) {
            let own = self.onboarding.steps_of(company, assignment).iter();
            steps.extend(own.filter_map(|it| self.team_step(company, assignment, path, it)));
        }
        MemberProgress { member: self.team_member(company, person), steps }
    }

    fn team_member(&self, company: CompanyId, person: &Person) -> TeamMember {
        let attempts = self.training.attempts_of(company);
        let theirs = attempts.filter(|it| it.attempt.person() == person.id);
        TeamMember {
            id: person.id,
            name: person.profile.name.clone(),
            job_title: person.profile.job_title.clone(),
            role: person.role,
            is_active: person.state.is_active(),
            photo: person.account.photo,
            manager: person.manager,
            last_activity: theirs.map(|it| it.saved).max(),
        }
    }

    fn path_step(&self, company: CompanyId, step: &Step) -> Option<PathStep> {
        let kind = match &step.plan.kind {
            StepKind::Module(module) => {
                let key = (company, training_id(*module));
                let module = &self.training.modules.get(&key)?.value;
                let title = self.training.title(company, module)?.clone();
                PathStepKind::Module { id: module.id(), title, status: module.status() }
            }
            StepKind::Course(course) => {
                let key = (company, Id::from_uuid(course.uuid()));
                let course = &self.courses.courses.get(&key)?.value;
                PathStepKind::Course { id: course.id, title: course.settings.title.clone() }
            }
            StepKind::Item(category) => {
                let key = (company, Id::from_uuid(category.uuid()));
                let category = &self.item_groups.categories.get(&key)?.value;
                PathStepKind::Item { id: category.id, name: category.name.clone() }
            }
            StepKind::Task(task) => PathStepKind::Task(task.clone()),
        };
        let StepPlan { due_after, waits, .. } = step.plan;
        Some(PathStep { id: step.id, kind, due_after, waits })
    }

    /// What has come of a step of somebody who is on a path.
    pub(crate) fn step_state(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        step: &Step,
    ) -> StepState {
        let module = step.module().map(training_id);
        let found = module.and_then(|it| self.training.modules.get(&(company, it)));
        let status = found.map_or(ModuleStatus::Draft, |it| it.value.status());
        let completion =
            module.and_then(|it| self.training.current(company, assignment.person, it));
        let done = self.done_elsewhere(company, assignment, step).map(|_| Reached::Done);
        StepState {
            status: module.map(|_| status),
            completion: completion.map(|it| it.value.completion.tenure()),
            marked: done.or(self.onboarding.mark(company, assignment, step).map(StepMark::reached)),
        }
    }

    fn team_step(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        path: &Path,
        step: &Step,
    ) -> Option<TeamStep> {
        let module = match &step.plan.kind {
            StepKind::Module(module) => {
                let module = &self.training.modules.get(&(company, training_id(*module)))?.value;
                let title = self.training.latest(company, module)?.lesson().about().title.clone();
                Some((module.id(), title))
            }
            StepKind::Course(_) | StepKind::Item(_) | StepKind::Task(_) => None,
        };
        let task = self.task_of(company, step);
        let is_own = task.as_ref().is_none_or(|it| it.by.is_person());
        let task = task.map(|it| ModuleTitle::restore(it.title.as_str().to_owned()));
        let title = module.as_ref().map(|(_, title)| title.clone()).or(task)?;
        let module = module.map(|(id, _)| id);
        let attempts = self.training.attempts_of(company).map(|it| &it.attempt);
        let theirs: Vec<_> = attempts
            .filter(|it| it.person() == assignment.person && Some(it.module()) == module)
            .collect();
        let completion =
            module.and_then(|it| self.training.current(company, assignment.person, it));
        let completion = completion.map(|it| &it.value.completion);
        let since = completion.map(|it| it.achievement().at);
        let may_fail = completion.is_none_or(|it| it.tenure() != Tenure::default());
        let has_failed = may_fail
            && theirs.iter().any(|it| {
                let is_failed = it.outcome() == Some(Outcome::Failed) && !it.is_practice();
                is_failed && since.is_none_or(|since| since < it.started())
            });
        Some(TeamStep {
            path: path.id(),
            path_title: path.title().clone(),
            starts_on: assignment.starts_on,
            due_after: step.plan.due_after,
            module,
            title,
            state: self.step_state(company, assignment, step),
            is_own,
            has_failed,
            is_in_progress: theirs.iter().any(|it| it.status() == AttemptStatus::InProgress),
        })
    }
}

fn candidate(person: &Person) -> Candidate {
    Candidate {
        id: person.id,
        name: person.profile.name.clone(),
        job_title: person.profile.job_title.clone(),
    }
}

fn by_name(person: &Person) -> (String, PersonId) {
    (fold(person.profile.name.as_str()), person.id)
}

pub(crate) fn on_page<T>(lines: impl Iterator<Item = T>, number: PageNumber) -> Page<T> {
    let lines: Vec<T> = lines.collect();
    let n_matches = self::number(lines.len()).min(Page::<()>::MOST_COUNTED + 1);
    let lines = lines.into_iter().skip(number.n_skipped() as usize);
    Page { items: lines.take(Page::<()>::N_LINES as usize).collect(), number, n_matches }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

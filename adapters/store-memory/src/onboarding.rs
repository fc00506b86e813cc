use async_trait::async_trait;
use domain_kernel::{CompanyId, Date, Id, PersonId, Rule, StoreError, Version, Versioned, fold};
use domain_onboarding::{
    Assignment, AssignmentId, Assignments, Audience, Marked, Path, PathId, PathNumber, Paths,
    Reached, Step, StepCategory, StepCourse, StepId, StepMark, StepMarks, StepModule, Unassigned,
    WaiverReason, WorkCalendar, WorkCalendars,
};
use domain_training::ModuleId;
use std::collections::{BTreeMap, btree_map::Entry};

use crate::{
    MemoryTx, State,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct OnboardingTables {
    pub(crate) paths: Table<(CompanyId, PathId), Path>,
    /// Of every version, also of those that nobody is put on any more.
    steps: BTreeMap<(CompanyId, PathId, PathNumber), Vec<Step>>,
    assignments: BTreeMap<(CompanyId, AssignmentId), Assignment>,
    calendars: Table<CompanyId, WorkCalendar>,
    pub(crate) marks: BTreeMap<(CompanyId, PersonId, PathId, StepId), StepMark>,
}

impl OnboardingTables {
    pub(crate) fn assignments_of(&self, company: CompanyId) -> impl Iterator<Item = &Assignment> {
        self.assignments.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    /// What a person is on, by title.
    pub(crate) fn paths_of(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> Vec<(&Assignment, &Path)> {
        let theirs = self.assignments_of(company).filter(|it| it.person == person);
        let paths = theirs.filter_map(|it| Some((it, &self.paths.get(&(company, it.path))?.value)));
        let mut paths: Vec<_> = paths.collect();
        paths.sort_by_key(|(_, it)| (fold(it.title().as_str()), it.id()));
        paths
    }

    /// The steps that are somebody's: those of the version that they are on.
    pub(crate) fn steps_of(&self, company: CompanyId, assignment: &Assignment) -> &[Step] {
        let key = (company, assignment.path, assignment.number);
        self.steps.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The default as long as nobody wrote another.
    pub(crate) fn work_calendar(&self, company: CompanyId) -> Versioned<WorkCalendar> {
        let nothing = || Versioned { value: WorkCalendar::default(), version: Version::NONE };
        self.calendars.get(&company).cloned().unwrap_or_else(nothing)
    }

    pub(crate) fn mark(
        &self,
        company: CompanyId,
        assignment: &Assignment,
        step: &Step,
    ) -> Option<&StepMark> {
        self.marks.get(&(company, assignment.person, assignment.path, step.id))
    }

    /// That somebody need not do a step stays; why does not.
    pub(crate) fn forget_waivers(&mut self, company: CompanyId, person: PersonId) {
        for ((of, whose, ..), mark) in &mut self.marks {
            if (*of, *whose) == (company, person)
                && let Marked::Waived(reason) = &mut mark.what
            {
                *reason = WaiverReason::restore(String::new());
            }
        }
    }

    fn keep_steps(&mut self, company: CompanyId, path: &Path) {
        self.steps.insert((company, path.id(), path.number()), path.steps().to_vec());
    }

    pub(crate) fn is_anyone_on(&self, company: CompanyId, path: PathId) -> bool {
        self.assignments_of(company).any(|it| it.path == path)
    }

    pub(crate) fn find(
        &self,
        company: CompanyId,
        path: PathId,
        person: PersonId,
    ) -> Option<&Assignment> {
        self.assignments_of(company).find(|it| it.path == path && it.person == person)
    }
}

impl State {
    /// A step leads to a module of the same company.
    fn check_steps(&self, company: CompanyId, path: &Path) -> Result<(), StoreError> {
        let mut modules = path.steps().iter().filter_map(Step::module);
        let is_there =
            modules.all(|it| self.training.modules.contains_key(&(company, training_id(it))));
        is_there.then_some(()).ok_or_else(|| StoreError::corrupt("this company has no such module"))
    }
}

/// A module of onboarding as training knows it.
pub(crate) fn training_id(module: StepModule) -> ModuleId {
    Id::from_uuid(module.uuid())
}

#[async_trait]
impl Paths for MemoryTx {
    async fn find(&mut self, id: PathId) -> Result<Option<Versioned<Path>>, StoreError> {
        Ok(self.local.onboarding.paths.get(&(self.company()?, id)).cloned())
    }

    async fn for_somebody(&mut self) -> Result<Vec<(PathId, PathNumber, Audience)>, StoreError> {
        let company = self.company()?;
        let paths = self.local.onboarding.paths.iter().filter(|((it, _), _)| *it == company);
        let aimed = paths.map(|(_, it)| &it.value).filter(|it| !it.settings().audience.is_nobody());
        Ok(aimed.map(|it| (it.id(), it.number(), it.settings().audience.clone())).collect())
    }

    async fn have_course(&mut self, course: StepCourse) -> Result<bool, StoreError> {
        let company = self.company()?;
        let own = self.local.onboarding.steps.iter().filter(|((it, ..), _)| *it == company);
        Ok(own.flat_map(|(_, steps)| steps).any(|it| it.course() == Some(course)))
    }

    async fn have_category(&mut self, category: StepCategory) -> Result<bool, StoreError> {
        let company = self.company()?;
        let own = self.local.onboarding.steps.iter().filter(|((it, ..), _)| *it == company);
        Ok(own.flat_map(|(_, steps)| steps).any(|it| it.category() == Some(category)))
    }

    async fn insert(&mut self, path: &Path) -> Result<(), StoreError> {
        let (company, path) = (self.company()?, path.clone());
        self.write(move |state| {
            if !state.identity.companies.contains_key(&company) {
                return Err(StoreError::corrupt("there is no such company"));
            }
            let key = (company, path.id());
            table::insert(&mut state.onboarding.paths, key, &path, Rule::PathId)?;
            state.onboarding.keep_steps(company, &path);
            state.check_steps(company, &path)
        })
    }

    async fn update(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let (company, path) = (self.company()?, path.clone());
        self.write(move |state| {
            table::update(&mut state.onboarding.paths, &(company, path.value.id()), &path)?;
            state.onboarding.keep_steps(company, &path.value);
            state.check_steps(company, &path.value)
        })
    }

    async fn remove(&mut self, path: &Versioned<Path>) -> Result<(), StoreError> {
        let (company, id, read) = (self.company()?, path.value.id(), path.version);
        self.write(move |state| {
            if state.onboarding.is_anyone_on(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.onboarding.paths, &(company, id), read)?;
            state.onboarding.steps.retain(|(of, path, _), _| (*of, *path) != (company, id));
            state.onboarding.marks.retain(|(of, _, path, _), _| (*of, *path) != (company, id));
            Ok(())
        })
    }
}

#[async_trait]
impl Assignments for MemoryTx {
    async fn find(
        &mut self,
        path: PathId,
        person: PersonId,
    ) -> Result<Option<Assignment>, StoreError> {
        Ok(self.local.onboarding.find(self.company()?, path, person).copied())
    }

    async fn is_anyone_on(&mut self, path: PathId) -> Result<bool, StoreError> {
        Ok(self.local.onboarding.is_anyone_on(self.company()?, path))
    }

    async fn is_anyone_at(&mut self, path: PathId, number: PathNumber) -> Result<bool, StoreError> {
        let mut on = self.local.onboarding.assignments_of(self.company()?);
        Ok(on.any(|it| (it.path, it.number) == (path, number)))
    }

    async fn before(
        &mut self,
        path: PathId,
        number: PathNumber,
    ) -> Result<Vec<Assignment>, StoreError> {
        let on = self.local.onboarding.assignments_of(self.company()?);
        Ok(on.filter(|it| it.path == path && it.number < number).copied().collect())
    }

    async fn keep_number(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let (company, assignment) = (self.company()?, *assignment);
        self.write(move |state| {
            if let Some(kept) = state.onboarding.assignments.get_mut(&(company, assignment.id)) {
                kept.number = assignment.number;
            }
            Ok(())
        })
    }

    async fn insert(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let (company, assignment) = (self.company()?, *assignment);
        self.write(move |state| {
            let Assignment { id, path, person, .. } = assignment;
            let onboarding = &mut state.onboarding;
            let is_there = onboarding.assignments.contains_key(&(company, id));
            if is_there || onboarding.find(company, path, person).is_some() {
                return Err(StoreError::Duplicate(Rule::Assignment));
            }
            let has_path = onboarding.paths.contains_key(&(company, path));
            if !has_path || !state.identity.people.contains_key(&(company, person)) {
                return Err(StoreError::corrupt("this company has no such path or person"));
            }
            onboarding.assignments.insert((company, id), assignment);
            Ok(())
        })
    }

    async fn insert_all(&mut self, assignments: &[Assignment]) -> Result<(), StoreError> {
        for assignment in assignments {
            Assignments::insert(self, assignment).await?;
        }
        Ok(())
    }

    async fn unassigned(&mut self, path: PathId) -> Result<Vec<Unassigned>, StoreError> {
        let (company, state) = (self.company()?, &self.local);
        let active = state.identity.people_of(company).map(|it| &it.value);
        let active = active.filter(|it| it.state.is_active());
        let off = active.filter(|it| state.onboarding.find(company, path, it.id).is_none());
        let unassigned = off.map(|it| Unassigned {
            person: it.id,
            department: it.department.map(|it| Id::from_uuid(it.uuid())),
            job_title: it.profile.job_title.as_ref().map(|it| it.as_str().to_owned()),
        });
        Ok(unassigned.collect())
    }

    async fn remove(&mut self, assignment: &Assignment) -> Result<(), StoreError> {
        let (company, id) = (self.company()?, assignment.id);
        self.write(move |state| {
            state.onboarding.assignments.remove(&(company, id));
            Ok(())
        })
    }

    async fn with_module(
        &mut self,
        person: PersonId,
        module: StepModule,
    ) -> Result<Vec<Assignment>, StoreError> {
        let (company, onboarding) = (self.company()?, &self.local.onboarding);
        let theirs = onboarding.assignments_of(company).filter(|it| it.person == person);
        let has = |it: &&Assignment| {
            let mut steps = onboarding.steps_of(company, it).iter();
            steps.any(|it| it.module() == Some(module))
        };
        Ok(theirs.filter(has).copied().collect())
    }

    async fn reached(
        &mut self,
        assignment: &Assignment,
        today: Date,
    ) -> Result<Vec<(Step, Reached)>, StoreError> {
        let (company, state) = (self.company()?, &self.local);
        let steps = state.onboarding.steps_of(company, assignment).iter();
        let reached = |it: &Step| state.step_state(company, assignment, it).reached(today);
        Ok(steps.map(|it| (it.clone(), reached(it))).collect())
    }
}

#[async_trait]
impl StepMarks for MemoryTx {
    async fn find(
        &mut self,
        person: PersonId,
        path: PathId,
        step: StepId,
    ) -> Result<Option<StepMark>, StoreError> {
        let key = (self.company()?, person, path, step);
        Ok(self.local.onboarding.marks.get(&key).cloned())
    }

    async fn insert(&mut self, mark: &StepMark) -> Result<(), StoreError> {
        let (company, mark) = (self.company()?, mark.clone());
        self.write(move |state| {
            let StepMark { person, path, step, by, .. } = mark;
            let has_path = state.onboarding.paths.contains_key(&(company, path));
            let mut people = [Some(person), by].into_iter().flatten();
            if !(has_path && people.all(|it| state.identity.people.contains_key(&(company, it)))) {
                return Err(StoreError::corrupt("this company has no such path or person"));
            }
            match state.onboarding.marks.entry((company, person, path, step)) {
                Entry::Occupied(_) => Err(StoreError::Duplicate(Rule::StepMark)),
                Entry::Vacant(free) => {
                    free.insert(mark.clone());
                    Ok(())
                }
            }
        })
    }

    async fn remove(&mut self, mark: &StepMark) -> Result<(), StoreError> {
        let key = (self.company()?, mark.person, mark.path, mark.step);
        self.write(move |state| {
            state.onboarding.marks.remove(&key);
            Ok(())
        })
    }
}

#[async_trait]
impl WorkCalendars for MemoryTx {
    async fn find(&mut self) -> Result<Versioned<WorkCalendar>, StoreError> {
        let company = self.company()?;
        Ok(self.local.onboarding.work_calendar(company))
    }

    async fn save(&mut self, calendar: &Versioned<WorkCalendar>) -> Result<(), StoreError> {
        let (company, calendar) = (self.company()?, calendar.clone());
        self.write(move |state| {
            if !state.identity.companies.contains_key(&company) {
                return Err(StoreError::corrupt("there is no such company"));
            }
            if state.onboarding.work_calendar(company).version != calendar.version {
                return Err(StoreError::Stale);
            }
            let saved = Versioned { version: calendar.version.next(), ..calendar.clone() };
            state.onboarding.calendars.insert(company, saved);
            Ok(())
        })
    }
}

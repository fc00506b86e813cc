use std::{cmp::Reverse, collections::BTreeSet};

use application::{
    Page,
    training::{
        AttemptLine, AttemptLineState, CurriculumLine, ListModules, ModuleLine, ModuleView, Offer,
        StepLine, TrainingReads,
    },
};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, fold};
use domain_training::{
    AttemptState, AttemptStatus, Lesson, Module, ModuleId, ModuleStatus, ModuleTitle,
    ModuleVersion, Outcome, Points,
};

use crate::{
    MemoryStore, State, company_of,
    onboarding::training_id,
    training::{KeptAttempt, TrainingTables},
};

#[async_trait]
impl TrainingReads for MemoryStore {
    async fn modules(
        &self,
        permit: &Permit,
        query: &ListModules,
    ) -> Result<Page<ModuleLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let training = &state.training;
        let searched = fold(query.search.trim());
        let sort_title = |it: &Module| folded(training.title(company, it));
        let mut modules: Vec<&Module> = training
            .modules_of(company)
            .map(|it| &it.value)
            .filter(|it| query.status.is_none_or(|status| it.status() == status))
            .filter(|it| sort_title(it).contains(&searched))
            .collect();
        modules.sort_by_key(|it| (sort_title(it), it.id()));
        let n_matches = u32::try_from(modules.len()).unwrap_or(u32::MAX);
        let on_page = modules.into_iter().skip(query.page.n_skipped() as usize);
        let on_page = on_page.take(Page::<()>::N_LINES as usize);
        let items = on_page.filter_map(|it| training.line(company, it)).collect();
        let n_matches = n_matches.min(Page::<()>::MOST_COUNTED + 1);
        Ok(Page { items, number: query.page, n_matches })
    }

    async fn module(
        &self,
        permit: &Permit,
        id: ModuleId,
    ) -> Result<Option<ModuleView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let module = state.training.modules.get(&(company, id));
        Ok(module.map(|it| ModuleView {
            module: it.clone(),
            latest: state.training.latest(company, &it.value).cloned(),
            n_in_progress: state.training.n_people(company, id, is_open),
            n_completed: state.training.n_people(company, id, is_success),
        }))
    }

    async fn curriculum(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<CurriculumLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut lines = state.steps(company, person);
        lines.extend(state.training.open_to_all(company));
        Ok(lines)
    }

    async fn attempts_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<AttemptLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let attempts = state.training.attempts_of(company);
        let mut attempts: Vec<&KeptAttempt> =
            attempts.filter(|it| it.attempt.person() == person).collect();
        attempts.sort_by_key(|it| Reverse((it.attempt.started(), it.attempt.id())));
        let line = |it: &KeptAttempt| {
            let version = (it.attempt.module(), it.attempt.version());
            let version = state.training.version(company, version.0, version.1)?;
            Some(attempt_line(it, version))
        };
        Ok(attempts.into_iter().filter_map(line).collect())
    }
}

impl TrainingTables {
    fn line(&self, company: CompanyId, module: &Module) -> Option<ModuleLine> {
        let latest = self.latest(company, module);
        Some(ModuleLine {
            id: module.id(),
            title: self.title(company, module)?.clone(),
            status: module.status(),
            version: module.latest(),
            has_draft: module.draft().is_some(),
            n_questions: latest.map(|it| n_questions(it.lesson())),
            n_in_progress: self.n_people(company, module.id(), is_open),
            n_completed: self.n_people(company, module.id(), is_success),
        })
    }

    /// People, and not attempts.
    fn n_people(
        &self,
        company: CompanyId,
        module: ModuleId,
        is_one: impl Fn(&KeptAttempt) -> bool,
    ) -> u32 {
        let attempts = self.attempts_of(company);
        let attempts = attempts.filter(|it| it.attempt.module() == module && is_one(it));
        let people: BTreeSet<PersonId> = attempts.map(|it| it.attempt.person()).collect();
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }

    fn open_to_all(&self, company: CompanyId) -> Vec<CurriculumLine> {
        let modules = self.modules_of(company).map(|it| &it.value);
        let published = modules.filter(|it| it.status() == ModuleStatus::Published);
        let versions = published.filter_map(|it| self.latest(company, it));
        let mut open: Vec<_> = versions.filter(|it| it.lesson().about().is_open_to_all).collect();
        open.sort_by_key(|it| (folded(Some(&it.lesson().about().title)), it.module()));
        let lines = open.into_iter().map(|it| CurriculumLine {
            step: None,
            module: it.module(),
            status: ModuleStatus::Published,
            offer: offer(it.lesson()),
        });
        lines.collect()
    }
}

impl State {
    /// A line for each step of each path that a person is on.
    fn steps(&self, company: CompanyId, person: PersonId) -> Vec<CurriculumLine> {
        let mut lines = Vec::new();
        for (assignment, path) in self.onboarding.paths_of(company, person) {
            for step in self.onboarding.steps_of(company, assignment) {
                let module = step.module().map(|it| (company, training_id(it)));
                let Some(module) = module.and_then(|it| self.training.modules.get(&it)) else {
                    continue;
                };
                let Some(latest) = self.training.latest(company, &module.value) else {
                    continue;
                };
                let step = StepLine {
                    path: path.id(),
                    path_title: path.title().clone(),
                    starts_on: assignment.starts_on,
                    due_after: step.plan.due_after,
                };
                lines.push(CurriculumLine {
                    step: Some(step),
                    module: module.value.id(),
                    status: module.value.status(),
                    offer: offer(latest.lesson()),
                });
            }
        }
        lines
    }
}

pub(crate) fn folded(title: Option<&ModuleTitle>) -> String {
    fold(title.map(ModuleTitle::as_str).unwrap_or_default())
}

fn is_open(kept: &KeptAttempt) -> bool {
    kept.attempt.status() == AttemptStatus::InProgress
}

fn is_success(kept: &KeptAttempt) -> bool {
    kept.attempt.outcome().is_some_and(Outcome::is_success)
}

fn n_questions(lesson: &Lesson) -> u32 {
    u32::try_from(lesson.questions().len()).unwrap_or(u32::MAX)
}

fn offer(lesson: &Lesson) -> Offer {
    let (about, needed) = (lesson.about(), lesson.needed());
    Offer {
        title: about.title.clone(),
        kind: lesson.kind().of_type(),
        minutes: about.minutes,
        n_questions: n_questions(lesson),
        needed: needed.map_or(Points::ZERO, |it| it.least),
        max: needed.map_or(Points::ZERO, |it| it.max),
    }
}

fn attempt_line(kept: &KeptAttempt, version: &ModuleVersion) -> AttemptLine {
    let KeptAttempt { attempt, saved } = kept;
    let state = match attempt.state() {
        AttemptState::Answering { .. } | AttemptState::Reading => {
            let responses = attempt.responses().into_iter().flatten();
            let n_answered = responses.filter(|(_, it)| it.answer.is_some()).count();
            let n_answered = u32::try_from(n_answered).unwrap_or(u32::MAX);
            AttemptLineState::InProgress { n_answered, saved: *saved }
        }
        AttemptState::Graded { sitting, at, score } => AttemptLineState::Finished {
            at: *at,
            outcome: attempt.outcome().unwrap_or(Outcome::Failed),
            score: *score,
            needed: version.lesson().needed().map_or(sitting.needed, |it| it.least),
            max: sitting.max,
        },
        AttemptState::Acknowledged { at } => {
            let (outcome, zero) = (Outcome::Acknowledged, Points::ZERO);
            AttemptLineState::Finished { at: *at, outcome, score: zero, needed: zero, max: zero }
        }
    };
    AttemptLine {
        id: attempt.id(),
        module: attempt.module(),
        title: version.lesson().about().title.clone(),
        version: attempt.version(),
        started: attempt.started(),
        is_practice: attempt.is_practice(),
        n_questions: n_questions(version.lesson()),
        state,
    }
}

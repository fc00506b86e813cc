use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeSet,
};

use application::{
    Page, PageNumber,
    identity::Direction,
    training::{
        Aftermath, AttemptLine, AttemptLineState, CertificateView, Certificates, ChallengeLine,
        CompletionLine, Correctable, Curriculum, CurriculumItem, CurriculumLine, FoundPicture,
        ListModules, MarkLine, ModuleItem, ModuleLine, ModuleView, ModulesSortedBy, Offer,
        OwnChallenge, StepLine, TrainingReads, VersionLine,
    },
};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{CompanyId, Date, Permit, PersonId, StoreError, Versioned, fold};
use domain_onboarding::{Marked, Step, StepKind};
use domain_training::{
    Attempt, AttemptId, AttemptState, AttemptStatus, CertificateCode, ChallengeId, Completion,
    CompletionId, Graded, Lesson, Module, ModuleId, ModuleStatus, ModuleTitle, ModuleVersion,
    Outcome, Picture, PictureId, Points, QuizResult, Regrade, VersionNumber,
};

use crate::{
    MemoryStore, State, company_of,
    completions::KeptCompletion,
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
        let modules = training
            .modules_of(company)
            .map(|it| &it.value)
            .filter(|it| query.status.is_none_or(|status| it.status() == status))
            .filter(|it| query.kind.is_none_or(|kind| training.kind(company, it) == Some(kind)))
            .filter(|it| query.has_draft.is_none_or(|has| it.draft().is_some() == has))
            .filter(|it| sort_title(it).contains(&searched));
        let mut lines: Vec<ModuleLine> =
            modules.filter_map(|it| training.line(company, it)).collect();
        lines.sort_by(|left, right| in_order(query, left, right));
        let n_matches = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let on_page = lines.into_iter().skip(query.page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).collect();
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
            n_in_progress: state.training.n_in_progress(company, id),
            n_completed: state.training.n_completed(company, id),
            n_challenges: state.n_open_challenges(company, id),
        }))
    }

    async fn n_good(
        &self,
        permit: &Permit,
        module: ModuleId,
        today: Date,
    ) -> Result<u32, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let current = state.training.completions_of(company).filter(|it| it.value.is_current);
        let of_module = current.filter(|it| it.value.completion.achievement().module == module);
        let good = of_module.filter(|it| it.value.completion.standing(today).is_good());
        Ok(u32::try_from(good.count()).unwrap_or(u32::MAX))
    }

    async fn curriculum(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Curriculum, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut lines = state.steps(company, person);
        lines.extend(state.training.open_to_all(company, person));
        let calendar = state.onboarding.work_calendar(company).value.calendar();
        Ok(Curriculum { lines, calendar })
    }

    async fn certificate(
        &self,
        permit: &Permit,
        id: CompletionId,
    ) -> Result<Option<CertificateView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let kept = state.training.completions.get(&(company, id));
        Ok(kept.and_then(|it| state.certificate(company, it)))
    }

    async fn correctable(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: Option<VersionNumber>,
    ) -> Result<Option<Correctable>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        Ok(state.training.correctable(company, module, version))
    }

    async fn graded(
        &self,
        permit: &Permit,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<(PersonName, Graded)>, StoreError> {
        Ok(self.state().graded(company_of(permit.realm())?, module, version))
    }

    async fn aftermath(
        &self,
        permit: &Permit,
        attempt: AttemptId,
    ) -> Result<Aftermath, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut all = state.training.attempts_of(company);
        let Some(kept) = all.find(|it| it.attempt.id() == attempt) else {
            return Ok(Aftermath::default());
        };
        let (person, of) = (kept.attempt.person(), (kept.attempt.module(), kept.attempt.version()));
        Ok(Aftermath {
            corrected: state.training.corrected(company, attempt),
            challenges: state.own_challenges(company, person, of),
        })
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
            let completion = state.training.current_by(company, it.attempt.id());
            let recall = completion.and_then(Completion::recalled);
            let note = recall.and_then(|it| state.training.note(company, version.module(), it.by));
            let completion = completion.map(|it| CompletionLine {
                id: it.id(),
                tenure: it.tenure(),
                has_certificate: it.certificate().is_some(),
            });
            let recalled_for = note.cloned();
            let regrade = state.training.regrade(company, it.attempt.id());
            Some(AttemptLine { completion, recalled_for, ..attempt_line(it, regrade, version) })
        };
        Ok(attempts.into_iter().filter_map(line).collect())
    }

    async fn challenges(
        &self,
        permit: &Permit,
        module: ModuleId,
        page: PageNumber,
    ) -> Result<Page<ChallengeLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let lines = self.state().challenge_lines(company, module);
        let n_matches = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let on_page = lines.into_iter().skip(page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).collect();
        Ok(Page { items, number: page, n_matches })
    }

    async fn challenge(
        &self,
        permit: &Permit,
        id: ChallengeId,
    ) -> Result<Option<ChallengeLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.challenges.get(&(company, id));
        Ok(found.and_then(|it| state.challenge_line(company, it)))
    }

    async fn own_challenges(
        &self,
        permit: &Permit,
        person: PersonId,
        of: (ModuleId, VersionNumber),
    ) -> Result<Vec<OwnChallenge>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().own_challenges(company, person, of))
    }

    async fn picture(
        &self,
        permit: &Permit,
        id: PictureId,
    ) -> Result<Option<FoundPicture>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().picture(company, id))
    }

    async fn pictures_of(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<Picture>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().pictures_of(company, module))
    }

    async fn versions(
        &self,
        permit: &Permit,
        module: ModuleId,
    ) -> Result<Vec<VersionLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let versions = state
            .training
            .versions_of(company, module)
            .map(|it| VersionLine { number: it.number(), published: it.published() });
        Ok(versions.rev().collect())
    }

    async fn version(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().training.version(company, module, number).cloned())
    }

    async fn first_attempts(
        &self,
        permit: &Permit,
        module: ModuleId,
        number: VersionNumber,
        most: u32,
    ) -> Result<Vec<Attempt>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let attempts = state.training.attempts_of(company).map(|it| &it.attempt);
        let counts = |it: &&Attempt| {
            let is_of_version = it.module() == module && it.version() == number;
            is_of_version && it.status() == AttemptStatus::Finished && !it.is_practice()
        };
        let mut counted: Vec<&Attempt> = attempts.filter(counts).collect();
        counted.sort_by_key(|it| (it.started(), it.id()));
        let mut seen = BTreeSet::new();
        counted.retain(|it| seen.insert(it.person()));
        Ok(counted.into_iter().rev().take(most as usize).cloned().collect())
    }
}

#[async_trait]
impl Certificates for MemoryStore {
    async fn certificate_by_code(
        &self,
        code: CertificateCode,
    ) -> Result<Option<CertificateView>, StoreError> {
        let state = self.state();
        let mut all = state.training.completions.iter();
        let found = all.find(|(_, it)| it.value.completion.certificate() == Some(code));
        Ok(found.and_then(|((company, _), it)| state.certificate(*company, it)))
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
            published: latest.map(ModuleVersion::published),
            has_draft: module.draft().is_some(),
            n_questions: latest.map(|it| n_questions(it.lesson())),
            n_in_progress: self.n_in_progress(company, module.id()),
            n_completed: self.n_completed(company, module.id()),
        })
    }

    /// One person has one attempt in progress at most.
    fn n_in_progress(&self, company: CompanyId, module: ModuleId) -> u32 {
        let attempts = self.attempts_of(company);
        let open = attempts.filter(|it| it.attempt.module() == module && is_open(it));
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    /// People, and not attempts.
    fn n_completed(&self, company: CompanyId, module: ModuleId) -> u32 {
        let counts = |it: &&Versioned<KeptCompletion>| {
            let KeptCompletion { completion, is_current } = &it.value;
            *is_current
                && completion.achievement().module == module
                && completion.revoked().is_none()
        };
        let completed = self.completions_of(company).filter(counts);
        u32::try_from(completed.count()).unwrap_or(u32::MAX)
    }

    fn n_extra_tries(&self, company: CompanyId, person: PersonId, of: &ModuleVersion) -> u32 {
        match of.quiz().and_then(|it| it.rules.tries.most) {
            Some(_) => self.past(company, person, of.module()).tries.n_extra,
            None => 0,
        }
    }

    fn open_to_all(&self, company: CompanyId, person: PersonId) -> Vec<CurriculumLine> {
        let modules = self.modules_of(company).map(|it| &it.value);
        let published = modules.filter(|it| it.status() == ModuleStatus::Published);
        let versions = published.filter_map(|it| self.latest(company, it));
        let mut open: Vec<_> = versions.filter(|it| it.lesson().about().is_open_to_all).collect();
        open.sort_by_key(|it| (folded(Some(&it.lesson().about().title)), it.module()));
        let items = open.into_iter().map(|it| ModuleItem {
            module: it.module(),
            status: ModuleStatus::Published,
            offer: offer(it.lesson()),
            n_extra_tries: self.n_extra_tries(company, person, it),
        });
        let items = items.map(CurriculumItem::Module);
        items.map(|item| CurriculumLine { step: None, item }).collect()
    }
}

impl State {
    fn certificate(
        &self,
        company: CompanyId,
        kept: &Versioned<KeptCompletion>,
    ) -> Option<CertificateView> {
        let completion = &kept.value.completion;
        let achieved = completion.achievement();
        let settings = &self.identity.companies.get(&company)?.value.settings;
        let person = &self.identity.people.get(&(company, achieved.person))?.value;
        let version = self.training.version(company, achieved.module, achieved.version)?;
        Some(CertificateView {
            company,
            company_name: settings.name.clone(),
            zone: settings.zone.clone(),
            completion: completion.id(),
            version: kept.version,
            person: achieved.person,
            person_name: person.profile.name.clone(),
            title: version.lesson().about().title.clone(),
            number: achieved.version,
            completed_on: achieved.on,
            tenure: completion.tenure(),
            revoked: completion.revoked().cloned(),
            code: completion.certificate()?,
        })
    }

    /// A line for each step of each path that a person is on.
    fn steps(&self, company: CompanyId, person: PersonId) -> Vec<CurriculumLine> {
        let mut lines = Vec::new();
        for (assignment, path) in self.onboarding.paths_of(company, person) {
            for step in self.onboarding.steps_of(company, assignment) {
                let Some(item) = self.item(company, person, step) else {
                    continue;
                };
                let mark = self.onboarding.mark(company, assignment, step);
                let mark = mark.map(|it| MarkLine { at: it.at, what: it.what.clone() });
                let done = self.done_elsewhere(company, assignment, step);
                let done = done.map(|at| MarkLine { at, what: Marked::Done });
                let step = StepLine {
                    id: step.id,
                    path: path.id(),
                    path_title: path.title().clone(),
                    starts_on: assignment.starts_on,
                    due_after: step.plan.due_after,
                    waits: step.plan.waits,
                    mark: done.or(mark),
                    category: step.category(),
                };
                lines.push(CurriculumLine { step: Some(step), item });
            }
        }
        lines
    }

    /// Nothing of a module that was never published.
    fn item(&self, company: CompanyId, person: PersonId, step: &Step) -> Option<CurriculumItem> {
        let module = match &step.plan.kind {
            StepKind::Module(module) => (company, training_id(*module)),
            StepKind::Course(_) | StepKind::Item(_) | StepKind::Task(_) => {
                return self.task_of(company, step).map(CurriculumItem::Task);
            }
        };
        let module = &self.training.modules.get(&module)?.value;
        let latest = self.training.latest(company, module)?;
        Some(CurriculumItem::Module(ModuleItem {
            module: module.id(),
            status: module.status(),
            offer: offer(latest.lesson()),
            n_extra_tries: self.training.n_extra_tries(company, person, latest),
        }))
    }
}

pub(crate) fn folded(title: Option<&ModuleTitle>) -> String {
    fold(title.map(ModuleTitle::as_str).unwrap_or_default())
}

fn is_open(kept: &KeptAttempt) -> bool {
    kept.attempt.status() == AttemptStatus::InProgress
}

fn n_questions(lesson: &Lesson) -> u32 {
    u32::try_from(lesson.n_asked()).unwrap_or(u32::MAX)
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
        tries: lesson.quiz().map(|it| it.rules.tries).unwrap_or_default(),
        time_limit: lesson.quiz().and_then(|it| it.rules.time_limit),
    }
}

fn attempt_line(
    kept: &KeptAttempt,
    regrade: Option<&Regrade>,
    version: &ModuleVersion,
) -> AttemptLine {
    let KeptAttempt { attempt, saved } = kept;
    let state = match attempt.state() {
        AttemptState::Graded { at, .. } if let Some(regrade) = regrade => {
            let QuizResult { score, needed, max } = regrade.result;
            let outcome = regrade.outcome();
            AttemptLineState::Finished { at: *at, outcome, score, needed, max }
        }
        AttemptState::Answering { .. } | AttemptState::Reading => {
            let responses = attempt.responses().into_iter().flatten();
            let n_answered = responses.filter(|(_, it)| it.answer.is_some()).count();
            let n_answered = u32::try_from(n_answered).unwrap_or(u32::MAX);
            AttemptLineState::InProgress { n_answered, saved: *saved }
        }
        AttemptState::Graded { sitting, at, score, .. } => AttemptLineState::Finished {
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
        completion: None,
        recalled_for: None,
    }
}

/// What has no version comes last, whichever the direction.
fn in_order(query: &ListModules, left: &ModuleLine, right: &ModuleLine) -> Ordering {
    let turned = |order: Ordering| match query.direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    };
    let title = |it: &ModuleLine| (fold(it.title.as_str()), it.id);
    let by_title = title(left).cmp(&title(right));
    let first = match query.sorted_by {
        ModulesSortedBy::Title => return turned(by_title),
        ModulesSortedBy::Published => {
            let unpublished = left.published.is_none().cmp(&right.published.is_none());
            unpublished.then(turned(left.published.cmp(&right.published)))
        }
        ModulesSortedBy::InProgress => turned(left.n_in_progress.cmp(&right.n_in_progress)),
        ModulesSortedBy::Completed => turned(left.n_completed.cmp(&right.n_completed)),
    };
    first.then(by_title)
}

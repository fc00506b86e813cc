use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Timestamp, Versioned};
use domain_training::{
    Attempt, AttemptId, AttemptStatus, Attempts, ChangeNote, CompletionId, ExtraTry, KindType,
    Lesson, Module, ModuleId, ModuleTitle, ModuleVersion, Modules, Past, PastAttempt, Recall,
    Regrade, Release, VersionNumber,
};

use crate::{
    MemoryTx, State,
    completions::KeptCompletion,
    corrections::KeptCorrection,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct TrainingTables {
    pub(crate) modules: Table<(CompanyId, ModuleId), Module>,
    /// Shared by all copies of the state, since they never change.
    versions: BTreeMap<(CompanyId, ModuleId, VersionNumber), Arc<Released>>,
    pub(crate) attempts: Table<(CompanyId, AttemptId), KeptAttempt>,
    pub(crate) completions: Table<(CompanyId, CompletionId), KeptCompletion>,
    pub(crate) corrections: BTreeMap<(CompanyId, ModuleId, VersionNumber), Vec<KeptCorrection>>,
    /// What attempts come to now by corrections.
    pub(crate) regrades: BTreeMap<(CompanyId, AttemptId), Regrade>,
    /// By what they may be given once for: so many attempts.
    pub(crate) extra_tries: BTreeMap<(CompanyId, PersonId, ModuleId, u32), ExtraTry>,
}

struct Released {
    version: ModuleVersion,
    release: Release,
}

#[derive(Clone)]
pub(crate) struct KeptAttempt {
    pub(crate) attempt: Attempt,
    /// When an answer was last kept.
    pub(crate) saved: Timestamp,
}

impl TrainingTables {
    pub(crate) fn modules_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = &Versioned<Module>> {
        self.modules.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    pub(crate) fn attempts_of(&self, company: CompanyId) -> impl Iterator<Item = &KeptAttempt> {
        self.attempts.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| &it.value)
    }

    pub(crate) fn version(
        &self,
        company: CompanyId,
        module: ModuleId,
        number: VersionNumber,
    ) -> Option<&ModuleVersion> {
        self.versions.get(&(company, module, number)).map(|it| &it.version)
    }

    /// What was published of a module, oldest first.
    pub(crate) fn versions_of(
        &self,
        company: CompanyId,
        module: ModuleId,
    ) -> impl DoubleEndedIterator<Item = &ModuleVersion> {
        let key = |number| (company, module, VersionNumber::new(number));
        self.versions.range(key(0)..=key(u32::MAX)).map(|(_, it)| &it.version)
    }

    /// What people take of a module, or took last.
    pub(crate) fn latest(&self, company: CompanyId, module: &Module) -> Option<&ModuleVersion> {
        self.version(company, module.id(), module.latest()?)
    }

    /// Of the newest version, or of the draft if there is none.
    pub(crate) fn title<'a>(
        &'a self,
        company: CompanyId,
        module: &'a Module,
    ) -> Option<&'a ModuleTitle> {
        let latest = self.latest(company, module).map(ModuleVersion::lesson);
        latest.or(module.draft()).map(Lesson::about).map(|it| &it.title)
    }

    /// Of the newest version, or of the draft if there is none.
    pub(crate) fn kind(&self, company: CompanyId, module: &Module) -> Option<KindType> {
        let latest = self.latest(company, module).map(ModuleVersion::lesson);
        latest.or(module.draft()).map(|it| it.kind().of_type())
    }

    /// What changed in a version, if its author has said so.
    pub(crate) fn note(
        &self,
        company: CompanyId,
        module: ModuleId,
        number: VersionNumber,
    ) -> Option<&ChangeNote> {
        self.versions.get(&(company, module, number))?.release.note.as_ref()
    }

    /// What a person has made of a module so far.
    pub(crate) fn past(&self, company: CompanyId, person: PersonId, module: ModuleId) -> Past {
        let attempts = self.attempts_of(company).map(|it| &it.attempt);
        let own = attempts.filter(|it| it.person() == person && it.module() == module);
        let own = own.map(|it| PastAttempt {
            is_practice: it.is_practice(),
            end: self.outcome(company, it).zip(it.state().finished_at()),
        });
        let key = |after| (company, person, module, after);
        let given = self.extra_tries.range(key(0)..=key(u32::MAX)).map(|(_, it)| it.given);
        Past::of(&own.collect::<Vec<_>>(), given)
    }

    fn open(&self, company: CompanyId, person: PersonId, module: ModuleId) -> Option<AttemptId> {
        let mut attempts = self.attempts_of(company).map(|it| &it.attempt);
        let is_open = |it: &&Attempt| {
            let is_theirs = it.person() == person && it.module() == module;
            is_theirs && it.status() == AttemptStatus::InProgress
        };
        attempts.find(is_open).map(Attempt::id)
    }
}

impl State {
    /// An attempt is somebody's at something.
    fn check_attempt(&self, company: CompanyId, attempt: &Attempt) -> Result<(), StoreError> {
        if !self.identity.people.contains_key(&(company, attempt.person())) {
            return Err(StoreError::corrupt("this company has no such person"));
        }
        match self.training.version(company, attempt.module(), attempt.version()) {
            Some(_) => Ok(()),
            None => Err(StoreError::corrupt("this company has no such version")),
        }
    }

    fn check_ordinal(&self, company: CompanyId, attempt: &Attempt) -> Result<(), StoreError> {
        let run = attempt.run();
        let is_same = |it: &KeptAttempt| {
            let other = it.attempt.run();
            (other.person, other.module, other.ordinal) == (run.person, run.module, run.ordinal)
        };
        if run.ordinal.is_some() && self.training.attempts_of(company).any(is_same) {
            return Err(StoreError::Duplicate(Rule::AttemptOrdinal));
        }
        Ok(())
    }

    fn check_is_only_open(&self, company: CompanyId, attempt: &Attempt) -> Result<(), StoreError> {
        if attempt.status() == AttemptStatus::Finished {
            return Ok(());
        }
        match self.training.open(company, attempt.person(), attempt.module()) {
            Some(id) if id != attempt.id() => Err(StoreError::Duplicate(Rule::OpenAttempt)),
            _ => Ok(()),
        }
    }
}

#[async_trait]
impl Modules for MemoryTx {
    async fn find(&mut self, id: ModuleId) -> Result<Option<Versioned<Module>>, StoreError> {
        Ok(self.local.training.modules.get(&(self.company()?, id)).cloned())
    }

    async fn insert(&mut self, module: &Module) -> Result<(), StoreError> {
        let (company, module) = (self.company()?, module.clone());
        self.write(move |state| {
            if !state.identity.companies.contains_key(&company) {
                return Err(StoreError::corrupt("there is no such company"));
            }
            let key = (company, module.id());
            table::insert(&mut state.training.modules, key, &module, Rule::ModuleId)
        })
    }

    async fn update(&mut self, module: &Versioned<Module>) -> Result<(), StoreError> {
        let (company, module) = (self.company()?, module.clone());
        self.write(move |state| {
            table::update(&mut state.training.modules, &(company, module.value.id()), &module)
        })
    }

    async fn hold(&mut self, id: ModuleId) -> Result<(), StoreError> {
        let key = (self.company()?, id);
        let read = self.local.training.modules.get(&key).map(|it| it.version);
        self.write(move |state| {
            let now = state.training.modules.get(&key).map(|it| it.version);
            if now == read { Ok(()) } else { Err(StoreError::Busy) }
        })
    }

    async fn remove(&mut self, module: &Versioned<Module>) -> Result<(), StoreError> {
        let (company, id, read) = (self.company()?, module.value.id(), module.version);
        self.write(move |state| table::remove(&mut state.training.modules, &(company, id), read))
    }

    async fn published_of(&mut self, ids: &[ModuleId]) -> Result<BTreeSet<ModuleId>, StoreError> {
        let company = self.company()?;
        let modules = &self.local.training.modules;
        let is_published = |id: &&ModuleId| {
            let found = modules.get(&(company, **id));
            found.is_some_and(|it| it.value.latest().is_some())
        };
        Ok(ids.iter().filter(is_published).copied().collect())
    }

    async fn insert_version(
        &mut self,
        version: &ModuleVersion,
        release: &Release,
    ) -> Result<(), StoreError> {
        let company = self.company()?;
        let released = Released { version: version.clone(), release: release.clone() };
        let released = Arc::new(released);
        self.write(move |state| {
            let (training, version) = (&mut state.training, &released.version);
            if !training.modules.contains_key(&(company, version.module())) {
                return Err(StoreError::corrupt("this company has no such module"));
            }
            let key = (company, version.module(), version.number());
            if training.versions.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::VersionNumber));
            }
            training.versions.insert(key, Arc::clone(&released));
            Ok(())
        })
    }

    async fn version(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<ModuleVersion>, StoreError> {
        Ok(self.local.training.version(self.company()?, module, number).cloned())
    }

    async fn release(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Release>, StoreError> {
        let key = (self.company()?, module, number);
        Ok(self.local.training.versions.get(&key).map(|it| it.release.clone()))
    }

    async fn recalled_since(
        &mut self,
        module: ModuleId,
        number: VersionNumber,
    ) -> Result<Option<Recall>, StoreError> {
        let company = self.company()?;
        let training = &self.local.training;
        let recalls = training.versions.iter().filter_map(|((of, it, newer), released)| {
            let is_newer = *of == company && *it == module && number < *newer;
            is_newer.then(|| released.release.impact.recall(*newer)).flatten()
        });
        Ok(recalls.min_by_key(|it| (it.until, it.by)))
    }
}

#[async_trait]
impl Attempts for MemoryTx {
    async fn find(&mut self, id: AttemptId) -> Result<Option<Versioned<Attempt>>, StoreError> {
        let kept = self.local.training.attempts.get(&(self.company()?, id));
        Ok(kept.map(to_attempt))
    }

    async fn find_open(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Attempt>>, StoreError> {
        let company = self.company()?;
        let training = &self.local.training;
        let open = training.open(company, person, module);
        Ok(open.and_then(|it| training.attempts.get(&(company, it))).map(to_attempt))
    }

    async fn past(&mut self, person: PersonId, module: ModuleId) -> Result<Past, StoreError> {
        Ok(self.local.training.past(self.company()?, person, module))
    }

    async fn insert_extra_try(&mut self, extra: &ExtraTry) -> Result<(), StoreError> {
        let (company, extra) = (self.company()?, extra.clone());
        self.write(move |state| {
            let is_here = state.identity.people.contains_key(&(company, extra.person));
            if !is_here || !state.training.modules.contains_key(&(company, extra.module)) {
                return Err(StoreError::corrupt("this company has no such person or module"));
            }
            let key = (company, extra.person, extra.module, extra.after);
            if state.training.extra_tries.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::ExtraTry));
            }
            state.training.extra_tries.insert(key, extra.clone());
            Ok(())
        })
    }

    async fn insert(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        let (company, attempt) = (self.company()?, attempt.clone());
        let saved = attempt.state().finished_at().unwrap_or(attempt.started());
        let kept = KeptAttempt { attempt, saved };
        self.write(move |state| {
            let attempt = &kept.attempt;
            let key = (company, attempt.id());
            if state.training.attempts.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::AttemptId));
            }
            state.check_attempt(company, attempt)?;
            state.check_is_only_open(company, attempt)?;
            state.check_ordinal(company, attempt)?;
            table::insert(&mut state.training.attempts, key, &kept, Rule::AttemptId)
        })
    }

    async fn update(&mut self, attempt: &Versioned<Attempt>) -> Result<(), StoreError> {
        let (company, attempt) = (self.company()?, attempt.clone());
        self.write(move |state| {
            let Versioned { value, version } = &attempt;
            let key = (company, value.id());
            let stored = state.training.attempts.get(&key).ok_or(StoreError::Stale)?;
            // Whoever finishes an attempt keeps all of it that moment.
            let saved = value.state().finished_at().unwrap_or(stored.value.saved);
            let kept = KeptAttempt { attempt: value.clone(), saved };
            let kept = Versioned { value: kept, version: *version };
            if stored.version == *version {
                state.check_attempt(company, value)?;
                state.check_is_only_open(company, value)?;
            }
            table::update(&mut state.training.attempts, &key, &kept)
        })
    }
}

fn to_attempt(kept: &Versioned<KeptAttempt>) -> Versioned<Attempt> {
    Versioned { value: kept.value.attempt.clone(), version: kept.version }
}

use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Versioned};
use domain_training::{
    AttemptId, Completion, CompletionId, Completions, ModuleId, Recall, RevocationReason,
};

use crate::{MemoryTx, State, table, training::TrainingTables};

#[derive(Clone)]
pub(crate) struct KeptCompletion {
    pub(crate) completion: Completion,
    /// Whether it is the newest of its person and module.
    pub(crate) is_current: bool,
}

impl KeptCompletion {
    fn is_of(&self, person: PersonId, module: ModuleId) -> bool {
        let achieved = self.completion.achievement();
        self.is_current && achieved.person == person && achieved.module == module
    }
}

impl TrainingTables {
    pub(crate) fn completions_of(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = &Versioned<KeptCompletion>> {
        self.completions.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    /// The newest completion of a person and a module.
    pub(crate) fn current(
        &self,
        company: CompanyId,
        person: PersonId,
        module: ModuleId,
    ) -> Option<&Versioned<KeptCompletion>> {
        self.completions_of(company).find(|it| it.value.is_of(person, module))
    }

    /// Of somebody who was erased nobody reads why anything was revoked; that it was, stays.
    pub(crate) fn forget_revocations(&mut self, company: CompanyId, person: PersonId) {
        let all = self.completions.iter_mut().filter(|((it, _), _)| *it == company);
        for (_, kept) in all {
            let completion = &kept.value.completion;
            if completion.achievement().person == person && completion.revoked().is_some() {
                let (id, achieved) = (completion.id(), *completion.achievement());
                let (term, recall) = (completion.term(), completion.recalled());
                let none = Some(RevocationReason::restore(String::new()));
                let certificate = completion.certificate();
                kept.value.completion =
                    Completion::restore(id, achieved, term, recall, none).certified(certificate);
            }
        }
    }

    fn is_completion(&self, company: CompanyId, attempt: AttemptId) -> bool {
        let mut all = self.completions_of(company);
        all.any(|it| it.value.completion.achievement().attempt == attempt)
    }

    /// What an attempt achieved, unless the module was completed again since.
    pub(crate) fn current_by(&self, company: CompanyId, attempt: AttemptId) -> Option<&Completion> {
        let mut current = self.completions_of(company).filter(|it| it.value.is_current);
        let made = current.find(|it| it.value.completion.achievement().attempt == attempt);
        made.map(|it| &it.value.completion)
    }
}

impl State {
    /// A completion is what an attempt of this person at this version achieved.
    fn check_completion(
        &self,
        company: CompanyId,
        completion: &Completion,
    ) -> Result<(), StoreError> {
        let achieved = completion.achievement();
        let attempt = self.training.attempts.get(&(company, achieved.attempt));
        let attempt = attempt.map(|it| it.value.attempt.run());
        match attempt.filter(|it| it.person == achieved.person && it.module == achieved.module) {
            Some(_) => Ok(()),
            None => Err(StoreError::corrupt("this company has no such attempt")),
        }
    }
}

#[async_trait]
impl Completions for MemoryTx {
    async fn find(
        &mut self,
        id: CompletionId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        let kept = self.local.training.completions.get(&(self.company()?, id));
        Ok(kept.map(to_completion))
    }

    async fn find_current(
        &mut self,
        person: PersonId,
        module: ModuleId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        Ok(self.local.training.current(self.company()?, person, module).map(to_completion))
    }

    async fn find_by_attempt(
        &mut self,
        attempt: AttemptId,
    ) -> Result<Option<Versioned<Completion>>, StoreError> {
        let mut all = self.local.training.completions_of(self.company()?);
        let found = all.find(|it| it.value.completion.achievement().attempt == attempt);
        Ok(found.map(to_completion))
    }

    async fn insert(&mut self, completion: &Completion) -> Result<(), StoreError> {
        let (company, completion) = (self.company()?, completion.clone());
        let achieved = *completion.achievement();
        let former = self.local.training.current(company, achieved.person, achieved.module);
        let former = former.map(|it| it.value.completion.id());
        self.write(move |state| {
            state.check_completion(company, &completion)?;
            let training = &mut state.training;
            if training.is_completion(company, achieved.attempt) {
                return Err(StoreError::Duplicate(Rule::CompletionId));
            }
            let current = training.current(company, achieved.person, achieved.module);
            if current.map(|it| it.value.completion.id()) != former {
                return Err(StoreError::Duplicate(Rule::CurrentCompletion));
            }
            if let Some(former) = former.and_then(|it| training.completions.get_mut(&(company, it)))
            {
                former.value.is_current = false;
            }
            let kept = KeptCompletion { completion: completion.clone(), is_current: true };
            let key = (company, completion.id());
            table::insert(&mut training.completions, key, &kept, Rule::CompletionId)
        })
    }

    async fn update(&mut self, completion: &Versioned<Completion>) -> Result<(), StoreError> {
        let (company, completion) = (self.company()?, completion.clone());
        self.write(move |state| {
            let Versioned { value, version } = &completion;
            let key = (company, value.id());
            let stored = state.training.completions.get(&key).ok_or(StoreError::Stale)?;
            let is_current = stored.value.is_current;
            let kept = KeptCompletion { completion: value.clone(), is_current };
            let kept = Versioned { value: kept, version: *version };
            table::update(&mut state.training.completions, &key, &kept)
        })
    }

    async fn recall(&mut self, module: ModuleId, recall: Recall) -> Result<u32, StoreError> {
        let company = self.company()?;
        let is_meant = move |kept: &Versioned<KeptCompletion>| {
            let achieved = kept.value.completion.achievement();
            let is_older = achieved.module == module && achieved.version < recall.by;
            kept.value.is_current && is_older
        };
        let all = self.local.training.completions_of(company).filter(|it| is_meant(it));
        let recalled = all.filter(|it| it.value.completion.clone().recall(recall));
        let n_recalled = u32::try_from(recalled.count()).unwrap_or(u32::MAX);
        self.write(move |state| {
            let all = state.training.completions.iter_mut();
            for (_, kept) in all.filter(|((it, _), kept)| *it == company && is_meant(kept)) {
                if kept.value.completion.recall(recall) {
                    kept.version = kept.version.next();
                }
            }
            Ok(())
        })?;
        Ok(n_recalled)
    }
}

fn to_completion(kept: &Versioned<KeptCompletion>) -> Versioned<Completion> {
    Versioned { value: kept.value.completion.clone(), version: kept.version }
}

use std::collections::BTreeMap;

use application::training::{Correctable, CorrectedResult};
use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{CompanyId, Rule, StoreError, Timestamp, fold};
use domain_training::{
    Attempt, AttemptId, Correction, Corrections, Graded, ModuleId, Outcome, Regrade, VersionNumber,
};

use crate::{MemoryTx, State, training::TrainingTables};

/// A correction and when it was made.
#[derive(Clone)]
pub(crate) struct KeptCorrection {
    pub(crate) correction: Correction,
    pub(crate) at: Timestamp,
}

impl TrainingTables {
    /// The corrections of a version, the first first.
    pub(crate) fn corrections_of(
        &self,
        company: CompanyId,
        module: ModuleId,
        version: VersionNumber,
    ) -> &[KeptCorrection] {
        self.corrections.get(&(company, module, version)).map_or(&[], Vec::as_slice)
    }

    /// What an attempt came to by the last correction that reached it.
    pub(crate) fn regrade(&self, company: CompanyId, attempt: AttemptId) -> Option<&Regrade> {
        self.regrades.get(&(company, attempt))
    }

    /// How an attempt ended, as it is marked now.
    pub(crate) fn outcome(&self, company: CompanyId, attempt: &Attempt) -> Option<Outcome> {
        let corrected = self.regrade(company, attempt.id()).map(Regrade::outcome);
        corrected.or(attempt.outcome())
    }

    pub(crate) fn correctable(
        &self,
        company: CompanyId,
        id: ModuleId,
        version: Option<VersionNumber>,
    ) -> Option<Correctable> {
        let module = self.modules.get(&(company, id))?;
        let mut versions = BTreeMap::new();
        let ended = self.attempts_of(company).map(|it| &it.attempt);
        for it in ended.filter(|it| it.module() == id && it.result().is_some()) {
            *versions.entry(it.version()).or_default() += 1;
        }
        let newest = module.value.latest()?;
        let number = version.or(versions.keys().last().copied()).unwrap_or(newest);
        let version = self.version(company, id, number)?.clone();
        let corrections = self.corrections_of(company, id, number);
        Some(Correctable {
            module: id,
            expected: module.version,
            title: version.lesson().about().title.clone(),
            version,
            key: self.latest(company, &module.value)?.clone(),
            correction: corrections.last().map(|it| it.correction.clone()),
            versions: versions.into_iter().collect(),
        })
    }

    pub(crate) fn corrected(
        &self,
        company: CompanyId,
        attempt: AttemptId,
    ) -> Option<CorrectedResult> {
        let regrade = self.regrade(company, attempt)?.clone();
        let attempt = &self.attempts.get(&(company, attempt))?.value.attempt;
        let all = self.corrections_of(company, attempt.module(), attempt.version());
        let kept = all.iter().find(|it| it.correction.ordinal == regrade.ordinal)?;
        Some(CorrectedResult {
            regrade,
            correction: kept.correction.clone(),
            key: self.version(company, attempt.module(), kept.correction.key)?.clone(),
            at: kept.at,
        })
    }
}

impl State {
    /// The attempts at a version that have ended, by the names of whose they are.
    pub(crate) fn graded(
        &self,
        company: CompanyId,
        module: ModuleId,
        version: VersionNumber,
    ) -> Vec<(PersonName, Graded)> {
        let attempts = self.training.attempts_of(company).map(|it| &it.attempt);
        let of_version = attempts
            .filter(|it| it.module() == module && it.version() == version && it.result().is_some());
        let mut graded: Vec<_> = of_version
            .filter_map(|it| {
                let person = self.identity.people.get(&(company, it.person()))?;
                let regrade = self.training.regrade(company, it.id()).cloned();
                let graded = Graded { attempt: it.clone(), regrade };
                Some((person.value.profile.name.clone(), graded))
            })
            .collect();
        graded.sort_by_key(|(name, it)| {
            (fold(name.as_str()), it.attempt.person(), it.attempt.started())
        });
        graded
    }
}

#[async_trait]
impl Corrections for MemoryTx {
    async fn latest(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Option<Correction>, StoreError> {
        let all = self.local.training.corrections_of(self.company()?, module, version);
        Ok(all.last().map(|it| it.correction.clone()))
    }

    async fn insert(&mut self, correction: &Correction, at: Timestamp) -> Result<(), StoreError> {
        let company = self.company()?;
        let kept = KeptCorrection { correction: correction.clone(), at };
        self.write(move |state| {
            let (module, version) = (kept.correction.module, kept.correction.version);
            if state.training.version(company, module, version).is_none() {
                return Err(StoreError::corrupt("this company has no such version"));
            }
            let all = state.training.corrections.entry((company, module, version)).or_default();
            if all.iter().any(|it| it.correction.ordinal == kept.correction.ordinal) {
                return Err(StoreError::Duplicate(Rule::Correction));
            }
            all.push(kept.clone());
            Ok(())
        })
    }

    async fn graded(
        &mut self,
        module: ModuleId,
        version: VersionNumber,
    ) -> Result<Vec<Graded>, StoreError> {
        let company = self.company()?;
        let graded = self.local.graded(company, module, version);
        let n_read = graded.len();
        // Whoever has ended one since would not be among them.
        self.write(move |state| {
            let n_now = state.graded(company, module, version).len();
            if n_now == n_read { Ok(()) } else { Err(StoreError::Busy) }
        })?;
        Ok(graded.into_iter().map(|(_, it)| it).collect())
    }

    async fn insert_regrades(
        &mut self,
        _correction: &Correction,
        regrades: &[Regrade],
    ) -> Result<(), StoreError> {
        let (company, regrades) = (self.company()?, regrades.to_vec());
        self.write(move |state| {
            for it in &regrades {
                if !state.training.attempts.contains_key(&(company, it.attempt)) {
                    return Err(StoreError::corrupt("this company has no such attempt"));
                }
                let former = state.training.regrades.insert((company, it.attempt), it.clone());
                if former.is_some_and(|former| former.ordinal == it.ordinal) {
                    return Err(StoreError::Duplicate(Rule::Correction));
                }
            }
            Ok(())
        })
    }
}

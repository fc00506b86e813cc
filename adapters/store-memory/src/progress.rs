use application::training::{AttemptInProgress, Progress};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp, Versioned};
use domain_training::{Attempt, AttemptId, AttemptStatus, Deadline};

use crate::{MemoryStore, company_of, table, training::KeptAttempt};

#[async_trait]
impl Progress for MemoryStore {
    async fn find(
        &self,
        permit: &Permit,
        id: AttemptId,
    ) -> Result<Option<AttemptInProgress>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let Some(kept) = state.training.attempts.get(&(company, id)) else {
            return Ok(None);
        };
        let KeptAttempt { attempt, saved } = &kept.value;
        let version = state.training.version(company, attempt.module(), attempt.version());
        Ok(version.map(|it| AttemptInProgress {
            attempt: Versioned { value: attempt.clone(), version: kept.version },
            version: it.clone(),
            saved: *saved,
        }))
    }

    async fn save(
        &self,
        permit: &Permit,
        attempt: &Versioned<Attempt>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let company = company_of(permit.realm())?;
        let Versioned { value, version } = attempt;
        let is_in_progress = |it: &Attempt| it.status() == AttemptStatus::InProgress;
        let mut state = self.state();
        let attempts = &mut state.training.attempts;
        let stored = attempts.get(&(company, value.id())).map(|it| &it.value.attempt);
        if !is_in_progress(value) || !stored.is_some_and(is_in_progress) {
            return Err(StoreError::Stale);
        }
        let kept = KeptAttempt { attempt: value.clone(), saved: now };
        let kept = Versioned { value: kept, version: *version };
        table::update(attempts, &(company, value.id()), &kept)
    }

    async fn overdue(
        &self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, AttemptId)>, StoreError> {
        let state = self.state();
        let attempts = state.training.attempts.iter().map(|(key, it)| (key, &it.value.attempt));
        let open = attempts.filter(|(_, it)| it.status() == AttemptStatus::InProgress);
        let deadline = |it: &Attempt| it.deadline().map(Deadline::instant);
        let over = open.filter_map(|(key, it)| Some((deadline(it)?, *key)));
        let mut over: Vec<_> = over.filter(|(deadline, _)| *deadline < before).collect();
        over.sort_unstable();
        over.truncate(most as usize);
        Ok(over.into_iter().map(|(_, key)| key).collect())
    }
}

use std::collections::BTreeMap;

use application::courses::{DocumentKind, LeasedSummary, Summaries, SummaryLease, SummaryQueue};
use async_trait::async_trait;
use domain_courses::{MaterialId, Summary, SummaryState};
use domain_kernel::{CompanyId, StoreError, Timestamp};

use crate::{MemoryStore, MemoryTx, State};

#[derive(Clone)]
pub(crate) struct KeptSummary {
    summary: Summary,
    due: Timestamp,
    lease: Option<SummaryLease>,
    n_tries: u32,
}

pub(crate) type SummaryTables = BTreeMap<(CompanyId, MaterialId), KeptSummary>;

#[async_trait]
impl Summaries for MemoryTx {
    async fn find(&mut self, material: MaterialId) -> Result<Option<Summary>, StoreError> {
        Ok(self.local.summary(self.company()?, material))
    }

    async fn ask(&mut self, summary: &Summary) -> Result<(), StoreError> {
        let (company, summary) = (self.company()?, summary.clone());
        self.write(move |state| {
            let key = (company, summary.material);
            if !state.materials.contains_key(&key) {
                return Err(StoreError::corrupt("this company has no such material"));
            }
            let (due, summary) = (summary.asked, summary.clone());
            state.summaries.insert(key, KeptSummary { summary, due, lease: None, n_tries: 0 });
            Ok(())
        })
    }

    async fn remove(&mut self, material: MaterialId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            state.summaries.remove(&(company, material));
            Ok(())
        })
    }

    async fn settle(&mut self, summary: &Summary, lease: SummaryLease) -> Result<bool, StoreError> {
        let (key, summary) = ((self.company()?, summary.material), summary.clone());
        let kept = self.local.summaries.get(&key);
        if kept.is_none_or(|it| it.lease != Some(lease)) {
            return Ok(false);
        }
        self.write(move |state| {
            let Some(kept) = state.summaries.get_mut(&key).filter(|it| it.lease == Some(lease))
            else {
                return Err(StoreError::Stale);
            };
            (kept.summary, kept.lease) = (summary.clone(), None);
            Ok(())
        })?;
        Ok(true)
    }
}

#[async_trait]
impl SummaryQueue for MemoryStore {
    async fn claim_summary(
        &self,
        lease: SummaryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedSummary>, StoreError> {
        let mut state = self.state();
        let waits = |it: &KeptSummary| it.summary.state == SummaryState::Waiting && it.due <= now;
        let waiting = state.summaries.iter().filter(|(_, it)| waits(it));
        let Some(key) = waiting.min_by_key(|(key, it)| (it.due, *key)).map(|(key, _)| *key) else {
            return Ok(None);
        };
        let material = state.materials.get(&key).map(|it| it.value.clone());
        let Some(kept) = state.summaries.get_mut(&key) else {
            return Ok(None);
        };
        (kept.lease, kept.due) = (Some(lease), until);
        kept.n_tries += 1;
        let leased = material.zip(Some(kept.n_tries)).and_then(|(material, n_tries)| {
            let kind = DocumentKind::of(material.kind)?;
            Some(LeasedSummary {
                company: key.0,
                material: key.1,
                kind,
                file: material.file,
                n_tries,
            })
        });
        Ok(leased)
    }

    async fn put_off(
        &self,
        job: &LeasedSummary,
        lease: SummaryLease,
        next: Timestamp,
    ) -> Result<(), StoreError> {
        let mut state = self.state();
        let kept = state.summaries.get_mut(&(job.company, job.material));
        if let Some(kept) = kept.filter(|it| it.lease == Some(lease)) {
            (kept.lease, kept.due) = (None, next);
        }
        Ok(())
    }
}

impl State {
    pub(crate) fn summary(&self, company: CompanyId, material: MaterialId) -> Option<Summary> {
        self.summaries.get(&(company, material)).map(|it| it.summary.clone())
    }
}

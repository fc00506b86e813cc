use application::inventory::{LeasedLoad, LoadLease, LoadQueue, NextLoad, kept};
use async_trait::async_trait;
use domain_inventory::{Failing, Generation, GenerationNumber, Load, LoadOutcome, Trouble};
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp};

use super::{KeptConnector, KeptGeneration};
use crate::{MemoryStore, State, company_of};

/// So many loads of a company stand in its timeline.
const MOST_LOADS: i64 = 500;

#[async_trait]
impl LoadQueue for MemoryStore {
    async fn claim_load(
        &self,
        lease: LoadLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedLoad>, StoreError> {
        let mut state = self.state();
        let companies = &state.identity.companies;
        let is_active =
            |it: &CompanyId| companies.get(it).is_some_and(|it| it.value.state.is_active());
        let due =
            state.stock.connectors.iter().filter(|(it, kept)| is_active(it) && kept.due <= now);
        let Some(company) = due.min_by_key(|(it, kept)| (kept.due, **it)).map(|(it, _)| *it) else {
            return Ok(None);
        };
        state.drop_load(company);
        let stock = &mut state.stock;
        let Some(kept) = stock.connectors.get_mut(&company) else {
            return Ok(None);
        };
        kept.last += 1;
        let number = GenerationNumber(kept.last);
        (kept.lease, kept.loading, kept.due) = (Some((lease, until)), Some(number), until);
        let kept = kept.clone();
        let load = Load { number, began_at: now, outcome: LoadOutcome::UnderWay };
        stock.loads.insert((company, number), load);
        stock.loads.retain(|(it, old), _| *it != company || number.0 - MOST_LOADS < old.0);
        Ok(Some(LeasedLoad {
            company,
            current: stock.current(company, &kept),
            connector: kept.connector.value,
            number,
            held: kept.held,
            failing: kept.failing,
        }))
    }

    async fn go_on(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let Some(kept) = state.ours(load, lease) else {
            return Ok(false);
        };
        (kept.lease, kept.due) = (Some((lease, until)), until);
        Ok(true)
    }

    async fn show_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let Some(kept) = state.answered(load, lease, next) else {
            return Ok(false);
        };
        (kept.current, kept.held) = (Some(load.number), None);
        state.keep(load, loaded, true);
        Ok(true)
    }

    async fn hold_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let Some(kept) = state.answered(load, lease, next) else {
            return Ok(false);
        };
        kept.held = Some(load.number);
        state.keep(load, loaded, false);
        Ok(true)
    }

    async fn fail_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        failing: Failing,
        trouble: &Trouble,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let Some(kept) = state.ours(load, lease) else {
            return Ok(false);
        };
        (kept.lease, kept.loading) = (None, None);
        (kept.failing, kept.trouble) = (Some(failing), Some(trouble.clone()));
        (kept.due, kept.next_at) = (failing.next_try, failing.next_try);
        if let Some(load) = state.stock.loads.get_mut(&(load.company, load.number)) {
            load.outcome = LoadOutcome::Failed { at, trouble: trouble.clone() };
        }
        Ok(true)
    }

    async fn ask_for_load(
        &self,
        permit: &Permit,
        now: Timestamp,
        not_again_before: Timestamp,
    ) -> Result<bool, StoreError> {
        let company = company_of(permit.realm())?;
        let mut state = self.state();
        let Some(kept) = state.stock.connectors.get_mut(&company) else {
            return Ok(false);
        };
        let is_loading = kept.lease.is_some_and(|(_, until)| now < until);
        let was_asked = kept.asked.is_some_and(|it| not_again_before < it);
        let has_to_wait = kept.failing.is_some_and(|it| now < it.next_try);
        if is_loading || was_asked || has_to_wait {
            return Ok(false);
        }
        (kept.asked, kept.due) = (Some(now), kept.due.min(now));
        Ok(true)
    }

    async fn kept_generations(
        &self,
        company: CompanyId,
        since: Timestamp,
    ) -> Result<Vec<GenerationNumber>, StoreError> {
        let state = self.state();
        let Some(connector) = state.stock.connectors.get(&company) else {
            return Ok(Vec::new());
        };
        let all = state.stock.generations.iter();
        let shown = all.filter(|((it, _), kept)| *it == company && kept.is_shown);
        let shown = shown.map(|((_, number), kept)| (*number, kept.generation.as_of));
        Ok(kept(connector.current, connector.held, shown, since))
    }
}

impl State {
    fn ours(&mut self, load: &LeasedLoad, lease: LoadLease) -> Option<&mut KeptConnector> {
        let kept = self.stock.connectors.get_mut(&load.company)?;
        let is_ours = kept.lease.is_some_and(|(it, _)| it == lease);
        (is_ours && kept.loading == Some(load.number)).then_some(kept)
    }

    /// The lease ends, and the ERP was read to its end.
    fn answered(
        &mut self,
        load: &LeasedLoad,
        lease: LoadLease,
        next: NextLoad,
    ) -> Option<&mut KeptConnector> {
        let kept = self.ours(load, lease)?;
        (kept.lease, kept.loading) = (None, None);
        (kept.failing, kept.trouble) = (None, None);
        (kept.due, kept.next_at, kept.soft_at) = (next.at, next.at, next.soft_at);
        Some(kept)
    }

    fn keep(&mut self, load: &LeasedLoad, loaded: &Generation, is_shown: bool) {
        let key = (load.company, load.number);
        let generation = Generation { number: load.number, ..loaded.clone() };
        self.stock.generations.insert(key, KeptGeneration { generation, is_shown });
        let Generation { loaded_at: at, n_lines, n_flawed, .. } = *loaded;
        if let Some(load) = self.stock.loads.get_mut(&key) {
            load.outcome = match is_shown {
                true => LoadOutcome::Loaded { at, n_lines, n_flawed },
                false => LoadOutcome::Held { at, n_lines, n_flawed },
            };
        }
    }
}

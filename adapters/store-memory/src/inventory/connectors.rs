use async_trait::async_trait;
use domain_inventory::{Connector, Connectors, GenerationNumber, LoadOutcome};
use domain_kernel::{CompanyId, Rule, StoreError, Version, Versioned};

use super::KeptConnector;
use crate::{MemoryTx, State};

#[async_trait]
impl Connectors for MemoryTx {
    async fn find(&mut self) -> Result<Option<Versioned<Connector>>, StoreError> {
        let company = self.company()?;
        Ok(self.local.stock.connectors.get(&company).map(|it| it.connector.clone()))
    }

    async fn insert(&mut self, connector: &Connector) -> Result<(), StoreError> {
        let (company, connector) = (self.company()?, connector.clone());
        self.write(move |state| {
            if !state.identity.companies.contains_key(&company) {
                return Err(StoreError::corrupt("there is no such company"));
            }
            let stock = &mut state.stock;
            if stock.connectors.contains_key(&company) {
                return Err(StoreError::Duplicate(Rule::StockConnector));
            }
            let now = connector.changed_at;
            let kept = KeptConnector {
                connector: Versioned { value: connector.clone(), version: Version::FIRST },
                due: now,
                lease: None,
                loading: None,
                last: stock.last_numbers.get(&company).copied().unwrap_or_default(),
                current: None,
                held: None,
                failing: None,
                trouble: None,
                asked: None,
                soft_at: now,
                next_at: now,
            };
            stock.connectors.insert(company, kept);
            Ok(())
        })
    }

    async fn update(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError> {
        let (company, connector) = (self.company()?, connector.clone());
        self.write(move |state| {
            let kept = unchanged(state, company, connector.version)?;
            let now = connector.value.changed_at;
            *kept = KeptConnector {
                connector: Versioned {
                    value: connector.value.clone(),
                    version: connector.version.next(),
                },
                due: now,
                lease: None,
                loading: None,
                last: kept.last,
                current: kept.current,
                held: kept.held,
                failing: None,
                trouble: None,
                asked: None,
                soft_at: now,
                next_at: now,
            };
            state.drop_load(company);
            Ok(())
        })
    }

    async fn remove(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError> {
        let (company, version) = (self.company()?, connector.version);
        self.write(move |state| {
            let last = unchanged(state, company, version)?.last;
            let stock = &mut state.stock;
            stock.last_numbers.insert(company, last);
            stock.connectors.remove(&company);
            stock.loads.retain(|(it, _), _| *it != company);
            stock.generations.retain(|(it, _), _| *it != company);
            Ok(())
        })
    }

    async fn show_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError> {
        let company = self.company()?;
        if !self.local.holds(company, number) {
            return Ok(false);
        }
        self.write(move |state| {
            state.let_go(company, number)?.current = Some(number);
            if let Some(kept) = state.stock.generations.get_mut(&(company, number)) {
                kept.is_shown = true;
            }
            if let Some(load) = state.stock.loads.get_mut(&(company, number))
                && let LoadOutcome::Held { at, n_lines, n_flawed } = load.outcome
            {
                load.outcome = LoadOutcome::Loaded { at, n_lines, n_flawed };
            }
            Ok(())
        })?;
        Ok(true)
    }

    async fn drop_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError> {
        let company = self.company()?;
        if !self.local.holds(company, number) {
            return Ok(false);
        }
        self.write(move |state| {
            state.let_go(company, number)?;
            state.stock.generations.remove(&(company, number));
            if let Some(load) = state.stock.loads.get_mut(&(company, number))
                && let LoadOutcome::Held { at, n_lines, .. } = load.outcome
            {
                load.outcome = LoadOutcome::Refused { at, n_lines };
            }
            Ok(())
        })?;
        Ok(true)
    }
}

fn unchanged(
    state: &mut State,
    company: CompanyId,
    read: Version,
) -> Result<&mut KeptConnector, StoreError> {
    let kept = state.stock.connectors.get_mut(&company);
    kept.filter(|it| it.connector.version == read).ok_or(StoreError::Stale)
}

impl State {
    fn holds(&self, company: CompanyId, number: GenerationNumber) -> bool {
        self.stock.connectors.get(&company).is_some_and(|it| it.held == Some(number))
    }

    /// Holds it no longer; stale if it has not been held for a while.
    fn let_go(
        &mut self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<&mut KeptConnector, StoreError> {
        let kept = self.stock.connectors.get_mut(&company);
        let kept = kept.filter(|it| it.held == Some(number)).ok_or(StoreError::Stale)?;
        kept.held = None;
        Ok(kept)
    }

    /// Says of a load that is under way that nobody waits for it any more.
    pub(super) fn drop_load(&mut self, company: CompanyId) {
        for (_, load) in self.stock.loads.iter_mut().filter(|((it, _), _)| *it == company) {
            if load.outcome == LoadOutcome::UnderWay {
                load.outcome = LoadOutcome::Dropped;
            }
        }
    }
}

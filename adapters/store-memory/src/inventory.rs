mod changes;
mod connectors;
mod generations;
mod lines;
mod loads;
mod reads;

use std::{collections::BTreeMap, sync::Arc};

use application::inventory::LoadLease;
use domain_inventory::{
    Connector, Failing, Generation, GenerationNumber, Load, StockLine, Trouble,
};
use domain_kernel::{CompanyId, StoreError, Timestamp, Versioned};

use crate::State;

#[derive(Clone, Default)]
pub(crate) struct StockTables {
    connectors: BTreeMap<CompanyId, KeptConnector>,
    /// Of companies whose connector was removed, so that no number is given twice.
    last_numbers: BTreeMap<CompanyId, i64>,
    loads: BTreeMap<(CompanyId, GenerationNumber), Load>,
    generations: BTreeMap<(CompanyId, GenerationNumber), KeptGeneration>,
    /// The lines of those that are finished.
    shelves: BTreeMap<(CompanyId, GenerationNumber), Arc<Vec<StockLine>>>,
}

#[derive(Clone)]
struct KeptConnector {
    connector: Versioned<Connector>,
    due: Timestamp,
    lease: Option<(LoadLease, Timestamp)>,
    loading: Option<GenerationNumber>,
    last: i64,
    current: Option<GenerationNumber>,
    held: Option<GenerationNumber>,
    failing: Option<Failing>,
    trouble: Option<Trouble>,
    asked: Option<Timestamp>,
    soft_at: Timestamp,
    next_at: Timestamp,
}

#[derive(Clone)]
struct KeptGeneration {
    generation: Generation,
    /// And not only held for an admin.
    is_shown: bool,
}

impl StockTables {
    /// What is shown of a company now.
    fn current(&self, company: CompanyId, kept: &KeptConnector) -> Option<Generation> {
        let found = self.generations.get(&(company, kept.current?))?;
        Some(found.generation.clone())
    }
}

impl State {
    /// The lines of a generation that is finished.
    fn shelf(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<Arc<Vec<StockLine>>, StoreError> {
        let found = self.stock.shelves.get(&(company, number)).cloned();
        found.ok_or_else(|| StoreError::unavailable("this generation of stock is not there"))
    }
}

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use application::inventory::{Generations, Loaded, Loading};
use async_trait::async_trait;
use domain_inventory::{CustomerKey, GenerationNumber, StockLine};
use domain_kernel::{CompanyId, StoreError};

use crate::{MemoryStore, State, lock};

struct MemoryLoading {
    shared: Arc<Mutex<State>>,
    of: (CompanyId, GenerationNumber),
    lines: Vec<StockLine>,
}

#[async_trait]
impl Generations for MemoryStore {
    async fn begin_generation(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<Box<dyn Loading>, StoreError> {
        let of = (company, number);
        self.state().stock.shelves.remove(&of);
        Ok(Box::new(MemoryLoading { shared: Arc::clone(&self.shared), of, lines: Vec::new() }))
    }

    async fn customers_in(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<BTreeMap<CustomerKey, u64>, StoreError> {
        let lines = self.state().shelf(company, number)?;
        Ok(customers(&lines))
    }

    async fn keep_only(
        &self,
        company: CompanyId,
        numbers: &[GenerationNumber],
    ) -> Result<(), StoreError> {
        let newest = numbers.iter().max();
        let is_newer = |it: &GenerationNumber| newest.is_some_and(|newest| newest < it);
        let is_kept = |(whose, number): &(CompanyId, GenerationNumber)| {
            *whose != company || numbers.contains(number) || is_newer(number)
        };
        let mut state = self.state();
        state.stock.generations.retain(|of, _| is_kept(of));
        state.stock.shelves.retain(|of, _| is_kept(of));
        Ok(())
    }
}

#[async_trait]
impl Loading for MemoryLoading {
    async fn add(&mut self, lines: Vec<StockLine>) -> Result<(), StoreError> {
        self.lines.extend(lines);
        Ok(())
    }

    async fn finish(self: Box<Self>) -> Result<Loaded, StoreError> {
        let Self { shared, of, lines } = *self;
        let n_lines = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let loaded = Loaded { n_lines, customers: customers(&lines) };
        lock(&shared).stock.shelves.insert(of, Arc::new(lines));
        Ok(loaded)
    }
}

fn customers(lines: &[StockLine]) -> BTreeMap<CustomerKey, u64> {
    let mut counts: BTreeMap<CustomerKey, u64> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.customer.clone()).or_default() += 1;
    }
    counts
}

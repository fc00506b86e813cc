use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_inventory::{CustomerKey, GenerationNumber, StockLine};
use domain_kernel::{CompanyId, StoreError};

/// Where generations lie: written once, read until nobody looks at them any more.
#[async_trait]
pub trait Generations: Send + Sync {
    /// Begins a generation that nobody sees. What an earlier try under the number has left is gone.
    async fn begin_generation(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<Box<dyn Loading>, StoreError>;
    /// How many lines of each customer a generation has.
    async fn customers_in(
        &self,
        company: CompanyId,
        number: GenerationNumber,
    ) -> Result<BTreeMap<CustomerKey, u64>, StoreError>;
    /// Removes every generation of a company but these, and those that are newer than all of these,
    /// which somebody may be about to show. What somebody is reading just now may go when they are
    /// done.
    async fn keep_only(
        &self,
        company: CompanyId,
        numbers: &[GenerationNumber],
    ) -> Result<(), StoreError>;
}

/// A generation while it is written. Dropping it leaves nothing that anybody sees.
#[async_trait]
pub trait Loading: Send {
    async fn add(&mut self, lines: Vec<StockLine>) -> Result<(), StoreError>;
    /// Makes it durable and ready to be looked at, with its indexes and totals.
    async fn finish(self: Box<Self>) -> Result<Loaded, StoreError>;
}

/// What came of a generation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub n_lines: u64,
    /// How many of them are whose.
    pub customers: BTreeMap<CustomerKey, u64>,
}

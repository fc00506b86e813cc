use async_trait::async_trait;
use domain_equipment::{CategoryId, CategoryName, Utilization};
use domain_kernel::{Date, LocalDay, Permit, StoreError, Timestamp};

use super::{InUseLine, ItemInspection};

/// How a company uses what it lends. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait UseReads: Send + Sync {
    /// By name, and what is of no category last. What is retired does not count.
    async fn use_by_category(
        &self,
        permit: &Permit,
        over: UsePeriod,
    ) -> Result<Vec<CategoryUse>, StoreError>;
    /// What has been out the longest, so many at most.
    async fn longest_out(&self, permit: &Permit, most: u32) -> Result<Vec<InUseLine>, StoreError>;
    /// Of everything whose inspection is overdue or soon due.
    async fn near_inspections(
        &self,
        permit: &Permit,
        today: &LocalDay,
    ) -> Result<Vec<ItemInspection>, StoreError>;
}

/// What a dashboard looks back at.
#[derive(Clone, Copy, Debug)]
pub struct UsePeriod {
    pub from: Timestamp,
    pub now: Timestamp,
    /// The company's, which decides what is overdue.
    pub today: Date,
}

/// The items of a category, or those that are of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryUse {
    pub category: Option<(CategoryId, CategoryName)>,
    pub n_items: u32,
    pub n_out: u32,
    pub n_overdue: u32,
    pub utilization: Utilization,
}

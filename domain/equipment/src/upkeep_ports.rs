use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError};

use crate::{
    CategoryId, InspectionRule, ItemId, OrderFile, OrderFileId, OrdersStanding, RuleOf, WorkOrder,
    WorkOrderId,
};

/// The work orders of the transaction's company.
#[async_trait]
pub trait WorkOrders: Send {
    async fn find(&mut self, id: WorkOrderId) -> Result<Option<WorkOrder>, StoreError>;
    async fn standing(&mut self, item: ItemId) -> Result<OrdersStanding, StoreError>;
    /// Refuses one that is open and blocks its item while another such one does.
    async fn insert(&mut self, order: &WorkOrder) -> Result<(), StoreError>;
    /// Keeps its end. Refuses one that was closed meanwhile.
    async fn close(&mut self, order: &WorkOrder) -> Result<(), StoreError>;
    /// Removes what was written when somebody's item was taken out of use.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
}

/// The files of the transaction's company that are kept beside its work orders.
#[async_trait]
pub trait OrderFiles: Send {
    async fn find(&mut self, id: OrderFileId) -> Result<Option<OrderFile>, StoreError>;
    /// How many an order has. Nobody adds another one to it until the transaction ends.
    async fn n_of(&mut self, order: WorkOrderId) -> Result<u32, StoreError>;
    /// Refuses one whose id there is already.
    async fn insert(&mut self, file: &OrderFile) -> Result<(), StoreError>;
    /// Refuses one that is gone already.
    async fn remove(&mut self, id: OrderFileId) -> Result<(), StoreError>;
}

/// How often the items of the transaction's company are inspected.
#[async_trait]
pub trait InspectionRules: Send {
    async fn find(&mut self, of: RuleOf) -> Result<Option<InspectionRule>, StoreError>;
    /// The item's own, or else its category's.
    async fn that_counts(
        &mut self,
        item: ItemId,
        category: Option<CategoryId>,
    ) -> Result<Option<InspectionRule>, StoreError>;
    /// Takes the place of the one before.
    async fn set(&mut self, of: RuleOf, rule: Option<InspectionRule>) -> Result<(), StoreError>;
}

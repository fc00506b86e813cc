use async_trait::async_trait;
use domain_equipment::{
    InspectionDue, InspectionRule, ItemId, ItemName, ItemTag, OrderContentId, OrderFile,
    OrderFileId, RuleOf, SinceInspection, WorkOrder, WorkOrderId,
};
use domain_identity::PersonName;
use domain_kernel::{Date, Permit, StoreError, Timestamp};

use super::ListOrders;
use crate::Page;

/// What the screens of work orders and inspections show. No transaction is open, and nothing read
/// here can be saved.
#[async_trait]
pub trait UpkeepReads: Send + Sync {
    /// Those that are open first, each group with the last ones first.
    async fn work_orders(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<OrderLine>, StoreError>;
    async fn work_order(
        &self,
        permit: &Permit,
        id: WorkOrderId,
    ) -> Result<Option<OrderLine>, StoreError>;
    /// The same of one item, and no more than so many.
    async fn orders_of(
        &self,
        permit: &Permit,
        item: ItemId,
        most: u32,
    ) -> Result<Vec<OrderLine>, StoreError>;
    /// What is kept beside an order, in the order in which it was added.
    async fn order_files(
        &self,
        permit: &Permit,
        order: WorkOrderId,
    ) -> Result<Vec<OrderFileLine>, StoreError>;
    async fn order_file(
        &self,
        permit: &Permit,
        id: OrderFileId,
    ) -> Result<Option<OrderFile>, StoreError>;
    /// Which of these are the content of a file.
    async fn kept_order_contents(
        &self,
        permit: &Permit,
        contents: &[OrderContentId],
    ) -> Result<Vec<OrderContentId>, StoreError>;
    async fn inspection_rule(
        &self,
        permit: &Permit,
        of: RuleOf,
    ) -> Result<Option<InspectionRule>, StoreError>;
}

/// A work order, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub order: WorkOrder,
    pub tag: ItemTag,
    pub name: ItemName,
    pub opened_by: Option<PersonName>,
    pub closed_by: Option<PersonName>,
}

/// A file of a work order, and who added it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFileLine {
    pub file: OrderFile,
    pub added_by: Option<PersonName>,
}

/// How an item is inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemInspection {
    pub rule: InspectionRule,
    /// Whether the rule is the item's own, and not its category's.
    pub is_own: bool,
    /// When it last passed an inspection, or was added.
    pub since: Timestamp,
    pub n_uses: u32,
}

impl ItemInspection {
    /// `on` is the day of `since` where the company is.
    pub fn due(&self, on: Date) -> InspectionDue {
        self.rule.due(SinceInspection { on, n_uses: self.n_uses })
    }
}

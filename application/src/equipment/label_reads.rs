use async_trait::async_trait;
use domain_equipment::{CategoryId, CodeNumber, ItemId, ItemName, ItemTag, LocationId};
use domain_kernel::{Permit, StoreError, Timestamp};

use super::CodesOf;

/// What labels are printed from. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait LabelReads: Send + Sync {
    /// The items that are asked for and not retired, by tag; so many at most.
    async fn item_labels(
        &self,
        permit: &Permit,
        selection: &LabelSelection,
        most: u32,
    ) -> Result<Vec<LabelLine>, StoreError>;
    /// How many items have a code that can be replaced.
    async fn n_codes(&self, permit: &Permit, of: CodesOf) -> Result<u32, StoreError>;
    /// Those items behind this one in the order of their ids; so many at most.
    async fn items_with_codes(
        &self,
        permit: &Permit,
        of: CodesOf,
        after: Option<ItemId>,
        most: u32,
    ) -> Result<Vec<ItemId>, StoreError>;
}

/// Which items get labels: those of the list, or those that everything else holds for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelSelection {
    /// If there are any, only these.
    pub items: Vec<ItemId>,
    pub category: Option<CategoryId>,
    /// Items of what is in it are not among them.
    pub location: Option<LocationId>,
    /// Only those that have had their code since then.
    pub since: Option<Timestamp>,
}

/// An item with the code that opens it, encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLine {
    pub id: ItemId,
    pub tag: ItemTag,
    pub name: ItemName,
    pub number: CodeNumber,
    pub sealed: Vec<u8>,
}

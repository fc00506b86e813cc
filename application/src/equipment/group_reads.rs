use async_trait::async_trait;
use domain_equipment::{CategoryId, CategoryName, LocationId, LocationPath, LocationSettings};
use domain_kernel::{Permit, StoreError, Version};

/// What the screens of categories and locations show. No transaction is open, and nothing read here
/// can be saved.
#[async_trait]
pub trait ItemGroupReads: Send + Sync {
    /// All of the company, by name.
    async fn categories(&self, permit: &Permit) -> Result<Vec<CategoryLine>, StoreError>;
    /// All of the company, each followed by those that are in it.
    async fn locations(&self, permit: &Permit) -> Result<Vec<LocationLine>, StoreError>;
    /// Both in the same order, to choose from.
    async fn item_choices(&self, permit: &Permit) -> Result<ItemChoices, StoreError>;
}

/// A category in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    pub id: CategoryId,
    pub version: Version,
    pub name: CategoryName,
    /// How many items are of it.
    pub n_items: u32,
}

/// A location in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationLine {
    pub id: LocationId,
    pub version: Version,
    pub settings: LocationSettings,
    pub path: LocationPath,
    /// In how many it is.
    pub depth: usize,
    /// How many items are in it, not counting those in locations that are in it.
    pub n_items: u32,
}

/// What an item may be of and where it may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemChoices {
    pub categories: Vec<(CategoryId, CategoryName)>,
    pub locations: Vec<(LocationId, LocationPath)>,
}

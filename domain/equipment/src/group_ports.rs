use async_trait::async_trait;
use domain_kernel::{StoreError, Version, Versioned};

use crate::{Category, CategoryId, CategoryName, Location, LocationId, LocationTree};

/// The categories of the transaction's company.
#[async_trait]
pub trait ItemCategories: Send {
    async fn find(&mut self, id: CategoryId) -> Result<Option<Versioned<Category>>, StoreError>;
    /// The one of this name, whatever the case.
    async fn with_name(&mut self, name: &CategoryName) -> Result<Option<CategoryId>, StoreError>;
    /// How many items are of it.
    async fn n_items(&mut self, id: CategoryId) -> Result<u32, StoreError>;
    /// Refuses a name that another one has.
    async fn insert(&mut self, category: &Category) -> Result<(), StoreError>;
    /// Refuses the same, and a category that was changed since it was read.
    async fn update(&mut self, category: &Versioned<Category>) -> Result<(), StoreError>;
    /// Refuses a category that was changed since it was read, and one that items are of.
    async fn remove(&mut self, id: CategoryId, read: Version) -> Result<(), StoreError>;
}

/// The locations of the transaction's company.
#[async_trait]
pub trait ItemLocations: Send {
    async fn all(&mut self) -> Result<LocationTree, StoreError>;
    /// For whoever needs no more of the tree than that it has this one.
    async fn is_there(&mut self, id: LocationId) -> Result<bool, StoreError>;
    /// How many items are in it, not counting those in locations that are in it.
    async fn n_items(&mut self, id: LocationId) -> Result<u32, StoreError>;
    /// Refuses one that is in no location of the company.
    async fn insert(&mut self, location: &Location) -> Result<(), StoreError>;
    /// Refuses the same, and locations of which one was changed since it was read.
    async fn update(&mut self, locations: &[Versioned<Location>]) -> Result<(), StoreError>;
    /// Refuses a location that was changed since it was read, and one in which something is.
    async fn remove(&mut self, id: LocationId, read: Version) -> Result<(), StoreError>;
}

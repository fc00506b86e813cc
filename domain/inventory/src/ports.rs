use async_trait::async_trait;
use domain_kernel::{StoreError, Versioned};

use crate::{Connector, GenerationNumber};

/// How the stock of the transaction's company is read.
#[async_trait]
pub trait Connectors: Send {
    async fn find(&mut self) -> Result<Option<Versioned<Connector>>, StoreError>;
    /// Refuses a second one.
    async fn insert(&mut self, connector: &Connector) -> Result<(), StoreError>;
    /// Refuses one that was changed since it was read. Whoever loads with the settings from before
    /// loses their lease, and the ERP is asked at once.
    async fn update(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError>;
    /// Removes it with its loads. Refuses one that was changed since it was read.
    async fn remove(&mut self, connector: &Versioned<Connector>) -> Result<(), StoreError>;
    /// Shows a load that is held, and says whether it still was.
    async fn show_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError>;
    /// Drops a load that is held, and says whether it still was.
    async fn drop_held(&mut self, number: GenerationNumber) -> Result<bool, StoreError>;
}

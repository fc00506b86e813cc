use async_trait::async_trait;
use domain_kernel::{Permit, Realm, StoreError};

use crate::{Head, Kept, Recorded, Sought, Stretch};

/// Reads the trail. Writing it is part of every commit and has no port.
#[async_trait]
pub trait AuditTrail: Send + Sync {
    /// Every realm that has a chain, or what is left of one. Only the platform's permit sees more than its own.
    async fn realms(&self, permit: &Permit) -> Result<Vec<Realm>, StoreError>;
    /// Where the chain of the permit's realm ends now.
    async fn head(&self, permit: &Permit) -> Result<Head, StoreError>;
    /// At most `limit` entries of the permit's realm with a number above `after`, by number.
    async fn entries(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError>;
    /// The same without what stands beside them.
    async fn recorded(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Recorded>, StoreError>;
    /// At most `limit` entries of the permit's realm that are looked for, newest first: those of the
    /// stretch that are next to where it begins.
    async fn found(
        &self,
        permit: &Permit,
        sought: &Sought,
        stretch: Stretch,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError>;
}

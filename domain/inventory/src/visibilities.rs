use async_trait::async_trait;
use domain_kernel::{CompanyId, PersonId, StoreError, Timestamp};

use crate::{ErpCustomer, Visibility};

/// What the customers of the transaction's company see.
///
/// There is no version of its own: what somebody sees is changed by the form that also changes how
/// they are called, and whoever saves it saves the account in the same transaction, which refuses
/// one that was changed since it was read.
#[async_trait]
pub trait Visibilities: Send {
    /// Of somebody who is no customer there is none.
    async fn find(&mut self, account: PersonId) -> Result<Option<Visibility>, StoreError>;
    /// Keeps it in place of what the account saw before.
    async fn save(&mut self, account: PersonId, visibility: &Visibility) -> Result<(), StoreError>;
}

/// The customers that a company's ERP knew when it was last read. A load writes them, in no
/// transaction of anybody's.
#[async_trait]
pub trait StockCustomers: Send + Sync {
    /// Keeps them all. Who is not among them any more stays, marked as gone, and whoever was granted
    /// one of those keeps the grant; who is called something else keeps the key.
    async fn keep_customers(
        &self,
        company: CompanyId,
        customers: &[ErpCustomer],
        at: Timestamp,
    ) -> Result<(), StoreError>;
}

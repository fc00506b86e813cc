use async_trait::async_trait;
use domain_identity::{Company, CompanyCode, Email, JoinRequest, LinkHash, PersonName, Username};
use domain_kernel::{Permit, PersonId, StoreError, Timestamp, Version};

use crate::{Page, PageNumber};

/// Who wants to join: before it is known which company, and as its admins see them.
#[async_trait]
pub trait Joins: Send + Sync {
    /// The company that is joined by this ID. One that nobody joins is not found, and costs no more
    /// than an ID that none has: whoever tries is not to tell them apart by the time.
    async fn joinable_by_code(&self, code: CompanyCode) -> Result<Option<Company>, StoreError>;
    /// The request that this link confirms, in whichever company, whether it still does or not.
    async fn request_by_link(&self, hash: &LinkHash) -> Result<Option<JoinLink>, StoreError>;
    /// Deletes so many requests at most that were made before then and that nobody has confirmed,
    /// and says how many.
    async fn sweep_requests(&self, before: Timestamp, most: u32) -> Result<u32, StoreError>;
    /// Those about whom an admin decides, who waits longest first.
    async fn waiting(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<WaitingLine>, StoreError>;
    async fn waiting_one(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<WaitingView>, StoreError>;
}

/// What a link in a mail leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinLink {
    pub company: Company,
    pub request: JoinRequest,
}

/// Somebody who waits, as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLine {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub since: Timestamp,
}

/// Somebody who waits, on a page of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingView {
    pub id: PersonId,
    pub version: Version,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub since: Timestamp,
}

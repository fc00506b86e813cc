use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{Account, AccountState, Email, PersonName, Username};
use domain_kernel::{OperatorId, OperatorRole, Permit, StoreError, Timestamp, Version};

use crate::{Page, PageNumber};

/// What the platform's screens show, for the platform's permit only. No transaction is open, and
/// nothing read here can be saved.
#[async_trait]
pub trait PlatformReads: Send + Sync {
    /// Everyone who runs the platform, by name.
    async fn operators(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<OperatorLine>, StoreError>;
    async fn operator(
        &self,
        permit: &Permit,
        id: OperatorId,
    ) -> Result<Option<OperatorView>, StoreError>;
    /// What these operators are called now.
    async fn operator_names(
        &self,
        permit: &Permit,
        operators: &[OperatorId],
    ) -> Result<BTreeMap<OperatorId, PersonName>, StoreError>;
}

/// An operator as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorLine {
    pub id: OperatorId,
    pub name: PersonName,
    pub email: Email,
    pub role: OperatorRole,
    pub is_active: bool,
    pub must_change_password: bool,
}

/// An operator on a page of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorView {
    pub id: OperatorId,
    pub version: Version,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub role: OperatorRole,
    pub state: AccountState,
    pub account: Account,
    pub must_change_password: bool,
    pub created: Timestamp,
}

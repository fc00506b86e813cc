use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{
    Account, AccountState, Company, CompanyName, CompanyState, Email, Invite, InviteId, PersonName,
    Purchase, PurchaseId, RegistrationNumber, Username,
};
use domain_kernel::{
    CompanyId, OperatorId, OperatorRole, Permit, PersonId, StoreError, Timestamp, Version,
    Versioned,
};

use crate::{
    Page, PageNumber,
    platform::{ListCompanies, ListInvites},
    shop::ListOrders,
};

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
    /// Invites, newest first.
    async fn invites(
        &self,
        permit: &Permit,
        query: ListInvites,
        now: Timestamp,
    ) -> Result<Page<InviteLine>, StoreError>;
    async fn invite(&self, permit: &Permit, id: InviteId)
    -> Result<Option<InviteLine>, StoreError>;
    /// Orders for invites, newest first.
    async fn purchases(
        &self,
        permit: &Permit,
        query: &ListOrders,
    ) -> Result<Page<Versioned<Purchase>>, StoreError>;
    async fn purchase(
        &self,
        permit: &Permit,
        id: PurchaseId,
    ) -> Result<Option<Versioned<Purchase>>, StoreError>;
    /// Whether there is a company of this registration number.
    async fn has_registration(
        &self,
        permit: &Permit,
        number: &RegistrationNumber,
    ) -> Result<bool, StoreError>;
    /// Companies by name.
    async fn companies(
        &self,
        permit: &Permit,
        query: &ListCompanies,
    ) -> Result<Page<CompanyLine>, StoreError>;
    async fn whole_company(
        &self,
        permit: &Permit,
        id: CompanyId,
    ) -> Result<Option<CompanyView>, StoreError>;
    async fn platform_figures(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<PlatformFigures, StoreError>;
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

/// An invite as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteLine {
    pub invite: Versioned<Invite>,
    /// The company that came in by it.
    pub used_by: Option<CompanyName>,
}

/// A company as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyLine {
    pub id: CompanyId,
    pub name: CompanyName,
    pub registration: Option<RegistrationNumber>,
    /// Those who can come in.
    pub n_people: u32,
    pub state: CompanyState,
}

/// A company as the operators see it: no more of it than its admins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyView {
    pub company: Versioned<Company>,
    pub n_people: u32,
    /// By name, and so many at most as a page of a list has.
    pub admins: Vec<AdminLine>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminLine {
    pub id: PersonId,
    pub version: Version,
    pub name: PersonName,
    pub email: Email,
    pub is_active: bool,
    pub must_change_password: bool,
}

/// How many there are of everything that operators keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PlatformFigures {
    pub n_companies: u32,
    pub n_suspended: u32,
    /// Those who can come in, of all companies.
    pub n_people: u32,
    pub n_open_invites: u32,
}

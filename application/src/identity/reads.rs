use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{
    Account, AccountState, Company, CompanyName, Email, JobTitle, PersonName, Phone, PhotoId,
    Username,
};
use domain_kernel::{Permit, PersonId, Role, StoreError, Timestamp, Version, Versioned};

use crate::{Page, identity::ListPeople};

/// What identity's screens show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait IdentityReads: Send + Sync {
    /// The permit's company.
    async fn company(&self, permit: &Permit) -> Result<Option<Versioned<Company>>, StoreError>;
    /// The companies of this name, for the platform's permit only.
    async fn companies_named(
        &self,
        permit: &Permit,
        name: &CompanyName,
    ) -> Result<Vec<Company>, StoreError>;
    /// The company's people by name.
    async fn people(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError>;
    async fn person(&self, permit: &Permit, id: PersonId)
    -> Result<Option<PersonView>, StoreError>;
    async fn manager_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Leader>, StoreError>;
    /// Everyone who may lead others and is active, by name.
    async fn leaders(&self, permit: &Permit) -> Result<Vec<Leader>, StoreError>;
    /// What these people are called now; nothing for those who are not of the company.
    async fn names(
        &self,
        permit: &Permit,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PersonName>, StoreError>;
    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError>;
}

/// A person as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub role: Role,
    pub job_title: Option<JobTitle>,
    pub manager: Option<PersonName>,
    pub photo: Option<PhotoId>,
    pub is_active: bool,
    pub must_change_password: bool,
}

/// A person on a page of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonView {
    pub id: PersonId,
    pub version: Version,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub job_title: Option<JobTitle>,
    pub phone: Option<Phone>,
    pub role: Role,
    pub manager: Option<Leader>,
    pub state: AccountState,
    pub account: Account,
    pub must_change_password: bool,
    /// Until when the link works that was mailed to them and that they have not used.
    pub invited_until: Option<Timestamp>,
    pub created: Timestamp,
}

/// Somebody's manager, or somebody who could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub phone: Option<Phone>,
    pub photo: Option<PhotoId>,
}

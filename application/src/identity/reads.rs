use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{
    Account, AccountState, Company, CompanyName, DepartmentId, DepartmentName, Email, JobReason,
    JobTitle, Language, Owner, PersonName, Phone, PhotoId, Username,
};
use domain_kernel::{
    Permit, PersonId, Role, StoreError, TimeFactor, Timestamp, Version, Versioned,
};

use crate::{
    Page,
    identity::{FactorView, ListPeople},
};

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
    /// The company's people who are asked for, as they are to be sorted.
    async fn people(
        &self,
        permit: &Permit,
        query: &ListPeople,
    ) -> Result<Page<PersonLine>, StoreError>;
    /// Those who are asked for, by name from somebody on; how they are to be sorted is left aside.
    async fn exported(
        &self,
        permit: &Permit,
        query: &ListPeople,
        after: Option<(&PersonName, PersonId)>,
        limit: u32,
    ) -> Result<Vec<ExportedPerson>, StoreError>;
    /// Active people whose issued password is still good, by name.
    async fn issued(
        &self,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<Vec<IssuedPerson>, StoreError>;
    async fn n_issued(&self, permit: &Permit, now: Timestamp) -> Result<IssuedPeople, StoreError>;
    /// What the company's people can be narrowed to.
    async fn people_choices(&self, permit: &Permit) -> Result<PeopleChoices, StoreError>;
    /// Everybody who works for the company by name, with those who are deactivated.
    async fn chart(&self, permit: &Permit) -> Result<Vec<ChartPerson>, StoreError>;
    /// The company's departments by name.
    async fn departments(&self, permit: &Permit) -> Result<Vec<DepartmentLine>, StoreError>;
    /// What a person's job was, the latest first.
    async fn jobs(&self, permit: &Permit, person: PersonId) -> Result<Vec<JobLine>, StoreError>;
    /// Somebody who works for the company, and no customer.
    async fn person(&self, permit: &Permit, id: PersonId)
    -> Result<Option<PersonView>, StoreError>;
    /// The same or a customer.
    async fn account(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<PersonView>, StoreError>;
    /// Unless the manager is deactivated and answers nobody any more.
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
    /// Somebody's second factor, if they have one.
    async fn second_factor(
        &self,
        permit: &Permit,
        owner: Owner,
    ) -> Result<Option<FactorView>, StoreError>;
    /// How much longer than others a person has where time is limited.
    async fn time_factor(&self, permit: &Permit, id: PersonId) -> Result<TimeFactor, StoreError>;
    /// A customer's only for themselves.
    async fn photo(&self, permit: &Permit, id: PersonId) -> Result<Option<PhotoId>, StoreError>;
    /// The address that a person has asked to have and not yet confirmed, if they still can at
    /// `now`.
    async fn pending_email(
        &self,
        permit: &Permit,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<PendingEmail>, StoreError>;
}

/// An address that is somebody's as soon as they follow the link that was mailed to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingEmail {
    pub email: Email,
    /// How long the link is good.
    pub until: Timestamp,
}

/// A person as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub role: Role,
    pub job_title: Option<JobTitle>,
    pub department: Option<DepartmentName>,
    pub manager: Option<PersonName>,
    pub created: Timestamp,
    pub last_signed_in: Option<Timestamp>,
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
    pub department: Option<(DepartmentId, DepartmentName)>,
    pub manager: Option<Leader>,
    pub state: AccountState,
    pub account: Account,
    pub must_change_password: bool,
    /// Until when the link works that was mailed to them and that they have not used.
    pub invited_until: Option<Timestamp>,
    pub created: Timestamp,
    pub time_factor: TimeFactor,
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

/// A department as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartmentLine {
    pub id: DepartmentId,
    pub version: Version,
    pub name: DepartmentName,
    /// With those who are deactivated.
    pub n_people: u32,
}

/// What a list of people can be narrowed to, each by name.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PeopleChoices {
    pub departments: Vec<(DepartmentId, DepartmentName)>,
    /// Those that somebody has, and not more than a list can show.
    pub job_titles: Vec<JobTitle>,
    /// Whoever is anybody's manager.
    pub managers: Vec<(PersonId, PersonName)>,
}

impl PeopleChoices {
    pub const MOST_JOB_TITLES: u32 = 200;
}

/// What somebody's job was for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobLine {
    pub since: Timestamp,
    /// When the next one began, if one did.
    pub until: Option<Timestamp>,
    pub title: Option<JobTitle>,
    pub department: Option<DepartmentName>,
    /// What the manager is called now.
    pub manager: Option<PersonName>,
    pub reason: Option<JobReason>,
}

/// Somebody as a line of a table that is taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedPerson {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub job_title: Option<JobTitle>,
    pub department: Option<DepartmentName>,
    pub phone: Option<Phone>,
    pub role: Role,
    pub manager: Option<Email>,
    pub language: Option<Language>,
    pub is_active: bool,
    pub created: Timestamp,
    pub last_signed_in: Option<Timestamp>,
}

/// Somebody who was imported and has not come in yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedPerson {
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub expires: Timestamp,
}

/// How many of them there are, and when the last one's password expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct IssuedPeople {
    pub n_people: u32,
    pub until: Option<Timestamp>,
}

/// Somebody in the chart of who leads whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPerson {
    pub id: PersonId,
    pub name: PersonName,
    pub job_title: Option<JobTitle>,
    pub photo: Option<PhotoId>,
    pub manager: Option<PersonId>,
    pub is_active: bool,
}

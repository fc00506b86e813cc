use async_trait::async_trait;
use domain_identity::{CompanyName, Language, PersonName};
use domain_kernel::{
    CompanyId, Date, Permit, PersonId, StoreError, Timestamp, Version, Versioned, ZoneName,
};
use domain_training::{
    Attempt, AttemptId, Calendar, CalendarHash, CertificateCode, CompletionId, ModuleTitle,
    ModuleVersion, RevocationReason, Tenure, VersionNumber,
};

use crate::PrintError;

/// Answers while they are being given. Each attempt is its own record of them, so a save is no part
/// of anybody's transaction and no entry of the audit trail (architecture, 2.5).
#[async_trait]
pub trait Progress: Send + Sync {
    /// The attempt with the version that it is an attempt at.
    async fn find(
        &self,
        permit: &Permit,
        id: AttemptId,
    ) -> Result<Option<AttemptInProgress>, StoreError>;
    /// Keeps the answers of an attempt that is still in progress. Refuses it as stale if anything
    /// was saved, or the attempt was finished, since it was read.
    async fn save(
        &self,
        permit: &Permit,
        attempt: &Versioned<Attempt>,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Attempts in progress, of all companies, whose deadline was before then: those that were
    /// over first, and at most so many.
    async fn overdue(
        &self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, AttemptId)>, StoreError>;
}

/// An attempt as somebody goes on with it, or looks back at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptInProgress {
    pub attempt: Versioned<Attempt>,
    pub version: ModuleVersion,
    /// When an answer was last kept; the start if none was.
    pub saved: Timestamp,
}

/// Calendars as whoever has their secret may read them. What was told is no change of anybody's:
/// losing it means that it is told once more.
#[async_trait]
pub trait CalendarFeeds: Send + Sync {
    /// When a person has made the address of their calendar, if there is one.
    async fn calendar_made(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Timestamp>, StoreError>;
    /// In whichever company, unless its person or its company is out.
    async fn calendar(&self, hash: &CalendarHash) -> Result<Option<FoundCalendar>, StoreError>;
    /// Keeps what a calendar was told, unless it was told something since it was read.
    async fn tell_calendar(
        &self,
        permit: &Permit,
        person: PersonId,
        told: &Calendar,
        read: Version,
    ) -> Result<(), StoreError>;
}

/// Whose calendar a secret opens, and what it was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCalendar {
    pub company: CompanyId,
    pub person: PersonId,
    /// The person's, else the company's.
    pub language: Option<Language>,
    /// Where the company is, if it has said so.
    pub zone: Option<ZoneName>,
    pub calendar: Calendar,
    pub version: Version,
}

/// Certificates as anybody may check them who has the code.
#[async_trait]
pub trait Certificates: Send + Sync {
    /// In whichever company.
    async fn certificate_by_code(
        &self,
        code: CertificateCode,
    ) -> Result<Option<CertificateView>, StoreError>;
}

/// A certificate with everything that is said on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateView {
    pub company: CompanyId,
    pub company_name: CompanyName,
    /// Where the company is, if it has said so.
    pub zone: Option<ZoneName>,
    pub completion: CompletionId,
    /// Of the completion.
    pub version: Version,
    pub person: PersonId,
    pub person_name: PersonName,
    /// As the module was called in the version that was completed.
    pub title: ModuleTitle,
    pub number: VersionNumber,
    pub completed_on: Date,
    pub tenure: Tenure,
    pub revoked: Option<RevocationReason>,
    pub code: CertificateCode,
}

/// Puts certificates on a sheet to print.
#[async_trait]
pub trait CertificatePrinter: Send + Sync {
    /// As a PDF.
    async fn print(&self, sheet: CertificateSheet) -> Result<Vec<u8>, PrintError>;
}

/// What stands on a sheet, in the words of whoever prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateSheet {
    /// `en`, as PDF wants to be told.
    pub language: String,
    pub company: String,
    pub heading: String,
    pub person: String,
    /// "has completed"
    pub deed: String,
    pub module: String,
    /// When it was completed, and until when it is good.
    pub dates: Vec<String>,
    /// How it is checked.
    pub check: String,
    pub code: String,
    /// What the picture beside it leads to.
    pub address: String,
}

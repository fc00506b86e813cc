use async_trait::async_trait;
use domain_identity::PersonName;
use domain_kernel::{Permit, PersonId, StoreError};
use domain_skills::{CertificateFileId, SkillCertificate, SkillCertificateId, SkillId, SkillName};

use crate::{Page, PageNumber};

/// What pages about certificates of skills show, outside any transaction.
#[async_trait]
pub trait SkillCertificateReads: Send + Sync {
    /// Those that nobody has looked at yet, the oldest first.
    async fn proposed_certificates(
        &self,
        permit: &Permit,
        query: &ProposedTo,
    ) -> Result<Page<CertificateLine>, StoreError>;
    /// A person's of one skill, the newest first.
    async fn certificates_in(
        &self,
        permit: &Permit,
        person: PersonId,
        skill: SkillId,
    ) -> Result<Vec<CertificateLine>, StoreError>;
    /// All of a person, for whoever takes their data away.
    async fn certificates_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<CertificateLine>, StoreError>;
    async fn skill_certificate(
        &self,
        permit: &Permit,
        id: SkillCertificateId,
    ) -> Result<Option<CertificateLine>, StoreError>;
    /// Which of these files belong to a certificate.
    async fn kept_certificate_files(
        &self,
        permit: &Permit,
        files: &[CertificateFileId],
    ) -> Result<Vec<CertificateFileId>, StoreError>;
}

/// Whose certificates are somebody's to look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProposedTo {
    /// Only of those below them; of the whole company if there is none.
    pub manager: Option<PersonId>,
    /// Nobody decides about their own.
    pub except: Option<PersonId>,
    pub page: PageNumber,
}

/// A certificate with those whom it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLine {
    pub certificate: SkillCertificate,
    pub person: PersonName,
    pub skill: SkillName,
    pub handed_in_by: Option<PersonName>,
    pub decided_by: Option<PersonName>,
}

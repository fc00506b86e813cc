//! What happens to certificates from elsewhere, for the audit trail. What they are called and what was
//! said about somebody goes beside the chain, or nowhere.

use domain_kernel::{Change, Fact, PersonId};

use crate::{RatingId, RefusalReason, SkillCertificate, SkillCertificateId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateHandedIn {
    pub certificate: SkillCertificate,
}

/// It counts, as that rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateApproved {
    pub person: PersonId,
    pub certificate: SkillCertificateId,
    pub rating: RatingId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateRefused {
    pub person: PersonId,
    pub certificate: SkillCertificateId,
    pub reason: RefusalReason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateWithdrawn {
    pub person: PersonId,
    pub certificate: SkillCertificateId,
}

impl Fact for CertificateHandedIn {
    fn name(&self) -> &'static str {
        "skills.certificate_handed_in"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.certificate.person)
    }

    fn details(&self) -> Vec<Change> {
        let SkillCertificate { id, skill, claim, file, .. } = &self.certificate;
        let until = claim.until.map(|it| Change::set("valid_until", it.to_string()));
        let format = file.as_ref().map(|it| Change::set("format", it.kind.name()));
        let always = [
            Change::set("certificate", id.to_string()),
            Change::set("skill", skill.to_string()),
            Change::set("level", claim.level.get().to_string()),
            Change::set("issued_on", claim.issued.to_string()),
        ];
        always.into_iter().chain(until).chain(format).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let note = self.certificate.claim.note.as_ref()?;
        Some((self.certificate.person, vec![Change::set("note", note.as_str())]))
    }
}

impl Fact for CertificateApproved {
    fn name(&self) -> &'static str {
        "skills.certificate_approved"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("certificate", self.certificate.to_string()),
            Change::set("rating", self.rating.to_string()),
        ]
    }
}

impl Fact for CertificateRefused {
    fn name(&self) -> &'static str {
        "skills.certificate_refused"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("certificate", self.certificate.to_string())]
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        Some((self.person, vec![Change::set("reason", self.reason.as_str())]))
    }
}

impl Fact for CertificateWithdrawn {
    fn name(&self) -> &'static str {
        "skills.certificate_withdrawn"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("certificate", self.certificate.to_string())]
    }
}

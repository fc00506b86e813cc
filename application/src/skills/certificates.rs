//! Certificates from elsewhere: handed in with their file, looked at by whoever may rate the person,
//! and then a rating or not.

mod decide;
mod failures;
mod files;
mod hand_in;
mod reads;
mod see;
mod sweep;

pub use decide::{
    DecideCertificateError, approve_certificate, refuse_certificate, withdraw_certificate,
};
pub(crate) use files::file_key as certificate_key;
pub use hand_in::{HandIn, HandInCertificate, HandInError, hand_in_certificate};
pub use reads::{CertificateLine, ProposedTo, SkillCertificateReads};
pub use see::{
    CertificateSeen, SeeCertificatesError, find_certificate_file, list_certificates,
    list_own_certificates, list_proposed_certificates, see_skill_certificate,
};
pub use sweep::{SweepCertificatesError, sweep_certificates};

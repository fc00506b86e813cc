use bytes::Bytes;
use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError};
use domain_skills::{CertificateFile, SkillCertificateId, SkillId};
use thiserror::Error;

use super::{CertificateLine, ProposedTo, files::file_key};
use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::BlobError,
    onboarding::{TeamMember, manager},
    skills::{PersonSkill, SeePersonSkillsError, see_own_skill, see_person_skill},
};

#[derive(Debug, Error)]
pub enum SeeCertificatesError {
    #[error(transparent)]
    Skill(#[from] SeePersonSkillsError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such certificate")]
    NoSuchCertificate,
}

/// A certificate, and what it is to whoever looks at it.
#[derive(Clone, Debug)]
pub struct CertificateSeen {
    pub line: CertificateLine,
    pub is_own: bool,
}

/// Whoever may rate people looks at what was handed in and waits.
pub async fn list_proposed_certificates(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<CertificateLine>, SeeCertificatesError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let query = ProposedTo { manager: manager(actor), except: actor.person_id(), page };
    Ok(app.skill_certificates.proposed_certificates(&permit, &query).await?)
}

/// Somebody looks at their certificates of a skill.
pub async fn list_own_certificates(
    app: &App,
    actor: &Actor,
    skill: SkillId,
) -> Result<(PersonSkill, Vec<CertificateLine>), SeeCertificatesError> {
    let seen = see_own_skill(app, actor, skill).await?;
    let permit = actor.permit(Permission::TakeTraining)?;
    let person = actor.person_id().ok_or(SeeCertificatesError::NoSuchCertificate)?;
    Ok((seen, app.skill_certificates.certificates_in(&permit, person, skill).await?))
}

/// A manager looks at those of one of their people.
pub async fn list_certificates(
    app: &App,
    actor: &Actor,
    person: PersonId,
    skill: SkillId,
) -> Result<(TeamMember, PersonSkill, Vec<CertificateLine>), SeeCertificatesError> {
    let (member, seen) = see_person_skill(app, actor, person, skill).await?;
    let permit = actor.permit(Permission::RateSkills)?;
    let lines = app.skill_certificates.certificates_in(&permit, person, skill).await?;
    Ok((member, seen, lines))
}

/// The person whom it is about looks at it, or somebody who may rate them.
pub async fn see_skill_certificate(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<CertificateSeen, SeeCertificatesError> {
    Ok(find(app, actor, id).await?.1)
}

/// The same look at its file.
pub async fn find_certificate_file(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(CertificateFile, Bytes), SeeCertificatesError> {
    let (permit, seen) = find(app, actor, id).await?;
    let file = seen.line.certificate.file.ok_or(SeeCertificatesError::NoSuchCertificate)?;
    let content = app.blobs.get(&file_key(permit.realm(), file.id)).await?;
    Ok((file, content.ok_or(SeeCertificatesError::NoSuchCertificate)?))
}

async fn find(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(Permit, CertificateSeen), SeeCertificatesError> {
    // Whoever is nobody of the company, such as an operator, has none of their own in it.
    let needed = match actor.person_id() {
        Some(_) => Permission::TakeTraining,
        None => Permission::RateSkills,
    };
    let permit = actor.permit(needed)?;
    let line = app.skill_certificates.skill_certificate(&permit, id).await?;
    let line = line.ok_or(SeeCertificatesError::NoSuchCertificate)?;
    let person = line.certificate.person;
    if actor.person_id() == Some(person) {
        return Ok((permit, CertificateSeen { line, is_own: true }));
    }
    // To everybody else who may not rate anybody it is not there at all.
    let Ok(permit) = actor.permit(Permission::RateSkills) else {
        return Err(SeeCertificatesError::NoSuchCertificate);
    };
    let member = app.onboarding.member(&permit, manager(actor), person).await?;
    member.ok_or(SeeCertificatesError::NoSuchCertificate)?;
    Ok((permit, CertificateSeen { line, is_own: false }))
}

failure!(SeeCertificatesError {
    Skill(SeePersonSkillsError),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCertificate => NotFound "skill-certificate-not-found",
});

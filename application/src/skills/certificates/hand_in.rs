use bytes::Bytes;
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, Rule, StoreError};
use domain_skills::{
    CertificateClaim, CertificateFile, ClaimRefused, DecisionRefused, SkillCertificate,
    SkillCertificateId, SkillId,
};
use thiserror::Error;

use super::files::file_key;
use crate::{
    App, Failure, PaperError,
    courses::check_pace,
    failure::failure,
    identity::{BlobError, TooOften},
    onboarding::leads,
    papers::inspected,
    repeat,
    training::today,
};

/// Somebody hands in a certificate of their own, or of somebody whom they may rate.
#[derive(Clone, Debug)]
pub struct HandInCertificate {
    /// Handed out with the form, so that a form sent twice hands it in once.
    pub id: SkillCertificateId,
    pub person: PersonId,
    pub skill: SkillId,
    pub claim: CertificateClaim,
    /// As the browser sent it.
    pub file_name: String,
    pub content: Bytes,
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandIn {
    /// It waits for somebody who may rate the person.
    Proposed,
    /// Whoever may rate the person handed it in, so it counts.
    Approved,
}

#[derive(Debug, Error)]
pub enum HandInError {
    #[error(transparent)]
    Claim(#[from] ClaimRefused),
    #[error(transparent)]
    File(#[from] PaperError),
    #[error(transparent)]
    Decision(#[from] DecisionRefused),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such person in your team")]
    NoSuchPerson,
    #[error("there is no such skill")]
    NoSuchSkill,
    #[error("as many of your certificates as may wait for somebody do; withdraw one first")]
    TooMany,
}

/// As many as anybody looks through.
const MOST_PROPOSED: u32 = 20;

/// Handed in a moment ago by the same form, it is there already.
pub async fn hand_in_certificate(
    app: &App,
    actor: &Actor,
    command: HandInCertificate,
) -> Result<HandIn, HandInError> {
    let (permit, becomes) = permit(actor, command.person)?;
    check_pace(app, actor).await??;
    let name = (command.file_name.as_str(), "certificate");
    let paper = inspected(app, name, command.content.clone()).await?;
    let (kind, name, n_bytes) = (paper.kind, paper.name, paper.n_bytes);
    let file = CertificateFile { id: app.ids.next(), kind, name, n_bytes };

    // The file first: a crash then leaves a file that nobody needs, never a certificate without one.
    let key = file_key(permit.realm(), file.id);
    app.blobs.put(&key, paper.content).await?;
    let done = repeat(|| hand_in_once(app, actor, &command, &file)).await;
    // Of a commit that failed nobody knows whether it did.
    if done.as_ref().is_err_and(|it| !it.class().leaves_open()) {
        app.blobs.delete(&key).await.ok();
    }
    match done {
        Err(HandInError::Store(StoreError::Duplicate(Rule::SkillCertificateId))) => Ok(becomes),
        done => done.map(|()| becomes),
    }
}

async fn hand_in_once(
    app: &App,
    actor: &Actor,
    command: &HandInCertificate,
    file: &CertificateFile,
) -> Result<(), HandInError> {
    let (permit, becomes) = permit(actor, command.person)?;
    let mut tx = app.store.begin(&permit).await?;

    let is_theirs = becomes == HandIn::Proposed || leads(&mut *tx, actor, command.person).await?;
    if !is_theirs || tx.people().find(command.person).await?.is_none() {
        return Err(HandInError::NoSuchPerson);
    }
    tx.skills().find(command.skill).await?.ok_or(HandInError::NoSuchSkill)?;
    if MOST_PROPOSED <= tx.skill_certificates().n_proposed(command.person).await? {
        return Err(HandInError::TooMany);
    }
    let now = app.clock.now();
    let days = (today(app, &mut *tx, now).await?, now);
    let (about, by) = ((command.person, command.skill), actor.person_id());
    let said = (command.claim.clone(), file.clone());

    let (mut certificate, handed_in) =
        SkillCertificate::hand_in(command.id, about, said, by, days)?;

    let mut facts = Facts::new(now, &handed_in);
    if becomes == HandIn::Approved {
        let (rating, rated, approved) = certificate.approve(app.ids.next(), by, days)?;
        tx.ratings().add(&rating).await?;
        facts = facts.and(&approved).and(&rated);
    }
    tx.skill_certificates().insert(&certificate).await?;
    tx.commit(facts).await?;
    Ok(())
}

fn permit(actor: &Actor, person: PersonId) -> Result<(Permit, HandIn), Denied> {
    match actor.person_id() == Some(person) {
        true => Ok((actor.permit(Permission::TakeTraining)?, HandIn::Proposed)),
        false => Ok((actor.permit(Permission::RateSkills)?, HandIn::Approved)),
    }
}

failure!(HandInError {
    Claim(ClaimRefused),
    File(PaperError),
    Decision(DecisionRefused),
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "rating-no-such-person",
    NoSuchSkill => NotFound "skill-not-found",
    TooMany => Refused "skill-certificates-too-many" at "file",
});

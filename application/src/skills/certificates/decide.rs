use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Versioned};
use domain_skills::{DecisionRefused, RefusalReason, SkillCertificate, SkillCertificateId};
use thiserror::Error;

use crate::{App, Tx, failure::failure, onboarding::leads, repeat, training::today};

#[derive(Debug, Error)]
pub enum DecideCertificateError {
    #[error(transparent)]
    Refused(#[from] DecisionRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such certificate")]
    NoSuchCertificate,
}

/// Whoever may rate the person says that it counts, from today on.
pub async fn approve_certificate(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(), DecideCertificateError> {
    repeat(|| approve_once(app, actor, id)).await
}

async fn approve_once(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(), DecideCertificateError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    let mut certificate = of_team(&mut *tx, actor, id).await?;
    let now = app.clock.now();
    let days = (today(app, &mut *tx, now).await?, now);

    let (rating, rated, approved) =
        certificate.value.approve(app.ids.next(), actor.person_id(), days)?;

    tx.ratings().add(&rating).await?;
    tx.skill_certificates().update(&certificate).await?;
    tx.commit(Facts::new(now, &approved).and(&rated)).await?;
    Ok(())
}

/// Whoever may rate the person says why it does not count.
pub async fn refuse_certificate(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
    reason: RefusalReason,
) -> Result<(), DecideCertificateError> {
    repeat(|| refuse_once(app, actor, id, &reason)).await
}

async fn refuse_once(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
    reason: &RefusalReason,
) -> Result<(), DecideCertificateError> {
    let permit = actor.permit(Permission::RateSkills)?;
    let mut tx = app.store.begin(&permit).await?;
    let mut certificate = of_team(&mut *tx, actor, id).await?;
    let now = app.clock.now();

    let refused = certificate.value.refuse(reason.clone(), actor.person_id(), now)?;

    tx.skill_certificates().update(&certificate).await?;
    tx.commit(Facts::new(now, &refused)).await?;
    Ok(())
}

/// Whoever handed in their own takes it back before somebody has looked at it.
pub async fn withdraw_certificate(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(), DecideCertificateError> {
    repeat(|| withdraw_once(app, actor, id)).await
}

async fn withdraw_once(
    app: &App,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<(), DecideCertificateError> {
    let permission = Permission::TakeTraining;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.skill_certificates().find(id).await?;
    let found = found.filter(|it| it.value.person == person);
    let mut certificate = found.ok_or(DecideCertificateError::NoSuchCertificate)?;
    let now = app.clock.now();

    let withdrawn = certificate.value.withdraw(now)?;

    tx.skill_certificates().update(&certificate).await?;
    tx.commit(Facts::new(now, &withdrawn)).await?;
    Ok(())
}

/// One that is the actor's to decide about.
async fn of_team(
    tx: &mut dyn Tx,
    actor: &Actor,
    id: SkillCertificateId,
) -> Result<Versioned<SkillCertificate>, DecideCertificateError> {
    let found = tx.skill_certificates().find(id).await?;
    let found = found.ok_or(DecideCertificateError::NoSuchCertificate)?;
    if actor.person_id() == Some(found.value.person) {
        return Err(Denied { permission: Permission::RateSkills }.into());
    }
    match leads(tx, actor, found.value.person).await? {
        true => Ok(found),
        false => Err(DecideCertificateError::NoSuchCertificate),
    }
}

failure!(DecideCertificateError {
    Refused(DecisionRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCertificate => NotFound "skill-certificate-not-found",
});

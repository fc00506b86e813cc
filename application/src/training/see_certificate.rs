use domain_identity::CompanyName;
use domain_kernel::{
    Actor, Date, Denied, Facts, Permission, Realm, StoreError, Version, ZoneName, date_in,
};
use domain_training::{
    AlreadyRevoked, CertificateCode, CompletionId, ModuleTitle, RevocationReason, Tenure,
};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key, throttle_network},
    onboarding::manager,
    repeat,
    skills::revoke_completed,
    training::{CertificateView, today},
};

/// An admin takes back what somebody completed, with its certificate.
#[derive(Clone, Debug)]
pub struct RevokeCompletion {
    pub id: CompletionId,
    /// As the page showed it.
    pub expected: Version,
    pub reason: RevocationReason,
}

/// A certificate as anybody may see it who has its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedCertificate {
    pub company: CompanyName,
    /// The name for those of the same company, and initials for all others.
    pub person: String,
    pub title: ModuleTitle,
    pub completed_on: Date,
    pub tenure: Tenure,
    /// What day it is where the company is.
    pub today: Date,
}

#[derive(Debug, Error)]
pub enum SeeCertificateError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the team.
    #[error("there is no such certificate")]
    NoSuchCertificate,
}

#[derive(Debug, Error)]
pub enum CheckCertificateError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no certificate with this code")]
    NoSuchCertificate,
}

#[derive(Debug, Error)]
pub enum RevokeCompletionError {
    #[error(transparent)]
    Revoked(#[from] AlreadyRevoked),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such certificate")]
    NoSuchCertificate,
}

/// A person looks at a certificate of theirs, a manager at one of the team, an admin at any.
pub async fn see_certificate(
    app: &App,
    actor: &Actor,
    id: CompletionId,
) -> Result<CertificateView, SeeCertificateError> {
    // Whoever looks into the company takes no training, and sees all of it.
    let own = actor.permit(Permission::TakeTraining);
    let permit = own.or_else(|_| actor.permit(Permission::SeeTeam))?;
    let found = app.training.certificate(&permit, id).await?;
    let found = found.ok_or(SeeCertificateError::NoSuchCertificate)?;
    if actor.person_id() == Some(found.person) {
        return Ok(found);
    }
    let Ok(permit) = actor.permit(Permission::SeeTeam) else {
        return Err(SeeCertificateError::NoSuchCertificate);
    };
    let member = app.onboarding.member(&permit, manager(actor), found.person).await?;
    member.map(|_| found).ok_or(SeeCertificateError::NoSuchCertificate)
}

/// Anybody checks a certificate by the code on it.
pub async fn check_certificate(
    app: &App,
    actor: &Actor,
    code: &str,
) -> Result<CheckedCertificate, CheckCertificateError> {
    let now = app.clock.now();
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    let address = throttle_key("certificate address", &address);
    let limit = &app.policy.certificate_address;
    let taken = repeat(|| app.throttle.take(&address, limit, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;

    let code = CertificateCode::parse(code).ok_or(CheckCertificateError::NoSuchCertificate)?;
    let found = app.certificates.certificate_by_code(code).await?;
    let found = found.ok_or(CheckCertificateError::NoSuchCertificate)?;
    let zone = found.zone.as_ref().and_then(ZoneName::zone);
    let is_colleague = actor.realm() == Realm::Company(found.company) && actor.role().is_some();
    let name = found.person_name.as_str();
    Ok(CheckedCertificate {
        company: found.company_name,
        person: if is_colleague { name.to_owned() } else { initials(name) },
        title: found.title,
        completed_on: found.completed_on,
        tenure: found.tenure,
        today: date_in(zone.as_ref().unwrap_or(&app.policy.zone), now),
    })
}

/// "M. Y."
fn initials(name: &str) -> String {
    let first = |it: &str| it.chars().next().map(|it| format!("{it}."));
    let initials: Vec<String> = name.split_whitespace().filter_map(first).collect();
    initials.join(" ")
}

pub async fn revoke_completion(
    app: &App,
    actor: &Actor,
    command: RevokeCompletion,
) -> Result<(), RevokeCompletionError> {
    repeat(|| revoke_once(app, actor, &command)).await
}

async fn revoke_once(
    app: &App,
    actor: &Actor,
    command: &RevokeCompletion,
) -> Result<(), RevokeCompletionError> {
    let permit = actor.permit(Permission::RevokeTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.completions().find(command.id).await?;
    let found = found.filter(|it| it.value.certificate().is_some());
    let mut completion = found.ok_or(RevokeCompletionError::NoSuchCertificate)?;
    if completion.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let revoked = completion.value.revoke(command.reason.clone())?;

    tx.completions().update(&completion).await?;
    let now = app.clock.now();
    let days = (today(app, &mut *tx, now).await?, actor.person_id());
    let skills = revoke_completed(&mut *tx, &completion.value, days, &command.reason).await?;
    tx.commit(skills.after(Facts::new(now, &revoked))).await?;
    Ok(())
}

failure!(SeeCertificateError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCertificate => NotFound "certificate-not-found",
});

failure!(CheckCertificateError {
    TooOften(TooOften),
    Store(StoreError),
    ;
    NoSuchCertificate => NotFound "certificate-unknown",
});

failure!(RevokeCompletionError {
    Revoked(AlreadyRevoked),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCertificate => NotFound "certificate-not-found",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_strangers_see_the_first_letters() {
        for (name, seen) in
            [("Kofi Mensah", "K. M."), ("Øyvind", "Ø."), ("  Ana  María  Ruiz ", "A. M. R.")]
        {
            assert_eq!(initials(name), seen);
        }
    }
}

use domain_identity::{CompanyReactivated, CompanySuspended, Reason};
use domain_kernel::{Actor, CompanyId, Denied, Facts, Permission, Realm, StoreError, Version};
use thiserror::Error;

use super::note::note;
use crate::{App, failure::failure, repeat};

/// An operator lets nobody of a company in any more.
#[derive(Clone, Debug)]
pub struct SuspendCompany {
    pub id: CompanyId,
    /// As the page showed it.
    pub expected: Version,
    pub reason: Reason,
}

/// An operator lets a company's people in again.
#[derive(Clone, Copy, Debug)]
pub struct ReactivateCompany {
    pub id: CompanyId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum SwitchCompanyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such company")]
    NoSuchCompany,
}

/// Everybody of the company is out at their next request, and signs in anew when they are let in
/// again. Of one that is suspended already this
/// changes nothing.
pub async fn suspend_company(
    app: &App,
    actor: &Actor,
    command: SuspendCompany,
) -> Result<(), SwitchCompanyError> {
    match repeat(|| suspend_once(app, actor, &command)).await? {
        Some(suspended) => note(app, actor, &suspended).await,
        None => Ok(()),
    }
}

async fn suspend_once(
    app: &App,
    actor: &Actor,
    command: &SuspendCompany,
) -> Result<Option<CompanySuspended>, SwitchCompanyError> {
    let permit = actor.permit_in(Realm::Company(command.id), Permission::ManageCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.companies().find().await?;
    let mut company = found.ok_or(SwitchCompanyError::NoSuchCompany)?;

    let (by, now) = (actor.operator_id(), app.clock.now());
    let Some(suspended) = company.value.suspend(by, command.reason.clone(), now) else {
        return Ok(None);
    };
    if company.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.companies().update(&company).await?;
    tx.people().end_sessions().await?;
    tx.commit(Facts::new(now, &suspended)).await?;
    Ok(Some(suspended))
}

/// Of one that is active this changes nothing.
pub async fn reactivate_company(
    app: &App,
    actor: &Actor,
    command: ReactivateCompany,
) -> Result<(), SwitchCompanyError> {
    match repeat(|| reactivate_once(app, actor, command)).await? {
        Some(reactivated) => note(app, actor, &reactivated).await,
        None => Ok(()),
    }
}

async fn reactivate_once(
    app: &App,
    actor: &Actor,
    command: ReactivateCompany,
) -> Result<Option<CompanyReactivated>, SwitchCompanyError> {
    let permit = actor.permit_in(Realm::Company(command.id), Permission::ManageCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    let found = tx.companies().find().await?;
    let mut company = found.ok_or(SwitchCompanyError::NoSuchCompany)?;

    let Some(reactivated) = company.value.reactivate() else {
        return Ok(None);
    };
    if company.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    tx.companies().update(&company).await?;
    tx.commit(Facts::new(app.clock.now(), &reactivated)).await?;
    Ok(Some(reactivated))
}

failure!(SwitchCompanyError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => NotFound "company-not-found",
});

use domain_identity::CompanyCode;
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An admin gives the company another ID to join by, because too many know the old one.
#[derive(Clone, Copy, Debug)]
pub struct RotateCompanyCode {
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum RotateCompanyCodeError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such company")]
    NoSuchCompany,
}

pub async fn rotate_company_code(
    app: &App,
    actor: &Actor,
    command: RotateCompanyCode,
) -> Result<CompanyCode, RotateCompanyCodeError> {
    repeat(|| rotate_once(app, actor, command)).await
}

async fn rotate_once(
    app: &App,
    actor: &Actor,
    command: RotateCompanyCode,
) -> Result<CompanyCode, RotateCompanyCodeError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.companies().find().await?;
    let mut company = found.ok_or(RotateCompanyCodeError::NoSuchCompany)?;
    if company.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let code = CompanyCode::draw(app.random.bytes());
    let rotated = company.value.rotate_code(code);

    match tx.companies().update(&company).await {
        // Another company has it; the next time round another one is drawn.
        Err(StoreError::Duplicate(Rule::CompanyCode)) => return Err(StoreError::Busy.into()),
        updated => updated?,
    }
    tx.commit(Facts::new(app.clock.now(), &rotated)).await?;
    Ok(code)
}

failure!(RotateCompanyCodeError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => NotFound "company-not-found",
});

use domain_identity::{Company, CompanySettings};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version, Versioned};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An admin changes what the company decides about itself.
#[derive(Clone, Debug)]
pub struct EditCompany {
    /// As the form showed it.
    pub expected: Version,
    pub settings: CompanySettings,
}

#[derive(Debug, Error)]
pub enum EditCompanyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such company")]
    NoSuchCompany,
}

/// The company as its settings page shows it.
pub async fn see_company(app: &App, actor: &Actor) -> Result<Versioned<Company>, EditCompanyError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    let company = app.identity.company(&permit).await?;
    company.ok_or(EditCompanyError::NoSuchCompany)
}

pub async fn edit_company(
    app: &App,
    actor: &Actor,
    command: EditCompany,
) -> Result<(), EditCompanyError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditCompany,
) -> Result<(), EditCompanyError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut company = tx.companies().find().await?.ok_or(EditCompanyError::NoSuchCompany)?;
    if company.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let Some(edited) = company.value.edit(command.settings.clone()) else {
        return Ok(());
    };

    tx.companies().update(&company).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

failure!(EditCompanyError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => NotFound "company-not-found",
});

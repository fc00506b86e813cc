use domain_kernel::{Actor, CompanyId, Denied, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    platform::{CompanyLine, CompanyView},
};

/// Which companies an operator looks at, by name.
#[derive(Clone, Debug)]
pub struct ListCompanies {
    /// Part of a name or of a registration number, or empty for all.
    pub search: String,
    pub shown: CompaniesShown,
    pub page: PageNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CompaniesShown {
    #[default]
    All,
    Active,
    Suspended,
}

#[derive(Debug, Error)]
pub enum FindCompanyError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such company")]
    NoSuchCompany,
}

pub async fn list_companies(
    app: &App,
    actor: &Actor,
    query: ListCompanies,
) -> Result<Page<CompanyLine>, FindCompanyError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    Ok(app.platform.companies(&permit, &query).await?)
}

pub async fn see_company_of_platform(
    app: &App,
    actor: &Actor,
    id: CompanyId,
) -> Result<CompanyView, FindCompanyError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    app.platform.whole_company(&permit, id).await?.ok_or(FindCompanyError::NoSuchCompany)
}

failure!(FindCompanyError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => NotFound "company-not-found",
});

use domain_identity::CompanyName;
use domain_kernel::{Actor, Denied, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{App, failure::failure};

#[derive(Debug, Error)]
pub enum FindRealmError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no company yet")]
    NoCompany,
    #[error("no company has this name")]
    NoSuchCompany,
    #[error("there are several companies; say which one with --company")]
    WhichCompany,
    #[error("several companies have this name; act as one of its people instead")]
    SeveralCompanies,
}

/// Where a command works: in the company of the person that it acts for, else in the company of
/// this name, else in the only one there is.
pub async fn find_realm(
    app: &App,
    actor: &Actor,
    name: Option<&CompanyName>,
) -> Result<Realm, FindRealmError> {
    if let own @ Realm::Company(_) = actor.realm() {
        return Ok(own);
    }
    let Some(name) = name else {
        let permit = actor.permit(Permission::ReadAuditTrail)?;
        let mut realms = app.trail.realms(&permit).await?;
        realms.retain(|it| *it != Realm::Platform);
        return match realms.as_slice() {
            [] => Err(FindRealmError::NoCompany),
            [only] => Ok(*only),
            _ => Err(FindRealmError::WhichCompany),
        };
    };
    let permit = actor.permit(Permission::ManagePeople)?;
    match app.identity.companies_named(&permit, name).await?.as_slice() {
        [] => Err(FindRealmError::NoSuchCompany),
        [only] => Ok(Realm::Company(only.id)),
        _ => Err(FindRealmError::SeveralCompanies),
    }
}

failure!(FindRealmError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoCompany => Refused "find-realm-no-company",
    NoSuchCompany => Invalid "find-realm-no-such-company" at "company",
    WhichCompany => Invalid "find-realm-which-company" at "company",
    SeveralCompanies => Refused "create-admin-several-companies" at "company",
});

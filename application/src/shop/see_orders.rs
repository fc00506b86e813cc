use domain_identity::{Purchase, PurchaseId, PurchaseStanding};
use domain_kernel::{Actor, Denied, Permission, Realm, StoreError, Versioned};
use thiserror::Error;

use crate::{App, Page, PageNumber, failure::failure};

/// Which orders an operator looks at, newest first.
#[derive(Clone, Debug)]
pub struct ListOrders {
    /// A number, the company, or who has ordered, in part.
    pub search: String,
    pub standing: Option<PurchaseStanding>,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum FindOrderError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such order")]
    NoSuchOrder,
}

/// There are some also where nothing is sold any more.
pub async fn list_orders(
    app: &App,
    actor: &Actor,
    query: &ListOrders,
) -> Result<Page<Versioned<Purchase>>, FindOrderError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    Ok(app.platform.purchases(&permit, query).await?)
}

pub async fn see_order(
    app: &App,
    actor: &Actor,
    id: PurchaseId,
) -> Result<Versioned<Purchase>, FindOrderError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let found = app.platform.purchase(&permit, id).await?;
    found.ok_or(FindOrderError::NoSuchOrder)
}

failure!(FindOrderError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOrder => NotFound "purchase-not-found",
});

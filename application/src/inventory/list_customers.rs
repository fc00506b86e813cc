use domain_identity::Owner;
use domain_inventory::CustomerKey;
use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use super::{CustomerLine, CustomerView, StockCustomer};
use crate::{App, Page, PageNumber, failure::failure, identity::Shown};

/// An admin looks at the accounts of customers, a page at a time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListCustomers {
    /// Part of a name or e-mail address, or empty for all.
    pub search: String,
    pub shown: Shown,
    /// Only those who see this customer of the ERP.
    pub seeing: Option<CustomerKey>,
    pub page: PageNumber,
}

/// An admin looks for customers of the ERP.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FindStockCustomers {
    /// Part of a name or key, or empty for all.
    pub search: String,
    pub page: PageNumber,
}

#[derive(Debug, Error)]
pub enum CustomersError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such customer")]
    NoSuchCustomer,
}

pub async fn list_customers(
    app: &App,
    actor: &Actor,
    query: &ListCustomers,
) -> Result<Page<CustomerLine>, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    Ok(app.customers.customers(&permit, query).await?)
}

/// An admin looks at one account and what it sees.
pub async fn see_customer(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<CustomerView, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    app.customers.customer(&permit, id).await?.ok_or(CustomersError::NoSuchCustomer)
}

/// Whether a customer is asked for a code when they sign in.
pub async fn has_second_factor(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<bool, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    Ok(app.identity.second_factor(&permit, Owner::Person(id)).await?.is_some())
}

pub async fn find_stock_customers(
    app: &App,
    actor: &Actor,
    query: &FindStockCustomers,
) -> Result<Page<StockCustomer>, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    Ok(app.customers.stock_customers(&permit, query).await?)
}

/// What customers of the ERP are called, by name; also those that it never had.
pub async fn name_stock_customers(
    app: &App,
    actor: &Actor,
    keys: &[CustomerKey],
) -> Result<Vec<StockCustomer>, CustomersError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let mut named = match keys {
        [] => Vec::new(),
        keys => app.customers.stock_customers_of(&permit, keys).await?,
    };
    let unknown = keys.iter().filter(|key| named.iter().all(|it| it.key != **key));
    let unknown: Vec<StockCustomer> = unknown.cloned().map(StockCustomer::unknown).collect();
    named.extend(unknown);
    Ok(named)
}

failure!(CustomersError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCustomer => NotFound "customer-not-found",
});

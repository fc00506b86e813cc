use application::{
    App,
    inventory::{CustomerView, CustomersError, StockCustomer, see_customer},
};
use axum::extract::State;
use domain_kernel::Person;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, moment},
    caller::Caller,
    document::Refuses,
    path::PathId,
    problem::Problem,
};

/// An account of a customer.
#[derive(Serialize, ToSchema)]
#[schema(as = Customer)]
pub(crate) struct CustomerDocument {
    id: String,
    name: String,
    email: String,
    is_active: bool,
    deactivated: Option<String>,
    /// Whether it has a temporary password.
    must_change_password: bool,
    created: String,
    last_signed_in: Option<String>,
    /// Whether it sees the stock of all customers of the ERP.
    sees_all: bool,
    /// Those whose stock it sees, by name, if it does not see all.
    customers: Vec<StockCustomerDocument>,
}

/// A customer of the ERP.
#[derive(Serialize, ToSchema)]
#[schema(as = StockCustomer)]
pub(crate) struct StockCustomerDocument {
    key: String,
    /// Nothing where no load ever had this key.
    name: Option<String>,
    /// Whether the ERP had it when it was read last.
    is_there: bool,
}

/// One account of a customer and what it sees, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}",
    operation_id = "show_customer",
    tag = "Customers",
    params(("id" = String, Path)),
    responses((
        status = 200, body = CustomerDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<CustomersError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<Answer<CustomerDocument>, Problem> {
    let customer = see_customer(&app, &caller.actor(), id).await?;
    Ok(Answer::of(CustomerDocument::new(&customer)).version(customer.version))
}

impl CustomerDocument {
    fn new(customer: &CustomerView) -> Self {
        Self {
            id: customer.id.to_string(),
            name: customer.name.as_str().to_owned(),
            email: customer.email.as_str().to_owned(),
            is_active: customer.state.is_active(),
            deactivated: customer.state.since().map(moment),
            must_change_password: customer.must_change_password,
            created: moment(customer.created),
            last_signed_in: customer.last_signed_in.map(moment),
            sees_all: customer.sees_all,
            customers: customer.grants.iter().map(StockCustomerDocument::new).collect(),
        }
    }
}

impl StockCustomerDocument {
    pub(super) fn new(customer: &StockCustomer) -> Self {
        Self {
            key: customer.key.as_str().to_owned(),
            name: customer.name.as_ref().map(|it| it.as_str().to_owned()),
            is_there: customer.is_there(),
        }
    }
}

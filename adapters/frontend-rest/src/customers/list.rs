use application::{
    App,
    identity::Shown,
    inventory::{
        CustomerLine, CustomersError, FindStockCustomers, ListCustomers, find_stock_customers,
        list_customers,
    },
};
use axum::extract::State;
use domain_inventory::CustomerKey;
use serde::Serialize;
use utoipa::ToSchema;

use super::customer::StockCustomerDocument;
use crate::{
    answer::{Answer, List, moment, part},
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// An account of a customer in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerLine)]
pub(crate) struct CustomerLineDocument {
    id: String,
    name: String,
    email: String,
    sees_all: bool,
    /// How many customers of the ERP it was granted, if it does not see all.
    customers: u32,
    last_signed_in: Option<String>,
    is_active: bool,
    /// Whether it has a temporary password.
    must_change_password: bool,
}

pub(super) const PATH: &str = "/api/v1/customers";
const CHOICES: &str = "/api/v1/customers/choices";

/// Accounts of customers by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers",
    operation_id = "list_customers",
    tag = "Customers",
    params(
        ("q" = Option<String>, Query, description = "Part of a name or e-mail address"),
        (
            "shown" = Option<String>, Query,
            description = "`active` (without one), `deactivated` or `all`",
            pattern = "^(active|deactivated|all)?$"
        ),
        (
            "customer" = Option<String>, Query,
            description = "Only those who see the customer of the ERP with this key",
            max_length = 200
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<CustomerLineDocument>), Refuses<CustomersError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<CustomerLineDocument>>, Problem> {
    let params = params.only(&["q", "shown", "customer", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let shown = flaws.asked("shown", params.parsed("shown", shown));
    let seeing = params.parsed("customer", |it| CustomerKey::parse(it).ok());
    let seeing = flaws.asked("customer", seeing);
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let query = ListCustomers {
        search: params.text("q").to_owned(),
        shown: shown.flatten().unwrap_or_default(),
        seeing: seeing.flatten(),
        page: page.unwrap_or_default(),
    };
    let page = list_customers(&app, &caller.actor(), &query).await?;
    Ok(part(&page, &list, CustomerLineDocument::new))
}

/// The customers of the ERP that an account can be granted, by name, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers/choices",
    operation_id = "list_stock_customers",
    tag = "Customers",
    params(
        ("q" = Option<String>, Query, description = "Part of a name or key"),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<StockCustomerDocument>), Refuses<CustomersError>)
)]
pub(crate) async fn choices(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<StockCustomerDocument>>, Problem> {
    let params = params.only(&["q", "cursor"], &[])?;
    let list = params.list(CHOICES);
    let mut flaws = Flaws::default();
    let page = flaws.asked("cursor", params.page(&list)).ok_or(flaws)?;
    let query = FindStockCustomers { search: params.text("q").to_owned(), page };
    let page = find_stock_customers(&app, &caller.actor(), &query).await?;
    Ok(part(&page, &list, StockCustomerDocument::new))
}

fn shown(word: &str) -> Option<Shown> {
    match word {
        "active" => Some(Shown::Active),
        "deactivated" => Some(Shown::Deactivated),
        "all" => Some(Shown::All),
        _ => None,
    }
}

impl CustomerLineDocument {
    fn new(line: &CustomerLine) -> Self {
        Self {
            id: line.id.to_string(),
            name: line.name.as_str().to_owned(),
            email: line.email.as_str().to_owned(),
            sees_all: line.sees_all,
            customers: line.n_grants,
            last_signed_in: line.last_signed_in.map(moment),
            is_active: line.is_active,
            must_change_password: line.must_change_password,
        }
    }
}

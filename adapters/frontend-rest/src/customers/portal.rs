use application::{
    App,
    inventory::{ActiveCustomer, CustomersError, PortalUse, see_portal_use},
};
use axum::extract::State;
use domain_kernel::LocalDay;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, moment},
    caller::Caller,
    document::Refuses,
    params::Params,
    problem::Problem,
};

/// How much customers come in.
#[derive(Serialize, ToSchema)]
#[schema(as = PortalUse)]
pub(crate) struct PortalUseDocument {
    /// Of each of the last thirty days, the oldest first.
    days: Vec<PortalDayDocument>,
    /// Who came in most often first.
    most_active: Vec<ActiveCustomerDocument>,
}

/// How often customers came in on a day.
#[derive(Serialize, ToSchema)]
#[schema(as = PortalDay)]
pub(crate) struct PortalDayDocument {
    day: String,
    sign_ins: u32,
}

/// A customer who came in.
#[derive(Serialize, ToSchema)]
#[schema(as = ActiveCustomer)]
pub(crate) struct ActiveCustomerDocument {
    id: String,
    name: String,
    sign_ins: u32,
    last_signed_in: Option<String>,
}

/// How much customers come in, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers/use",
    operation_id = "show_portal_use",
    tag = "Customers",
    responses((status = 200, body = PortalUseDocument), Refuses<CustomersError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<PortalUseDocument>, Problem> {
    params.only(&[], &[])?;
    let used = see_portal_use(&app, &caller.actor()).await?;
    let today = caller.today(&app);
    Ok(Answer::of(PortalUseDocument::new(&used, &today)))
}

impl PortalUseDocument {
    fn new(used: &PortalUse, today: &LocalDay) -> Self {
        let days = used.per_day(today.date, |it| Some(today.date_of(it))).into_iter();
        let days = days.map(|(day, sign_ins)| PortalDayDocument { day: day.to_string(), sign_ins });
        Self {
            days: days.collect(),
            most_active: used.most_active.iter().map(ActiveCustomerDocument::new).collect(),
        }
    }
}

impl ActiveCustomerDocument {
    fn new(customer: &ActiveCustomer) -> Self {
        Self {
            id: customer.id.to_string(),
            name: customer.name.as_str().to_owned(),
            sign_ins: customer.n_sign_ins,
            last_signed_in: customer.last_signed_in.map(moment),
        }
    }
}

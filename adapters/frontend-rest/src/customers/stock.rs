//! Stock with the eyes of a customer.

use application::{
    App,
    inventory::{NothingToExport, StockError, view_stock_as},
};
use axum::extract::State;
use domain_kernel::Person;
use http::StatusCode;

use crate::{
    answer::Answer,
    caller::Caller,
    document::Refuses,
    inventory::{OFTEN, ONCE, StockDocument, see},
    params::Params,
    path::PathId,
    problem::Problem,
    schema::CustomerKeyText,
};

/// Puts on record that an admin is about to look at stock with the eyes of a customer.
#[utoipa::path(
    post,
    path = "/api/v1/customers/{id}/view",
    operation_id = "view_stock_as_customer",
    tag = "Customers",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<StockError>)
)]
pub(crate) async fn view(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<StatusCode, Problem> {
    view_stock_as(&app, &caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The stock that a customer may see, in pages of one load, for admins. It takes the parameters of
/// one's own stock.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/stock",
    operation_id = "list_stock_of_customer",
    tag = "Customers",
    params(
        ("id" = String, Path),
        ("q" = Option<String>, Query),
        ("part" = Option<Vec<String>>, Query),
        ("bin" = Option<Vec<String>>, Query),
        ("status" = Option<Vec<String>>, Query),
        ("customer" = inline(Option<Vec<CustomerKeyText>>), Query),
        ("expires_from" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
        ("expires_to" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
        ("moved_from" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
        ("moved_to" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"),
        (
            "sort" = Option<String>, Query,
            pattern = "^(customer|part|customer_part|description|quantity|unit|bin|reference|lot|\
                expires_on|last_moved_on|received_on|po|status)?$"
        ),
        ("direction" = Option<String>, Query, pattern = "^(up|down)?$"),
        ("anyway" = Option<String>, Query, pattern = "^(true|false)?$"),
        ("cursor" = Option<String>, Query)
    ),
    responses((status = 200, body = StockDocument), Refuses<StockError, NothingToExport>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    params: Params,
) -> Result<Answer<StockDocument>, Problem> {
    let params = params.only(&ONCE, &OFTEN)?;
    let path = format!("/api/v1/customers/{id}/stock");
    see(&app, &caller, (&params, &path), Some(id)).await
}

//! Stock, as the ERP had it when it was asked last, and how the ERP is read.

mod changes;
mod connector;
mod line;
mod loads;
mod report;
mod settings;
mod stock;
mod values;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::Api;

pub(crate) use stock::{OFTEN, ONCE, StockDocument, see};

/// Exports are files for people, and which columns of the grid somebody hides is a matter of the
/// page: both are left out.
pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(stock::list))
        .routes(routes!(stock::refresh))
        .routes(routes!(values::list))
        .routes(routes!(changes::list))
        .routes(routes!(connector::show, connector::connect, connector::edit, connector::remove))
        .routes(routes!(connector::check))
        .routes(routes!(connector::columns))
        .routes(routes!(loads::list))
        .routes(routes!(loads::decide))
}

//! What customers see of their stock, and how the ERP is read.

mod asked;
mod changes;
mod changes_file;
mod choices;
mod connector;
mod connector_sample;
mod csv_file;
mod empty;
mod export;
mod filters;
mod grid;
mod place;
mod rows;
mod sample;
mod tables;
mod values;
mod words;
mod xlsx_file;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{Web, confirm::Change, parts::Link, reader::Reader};

#[cfg(test)]
pub(crate) use {
    changes::ChangesPage, connector::ConnectorPage, empty::NoStockPage, grid::StockGridPage,
    values::ValuesPage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/inventory", get(grid::show))
        .route("/inventory.csv", get(export::csv))
        .route("/inventory.xlsx", get(export::xlsx))
        .route("/inventory/values", get(values::show))
        .route("/inventory/columns", post(choices::columns))
        .route("/inventory/refresh", post(choices::refresh))
        .route("/inventory/changes", get(changes::show))
        .route("/inventory/changes.csv", get(changes_file::csv))
        .route("/admin/customers/{id}/view", post(choices::view_as))
        .merge(connector::routes())
}

/// What can be asked about stock before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    connector::changes(reader)
}

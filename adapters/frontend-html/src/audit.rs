//! What happened in the company, as the trail has it.

mod export;
mod line;
mod list;
mod sample;
mod words;

use axum::{Router, routing::get};

use crate::Web;

#[cfg(test)]
pub(crate) use list::AuditPage;
#[cfg(test)]
pub(crate) use words::action_names;

const PATH: &str = "/admin/audit";
const EXPORT_PATH: &str = "/admin/audit.csv";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/admin/audit", get(list::show))
        .route("/admin/audit.csv", get(export::export))
        .route("/admin/audit/head.txt", get(export::seal))
}

//! The platform, as those see it who run it. Nobody else sees that there is anything.

mod account;
mod dashboard;
mod operators;

use axum::{Router, routing::get};

use crate::Web;

pub(crate) use account::{edit as edit_account, show as show_account};
pub(crate) use dashboard::show as show_dashboard;
pub(crate) use operators::changes;

#[cfg(test)]
pub(crate) use {
    account::OperatorAccountPage, dashboard::PlatformPage, operators::OperatorPage,
    operators::OperatorsPage,
};

pub(crate) fn routes() -> Router<Web> {
    use operators::switch;
    Router::new()
        .route("/platform/operators", get(operators::index).post(operators::create))
        .route("/platform/operators/new", get(operators::new))
        .route("/platform/operators/{id}", get(operators::show))
        .route("/platform/operators/{id}/deactivate", get(switch::ask).post(switch::deactivate))
        .route(
            "/platform/operators/{id}/reactivate",
            get(switch::ask_back).post(switch::reactivate),
        )
}

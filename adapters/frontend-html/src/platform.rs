//! The platform, as those see it who run it. Nobody else sees that there is anything, but for the
//! page by which an invited company comes in.

mod account;
mod companies;
mod dashboard;
mod invites;
mod operators;
mod orders;
mod reason;
mod start;

use axum::{
    Router,
    routing::{get, post},
};

use crate::{Web, confirm::Change, parts::Link, reader::Reader};

pub(crate) use account::{edit as edit_account, show as show_account};
pub(crate) use dashboard::show as show_dashboard;

#[cfg(test)]
pub(crate) use {
    account::OperatorAccountPage, companies::CompaniesPage, companies::CompanyFormPage,
    companies::CompanyPage, dashboard::PlatformPage, invites::InviteFormPage, invites::InvitesPage,
    operators::OperatorPage, operators::OperatorsPage, orders::OrderPage, orders::OrdersPage,
    reason::ReasonPage, start::StartPage,
};

pub(crate) fn routes() -> Router<Web> {
    use companies::{reset, switch as company, visit};
    use operators::{second_factor as operator_factor, switch as operator};
    Router::new()
        .route("/start", get(start::ask).post(start::start))
        .route("/platform/companies", get(companies::index).post(companies::create))
        .route("/platform/companies/new", get(companies::new))
        .route("/platform/companies/{id}", get(companies::show))
        .route("/platform/companies/{id}/suspend", get(company::ask).post(company::suspend))
        .route(
            "/platform/companies/{id}/reactivate",
            get(company::ask_back).post(company::reactivate),
        )
        .route(
            "/platform/companies/{id}/admins/{admin}/password",
            get(reset::ask).post(reset::reset),
        )
        .route("/platform/companies/{id}/visit", get(visit::ask).post(visit::begin))
        .route("/platform/visit/end", post(visit::end))
        .route("/platform/invites", get(invites::index).post(invites::issue))
        .route("/platform/invites/new", get(invites::new))
        .route("/platform/invites/{id}/revoke", get(invites::ask).post(invites::revoke))
        .route("/platform/orders", get(orders::index))
        .route("/platform/orders/{id}", get(orders::show))
        .route("/platform/orders/{id}/paid", get(orders::ask_accept).post(orders::accept))
        .route("/platform/orders/{id}/cancel", get(orders::ask_cancel).post(orders::cancel))
        .route("/platform/orders/{id}/refund", get(orders::ask_refund).post(orders::refund))
        .route("/platform/operators", get(operators::index).post(operators::create))
        .route("/platform/operators/new", get(operators::new))
        .route("/platform/operators/{id}", get(operators::show))
        .route("/platform/operators/{id}/deactivate", get(operator::ask).post(operator::deactivate))
        .route(
            "/platform/operators/{id}/reactivate",
            get(operator::ask_back).post(operator::reactivate),
        )
        .route(
            "/platform/operators/{id}/second-factor",
            get(operator_factor::ask).post(operator_factor::reset),
        )
}

/// What can be asked about everything here before it is done, for the samples of the page that
/// asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let all = operators::changes().into_iter().chain(companies::changes());
    all.chain(invites::changes(reader)).chain(orders::changes(reader)).collect()
}

//! The accounts of customers, as the admin keeps them: who they are, what they see, and how much
//! they come in.

mod edit;
mod form;
mod list;
mod page;
mod portal;
mod reset;
mod second_factor;
mod sessions;
mod show;
mod switch;

use application::inventory::{CustomerView, StockCustomer};
use axum::{
    Router,
    routing::{get, post},
};
use domain_inventory::CustomerKey;
use domain_kernel::PersonId;
use serde::Serialize;

use crate::{Web, confirm::Change, parts::Link, query};

#[cfg(test)]
pub(crate) use {
    list::CustomersPage, page::CustomerFormPage, portal::PortalPage, show::CustomerPage,
};

const PATH: &str = "/admin/customers";

/// A customer of the ERP as pages name it.
#[derive(Debug, Serialize)]
struct Named {
    key: String,
    /// Its key once more where no load ever had it.
    name: String,
    /// Whether the ERP does not have it any more, or never had.
    is_gone: bool,
    /// Who else sees it.
    who_url: String,
}

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/admin/customers", get(list::show).post(edit::create))
        .route("/admin/customers/new", get(edit::new))
        .route("/admin/customers/use", get(portal::show))
        .route("/admin/customers/use/end", post(portal::end))
        .route("/admin/customers/{id}", get(show::show))
        .route("/admin/customers/{id}/edit", get(edit::ask).post(edit::save))
        .route("/admin/customers/{id}/password", get(reset::ask).post(reset::reset))
        .route(
            "/admin/customers/{id}/second-factor",
            get(second_factor::ask).post(second_factor::reset),
        )
        .route("/admin/customers/{id}/deactivate", get(switch::ask).post(switch::deactivate))
        .route("/admin/customers/{id}/reactivate", get(switch::ask_back).post(switch::reactivate))
        .route("/admin/customers/{id}/sessions/end", post(sessions::end_one))
        .route("/admin/customers/{id}/sessions/end-all", post(sessions::end_all))
}

fn url(id: PersonId) -> String {
    format!("{PATH}/{id}")
}

/// The list of those who see this one. A key is a value like any other.
fn who_sees(key: &CustomerKey) -> String {
    query::url(PATH, &[("customer", key.as_str())])
}

impl Named {
    fn of(customer: &StockCustomer) -> Self {
        Self {
            key: customer.key.as_str().to_owned(),
            name: customer.text().to_owned(),
            is_gone: !customer.is_there(),
            who_url: who_sees(&customer.key),
        }
    }
}

/// What can be asked about a customer before it is done, for the samples of the page that asks.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let customer: CustomerView = show::sample();
    let resets = [false, true].map(|it| reset::change(&customer, it));
    let switches = [switch::deactivation(&customer), switch::reactivation(&customer)];
    let factors = [true, false].map(|it| second_factor::change(&customer, it));
    let all = resets.into_iter().chain(switches).chain(factors);
    all.map(|it| (switch::back(&customer), it)).collect()
}

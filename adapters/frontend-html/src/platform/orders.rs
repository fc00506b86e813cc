//! What companies have ordered, and what became of it.

mod list;
mod settle;
mod show;

use application::{
    App,
    shop::{ListOrders, list_orders, see_order},
};
use axum::{extract::State, response::Response};
use domain_identity::{Purchase, PurchaseId, PurchaseStanding};

use crate::{
    problem::Problem,
    query::Query,
    screen::Screen,
    visitor::{Operating, PathId},
};

pub(crate) use list::OrdersPage;
pub(crate) use settle::{accept, ask_accept, ask_cancel, ask_refund, cancel, changes, refund};
pub(crate) use show::OrderPage;

const PATH: &str = "/platform/orders";

pub(crate) async fn index(
    State(app): State<App>,
    Operating(actor): Operating,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListOrders {
        search: query.text("q").to_owned(),
        standing: PurchaseStanding::parse(query.text("state")),
        page: query.page(),
    };
    let orders = list_orders(&app, &actor, &asked).await?;
    Ok(screen.show(&OrdersPage::new(&orders, &asked, screen.reader())))
}

pub(crate) async fn show(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    screen: Screen,
) -> Result<Response, Problem> {
    let order = see_order(&app, &actor, id).await?;
    Ok(screen.show(&OrderPage::new(&order.value, screen.reader())))
}

fn url(id: PurchaseId) -> String {
    format!("{PATH}/{id}")
}

fn word(standing: PurchaseStanding) -> &'static str {
    match standing {
        PurchaseStanding::Open => "purchase-open",
        PurchaseStanding::Paid => "purchase-paid",
        PurchaseStanding::Disputed => "purchase-disputed",
        PurchaseStanding::Cancelled => "purchase-cancelled",
        PurchaseStanding::Refunded => "purchase-refunded",
        PurchaseStanding::RefundedAfterUse => "purchase-refunded-after-use",
    }
}

/// How the chip of a state looks: its tone and its icon.
fn chip(standing: PurchaseStanding) -> (&'static str, &'static str) {
    match standing {
        PurchaseStanding::Open => ("accent", "clock"),
        PurchaseStanding::Paid => ("positive", "check-circle"),
        // Somebody has to look.
        PurchaseStanding::Disputed | PurchaseStanding::RefundedAfterUse => {
            ("warning", "exclamation-triangle")
        }
        PurchaseStanding::Cancelled | PurchaseStanding::Refunded => ("negative", "slash-circle"),
    }
}

//! What operators say about an order.

use application::{
    App, Failure, Message,
    shop::{SettleOrder, accept_payment, cancel_order, refund_order, see_order},
};
use axum::{extract::State, response::Response};
use domain_identity::{Purchase, PurchaseRefused, PurchaseStanding};
use domain_kernel::{Version, Versioned};

use super::{show, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Operating, PathId},
};

pub(crate) async fn ask_accept(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    screen: Screen,
) -> Result<Response, Problem> {
    let order = see_order(&app, &actor, id).await?;
    Ok(asked(&order, acceptance(&order), &screen))
}

pub(crate) async fn accept(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let order = see_order(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let accepted = accept_payment(&app, &actor, SettleOrder { id, expected }).await;
    accepted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("purchase-now-paid", &order))
}

pub(crate) async fn ask_cancel(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    screen: Screen,
) -> Result<Response, Problem> {
    let order = see_order(&app, &actor, id).await?;
    Ok(asked(&order, cancellation(&order), &screen))
}

pub(crate) async fn cancel(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let order = see_order(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let cancelled = cancel_order(&app, &actor, SettleOrder { id, expected }).await;
    cancelled.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("purchase-now-cancelled", &order))
}

pub(crate) async fn ask_refund(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    screen: Screen,
) -> Result<Response, Problem> {
    let order = see_order(&app, &actor, id).await?;
    Ok(asked(&order, refunding(&order), &screen))
}

pub(crate) async fn refund(
    State(app): State<App>,
    Operating(actor): Operating,
    PathId(id): PathId<Purchase>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let order = see_order(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let refunded = refund_order(&app, &actor, SettleOrder { id, expected }).await;
    refunded.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(done("purchase-now-refunded", &order))
}

fn asked(order: &Versioned<Purchase>, change: Change, screen: &Screen) -> Response {
    screen.show(&ConfirmPage::new(back(order, screen.reader()), change, screen.reader()))
}

fn back(order: &Versioned<Purchase>, reader: &Reader) -> Link {
    let number = order.value.number.to_string();
    let text = reader.text(&Message::new("purchase-title").text("number", &number));
    Link { href: url(order.value.id), text }
}

fn done(key: &'static str, order: &Versioned<Purchase>) -> SeeOther {
    let message = Message::new(key).text("number", &order.value.number.to_string());
    SeeOther::to(url(order.value.id)).notice(message)
}

fn acceptance(order: &Versioned<Purchase>) -> Change {
    let is_refunded = matches!(
        order.value.state.standing(),
        PurchaseStanding::Refunded | PurchaseStanding::RefundedAfterUse
    );
    Change {
        lead: "purchase-paid-lead",
        points: vec![Message::new("purchase-paid-invite"), Message::new("purchase-paid-look")],
        refused: is_refunded.then(|| PurchaseRefused::Refunded.message()),
        action: format!("{}/paid", url(order.value.id)),
        button: Message::new("purchase-say-paid"),
        is_destructive: false,
        ..change(order, "purchase-paid-title")
    }
}

fn cancellation(order: &Versioned<Purchase>) -> Change {
    let is_settled = !matches!(
        order.value.state.standing(),
        PurchaseStanding::Open | PurchaseStanding::Cancelled
    );
    Change {
        lead: "purchase-cancel-lead",
        points: vec![Message::new("purchase-cancel-later")],
        refused: is_settled.then(|| PurchaseRefused::NotOpen.message()),
        action: format!("{}/cancel", url(order.value.id)),
        button: Message::new("purchase-say-cancelled"),
        ..change(order, "purchase-cancel-title")
    }
}

fn refunding(order: &Versioned<Purchase>) -> Change {
    let is_unpaid = matches!(
        order.value.state.standing(),
        PurchaseStanding::Open | PurchaseStanding::Cancelled
    );
    Change {
        lead: "purchase-refund-lead",
        points: vec![Message::new("purchase-refund-invite"), Message::new("purchase-refund-used")],
        refused: is_unpaid.then(|| PurchaseRefused::NotPaid.message()),
        action: format!("{}/refund", url(order.value.id)),
        button: Message::new("purchase-say-refunded"),
        ..change(order, "purchase-refund-title")
    }
}

/// What all of them have.
fn change(order: &Versioned<Purchase>, heading: &'static str) -> Change {
    Change {
        heading: Message::new(heading).text("number", &order.value.number.to_string()),
        lead: "",
        points: Vec::new(),
        stem: None,
        refused: None,
        action: String::new(),
        hidden: vec![Hidden::new("version", &order.version.get())],
        button: Message::new(heading),
        is_destructive: true,
    }
}

/// What can be asked about orders before it is done, for the samples of the page that asks.
pub(crate) fn changes(reader: &Reader) -> Vec<(Link, Change)> {
    let orders = show::samples().into_iter();
    let orders = orders.map(|value| Versioned { value, version: Version::FIRST });
    let asked = orders.take(2).flat_map(|it| {
        let changes = [acceptance(&it), cancellation(&it), refunding(&it)];
        changes.map(|change| (back(&it, reader), change))
    });
    asked.collect()
}

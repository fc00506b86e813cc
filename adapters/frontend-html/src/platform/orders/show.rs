use application::Message;
use domain_identity::{
    Buyer, CompanyName, Doubt, Email, Language, Money, PersonName, Purchase, PurchaseNumber,
    PurchaseStanding, PurchaseState, RegistrationNumber,
};
use domain_kernel::{Id, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::{chip, url, word};
use crate::{
    parts::{Fact, Link},
    reader::Reader,
    shop::price,
    views::Page,
};

/// One order, and what operators may say about it.
#[derive(Debug, Serialize)]
pub(crate) struct OrderPage {
    heading: String,
    lead: String,
    word: String,
    tone: &'static str,
    sign: &'static str,
    /// What somebody has to look at, and why.
    task: Option<String>,
    facts: Vec<Fact>,
    changes: Vec<Link>,
}

impl OrderPage {
    pub(super) fn new(order: &Purchase, reader: &Reader) -> Self {
        let standing = order.state.standing();
        let (tone, sign) = chip(standing);
        let lead = match order.state.since() {
            Some(at) => ("purchase-since", reader.date_time(at)),
            None => ("purchase-ordered-at", reader.date_time(order.ordered)),
        };
        Self {
            heading: heading(order, reader),
            lead: reader.text(&Message::new(lead.0).text("when", &lead.1)),
            word: reader.say(word(standing)),
            tone,
            sign,
            task: task(order.state).map(|it| reader.say(it)),
            facts: facts(order, reader),
            changes: changes(order, reader),
        }
    }
}

fn heading(order: &Purchase, reader: &Reader) -> String {
    let message = Message::new("purchase-title").text("number", &order.number.to_string());
    reader.text(&message)
}

fn task(state: PurchaseState) -> Option<&'static str> {
    match state {
        PurchaseState::Disputed { doubt: Doubt::Amount, .. } => Some("purchase-doubt-amount"),
        PurchaseState::Disputed { doubt: Doubt::Cancelled, .. } => Some("purchase-doubt-cancelled"),
        PurchaseState::Disputed { doubt: Doubt::AlreadyHere, .. } => Some("purchase-doubt-here"),
        PurchaseState::RefundedAfterUse { .. } => Some("purchase-after-use"),
        PurchaseState::Open
        | PurchaseState::Paid { .. }
        | PurchaseState::Cancelled { .. }
        | PurchaseState::Refunded { .. } => None,
    }
}

fn facts(order: &Purchase, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let buyer = &order.buyer;
    vec![
        fact("purchase-company", buyer.company.as_str().to_owned()),
        fact("registration-number", buyer.registration.as_str().to_owned()),
        fact("purchase-buyer", buyer.name.as_str().to_owned()),
        fact("person-email", buyer.email.as_str().to_owned()),
        fact("purchase-price", price(order.price, reader)),
        fact("purchase-ordered", reader.date_time(order.ordered)),
    ]
}

/// What its state lets somebody say.
fn changes(order: &Purchase, reader: &Reader) -> Vec<Link> {
    let link =
        |verb: &str, key| Link { href: format!("{}/{verb}", url(order.id)), text: reader.say(key) };
    let (paid, cancel, refund) = (
        || link("paid", "purchase-say-paid"),
        || link("cancel", "purchase-say-cancelled"),
        || link("refund", "purchase-say-refunded"),
    );
    match order.state.standing() {
        PurchaseStanding::Open => vec![paid(), cancel()],
        PurchaseStanding::Paid => vec![refund()],
        PurchaseStanding::Disputed => vec![paid(), refund()],
        PurchaseStanding::Cancelled => vec![paid()],
        PurchaseStanding::Refunded | PurchaseStanding::RefundedAfterUse => Vec::new(),
    }
}

impl Page for OrderPage {
    const TEMPLATE: &'static str = "platform/orders/show.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        samples().iter().map(|it| Self::new(it, reader)).collect()
    }
}

/// One in each state, and for each doubt.
pub(super) fn samples() -> Vec<Purchase> {
    let id = |it| Uuid::from_u128(it);
    let at = Timestamp::from_micros(1_795_521_600_000_000);
    let invite = Id::from_uuid(id(9));
    let buyer = || Buyer {
        company: CompanyName::restore("Dock <b>& Daughters</b>".to_owned()),
        registration: RegistrationNumber::restore("HRB 1234".to_owned()),
        name: PersonName::restore("Dana Dock".to_owned()),
        email: Email::restore("dana@dock.example".to_owned()),
        language: Language::English,
    };
    let doubted = Doubt::ALL.map(|doubt| PurchaseState::Disputed { doubt, at });
    let states = [
        PurchaseState::Open,
        PurchaseState::Paid { invite, at },
        PurchaseState::Cancelled { at },
        PurchaseState::Refunded { invite: None, at },
        PurchaseState::RefundedAfterUse { invite, at },
    ];
    let price = Money::parse("490.00 EUR").ok();
    let all = states.into_iter().chain(doubted).zip(1..);
    let orders = all.filter_map(|(state, number)| {
        let drawn = PurchaseNumber::draw([0, 0, 0x30, number]);
        let order_id = Id::from_uuid(id(u128::from(number)));
        let (order, _) = Purchase::place(order_id, drawn, buyer(), price?, at);
        Some(Purchase { state, ..order })
    });
    orders.collect()
}

use application::{Page as Lines, PageNumber, shop::ListOrders};
use domain_identity::{Purchase, PurchaseStanding};
use domain_kernel::{Version, Versioned};
use serde::Serialize;

use super::{PATH, chip, show, url, word};
use crate::{
    form::{Choice, Draft, Field},
    pager::Pager,
    query,
    reader::Reader,
    shop::price,
    views::Page,
};

/// Every order, newest first.
#[derive(Debug, Serialize)]
pub(crate) struct OrdersPage {
    matches: String,
    search: Field,
    state: Field,
    states: Vec<Choice>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    orders: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    number: String,
    company: String,
    price: String,
    ordered: String,
    word: String,
    tone: &'static str,
    sign: &'static str,
}

impl OrdersPage {
    pub(super) fn new(
        orders: &Lines<Versioned<Purchase>>,
        asked: &ListOrders,
        reader: &Reader,
    ) -> Self {
        let standing = asked.standing.map(PurchaseStanding::name).unwrap_or_default();
        let fields = [("q", asked.search.as_str()), ("state", standing)];
        let draft = Draft::filled(fields);
        let all = (String::new(), reader.say("purchases-all"));
        let states = PurchaseStanding::ALL.map(|it| (it.name().to_owned(), reader.say(word(it))));
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("purchases-match", "purchases-match-many", orders.n_matches),
            search: draft.field("q", reader),
            state: draft.field("state", reader),
            states: draft.choices("state", [all].into_iter().chain(states)),
            all_url: is_part.then_some(PATH),
            orders: orders.items.iter().map(|it| Line::new(&it.value, reader)).collect(),
            pager: Pager::new(orders, PATH, &fields),
        }
    }
}

impl Line {
    fn new(order: &Purchase, reader: &Reader) -> Self {
        let standing = order.state.standing();
        let (tone, sign) = chip(standing);
        Self {
            href: url(order.id),
            number: order.number.to_string(),
            company: order.buyer.company.as_str().to_owned(),
            price: price(order.price, reader),
            ordered: reader.date_time(order.ordered),
            word: reader.say(word(standing)),
            tone,
            sign,
        }
    }
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "platform/orders/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("purchases-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let asked = |search: &str, standing| ListOrders {
            search: search.to_owned(),
            standing,
            page: PageNumber::FIRST,
        };
        let items: Vec<_> = show::samples()
            .into_iter()
            .map(|value| Versioned { value, version: Version::FIRST })
            .collect();
        let full = Lines { items, number: PageNumber::FIRST, n_matches: 60 };
        let none = Lines { items: Vec::new(), number: PageNumber::FIRST, n_matches: 0 };
        let disputed = Some(PurchaseStanding::Disputed);
        vec![
            Self::new(&full, &asked("", None), reader),
            Self::new(&none, &asked("\"x\"", disputed), reader),
            Self::new(&none, &asked("", None), reader),
        ]
    }
}

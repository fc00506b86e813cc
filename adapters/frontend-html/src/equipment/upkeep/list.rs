//! The company's work orders.

use application::{
    App, Page as Lines,
    equipment::{ListOrders, OrderLine, OrdersShown, list_work_orders},
};
use axum::{extract::State, response::Response};
use domain_kernel::Date;
use serde::Serialize;

use super::{
    PATH, upkeep_sample,
    words::{OrderState, kind},
};
use crate::{
    equipment::{
        sample,
        words::{item_url, today},
    },
    form::{Choice, Draft, Field},
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

#[derive(Debug, Serialize)]
pub(crate) struct OrdersPage {
    matches: String,
    shown: Field,
    choices: Vec<Choice>,
    hidden: Vec<Hidden>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    orders: Vec<Line>,
    pager: Option<Pager>,
}

/// A work order in a list.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    href: String,
    kind: String,
    description: String,
    item: String,
    item_url: String,
    tag: String,
    state: OrderState,
    opened: String,
    due: Option<String>,
    is_late: bool,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListOrders {
        shown: OrdersShown::parse(query.text("shown")).unwrap_or_default(),
        item: query.text("item").parse().ok(),
        page: query.page(),
    };
    let orders = list_work_orders(&app, &actor, &asked).await?;
    let today = today(app.clock.now(), screen.reader());
    Ok(screen.show(&OrdersPage::new(&orders, &asked, today, screen.reader())))
}

impl OrdersPage {
    fn new(orders: &Lines<OrderLine>, asked: &ListOrders, today: Date, reader: &Reader) -> Self {
        let item = asked.item.map(|it| it.to_string()).unwrap_or_default();
        let shown = match asked.shown {
            OrdersShown::All => "",
            other => other.name(),
        };
        let fields = [("shown", shown), ("item", item.as_str())];
        let draft = Draft::filled(fields);
        let choices = OrdersShown::ALL.map(|it| {
            let (value, key) = match it {
                OrdersShown::All => ("", "work-orders-all"),
                OrdersShown::Open => (it.name(), "work-orders-open"),
                OrdersShown::Closed => (it.name(), "work-orders-closed"),
            };
            (value.to_owned(), reader.say(key))
        });
        Self {
            matches: reader.count("work-orders-match", "work-orders-match-many", orders.n_matches),
            shown: draft.field("shown", reader),
            choices: draft.choices("shown", choices),
            hidden: asked.item.iter().map(|it| Hidden::new("item", it)).collect(),
            all_url: (query::url(PATH, &fields) != PATH).then_some(PATH),
            orders: orders.items.iter().map(|it| Line::new(it, today, reader)).collect(),
            pager: Pager::new(orders, PATH, &fields),
        }
    }
}

impl Line {
    pub(super) fn new(line: &OrderLine, today: Date, reader: &Reader) -> Self {
        let order = &line.order;
        let is_open = order.end.is_none();
        Self {
            href: format!("{PATH}/{}", order.id),
            kind: reader.say(kind(order.kind)),
            description: order.description.as_str().to_owned(),
            item: line.name.as_str().to_owned(),
            item_url: item_url(order.item),
            tag: line.tag.as_str().to_owned(),
            state: OrderState::of(order.end.as_ref(), reader),
            opened: reader.date_time(order.opened),
            due: order.due.filter(|_| is_open).map(|it| reader.date(it)),
            is_late: is_open && order.due.is_some_and(|it| it < today),
        }
    }
}

impl Page for OrdersPage {
    const TEMPLATE: &'static str = "equipment/upkeep/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("work-orders-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let (all, day) = (ListOrders::default(), sample::today());
        let closed = ListOrders { shown: OrdersShown::Closed, ..all };
        vec![
            Self::new(&page(upkeep_sample::orders(), 40), &all, day, reader),
            Self::new(&page(Vec::new(), 0), &closed, day, reader),
            Self::new(&page(Vec::new(), 0), &all, day, reader),
        ]
    }
}

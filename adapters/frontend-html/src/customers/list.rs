use application::{
    App, Message, Page as Lines, PageNumber,
    identity::Shown,
    inventory::{CustomerLine, ListCustomers, StockCustomer, list_customers, name_stock_customers},
};
use axum::{extract::State, response::Response};
use domain_identity::{Email, PersonName};
use domain_inventory::{CustomerKey, CustomerName};
use domain_kernel::{Id, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::{Named, PATH, url};
use crate::{
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

/// The accounts of customers.
#[derive(Debug, Serialize)]
pub(crate) struct CustomersPage {
    matches: String,
    search: Field,
    shown: Field,
    standings: Vec<Choice>,
    /// The customer of the ERP whose viewers are listed.
    seeing: Option<Named>,
    /// It goes along with a search.
    hidden: Vec<Hidden>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    customers: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    email: String,
    sees: String,
    /// Of what they see, where it is all or nothing.
    tone: &'static str,
    icon: Option<&'static str>,
    last_signed_in: Option<String>,
    is_active: bool,
    must_change_password: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = asked(&query);
    let customers = list_customers(&app, &actor, &asked).await?;
    let keys: Vec<CustomerKey> = asked.seeing.iter().cloned().collect();
    let seeing = name_stock_customers(&app, &actor, &keys).await?;
    let now = app.clock.now();
    let page = CustomersPage::new(&customers, &asked, seeing.first(), now, screen.reader());
    Ok(screen.show(&page))
}

/// Which accounts are asked for. What makes no sense is left out; blanks of a key are its own.
fn asked(query: &Query) -> ListCustomers {
    let all = [Shown::Deactivated, Shown::All];
    let shown = all.into_iter().find(|it| word(*it) == query.text("shown"));
    let key = query.texts("customer").next();
    ListCustomers {
        search: query.text("q").to_owned(),
        shown: shown.unwrap_or_default(),
        seeing: key.and_then(|it| CustomerKey::parse(it).ok()),
        page: query.page(),
    }
}

fn word(shown: Shown) -> &'static str {
    match shown {
        Shown::Active => "",
        Shown::Deactivated => "deactivated",
        Shown::All => "all",
    }
}

fn standing(shown: Shown) -> &'static str {
    match shown {
        Shown::Active => "customers-active",
        Shown::Deactivated => "customers-deactivated",
        Shown::All => "customers-all",
    }
}

impl CustomersPage {
    fn new(
        customers: &Lines<CustomerLine>,
        asked: &ListCustomers,
        seeing: Option<&StockCustomer>,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let key = asked.seeing.as_ref().map(CustomerKey::as_str).unwrap_or_default();
        let fields =
            [("q", asked.search.as_str()), ("shown", word(asked.shown)), ("customer", key)];
        let draft = Draft::filled(fields);
        let standings = [Shown::Active, Shown::Deactivated, Shown::All];
        let standings = standings.map(|it| (word(it).to_owned(), reader.say(standing(it))));
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("customers-match", "customers-match-many", customers.n_matches),
            search: draft.field("q", reader),
            shown: draft.field("shown", reader),
            standings: draft.choices("shown", standings),
            seeing: seeing.map(Named::of),
            hidden: asked.seeing.iter().map(|it| Hidden::new("customer", it.as_str())).collect(),
            all_url: is_part.then_some(PATH),
            customers: customers.items.iter().map(|it| Line::new(it, now, reader)).collect(),
            pager: Pager::new(customers, PATH, &fields),
        }
    }
}

impl Line {
    fn new(customer: &CustomerLine, now: Timestamp, reader: &Reader) -> Self {
        let sees = match customer.sees_all {
            true => reader.say("customer-sees-all"),
            false => reader.text(&Message::new("customer-sees").number("n", customer.n_grants)),
        };
        let (tone, icon) = match (customer.sees_all, customer.n_grants) {
            (true, _) => ("accent", Some("eye")),
            (false, 0) => ("warning", Some("exclamation-triangle")),
            (false, _) => ("", None),
        };
        Self {
            href: url(customer.id),
            name: customer.name.as_str().to_owned(),
            email: customer.email.as_str().to_owned(),
            sees,
            tone,
            icon,
            last_signed_in: customer.last_signed_in.map(|it| reader.ago(it, now)),
            is_active: customer.is_active,
            must_change_password: customer.must_change_password,
        }
    }
}

impl Page for CustomersPage {
    const TEMPLATE: &'static str = "customers/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("customers-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let noon = Timestamp::from_micros(1_795_521_600_000_000);
        let line = |number: u128, sees_all: bool, n_grants| CustomerLine {
            id: Id::from_uuid(Uuid::from_u128(number)),
            name: PersonName::restore("Rosa Ferreira <b>".to_owned()),
            email: Email::restore("rosa@bikes.example".to_owned()),
            sees_all,
            n_grants,
            last_signed_in: sees_all.then_some(noon),
            is_active: number != 3,
            must_change_password: number == 2,
        };
        let lines = vec![line(1, true, 0), line(2, false, 2), line(3, false, 0)];
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let all = ListCustomers::default();
        let key = CustomerKey::restore("a|b \"<".to_owned());
        let part = ListCustomers { seeing: Some(key.clone()), shown: Shown::All, ..all.clone() };
        let known = StockCustomer {
            key: key.clone(),
            name: Some(CustomerName::restore("Riders <b> Company".to_owned())),
            gone: Some(noon),
        };
        let unknown = StockCustomer::unknown(key);
        vec![
            Self::new(&page(lines.clone(), 27), &all, None, noon, reader),
            Self::new(&page(lines, 3), &part, Some(&known), noon, reader),
            Self::new(&page(Vec::new(), 0), &part, Some(&unknown), noon, reader),
            Self::new(&page(Vec::new(), 0), &all, None, noon, reader),
        ]
    }
}

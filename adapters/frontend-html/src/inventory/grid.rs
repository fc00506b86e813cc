use application::{
    App, Message,
    inventory::{NotYet, SeeStock, SeenStock, ShownStock, can_be_hidden, see_stock},
};
use axum::{
    Extension,
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_inventory::StockColumn;
use domain_kernel::{Actor, Date, Permission};
use http::StatusCode;
use serde::Serialize;

use super::{
    asked::{Asked, PATH, url},
    empty::NoStockPage,
    filters::Filters,
    place::{Place, Tile, tiles},
    rows::{self, Row, RowContext},
    sample,
    words::{self, AsOf, count},
};
use crate::{
    form::{Choice, Draft},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    sort::SortHead,
    views::Page,
    visitor::Signed,
};

/// Stock as it was when the ERP was asked last.
#[derive(Debug, Serialize)]
pub(crate) struct StockGridPage {
    heading: String,
    lead: Option<String>,
    /// With whose eyes an admin looks.
    viewed: Option<String>,
    /// What is the matter with it.
    banner: Option<String>,
    csv: String,
    xlsx: String,
    tiles: Vec<Tile>,
    filters: Filters,
    n_lines: String,
    as_of: AsOf,
    is_refreshing: bool,
    is_restarted: bool,
    /// Where the first page of the newer generation is.
    newer: Option<String>,
    /// Where this page is, to come back to.
    here: String,
    /// Columns that can be hidden, with those that are not.
    offered: Vec<Choice>,
    caption: String,
    heads: Vec<Head>,
    rows: Vec<Row>,
    totals: Vec<Total>,
    totals_label: String,
    range: String,
    previous: Option<String>,
    next: Option<String>,
    /// Nothing matches, or there is nothing at all.
    nothing: Option<String>,
    keeps_connector: bool,
}

#[derive(Debug, Serialize)]
struct Head {
    of: SortHead,
    is_number: bool,
}

#[derive(Debug, Serialize)]
struct Total {
    quantity: String,
    unit: Option<String>,
}

/// What its reader is.
#[derive(Clone, Copy)]
pub(super) struct Viewer {
    /// A customer, who looks at their own.
    pub(super) is_customer: bool,
    pub(super) keeps_connector: bool,
}

impl Viewer {
    pub(super) fn of(actor: &Actor) -> Self {
        Self {
            is_customer: actor.permit(Permission::SeeTeam).is_err(),
            keeps_connector: actor.permit(Permission::ManageConnector).is_ok(),
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let (asked, viewer) = (Asked::of(&query), Viewer::of(&actor));
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let (insists, whose) = (asked.insists, asked.whose);
    let command = SeeStock { query: asked.query(), insists, whose, today };
    let SeenStock { whose, stock } = see_stock(&app, &actor, &command).await?;
    let eyes = whose.as_ref().map(PersonName::as_str);
    match stock {
        Ok(shown) => {
            let page = StockGridPage::new(&shown, &asked, (viewer, eyes, today), screen.reader());
            Ok(screen.show(&page))
        }
        Err(not_yet) => Ok(no_stock(&not_yet, &asked, viewer, &screen)),
    }
}

/// What was never loaded cannot be shown now, and may be later.
pub(super) fn no_stock(
    not_yet: &NotYet,
    asked: &Asked,
    viewer: Viewer,
    screen: &Screen,
) -> Response {
    let page = screen.show(&NoStockPage::new(not_yet, asked, viewer, screen.reader()));
    match not_yet {
        NotYet::NeverLoaded(_) => {
            let status = StatusCode::SERVICE_UNAVAILABLE;
            (status, Extension(Problem::new(status)), page).into_response()
        }
        NotYet::NoErp | NotYet::NothingGranted | NotYet::TooOld(_) => page,
    }
}

impl StockGridPage {
    fn new(
        shown: &ShownStock,
        asked: &Asked,
        (viewer, eyes, today): (Viewer, Option<&str>, Date),
        reader: &Reader,
    ) -> Self {
        let columns: Vec<StockColumn> = shown.shown_columns().collect();
        let context = RowContext { columns: &columns, names: &shown.names, today, reader };
        let lines = &shown.page.lines;
        let (as_of, freshness, now) = (shown.generation.as_of, shown.freshness, shown.now);
        let n_lines = Message::new("stock-lines").number("n", count(shown.totals.n_lines));
        let n_lines = reader.text(&n_lines);
        let total = Message::new("stock-totals").number("n", count(shown.totals.n_lines));
        let place = Place::of(shown, asked);
        let turned = |to, n_skipped| asked.turned(to, n_skipped);
        Self {
            heading: reader.say(if viewer.is_customer { "stock-own" } else { "stock-title" }),
            lead: lead(shown, reader),
            viewed: eyes.map(|it| reader.text(&Message::new("stock-viewed-as").text("name", it))),
            banner: words::stale(as_of, freshness, now, reader),
            csv: url("/inventory.csv", &asked.fields()),
            xlsx: url("/inventory.xlsx", &asked.fields()),
            tiles: shown.glance.map(|it| tiles(it, shown, today, reader)).unwrap_or_default(),
            filters: Filters::new(shown, asked, PATH, reader),
            as_of: AsOf::new(as_of, freshness, now, reader),
            is_refreshing: shown.is_refreshing,
            is_restarted: shown.is_restarted,
            newer: shown.has_newer.then(|| url(PATH, &asked.fields())),
            here: url(PATH, &asked.fields()),
            offered: offered(shown, reader),
            caption: caption(&n_lines, asked, reader),
            heads: columns.iter().map(|it| Head::new(*it, asked, reader)).collect(),
            rows: lines.iter().map(|it| Row::new(it, &context)).collect(),
            totals: totals(shown, reader),
            totals_label: reader.text(&total),
            range: place.range(reader),
            previous: shown.page.previous.map(|it| turned(it, place.before_previous())),
            next: shown.page.next.map(|it| turned(it, place.before_next())),
            nothing: nothing(shown, asked, reader),
            n_lines,
            keeps_connector: viewer.keeps_connector,
        }
    }
}

impl Head {
    fn new(column: StockColumn, asked: &Asked, reader: &Reader) -> Self {
        let current = (column == asked.order.column).then(|| asked.direction());
        let fields = [asked.filter_fields(), asked.manner_fields()].concat();
        let fields: Vec<(&str, &str)> = fields.iter().map(|(it, of)| (*it, of.as_str())).collect();
        let text = reader.say(words::column(column));
        let of = SortHead::new(column.name(), text, current, PATH, &fields);
        Self { of, is_number: rows::is_number(column) }
    }
}

/// "Calder Tea Company, Calder Gifts"
fn lead(shown: &ShownStock, reader: &Reader) -> Option<String> {
    let names = shown.customers.iter().map(|it| rows::customer(it, &shown.names));
    let names: Vec<&str> = names.collect();
    let message = Message::new("stock-lead").text("names", &names.join(", "));
    (!names.is_empty()).then(|| reader.text(&message))
}

fn caption(n_lines: &str, asked: &Asked, reader: &Reader) -> String {
    let column = reader.say(words::column(asked.order.column));
    reader.text(&Message::new("stock-caption").text("lines", n_lines).text("column", &column))
}

fn offered(shown: &ShownStock, reader: &Reader) -> Vec<Choice> {
    let columns = shown.columns().filter(|it| can_be_hidden(*it));
    let all: Vec<StockColumn> = columns.collect();
    let ticked = all.iter().filter(|it| !shown.hidden.contains(it));
    let draft = Draft::filled(ticked.map(|it| ("column", it.name())));
    let named = all.iter().map(|it| (it.name().to_owned(), reader.say(words::column(*it))));
    draft.choices("column", named)
}

fn totals(shown: &ShownStock, reader: &Reader) -> Vec<Total> {
    let totals = shown.totals.units.iter().map(|(unit, quantity)| Total {
        quantity: words::quantity(*quantity, reader),
        unit: unit.clone(),
    });
    totals.collect()
}

/// What to say instead of lines.
fn nothing(shown: &ShownStock, asked: &Asked, reader: &Reader) -> Option<String> {
    if !shown.page.lines.is_empty() {
        return None;
    }
    if !asked.filter.is_empty() {
        return Some(reader.say("stock-no-match"));
    }
    let time = reader.soon(shown.generation.as_of, shown.now);
    Some(reader.text(&Message::new("stock-none").text("time", &time)))
}

impl Page for StockGridPage {
    const TEMPLATE: &'static str = "inventory/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("stock-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let admin = Viewer { is_customer: false, keeps_connector: true };
        let customer = Viewer { is_customer: true, keeps_connector: false };
        let whole = Asked::default();
        let part: Query =
            [("q", "tea"), ("status", "OK"), ("bin", "A1"), ("sort", "bin")].into_iter().collect();
        let part = Asked::of(&part);
        let mut nothing = sample::shown();
        nothing.page = application::inventory::StockPage::default();
        nothing.totals = application::inventory::StockTotals::default();
        let page = |shown: &ShownStock, asked: &Asked, viewer, eyes| {
            Self::new(shown, asked, (viewer, eyes, sample::today()), reader)
        };
        vec![
            page(&sample::shown(), &whole, admin, None),
            page(&sample::stale(), &whole, customer, None),
            page(&sample::shown(), &part, admin, Some("Isabel Ferreira")),
            page(&nothing, &part, customer, None),
            page(&nothing, &whole, customer, None),
        ]
    }
}

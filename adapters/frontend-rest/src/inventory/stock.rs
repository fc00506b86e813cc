use std::collections::BTreeSet;

use application::{
    App,
    identity::Direction,
    inventory::{
        DateRange, NothingToExport, SeeStock, ShownStock, StockCursor, StockError, StockFilter,
        StockOrder, StockQuery, Turn, refresh_stock, see_stock,
    },
};
use axum::extract::State;
use domain_inventory::{CustomerKey, Freshness, GenerationNumber, StockColumn};
use domain_kernel::{Date, PersonId, parse_day};
use serde::Serialize;
use utoipa::ToSchema;

use super::line::{LineDocument, TotalDocument};
use crate::{
    RequestRefused,
    answer::{Answer, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    flaw::Flaws,
    params::{Params, direction},
    problem::Problem,
    schema::CustomerKeyText,
};

/// A part of the stock that whoever asks may see.
#[derive(Serialize, ToSchema)]
#[schema(as = Stock)]
pub(crate) struct StockDocument {
    /// When the ERP was asked.
    as_of: String,
    /// `fresh`; `stale` if the ERP has not answered since; `old` after a day.
    freshness: &'static str,
    /// Whether the ERP is being asked just now.
    is_refreshing: bool,
    /// The cursor was of stock that is not there any more, so that this is the first part.
    is_restarted: bool,
    items: Vec<LineDocument>,
    previous: Option<String>,
    next: Option<String>,
    /// How many lines there are in all.
    total: u64,
    /// Quantities of different units are never added.
    totals: Vec<TotalDocument>,
}

/// What became of asking the ERP.
#[derive(Serialize, ToSchema)]
#[schema(as = StockRefresh)]
pub(crate) struct RefreshDocument {
    /// `false` if it was asked a moment ago, or waits for its next try.
    is_asked: bool,
}

const PATH: &str = "/api/v1/inventory/stock";
/// What an address of stock may say once.
pub(crate) const ONCE: [&str; 9] = [
    "q",
    "expires_from",
    "expires_to",
    "moved_from",
    "moved_to",
    "sort",
    "direction",
    "anyway",
    "cursor",
];
/// What it may say often.
pub(crate) const OFTEN: [&str; 4] = ["part", "bin", "status", "customer"];

/// The stock that whoever asks may see, in pages of one load.
#[utoipa::path(
    get,
    path = "/api/v1/inventory/stock",
    operation_id = "list_stock",
    tag = "Inventory",
    params(
        (
            "q" = Option<String>, Query,
            description = "Words, each in the part, description, lot, reference or PO"
        ),
        ("part" = Option<Vec<String>>, Query, description = "One of these, exactly"),
        ("bin" = Option<Vec<String>>, Query, description = "One of these, exactly"),
        ("status" = Option<Vec<String>>, Query, description = "One of these, exactly"),
        (
            "customer" = inline(Option<Vec<CustomerKeyText>>), Query,
            description = "One of these keys"
        ),
        (
            "expires_from" = Option<String>, Query, description = "A day, `2027-01-31`",
            pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
        ),
        (
            "expires_to" = Option<String>, Query, description = "A day",
            pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
        ),
        (
            "moved_from" = Option<String>, Query, description = "A day",
            pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
        ),
        (
            "moved_to" = Option<String>, Query, description = "A day",
            pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
        ),
        (
            "sort" = Option<String>, Query, description = "The name of a field of a line",
            pattern = "^(customer|part|customer_part|description|quantity|unit|bin|reference|lot|\
                expires_on|last_moved_on|received_on|po|status)?$"
        ),
        (
            "direction" = Option<String>, Query, description = "`up` or `down`",
            pattern = "^(up|down)?$"
        ),
        (
            "anyway" = Option<String>, Query,
            description = "`true`: also stock that is older than a day",
            pattern = "^(true|false)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` or `previous` of a part")
    ),
    responses((status = 200, body = StockDocument), Refuses<StockError, NothingToExport>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<StockDocument>, Problem> {
    let params = params.only(&ONCE, &OFTEN)?;
    see(&app, &caller, (&params, PATH), None).await
}

/// Stock with one's own eyes, or with those of an account that one keeps.
pub(crate) async fn see(
    app: &App,
    caller: &Caller,
    (params, path): (&Params, &str),
    whose: Option<PersonId>,
) -> Result<Answer<StockDocument>, Problem> {
    let list = params.list(path);
    let (query, insists) = asked(params, &list)?;
    let today = caller.today(app).date;
    let command = SeeStock { query, insists, whose, today };
    let seen = see_stock(app, &caller.actor(), &command).await?;
    let shown = seen.stock.map_err(NothingToExport)?;
    Ok(Answer::of(StockDocument::new(*shown, &list)))
}

/// Has the ERP asked now.
#[utoipa::path(
    post,
    path = "/api/v1/inventory/refresh",
    operation_id = "refresh_stock",
    tag = "Inventory",
    responses((status = 200, body = RefreshDocument), Refuses<StockError>)
)]
pub(crate) async fn refresh(
    State(app): State<App>,
    caller: Caller,
) -> Result<Answer<RefreshDocument>, Problem> {
    let is_asked = refresh_stock(&app, &caller.actor()).await?;
    Ok(Answer::of(RefreshDocument { is_asked }))
}

fn asked(params: &Params, list: &str) -> Result<(StockQuery, bool), Problem> {
    let mut flaws = Flaws::default();
    let mut day = |name: &'static str| -> Option<Date> {
        let parsed = Some(params.text(name)).filter(|it| !it.is_empty()).map(parse_day);
        flaws.asked(name, parsed.transpose()).flatten()
    };
    let expires = DateRange { from: day("expires_from"), to: day("expires_to") };
    let last_moved = DateRange { from: day("moved_from"), to: day("moved_to") };
    let column = flaws.asked("sort", params.parsed("sort", StockColumn::parse)).flatten();
    let direction = flaws.asked("direction", params.parsed("direction", direction)).flatten();
    let insists = flaws.asked("anyway", params.parsed("anyway", |it| it.parse().ok())).flatten();
    let cursor = flaws.asked("cursor", place(params.text("cursor"), list)).flatten();
    let customers = params.texts("customer").map(CustomerKey::parse).collect::<Result<_, _>>();
    let customers = customers.map_err(|_| RequestRefused::WrongValue);
    let customers: BTreeSet<CustomerKey> = flaws.asked("customer", customers).unwrap_or_default();
    flaws.none()?;
    let texts = |name: &str| params.texts(name).map(str::to_owned).collect();
    let filter = StockFilter {
        text: words(params.text("q")),
        parts: texts("part"),
        bins: texts("bin"),
        statuses: texts("status"),
        customers,
        expires,
        last_moved,
    };
    let column = column.unwrap_or(StockOrder::default().column);
    let is_descending = direction == Some(Direction::Descending);
    let order = StockOrder { column, is_descending };
    Ok((StockQuery { filter, order, cursor }, insists.unwrap_or_default()))
}

fn words(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(StockFilter::MOST_WORDS).collect();
    let text: String = words.join(" ").chars().take(StockFilter::MOST_CHARS).collect();
    Some(text).filter(|it| !it.is_empty())
}

pub(super) fn freshness(of: Freshness) -> &'static str {
    match of {
        Freshness::Fresh => "fresh",
        Freshness::Stale { .. } => "stale",
        Freshness::Old { .. } => "old",
    }
}

/// Where it goes on: at the beginning without a cursor.
fn place(cursor: &str, list: &str) -> Result<Option<StockCursor>, RequestRefused> {
    match cursor {
        "" => Ok(None),
        text => read(text, list).map(Some).ok_or(RequestRefused::OtherCursor),
    }
}

/// A place in a generation and whose list it is: `f12.48275.4iV8Sx-2mDs`, or `b12…` for what comes
/// before it.
fn read(text: &str, list: &str) -> Option<StockCursor> {
    let (place, mark) = text.rsplit_once('.')?;
    if mark != cursor::mark_text(list) {
        return None;
    }
    let (turn, place) = match (place.strip_prefix('f'), place.strip_prefix('b')) {
        (Some(place), _) => (Turn::Forward, place),
        (None, Some(place)) => (Turn::Back, place),
        (None, None) => return None,
    };
    let (generation, line) = place.split_once('.')?;
    let generation = GenerationNumber(generation.parse().ok()?);
    Some(StockCursor { generation, line: line.parse().ok()?, turn })
}

fn written(place: StockCursor, list: &str) -> String {
    let turn = match place.turn {
        Turn::Forward => 'f',
        Turn::Back => 'b',
    };
    format!("{turn}{}.{}.{}", place.generation.0, place.line, cursor::mark_text(list))
}

impl StockDocument {
    fn new(shown: ShownStock, list: &str) -> Self {
        let to = |place| written(place, list);
        let totals = shown.totals.units.into_iter();
        Self {
            as_of: moment(shown.generation.as_of),
            freshness: freshness(shown.freshness),
            is_refreshing: shown.is_refreshing,
            is_restarted: shown.is_restarted,
            items: shown.page.lines.into_iter().map(LineDocument::new).collect(),
            previous: shown.page.previous.map(to),
            next: shown.page.next.map(to),
            total: shown.totals.n_lines,
            totals: totals.map(|(unit, it)| TotalDocument::new(unit, &it)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_nothing_else_is_one() {
        for turn in [Turn::Forward, Turn::Back] {
            let cursor = StockCursor { generation: GenerationNumber(12), line: 48_275, turn };
            let text = written(cursor, "stock&part=A");
            assert_eq!(place(&text, "stock&part=A"), Ok(Some(cursor)));
            assert_eq!(place(&text, "stock&part=B"), Err(RequestRefused::OtherCursor));
        }
        assert_eq!(place("", "stock"), Ok(None));
        let mark = cursor::mark_text("stock");
        for bad in ["12.3", "f12", "f.3", "fx.3", "f12.x"] {
            for bad in [bad.to_owned(), format!("{bad}.{mark}")] {
                assert_eq!(place(&bad, "stock"), Err(RequestRefused::OtherCursor), "{bad}");
            }
        }
    }
}

use application::{
    App,
    inventory::{
        ChangeKind, NothingToExport, SeeChanges, SeenChanges, Since, StockChange, StockError,
        see_changes,
    },
};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::stock::freshness;
use crate::{
    answer::{Answer, counted, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    problem::Problem,
};

/// What is different from how the stock was.
#[derive(Serialize, ToSchema)]
#[schema(as = StockChanges)]
pub(crate) struct ChangesDocument {
    /// When the ERP was asked.
    as_of: String,
    /// `fresh`; `stale` if the ERP has not answered since; `old` after a day.
    freshness: &'static str,
    /// When the ERP was asked for the stock with which this is compared. Nothing where none that is
    /// kept is old enough.
    before: Option<String>,
    /// When whoever asks came to look before.
    last_visit: Option<String>,
    items: Vec<ChangeDocument>,
    next: Option<String>,
    /// How many changes there are; nothing above 10,000, where counting stops.
    total: Option<u32>,
}

/// What became of the stock of one customer, part, lot, bin and unit.
#[derive(Serialize, ToSchema)]
#[schema(as = StockChange)]
pub(crate) struct ChangeDocument {
    /// `received`, `shipped`, `counted` or `moved`.
    kind: &'static str,
    customer: String,
    /// What the customer is called, where there is stock of several.
    customer_name: Option<String>,
    part: String,
    description: Option<String>,
    lot: Option<String>,
    /// Where it is, or was if it is gone.
    bin: Option<String>,
    unit: Option<String>,
    before: Option<String>,
    after: Option<String>,
}

const PATH: &str = "/api/v1/inventory/changes";

/// What is different in the stock that whoever asks may see.
#[utoipa::path(
    get,
    path = "/api/v1/inventory/changes",
    operation_id = "list_stock_changes",
    tag = "Inventory",
    params(
        (
            "since" = Option<String>, Query,
            description = "`1` (a day before, without one), `7` (a week) or `visit` (since whoever \
                asks came to look before)",
            pattern = "^(1|7|visit)?$"
        ),
        (
            "anyway" = Option<String>, Query,
            description = "Also of stock that is older than a day",
            pattern = "^(true|false)?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = ChangesDocument), Refuses<StockError, NothingToExport>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<ChangesDocument>, Problem> {
    let params = params.only(&["since", "anyway", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let since = flaws.asked("since", params.parsed("since", Since::parse));
    let insists = flaws.asked("anyway", params.parsed("anyway", |it| it.parse().ok()));
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let command = SeeChanges {
        since: since.flatten().unwrap_or_default(),
        page: page.unwrap_or_default(),
        insists: insists.flatten().unwrap_or_default(),
    };
    let seen = see_changes(&app, &caller.actor(), command).await?;
    let seen = seen.map_err(NothingToExport)?;
    Ok(Answer::of(ChangesDocument::new(&seen, &list)))
}

impl ChangesDocument {
    fn new(seen: &SeenChanges, list: &str) -> Self {
        let changes = &seen.changes;
        Self {
            as_of: moment(seen.generation.as_of),
            freshness: freshness(seen.freshness),
            before: seen.before.as_ref().map(|it| moment(it.as_of)),
            last_visit: seen.last_visit.map(moment),
            next: cursor::next(changes, list),
            total: counted(changes.n_matches),
            items: changes.items.iter().map(|it| ChangeDocument::new(it, seen)).collect(),
        }
    }
}

impl ChangeDocument {
    fn new(change: &StockChange, seen: &SeenChanges) -> Self {
        Self {
            kind: match change.kind {
                ChangeKind::Received => "received",
                ChangeKind::Shipped => "shipped",
                ChangeKind::Counted => "counted",
                ChangeKind::Moved => "moved",
            },
            customer: change.customer.as_str().to_owned(),
            customer_name: seen.names.get(&change.customer).map(|it| it.as_str().to_owned()),
            part: change.part.clone(),
            description: change.description.clone(),
            lot: change.lot.clone(),
            bin: change.bin.clone(),
            unit: change.unit.clone(),
            before: change.before.map(|it| it.to_string()),
            after: change.after.map(|it| it.to_string()),
        }
    }
}

//! Who has and had an item, and what somebody has and had.

use application::{
    App,
    equipment::{
        CustodyLine, HadItem, SeeItemError, SeePersonItemsError, see_item, see_own_history,
        see_person_items,
    },
};
use axum::extract::State;
use domain_equipment::{CustodyEnd, Item, Waiver};
use domain_identity::PersonName;
use domain_kernel::{Date, Person};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part},
    caller::Caller,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// One period in which one person has or had an item.
#[derive(Serialize, ToSchema)]
#[schema(as = Custody)]
pub(crate) struct CustodyDocument {
    id: String,
    holder: NamedDocument,
    since: String,
    /// `by_code`, `on_behalf`, `waived` or `handed_over`.
    taken: &'static str,
    /// Who began it for the holder, where somebody did.
    taken_by: Option<String>,
    reason: Option<String>,
    waiver: Option<WaiverDocument>,
    due: Option<String>,
    is_overdue: bool,
    end: Option<CustodyEndDocument>,
}

/// What the holder lacked, and why they got it all the same.
#[derive(Serialize, ToSchema)]
#[schema(as = CustodyWaiver)]
pub(crate) struct WaiverDocument {
    missing: String,
    reason: String,
}

/// How a custody ended.
#[derive(Serialize, ToSchema)]
#[schema(as = CustodyEnd)]
pub(crate) struct CustodyEndDocument {
    at: String,
    /// `returned`, `for_holder`, `handed_over`, `damaged` or `maintenance`.
    how: &'static str,
    /// Who ended it for the holder, where somebody did.
    by: Option<String>,
    reason: Option<String>,
}

/// One custody of a person, and of what.
#[derive(Serialize, ToSchema)]
#[schema(as = HadItem)]
pub(crate) struct HadDocument {
    item: String,
    tag: String,
    name: String,
    custody: CustodyDocument,
}

const OWN: &str = "/api/v1/equipment/mine/history";

/// Who has and had an item, the last one first, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}/history",
    operation_id = "list_item_history",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<CustodyDocument>), Refuses<SeeItemError>)
)]
pub(crate) async fn of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    params: Params,
) -> Result<Answer<List<CustodyDocument>>, Problem> {
    let list = format!("/api/v1/equipment/items/{id}/history");
    let page = params.only_cursor(&list)?;
    let seen = see_item(&app, &caller.actor(), id, page).await?;
    let today = caller.today(&app).date;
    Ok(part(&seen.history, &list, |it| CustodyDocument::new(it, today)))
}

/// What whoever asks has and had, the last one first.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/mine/history",
    operation_id = "list_own_item_history",
    tag = "Equipment",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<HadDocument>), Refuses<SeePersonItemsError>)
)]
pub(crate) async fn own(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<HadDocument>>, Problem> {
    let page = params.only_cursor(OWN)?;
    let had = see_own_history(&app, &caller.actor(), page).await?;
    let today = caller.today(&app).date;
    Ok(part(&had, OWN, |it| HadDocument::new(it, today)))
}

/// What somebody has and had, the last one first, for admins and whoever leads them.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/people/{id}/history",
    operation_id = "list_person_item_history",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<HadDocument>), Refuses<SeePersonItemsError>)
)]
pub(crate) async fn of_person(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    params: Params,
) -> Result<Answer<List<HadDocument>>, Problem> {
    let list = format!("/api/v1/equipment/people/{id}/history");
    let page = params.only_cursor(&list)?;
    let (_, had) = see_person_items(&app, &caller.actor(), id, page).await?;
    let today = caller.today(&app).date;
    Ok(part(&had, &list, |it| HadDocument::new(it, today)))
}

impl CustodyDocument {
    fn new(line: &CustodyLine, today: Date) -> Self {
        let custody = &line.custody;
        Self {
            id: custody.id.to_string(),
            holder: named(custody.holder, line.holder.as_str()),
            since: moment(custody.since),
            taken: custody.taken.name(),
            taken_by: text(line.taken_by.as_ref()),
            reason: custody.taken.reason().map(|it| it.as_str().to_owned()),
            waiver: custody.taken.waiver().map(WaiverDocument::new),
            due: custody.due.map(|it| it.to_string()),
            is_overdue: custody.is_overdue(today),
            end: custody.end.as_ref().map(|it| CustodyEndDocument::new(it, line)),
        }
    }
}

impl WaiverDocument {
    fn new(waiver: &Waiver) -> Self {
        Self {
            missing: waiver.missing.as_str().to_owned(),
            reason: waiver.reason.as_str().to_owned(),
        }
    }
}

impl CustodyEndDocument {
    fn new(end: &CustodyEnd, line: &CustodyLine) -> Self {
        Self {
            at: moment(end.at),
            how: end.how.name(),
            by: text(line.ended_by.as_ref()),
            reason: end.how.reason().map(|it| it.as_str().to_owned()),
        }
    }
}

impl HadDocument {
    fn new(had: &HadItem, today: Date) -> Self {
        Self {
            item: had.line.custody.item.to_string(),
            tag: had.tag.as_str().to_owned(),
            name: had.name.as_str().to_owned(),
            custody: CustodyDocument::new(&had.line, today),
        }
    }
}

fn text(name: Option<&PersonName>) -> Option<String> {
    name.map(|it| it.as_str().to_owned())
}

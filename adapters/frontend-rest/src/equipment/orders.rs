//! What is to be done to items, and what came of it.

use application::{
    App,
    equipment::{
        CloseWorkOrder, ListOrders, ListOrdersError, OpenWorkOrder, OrderLine, OrdersShown,
        ReportDamage, ReportDamageError, WorkOrderError, close_work_order, list_work_orders,
        open_work_order, report_damage as report, see_work_order,
    },
};
use axum::extract::State;
use domain_equipment::{
    Cost, CostError, Item, OrderEnd, OrderKind, OrderResult, OrderText, WorkOrder,
};
use domain_kernel::parse_day;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, Created, List, created, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// Something that is to be done to an item.
#[derive(Serialize, ToSchema)]
#[schema(as = WorkOrder)]
pub(crate) struct OrderDocument {
    id: String,
    item: String,
    tag: String,
    name: String,
    /// `repair`, `inspection` or `calibration`.
    kind: &'static str,
    description: String,
    opened: String,
    opened_by: Option<String>,
    /// The last day on which it is in time to close it.
    due: Option<String>,
    /// Whether the item stays in maintenance as long as this is open.
    is_blocking: bool,
    closed: Option<ClosedDocument>,
}

/// What came of a work order.
#[derive(Serialize, ToSchema)]
#[schema(as = ClosedWorkOrder)]
pub(crate) struct ClosedDocument {
    at: String,
    by: Option<String>,
    /// `pass`, `fail` or `na`.
    result: &'static str,
    #[schema(example = "120.50")]
    cost: Option<String>,
    /// Three letters (ISO 4217).
    currency: Option<String>,
    note: Option<String>,
}

/// What is to be done.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpenWorkOrder)]
pub(crate) struct OpenOrder {
    /// `repair`, `inspection` or `calibration`.
    #[schema(pattern = "^(repair|inspection|calibration)$")]
    kind: String,
    #[schema(min_length = 1, max_length = 500)]
    description: String,
    #[schema(format = Date)]
    due: Option<String>,
    /// Puts the item in maintenance, whoever has it.
    is_blocking: bool,
}

/// What came of it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CloseWorkOrder)]
pub(crate) struct CloseOrder {
    /// `pass`, `fail` or `na`.
    #[schema(pattern = "^(pass|fail|na)$")]
    result: String,
    #[schema(example = "120.50")]
    cost: Option<String>,
    /// Three letters (ISO 4217), where there is a cost.
    currency: Option<String>,
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// What is broken.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReportDamage)]
pub(crate) struct Damage {
    #[schema(min_length = 1, max_length = 500)]
    description: String,
}

const PATH: &str = "/api/v1/equipment/work-orders";

/// Says that an item is damaged that whoever asks has, and brings it back with that.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/damage",
    operation_id = "report_damage",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Damage,
    responses(
        (status = 201, description = "A work order is open", body = Created),
        Refuses<ReportDamageError>
    )
)]
pub(crate) async fn report_damage(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<Damage>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let description = flaws.take("description", OrderText::parse(&document.description));
    let command = ReportDamage { id: app.ids.next(), item, description: description.ok_or(flaws)? };
    let id = command.id.to_string();
    report(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id))
}

/// Opens a work order, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/work-orders",
    operation_id = "open_work_order",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = OpenOrder,
    responses((status = 201, body = Created), Refuses<WorkOrderError>)
)]
pub(crate) async fn open(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<OpenOrder>,
) -> Result<Answer<Created>, Problem> {
    let mut flaws = Flaws::default();
    let kind = OrderKind::parse(&document.kind).ok_or(RequestRefused::WrongValue);
    let kind = flaws.take("kind", kind);
    let description = flaws.take("description", OrderText::parse(&document.description));
    let due = flaws.take("due", document.due.as_deref().map(parse_day).transpose());
    let (Some(kind), Some(description), Some(due)) = (kind, description, due) else {
        return Err(flaws.into());
    };
    let (id, is_blocking) = (app.ids.next(), document.is_blocking);
    let command = OpenWorkOrder { id, item, kind, due, is_blocking, description };
    open_work_order(&app, &caller.actor(), command).await?;
    Ok(created(PATH, id.to_string()))
}

/// The work orders, those that are open first, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/work-orders",
    operation_id = "list_work_orders",
    tag = "Equipment",
    params(
        (
            "shown" = Option<String>, Query, description = "`all`, `open` or `closed`",
            pattern = "^(all|open|closed)?$"
        ),
        (
            "item" = Option<String>, Query, description = "The id of an item",
            pattern = "^([0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})?$"
        ),
        ("cursor" = Option<String>, Query, description = "The `next` of the part before")
    ),
    responses((status = 200, body = List<OrderDocument>), Refuses<ListOrdersError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<OrderDocument>>, Problem> {
    let params = params.only(&["shown", "item", "cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let shown = flaws.asked("shown", params.parsed("shown", OrdersShown::parse));
    let item = flaws.asked("item", params.parsed("item", |it| it.parse().ok()));
    let page = flaws.asked("cursor", params.page(&list));
    flaws.none()?;
    let query = ListOrders {
        shown: shown.flatten().unwrap_or_default(),
        item: item.flatten(),
        page: page.unwrap_or_default(),
    };
    let page = list_work_orders(&app, &caller.actor(), &query).await?;
    Ok(part(&page, &list, OrderDocument::new))
}

/// One work order, for whoever leads people.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/work-orders/{id}",
    operation_id = "show_work_order",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((status = 200, body = OrderDocument), Refuses<ListOrdersError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<WorkOrder>,
) -> Result<Answer<OrderDocument>, Problem> {
    let order = see_work_order(&app, &caller.actor(), id).await?;
    Ok(Answer::of(OrderDocument::new(&order)))
}

/// Says what came of a work order, which is never changed after that, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/work-orders/{id}/close",
    operation_id = "close_work_order",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = CloseOrder,
    responses((status = 204), Refuses<WorkOrderError, CostError>)
)]
pub(crate) async fn close(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<WorkOrder>,
    Body(document): Body<CloseOrder>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let result = OrderResult::parse(&document.result).ok_or(RequestRefused::WrongValue);
    let result = flaws.take("result", result);
    let note = flaws.take("note", OrderText::parse_optional(&text(&document.note)));
    let (Some(result), Some(note)) = (result, note) else {
        return Err(flaws.into());
    };
    // It says itself whether the amount or the currency is wrong.
    let cost = Cost::parse(&text(&document.cost), &text(&document.currency))?;
    let command = CloseWorkOrder { id, result, cost, note };
    close_work_order(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl OrderDocument {
    fn new(line: &OrderLine) -> Self {
        let order = &line.order;
        Self {
            id: order.id.to_string(),
            item: order.item.to_string(),
            tag: line.tag.as_str().to_owned(),
            name: line.name.as_str().to_owned(),
            kind: order.kind.name(),
            description: order.description.as_str().to_owned(),
            opened: moment(order.opened),
            opened_by: line.opened_by.as_ref().map(|it| it.as_str().to_owned()),
            due: order.due.map(|it| it.to_string()),
            is_blocking: order.is_blocking,
            closed: order.end.as_ref().map(|it| ClosedDocument::new(it, line)),
        }
    }
}

impl ClosedDocument {
    fn new(end: &OrderEnd, line: &OrderLine) -> Self {
        // "120.50 EUR"
        let cost = end.cost.map(|it| it.to_string()).unwrap_or_default();
        let cost = cost.split_once(' ');
        Self {
            at: moment(end.at),
            by: line.closed_by.as_ref().map(|it| it.as_str().to_owned()),
            result: end.result.name(),
            cost: cost.map(|(amount, _)| amount.to_owned()),
            currency: cost.map(|(_, currency)| currency.to_owned()),
            note: end.note.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

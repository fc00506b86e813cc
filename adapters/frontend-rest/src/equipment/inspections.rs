//! How often items are inspected.

use application::{
    App,
    equipment::{
        ItemInspection, SetInspectionRule, SetInspectionRuleError, find_inspection_rule,
        find_item_to_edit, set_inspection_rule,
    },
};
use axum::extract::State;
use domain_equipment::{Category, InspectionMonths, InspectionRule, InspectionUses, Item, RuleOf};
use domain_kernel::{Actor, LocalDay, Version};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::needs::find_category;
use crate::{
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    path::PathId,
    problem::Problem,
};

/// An item, or each item of a category, is inspected after so many months, after so many uses, or
/// after whichever comes first. Without both there is no rule.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InspectionRule)]
pub(crate) struct RuleDocument {
    /// From 1 to 120.
    #[schema(minimum = 1, maximum = 120)]
    months: Option<u8>,
    /// From 1 to 10,000.
    #[schema(minimum = 1, maximum = 10000)]
    uses: Option<u16>,
}

/// How an item is inspected, and when the next time is due.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemInspection)]
pub(crate) struct InspectionDocument {
    /// Whether the rule is the item's own, and not its category's.
    is_own: bool,
    rule: RuleDocument,
    /// When it last passed an inspection, or was added.
    since: String,
    /// How often somebody has taken it since.
    uses: u32,
    /// The last day on which the next inspection is in time.
    due: Option<String>,
    /// After how many more uses it is to be inspected.
    uses_left: Option<u32>,
    /// Nobody can take it before.
    is_overdue: bool,
}

/// How often an item is inspected by a rule of its own, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}/inspection-rule",
    operation_id = "show_item_inspection_rule",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((
        status = 200, body = RuleDocument,
        headers(("ETag" = String, description = "The version of the item, for `If-Match`"))
    ), Refuses<SetInspectionRuleError>)
)]
pub(crate) async fn of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
) -> Result<Answer<RuleDocument>, Problem> {
    let version = find_item_to_edit(&app, &caller.actor(), id).await?.version;
    let rule = find_inspection_rule(&app, &caller.actor(), RuleOf::Item(id)).await?;
    Ok(Answer::of(RuleDocument::new(rule)).version(version))
}

/// Says how often an item is inspected, for admins. Without a rule it is as its category says.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/items/{id}/inspection-rule",
    operation_id = "set_item_inspection_rule",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = RuleDocument,
    responses((status = 204), Refuses<SetInspectionRuleError>)
)]
pub(crate) async fn set_of_item(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Item>,
    Seen(expected): Seen,
    Body(document): Body<RuleDocument>,
) -> Result<StatusCode, Problem> {
    set((&app, &caller.actor()), RuleOf::Item(id), expected, &document).await
}

/// How often the items of a category are inspected, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/categories/{id}/inspection-rule",
    operation_id = "show_category_inspection_rule",
    tag = "Equipment",
    params(("id" = String, Path)),
    responses((
        status = 200, body = RuleDocument,
        headers(("ETag" = String, description = "The version of the category, for `If-Match`"))
    ), Refuses<SetInspectionRuleError>)
)]
pub(crate) async fn of_category(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
) -> Result<Answer<RuleDocument>, Problem> {
    let version = find_category(&app, &caller.actor(), id).await?.version;
    let rule = find_inspection_rule(&app, &caller.actor(), RuleOf::Category(id)).await?;
    Ok(Answer::of(RuleDocument::new(rule)).version(version))
}

/// Says how often the items of a category are inspected, for admins.
#[utoipa::path(
    put,
    path = "/api/v1/equipment/categories/{id}/inspection-rule",
    operation_id = "set_category_inspection_rule",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = RuleDocument,
    responses((status = 204), Refuses<SetInspectionRuleError>)
)]
pub(crate) async fn set_of_category(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Category>,
    Seen(expected): Seen,
    Body(document): Body<RuleDocument>,
) -> Result<StatusCode, Problem> {
    set((&app, &caller.actor()), RuleOf::Category(id), expected, &document).await
}

async fn set(
    (app, actor): (&App, &Actor),
    of: RuleOf,
    expected: Version,
    document: &RuleDocument,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let months = flaws.take("months", document.months.map(InspectionMonths::new).transpose());
    let uses = flaws.take("uses", document.uses.map(InspectionUses::new).transpose());
    flaws.none()?;
    let rule = InspectionRule::new(months.flatten(), uses.flatten());
    let command = SetInspectionRule { of, expected, rule };
    set_inspection_rule(app, actor, command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl RuleDocument {
    fn new(rule: Option<InspectionRule>) -> Self {
        Self {
            months: rule.and_then(InspectionRule::months).map(InspectionMonths::get),
            uses: rule.and_then(InspectionRule::uses).map(InspectionUses::get),
        }
    }
}

impl InspectionDocument {
    pub(super) fn new(inspection: &ItemInspection, today: &LocalDay) -> Self {
        let due = inspection.due(today.date_of(inspection.since));
        Self {
            is_own: inspection.is_own,
            rule: RuleDocument::new(Some(inspection.rule)),
            since: moment(inspection.since),
            uses: inspection.n_uses,
            due: due.on.map(|it| it.to_string()),
            uses_left: due.uses.map(|it| it.n_left),
            is_overdue: due.check(today.date).is_err(),
        }
    }
}

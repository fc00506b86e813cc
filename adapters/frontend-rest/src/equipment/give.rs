//! An admin gives items to people, without their codes.

use application::{
    App,
    equipment::{
        GiveItem, ItemQualification, PersonQualifications, SeeItemError, TakeItemError,
        TransferItem, TransferItemError, give_item, see_qualifications, transfer_item,
    },
    skills::Qualification,
};
use axum::extract::State;
use domain_equipment::{CustodyReason, Item, MissingSkills, Waiver};
use domain_kernel::parse_day;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::custody::Took;
use crate::{
    answer::Answer,
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::Flaws,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
};

/// Who gets an item, until when and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GiveItem)]
pub(crate) struct Give {
    /// Their e-mail address or username.
    person: String,
    /// The last day on which it will be in time to return it.
    #[schema(example = "2027-01-31", format = Date)]
    due: Option<String>,
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
    /// Gives it once even to somebody who lacks what it asks for.
    waiver: Option<WaiverSettings>,
}

/// What somebody may lack.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ItemWaiver)]
pub(crate) struct WaiverSettings {
    /// Exactly the `missing` of the candidate.
    missing: String,
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Who gets what somebody else has, until when and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TransferItem)]
pub(crate) struct Transfer {
    /// Their e-mail address or username.
    person: String,
    #[schema(format = Date)]
    due: Option<String>,
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Whether somebody is qualified for an item.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemCandidate)]
pub(crate) struct CandidateDocument {
    person: NamedDocument,
    needs: Vec<QualificationDocument>,
    /// What they lack, as a waiver names it.
    missing: Option<String>,
}

/// A skill that an item asks for, and how somebody stands with it.
#[derive(Serialize, ToSchema)]
#[schema(as = ItemQualification)]
pub(crate) struct QualificationDocument {
    skill: NamedDocument,
    /// The level that is enough, from 1 to 4.
    needed: u8,
    is_held: bool,
    /// The last day of it if nothing else happens, where they have it.
    until: Option<String>,
    /// The level that they have, where it is not enough.
    has: Option<u8>,
}

/// Gives an item to somebody, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/give",
    operation_id = "give_item",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Give,
    responses(
        (status = 201, description = "It is theirs now", body = Took),
        (status = 200, description = "It was theirs before", body = Took)
    , Refuses<TakeItemError>)
)]
pub(crate) async fn give(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<Give>,
) -> Result<Answer<Took>, Problem> {
    let mut flaws = Flaws::default();
    let due = flaws.take("due", document.due.as_deref().map(parse_day).transpose());
    let reason = flaws.take("reason", CustodyReason::parse(&document.reason));
    let waiver = document.waiver.and_then(|it| it.parsed(&mut flaws));
    let (Some(due), Some(reason)) = (due, reason) else {
        return Err(flaws.into());
    };
    flaws.none()?;
    let (id, person) = (app.ids.next(), document.person);
    let command = GiveItem { id, item, person, due, reason, waiver };
    let took = give_item(&app, &caller.actor(), command).await?;
    let status = if took.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Answer::of(Took::new(&took)).status(status))
}

/// Gives what somebody has to somebody else, for admins.
#[utoipa::path(
    post,
    path = "/api/v1/equipment/items/{id}/transfer",
    operation_id = "transfer_item",
    tag = "Equipment",
    params(("id" = String, Path)),
    request_body = Transfer,
    responses((status = 204), Refuses<TransferItemError>)
)]
pub(crate) async fn transfer(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    Body(document): Body<Transfer>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let due = flaws.take("due", document.due.as_deref().map(parse_day).transpose());
    let reason = flaws.take("reason", CustodyReason::parse(&document.reason));
    let (Some(due), Some(reason)) = (due, reason) else {
        return Err(flaws.into());
    };
    let (id, person) = (app.ids.next(), document.person);
    let command = TransferItem { id, item, person, due, reason };
    transfer_item(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether somebody to whom an item may be given has what it asks for, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/equipment/items/{id}/candidate",
    operation_id = "show_item_candidate",
    tag = "Equipment",
    params(
        ("id" = String, Path),
        ("person" = String, Query, description = "Their e-mail address or username")
    ),
    responses((status = 200, body = CandidateDocument), Refuses<SeeItemError>)
)]
pub(crate) async fn candidate(
    State(app): State<App>,
    caller: Caller,
    PathId(item): PathId<Item>,
    params: Params,
) -> Result<Answer<CandidateDocument>, Problem> {
    let params = params.only(&["person"], &[])?;
    let today = caller.today(&app).date;
    let who = (item, params.text("person"));
    let found = see_qualifications(&app, &caller.actor(), who, today).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Answer::of(CandidateDocument::new(&found)))
}

impl WaiverSettings {
    fn parsed(&self, flaws: &mut Flaws) -> Option<Waiver> {
        let missing = flaws.take("waiver/missing", MissingSkills::parse(&self.missing));
        let reason = flaws.take("waiver/reason", CustodyReason::parse(&self.reason));
        missing.zip(reason).map(|(missing, reason)| Waiver { missing, reason })
    }
}

impl CandidateDocument {
    fn new(of: &PersonQualifications) -> Self {
        Self {
            person: named(of.person, of.name.as_str()),
            needs: of.needs.iter().map(QualificationDocument::new).collect(),
            missing: of.missing.as_ref().map(|it| it.as_str().to_owned()),
        }
    }
}

impl QualificationDocument {
    pub(super) fn new(of: &ItemQualification) -> Self {
        let (until, has) = match &of.qualification {
            Qualification::Held { until } => (until.map(|it| it.to_string()), None),
            Qualification::Missing { has, .. } => (None, Some(has.get())),
        };
        Self {
            skill: named(of.need.skill, of.need.name.as_str()),
            needed: of.need.needed().get(),
            is_held: !of.qualification.is_missing(),
            until,
            has,
        }
    }
}

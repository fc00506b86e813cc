//! What becomes of all that somebody has whose account is deactivated.

use std::collections::BTreeMap;

use application::{
    App, Failure,
    equipment::{Leaving, LeavingError, OwnItem, Parting},
    identity::{
        DeactivatePerson, DeactivatePersonError, Deactivation, deactivate_person, plan_deactivation,
    },
};
use axum::extract::State;
use domain_equipment::{CustodyId, CustodyReason};
use domain_kernel::Person;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    answer::{Answer, moment},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    path::PathId,
    problem::Problem,
    schema::IdText,
};

/// What deactivating somebody would come to.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonLeaving)]
pub(crate) struct LeavingDocument {
    name: String,
    /// How many have them as their manager, and go on to.
    led: u32,
    /// What they have of the company's, the longest first; nothing if the token does not open
    /// equipment.
    items: Option<Vec<HeldDocument>>,
    /// The code of what it is refused with, if it is.
    refused: Option<String>,
}

/// What somebody has who is to leave.
#[derive(Serialize, ToSchema)]
#[schema(as = LeavingItem)]
pub(crate) struct HeldDocument {
    custody: String,
    item: String,
    tag: String,
    name: String,
    since: String,
    due: Option<String>,
}

/// What becomes of all that somebody has. With nothing in it, it stays as it is and somebody has to
/// look for it.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PersonLeaves)]
pub(crate) struct LeavesDocument {
    /// Of all of it or of nothing. For this the token has to open equipment, too.
    items: Option<Vec<PartingDocument>>,
    /// Why, where something does not stay as it is.
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// What becomes of one thing.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Parting)]
pub(crate) struct PartingDocument {
    #[schema(value_type = IdText)]
    custody: String,
    /// `leave`, `return` or `hand_over`.
    #[schema(pattern = "^(leave|return|hand_over)$")]
    way: String,
    /// The e-mail address or username of whoever it is handed over to.
    to: Option<String>,
}

/// What deactivating somebody would come to, for admins: what they have, and whether it can be done.
#[utoipa::path(
    get,
    path = "/api/v1/people/{id}/leaving",
    operation_id = "show_leaving",
    tag = "People",
    params(("id" = String, Path)),
    responses((
        status = 200, body = LeavingDocument,
        headers(("ETag" = String, description = "The version of the person, for `If-Match`"))
    ), Refuses<DeactivatePersonError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<Answer<LeavingDocument>, Problem> {
    let plan = plan_deactivation(&app, &caller.actor(), id).await?;
    Ok(Answer::of(LeavingDocument::new(&plan)).version(plan.version))
}

/// Lets nobody in by somebody's account any more, for admins.
///
/// Their sessions and tokens end. Of somebody who is deactivated already it changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/people/{id}/deactivate",
    operation_id = "deactivate_person",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = LeavesDocument,
    responses((status = 204), Refuses<DeactivatePersonError>)
)]
pub(crate) async fn deactivate(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(document): Body<LeavesDocument>,
) -> Result<StatusCode, Problem> {
    let command = DeactivatePerson { id, expected, leaving: document.leaving()? };
    let deactivated = deactivate_person(&app, &caller.actor(), command).await;
    deactivated.map_err(|err| document.refused(err))?;
    Ok(StatusCode::NO_CONTENT)
}

impl LeavesDocument {
    fn leaving(&self) -> Result<Option<Leaving>, Problem> {
        let mut flaws = Flaws::default();
        let reason = self.reason.as_deref().unwrap_or_default();
        let reason = flaws.take("reason", CustodyReason::parse_optional(reason));
        let mut partings = BTreeMap::new();
        for (place, item) in self.items.iter().flatten().enumerate() {
            let of = |part: &str| Place::Pointer(format!("/items/{place}/{part}"));
            match (item.custody.parse::<CustodyId>(), item.parting()) {
                (Ok(id), Ok(parting)) => {
                    if partings.insert(id, parting).is_some() {
                        flaws.add(of("custody"), RequestRefused::Mismatched.message());
                    }
                }
                (Err(_), _) => flaws.add(of("custody"), RequestRefused::WrongValue.message()),
                (Ok(_), Err(refused)) => flaws.add(of("way"), refused.message()),
            }
        }
        flaws.none()?;
        let says_something = self.items.is_some() || self.reason.is_some();
        Ok(says_something.then(|| Leaving { partings, reason: reason.flatten() }))
    }

    /// What was refused, at the item that it is about.
    fn refused(&self, err: DeactivatePersonError) -> Problem {
        match err {
            DeactivatePersonError::Leaving(LeavingError::Taker(taker)) => {
                let is_it = |it: &PartingDocument| it.custody.parse().ok() == Some(taker.custody);
                let place = self.items.iter().flatten().position(is_it);
                let pointer = format!("/items/{}/to", place.unwrap_or_default());
                let mut flaws = Flaws::default();
                flaws.add(Place::Pointer(pointer), taker.why.message());
                flaws.into()
            }
            // The person is as they were, and what they have is not.
            err @ DeactivatePersonError::Leaving(LeavingError::Changed) => Problem::from(err),
            err => changed(err),
        }
    }
}

impl PartingDocument {
    fn parting(&self) -> Result<Parting, RequestRefused> {
        match (self.way.as_str(), &self.to) {
            ("leave", None) => Ok(Parting::LeaveOpen),
            ("return", None) => Ok(Parting::Return),
            ("hand_over", Some(to)) => Ok(Parting::HandOver { to: to.clone() }),
            // Nobody takes it over, or nobody is to.
            ("leave" | "return" | "hand_over", _) => Err(RequestRefused::Mismatched),
            _ => Err(RequestRefused::WrongValue),
        }
    }
}

impl LeavingDocument {
    fn new(plan: &Deactivation) -> Self {
        let held = plan.held.as_deref();
        Self {
            name: plan.name.as_str().to_owned(),
            led: plan.n_led,
            items: held.map(|it| it.iter().map(HeldDocument::new).collect()),
            refused: plan.refused.as_ref().map(|it| it.message().key.to_owned()),
        }
    }
}

impl HeldDocument {
    fn new(held: &OwnItem) -> Self {
        Self {
            custody: held.custody.to_string(),
            item: held.item.to_string(),
            tag: held.tag.as_str().to_owned(),
            name: held.name.as_str().to_owned(),
            since: moment(held.since),
            due: held.due.map(|it| it.to_string()),
        }
    }
}

//! How people come onto a path, from one version of it to the next, and off it.

use application::{
    App, Message,
    onboarding::{
        AssignPath, AssignPathError, AssignmentPreview, LeftOut, MovePeople, MovePeopleError,
        PreviewAssignment, PreviewAssignmentError, WithdrawPath, assign_path, move_people,
        preview_assignment, see_path, withdraw_path,
    },
};
use axum::extract::State;
use domain_kernel::Person;
use domain_onboarding::{Path, parse_start};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    answer::{Answer, count},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::{Flaws, Place},
    me::{NamedDocument, named},
    path::{PathId, PathIds},
    problem::Problem,
    schema::IdText,
    team,
};

/// Who is to be put on a path, and from when due dates count.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PathAssignment)]
pub(crate) struct AssignmentDocument {
    /// Their ids.
    #[serde(default)]
    #[schema(value_type = Vec<IdText>)]
    people: Vec<String>,
    /// The e-mail addresses of more.
    #[serde(default)]
    addresses: Vec<String>,
    #[schema(example = "2027-01-31", format = Date)]
    starts_on: String,
    /// Whether it is only told who would be.
    #[serde(default)]
    dry_run: bool,
}

/// Who is on the path now, or would be.
#[derive(Serialize, ToSchema)]
#[schema(as = PathAssigned)]
pub(crate) struct AssignedDocument {
    /// Those who were not before.
    new: Vec<NamedDocument>,
    left_out: Vec<LeftOutDocument>,
}

/// Somebody who is not put on the path.
#[derive(Serialize, ToSchema)]
#[schema(as = PathLeftOut)]
pub(crate) struct LeftOutDocument {
    /// The name, or what was sent.
    who: String,
    /// `on_path`, `deactivated` or `unknown`.
    why: &'static str,
    /// From when they are on it, if they are.
    since: Option<String>,
}

/// What became of those who had the steps of an earlier version.
#[derive(Serialize, ToSchema)]
#[schema(as = PathPeopleMoved)]
pub(crate) struct MovedDocument {
    /// The newest version.
    number: u32,
    people: u32,
}

/// Puts people on a path: for admins anybody, for managers those below. Whoever is on it keeps the
/// start that they have.
#[utoipa::path(
    post,
    path = "/api/v1/onboarding/paths/{id}/people",
    operation_id = "assign_path",
    tag = "Onboarding",
    params(("id" = String, Path)),
    request_body = AssignmentDocument,
    responses(
        (status = 200, body = AssignedDocument),
        Refuses<PreviewAssignmentError, AssignPathError>
    )
)]
pub(crate) async fn assign(
    State(app): State<App>,
    caller: Caller,
    PathId(path): PathId<Path>,
    Body(document): Body<AssignmentDocument>,
) -> Result<Answer<AssignedDocument>, Problem> {
    let actor = caller.actor();
    let people = team::people(&document.people)?;
    let mut flaws = Flaws::default();
    let starts_on = flaws.take("starts_on", parse_start(&document.starts_on));
    if people.is_empty() && document.addresses.is_empty() {
        flaws.add(Place::field("people"), Message::new("assign-nobody"));
    }
    flaws.none()?;
    see_path(&app, &actor, path).await?;
    let query = PreviewAssignment { path: Some(path), people, addresses: document.addresses };
    let preview = preview_assignment(&app, &actor, query).await?;
    if let Some(starts_on) = starts_on.filter(|_| !document.dry_run && !preview.new.is_empty()) {
        let people = preview.new.iter().map(|(id, _)| *id).collect();
        assign_path(&app, &actor, AssignPath { path, people, starts_on }).await?;
    }
    Ok(Answer::of(AssignedDocument::new(&preview)))
}

/// Takes somebody off a path. What they have completed stays theirs.
#[utoipa::path(
    delete,
    path = "/api/v1/onboarding/paths/{id}/people/{person}",
    operation_id = "withdraw_path",
    tag = "Onboarding",
    params(("id" = String, Path), ("person" = String, Path)),
    responses((status = 204), Refuses<AssignPathError>)
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    PathIds(path, person): PathIds<Path, Person>,
) -> Result<StatusCode, Problem> {
    see_path(&app, &caller.actor(), path).await?;
    withdraw_path(&app, &caller.actor(), WithdrawPath { path, person }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives everybody whom one leads, and who has the steps of an earlier version, those of the
/// newest.
#[utoipa::path(
    post,
    path = "/api/v1/onboarding/paths/{id}/move",
    operation_id = "move_people",
    tag = "Onboarding",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 200, body = MovedDocument), Refuses<MovePeopleError>)
)]
pub(crate) async fn move_all(
    State(app): State<App>,
    caller: Caller,
    PathId(path): PathId<Path>,
    Seen(expected): Seen,
) -> Result<Answer<MovedDocument>, Problem> {
    let command = MovePeople { path, expected };
    let moved = move_people(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(Answer::of(MovedDocument { number: moved.number.get(), people: count(moved.n_people) }))
}

impl AssignedDocument {
    fn new(preview: &AssignmentPreview) -> Self {
        let new = preview.new.iter();
        let new = new.map(|(id, name)| named(*id, name.as_str()));
        Self {
            new: new.collect(),
            left_out: preview.left_out.iter().map(LeftOutDocument::new).collect(),
        }
    }
}

impl LeftOutDocument {
    fn new(left: &LeftOut) -> Self {
        let (who, why, since) = match left {
            LeftOut::OnPathSince(name, since) => (name.as_str(), "on_path", Some(since)),
            LeftOut::Deactivated(name) => (name.as_str(), "deactivated", None),
            LeftOut::Unknown(written) => (written.as_str(), "unknown", None),
        };
        Self { who: who.to_owned(), why, since: since.map(ToString::to_string) }
    }
}

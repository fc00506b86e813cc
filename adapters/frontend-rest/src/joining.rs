//! Those who ask to join by the company's ID, as its admins see them.
//!
//! Left out is asking itself, which is nobody's with a token.

use application::{
    App,
    joining::{
        ApproveJoin, ApproveJoinError, ListWaitingError, RefuseJoin, RefuseJoinError, WaitingLine,
        WaitingView, approve_join, list_waiting, refuse_join, see_waiting,
    },
};
use axum::extract::State;
use domain_identity::Username;
use domain_kernel::{Person, Role};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    Api, RequestRefused,
    answer::{Answer, List, moment, part},
    body::Body,
    caller::Caller,
    document::Refuses,
    etag::{Seen, changed},
    flaw::Flaws,
    params::Params,
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::optional_id,
};

/// Somebody who waits, in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = JoinRequestLine)]
pub(crate) struct WaitingLineDocument {
    id: String,
    name: String,
    email: String,
    since: String,
}

/// Somebody who waits.
#[derive(Serialize, ToSchema)]
#[schema(as = JoinRequest)]
pub(crate) struct WaitingDocument {
    id: String,
    name: String,
    email: String,
    /// What they want to be called when they sign in.
    username: Option<String>,
    since: String,
}

/// What somebody is to be who is let in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JoinApproval)]
pub(crate) struct ApprovalDocument {
    /// What they asked for, or another one if somebody has it.
    username: Option<String>,
    /// `admin`, `manager` or `staff`.
    #[schema(pattern = "^(admin|manager|staff)$")]
    role: String,
    /// The id of whoever leads them.
    #[schema(value_type = Option<IdText>)]
    manager: Option<String>,
}

const PATH: &str = "/api/v1/join-requests";

pub(crate) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(approve))
        .routes(routes!(refuse))
}

/// Those who want to join, who waits longest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/join-requests",
    operation_id = "list_join_requests",
    tag = "People",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<WaitingLineDocument>), Refuses<ListWaitingError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<WaitingLineDocument>>, Problem> {
    let number = params.only_cursor(PATH)?;
    let page = list_waiting(&app, &caller.actor(), number).await?;
    Ok(part(&page, PATH, WaitingLineDocument::new))
}

/// One of those who want to join, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/join-requests/{id}",
    operation_id = "show_join_request",
    tag = "People",
    params(("id" = String, Path)),
    responses((
        status = 200, body = WaitingDocument,
        headers(("ETag" = String, description = "The version, for `If-Match`"))
    ), Refuses<ListWaitingError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
) -> Result<Answer<WaitingDocument>, Problem> {
    let waiting = see_waiting(&app, &caller.actor(), id).await?;
    Ok(Answer::of(WaitingDocument::new(&waiting)).version(waiting.version))
}

/// Lets somebody in who asked to join, for admins. They are a person with the same id then.
#[utoipa::path(
    post,
    path = "/api/v1/join-requests/{id}/approve",
    operation_id = "approve_join_request",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    request_body = ApprovalDocument,
    responses((status = 204), Refuses<ApproveJoinError>)
)]
pub(crate) async fn approve(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
    Body(document): Body<ApprovalDocument>,
) -> Result<StatusCode, Problem> {
    let mut flaws = Flaws::default();
    let username = document.username.as_deref().unwrap_or_default();
    let username = flaws.take("username", Username::parse(username));
    let role = Role::parse(&document.role).ok_or(RequestRefused::WrongValue);
    let role = flaws.take("role", role);
    let manager = flaws.take("manager", optional_id(document.manager.as_deref()));
    let parsed = username.zip(role).zip(manager);
    let ((username, role), manager) = parsed.ok_or(flaws)?;
    let command = ApproveJoin { id, expected, username, role, manager };
    approve_join(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Does not let somebody in who asked to join, for admins. They hear of it by mail.
#[utoipa::path(
    post,
    path = "/api/v1/join-requests/{id}/refuse",
    operation_id = "refuse_join_request",
    tag = "People",
    params(
        ("id" = String, Path),
        Seen
    ),
    responses((status = 204), Refuses<RefuseJoinError>)
)]
pub(crate) async fn refuse(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    Seen(expected): Seen,
) -> Result<StatusCode, Problem> {
    let command = RefuseJoin { id, expected };
    refuse_join(&app, &caller.actor(), command).await.map_err(changed)?;
    Ok(StatusCode::NO_CONTENT)
}

impl WaitingLineDocument {
    fn new(waiting: &WaitingLine) -> Self {
        Self {
            id: waiting.id.to_string(),
            name: waiting.name.as_str().to_owned(),
            email: waiting.email.as_str().to_owned(),
            since: moment(waiting.since),
        }
    }
}

impl WaitingDocument {
    fn new(waiting: &WaitingView) -> Self {
        Self {
            id: waiting.id.to_string(),
            name: waiting.name.as_str().to_owned(),
            email: waiting.email.as_str().to_owned(),
            username: waiting.username.as_ref().map(|it| it.as_str().to_owned()),
            since: moment(waiting.since),
        }
    }
}

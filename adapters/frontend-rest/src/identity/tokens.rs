//! The tokens of everybody in the company. Each is made by its person on their account page.

use application::{
    App,
    identity::{ApiTokenError, PersonToken, list_company_api_tokens, revoke_api_token},
};
use axum::extract::State;
use domain_identity::ApiTokenMark;
use http::StatusCode;
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

/// A token of somebody's.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonToken)]
pub(crate) struct PersonTokenDocument {
    id: String,
    name: String,
    person: NamedDocument,
    /// What it opens, each as `equipment:write` or `inventory:read`.
    scopes: Vec<String>,
    made: String,
    expires: String,
    /// To the minute.
    last_used: Option<String>,
}

const PATH: &str = "/api/v1/tokens";

/// The tokens of everybody in the company, the newest first, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/tokens",
    operation_id = "list_tokens",
    tag = "People",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<PersonTokenDocument>), Refuses<ApiTokenError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<PersonTokenDocument>>, Problem> {
    let number = params.only_cursor(PATH)?;
    let page = list_company_api_tokens(&app, &caller.actor(), number).await?;
    Ok(part(&page, PATH, PersonTokenDocument::new))
}

/// Takes anybody's token back, for admins: from the next request on it lets nobody in.
#[utoipa::path(
    delete,
    path = "/api/v1/tokens/{id}",
    operation_id = "revoke_token",
    tag = "People",
    params(("id" = String, Path)),
    responses((status = 204), Refuses<ApiTokenError>)
)]
pub(crate) async fn revoke(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<ApiTokenMark>,
) -> Result<StatusCode, Problem> {
    revoke_api_token(&app, &caller.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl PersonTokenDocument {
    fn new(token: &PersonToken) -> Self {
        let line = &token.line;
        let scopes = line.scopes.iter();
        let scopes = scopes.map(|(area, access)| format!("{}:{}", area.name(), access.name()));
        Self {
            id: line.id.to_string(),
            name: line.name.as_str().to_owned(),
            person: named(token.person, token.name.as_str()),
            scopes: scopes.collect(),
            made: moment(line.made),
            expires: moment(line.expires),
            last_used: line.last_used.map(moment),
        }
    }
}

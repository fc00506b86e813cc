//! Where the company's people are signed in.

use std::collections::HashMap;

use application::{
    App, Page,
    identity::{
        CompanySessions, EndSession, EndSessionsError, ListSessionsError, OpenSession, SessionKey,
        end_session, list_company_sessions,
    },
};
use axum::extract::{FromRequestParts, Path, State};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain_identity::AccountId;
use domain_kernel::PersonId;
use http::{StatusCode, request::Parts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Api,
    answer::{Answer, List, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    flaw::Flaws,
    me::NamedDocument,
    params::Params,
    problem::Problem,
};

/// Where somebody is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = PersonSession)]
pub(crate) struct SessionDocument {
    /// It names the session, and opens nothing.
    key: String,
    person: NamedDocument,
    begun: String,
    /// To the minute.
    last_used: String,
    /// What the browser says of itself.
    agent: Option<String>,
    address: Option<String>,
}

/// The `{id}` and `{session}` of a path. What is malformed names nothing, so it is not found.
pub(crate) struct PathIds {
    person: PersonId,
    session: SessionKey,
}

const PATH: &str = "/api/v1/people/sessions";

/// Where the company's people are signed in with a browser, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/people/sessions",
    operation_id = "list_people_sessions",
    tag = "People",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<SessionDocument>), Refuses<ListSessionsError>)
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<SessionDocument>>, Problem> {
    let params = params.only(&["cursor"], &[])?;
    let list = params.list(PATH);
    let mut flaws = Flaws::default();
    let number = flaws.asked("cursor", cursor::page(params.text("cursor"), &list));
    let number = number.ok_or(flaws)?;
    let sessions = list_company_sessions(&app, &caller.actor(), number).await?;
    let page = &sessions.page;
    Ok(Answer::of(List {
        next: cursor::next(page, &list),
        total: Some(page.n_matches).filter(|it| *it <= Page::<()>::MOST_COUNTED),
        items: page.items.iter().filter_map(|it| SessionDocument::new(it, &sessions)).collect(),
    }))
}

/// Signs somebody out, for admins. It is no failure if they are already.
#[utoipa::path(
    delete,
    path = "/api/v1/people/{id}/sessions/{session}",
    operation_id = "end_person_session",
    tag = "People",
    params(
        ("id" = String, Path),
        ("session" = String, Path, description = "The `key` of the session")
    ),
    responses((status = 204), Refuses<EndSessionsError>)
)]
pub(crate) async fn end(
    State(app): State<App>,
    caller: Caller,
    PathIds { person, session }: PathIds,
) -> Result<StatusCode, Problem> {
    end_session(&app, &caller.actor(), EndSession { person, session }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl FromRequestParts<Api> for PathIds {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<HashMap<String, String>>, _> =
            Path::from_request_parts(parts, api).await;
        let path = path.map_err(|_| Problem::not_found())?;
        let person = path.get("id").and_then(|it| it.parse().ok());
        let session = path.get("session").and_then(|it| key(it));
        let (person, session) = person.zip(session).ok_or_else(Problem::not_found)?;
        Ok(Self { person, session })
    }
}

fn key(text: &str) -> Option<SessionKey> {
    BASE64.decode(text).ok()?.try_into().ok().map(SessionKey)
}

impl SessionDocument {
    fn new(session: &OpenSession, sessions: &CompanySessions) -> Option<Self> {
        let AccountId::Person { person, .. } = session.account else {
            return None;
        };
        let name = sessions.names.get(&person).map_or("", |it| it.as_str());
        Some(Self {
            key: BASE64.encode(session.key.0),
            person: super::people::named(person.to_string(), name),
            begun: moment(session.begun),
            last_used: moment(session.last_used),
            agent: session.device.agent.as_ref().map(|it| it.as_str().to_owned()),
            address: session.device.address.map(|it| it.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_and_nothing_else_is_one() {
        let whole = SessionKey([7; 32]);
        assert_eq!(key(&BASE64.encode(whole.0)), Some(whole));
        for bad in ["", "x", "é", &BASE64.encode([7; 31]), &BASE64.encode([7; 33])] {
            assert_eq!(key(bad), None, "{bad}");
        }
    }
}

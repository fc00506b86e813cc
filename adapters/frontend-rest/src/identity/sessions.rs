//! Where the company's people are signed in.

use application::{
    App,
    identity::{
        CompanySessions, EndSession, EndSessionsError, ListSessionsError, OpenSession, end_session,
        list_company_sessions,
    },
};
use axum::extract::State;
use domain_identity::AccountId;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, counted, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    problem::Problem,
    session::{PathSession, written},
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
    let number = params.only_cursor(PATH)?;
    let sessions = list_company_sessions(&app, &caller.actor(), number).await?;
    let page = &sessions.page;
    Ok(Answer::of(List {
        next: cursor::next(page, PATH),
        total: counted(page.n_matches),
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
    PathSession { person, session }: PathSession,
) -> Result<StatusCode, Problem> {
    end_session(&app, &caller.actor(), EndSession { person, session }).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl SessionDocument {
    fn new(session: &OpenSession, sessions: &CompanySessions) -> Option<Self> {
        let AccountId::Person { person, .. } = session.account else {
            return None;
        };
        let name = sessions.names.get(&person).map_or("", |it| it.as_str());
        Some(Self {
            key: written(&session.key),
            person: named(person, name),
            begun: moment(session.begun),
            last_used: moment(session.last_used),
            agent: session.device.agent.as_ref().map(|it| it.as_str().to_owned()),
            address: session.device.address.map(|it| it.to_string()),
        })
    }
}

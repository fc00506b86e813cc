//! Where customers are signed in.

use std::collections::HashMap;

use application::{
    App,
    identity::{
        CompanySessions, EndCustomerSessions, EndSessionsError, ListSessionsError, OpenSession,
        SessionKey, end_customer_sessions, list_customer_sessions, list_sessions_of_customer,
    },
    inventory::{CustomersError, see_customer},
};
use axum::extract::{FromRequestParts, Path, State};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain_identity::AccountId;
use domain_kernel::{Person, PersonId};
use http::{StatusCode, request::Parts};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Api,
    answer::{Answer, List, moment},
    caller::Caller,
    cursor,
    document::Refuses,
    equipment::{part, whole},
    flaw::Flaws,
    me::NamedDocument,
    params::Params,
    path::PathId,
    problem::Problem,
};

/// Where a customer is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerSession)]
pub(crate) struct SessionDocument {
    /// Names it, and opens nothing.
    id: String,
    begun: String,
    /// To the minute.
    last_used: String,
    /// What the browser says of itself.
    agent: Option<String>,
    address: Option<String>,
}

/// A session, and whose it is.
#[derive(Serialize, ToSchema)]
#[schema(as = OpenCustomerSession)]
pub(crate) struct OpenSessionDocument {
    customer: Option<NamedDocument>,
    session: SessionDocument,
}

/// How many sessions ended.
#[derive(Serialize, ToSchema)]
#[schema(as = CustomerSessionsEnded)]
pub(crate) struct EndedDocument {
    sessions: u32,
}

/// The `{id}` and the `{session}` of a path. A malformed one names nothing, so it is not found.
pub(crate) struct PathIds {
    customer: PersonId,
    session: SessionKey,
}

const ALL: &str = "/api/v1/customers/sessions";

/// Where customers are signed in, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers/sessions",
    operation_id = "list_all_customer_sessions",
    tag = "Customers",
    params(("cursor" = Option<String>, Query, description = "The `next` of the part before")),
    responses((status = 200, body = List<OpenSessionDocument>), Refuses<ListSessionsError>)
)]
pub(crate) async fn all(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<List<OpenSessionDocument>>, Problem> {
    let params = params.only(&["cursor"], &[])?;
    let list = params.list(ALL);
    let mut flaws = Flaws::default();
    let page = flaws.asked("cursor", cursor::page(params.text("cursor"), &list)).ok_or(flaws)?;
    let sessions = list_customer_sessions(&app, &caller.actor(), page).await?;
    Ok(part(&sessions.page, &list, |it| OpenSessionDocument::new(it, &sessions)))
}

/// Where one customer is signed in, for admins.
#[utoipa::path(
    get,
    path = "/api/v1/customers/{id}/sessions",
    operation_id = "list_customer_sessions",
    tag = "Customers",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = List<SessionDocument>),
        Refuses<CustomersError, ListSessionsError>
    )
)]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    PathId(id): PathId<Person>,
    params: Params,
) -> Result<Answer<List<SessionDocument>>, Problem> {
    params.only(&[], &[])?;
    see_customer(&app, &caller.actor(), id).await?;
    let sessions = list_sessions_of_customer(&app, &caller.actor(), id).await?;
    Ok(whole(sessions.iter().map(SessionDocument::new).collect()))
}

/// Signs a customer out everywhere, for admins.
#[utoipa::path(
    delete,
    path = "/api/v1/customers/{id}/sessions",
    operation_id = "end_customer_sessions",
    tag = "Customers",
    params(("id" = String, Path)),
    responses((status = 200, body = EndedDocument), Refuses<EndSessionsError>)
)]
pub(crate) async fn end_all(
    State(app): State<App>,
    caller: Caller,
    PathId(customer): PathId<Person>,
) -> Result<Answer<EndedDocument>, Problem> {
    let command = EndCustomerSessions::All { customer };
    let sessions = end_customer_sessions(&app, &caller.actor(), command).await?;
    Ok(Answer::of(EndedDocument { sessions }))
}

/// Signs a customer out in one place, for admins. Where they are signed out already, nothing is to
/// be done.
#[utoipa::path(
    delete,
    path = "/api/v1/customers/{id}/sessions/{session}",
    operation_id = "end_customer_session",
    tag = "Customers",
    params(
        ("id" = String, Path),
        ("session" = String, Path)
    ),
    responses((status = 204), Refuses<EndSessionsError>)
)]
pub(crate) async fn end(
    State(app): State<App>,
    caller: Caller,
    PathIds { customer, session }: PathIds,
) -> Result<StatusCode, Problem> {
    let command = EndCustomerSessions::One { customer, session };
    end_customer_sessions(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl FromRequestParts<Api> for PathIds {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let path: Result<Path<HashMap<String, String>>, _> =
            Path::from_request_parts(parts, api).await;
        let path = path.map_err(|_| Problem::not_found())?;
        let customer = path.get("id").and_then(|it| it.parse().ok());
        let session = path.get("session").and_then(|it| session_key(it));
        let both = customer.zip(session);
        let (customer, session) = both.ok_or_else(Problem::not_found)?;
        Ok(Self { customer, session })
    }
}

fn session_key(text: &str) -> Option<SessionKey> {
    BASE64.decode(text).ok()?.try_into().ok().map(SessionKey)
}

impl SessionDocument {
    fn new(session: &OpenSession) -> Self {
        Self {
            id: BASE64.encode(session.key.0),
            begun: moment(session.begun),
            last_used: moment(session.last_used),
            agent: session.device.agent.as_ref().map(|it| it.as_str().to_owned()),
            address: session.device.address.map(|it| it.to_string()),
        }
    }
}

impl OpenSessionDocument {
    fn new(session: &OpenSession, all: &CompanySessions) -> Self {
        let customer = match session.account {
            AccountId::Person { person, .. } => all
                .names
                .get(&person)
                .map(|it| NamedDocument { id: person.to_string(), name: it.as_str().to_owned() }),
            AccountId::Operator(_) => None,
        };
        Self { customer, session: SessionDocument::new(session) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_read_back_and_nothing_else_is_one() {
        let key = SessionKey([7; 32]);
        assert_eq!(session_key(&BASE64.encode(key.0)).map(|it| it.0), Some(key.0));
        for bad in ["", "BwcH", "é"] {
            assert!(session_key(bad).is_none(), "{bad}");
        }
    }
}

//! Where customers are signed in.

use application::{
    App,
    identity::{
        CompanySessions, EndCustomerSessions, EndSessionsError, ListSessionsError, OpenSession,
        end_customer_sessions, list_customer_sessions, list_sessions_of_customer,
    },
    inventory::{CustomersError, see_customer},
};
use axum::extract::State;
use domain_identity::AccountId;
use domain_kernel::Person;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, List, moment, part, whole},
    caller::Caller,
    document::Refuses,
    me::{NamedDocument, named},
    params::Params,
    path::PathId,
    problem::Problem,
    session::{PathSession, written},
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
    let page = params.only_cursor(ALL)?;
    let sessions = list_customer_sessions(&app, &caller.actor(), page).await?;
    Ok(part(&sessions.page, ALL, |it| OpenSessionDocument::new(it, &sessions)))
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
    PathSession { person: customer, session }: PathSession,
) -> Result<StatusCode, Problem> {
    let command = EndCustomerSessions::One { customer, session };
    end_customer_sessions(&app, &caller.actor(), command).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl SessionDocument {
    fn new(session: &OpenSession) -> Self {
        Self {
            id: written(&session.key),
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
            AccountId::Person { person, .. } => {
                all.names.get(&person).map(|it| named(person, it.as_str()))
            }
            AccountId::Operator(_) => None,
        };
        Self { customer, session: SessionDocument::new(session) }
    }
}

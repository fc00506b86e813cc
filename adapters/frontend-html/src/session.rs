//! Sessions: tower-sessions keeps the cookie, the application keeps what a session is.

use std::{collections::HashMap, error::Error, fmt, net::IpAddr, time::Duration};

use application::{
    App, Class, Failure,
    identity::{NewSession, SessionKey, SignedInTo, resume_session},
};
use async_trait::async_trait;
use axum::{
    extract::{FromRequest, Request, State},
    middleware::Next as Inner,
    response::{IntoResponse, Response},
};
use domain_identity::{AccountId, Agent, Device, Epoch, Lifetime};
use domain_kernel::{Rule, StoreError};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{SameSite, time},
    session::{self, Record},
    session_store,
};

use crate::{
    Settings, Web,
    address::Caller,
    form::Form,
    problem::Problem,
    see_other::SeeOther,
    views::chain,
    visitor::{self, SignedIn, Visitor},
};

/// Under which name what [`begin`] says reaches [`Keeper::create`].
const BEGUN: &str = "begun";
/// Where a person with a temporary password is sent, whatever they ask for.
const PASSWORD_PAGE: &str = "/password/change";

/// Whose session begins. Nothing else is ever kept in one.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Begun {
    whose: BegunBy,
    epoch: u32,
    is_remembered: bool,
    agent: String,
    address: Option<IpAddr>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
enum BegunBy {
    Person { company: String, person: String },
    Operator(String),
}

/// The store that tower-sessions asks.
#[derive(Clone)]
pub(crate) struct Keeper(App);

pub(crate) fn layer(app: &App, settings: &Settings) -> SessionManagerLayer<Keeper> {
    SessionManagerLayer::new(Keeper(app.clone()))
        .with_name(settings.cookie_name("sid"))
        .with_secure(settings.is_https())
        // Strict would make every link in a mail open "signed out" (spec: defaults, 1).
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
}

/// Finds out who is looking, once for each request.
pub(crate) async fn admit(
    State(web): State<Web>,
    session: Session,
    request: Request,
    inner: Inner,
) -> Response {
    let Some(id) = session.id() else {
        return visitor::admit(Visitor::nobody(), request, inner).await;
    };
    let now = web.app.clock.now();
    let found = match web.app.sessions.find(&key(id), now).await {
        Ok(found) => found,
        Err(err) => {
            // Nobody else reads the form, and it must not be lost.
            let _ = Form::from_request(request, &web).await;
            return Problem::from(err).into_response();
        }
    };
    let (parts, body) = request.into_parts();
    let origin = Caller::of(&parts, &web.settings).0;
    let Some(found) = found else {
        return visitor::admit(Visitor::nobody(), Request::from_parts(parts, body), inner).await;
    };
    if found.must_change_password && !is_open_to_all(parts.uri.path()) {
        return SeeOther::to(PASSWORD_PAGE).into_response();
    }
    let resumed = resume_session(found, origin);
    let visitor = Visitor::signed_in(SignedIn::new(resumed, now));
    visitor::admit(visitor, Request::from_parts(parts, body), inner).await
}

/// What somebody whose password is a temporary one may still do.
fn is_open_to_all(path: &str) -> bool {
    matches!(path, PASSWORD_PAGE | "/logout")
}

/// Begins a session under a new id, and ends the one that this browser had.
pub(crate) async fn begin(
    session: &Session,
    to: SignedInTo,
    is_remembered: bool,
    device: &Device,
) -> Result<(), Problem> {
    end(session).await?;
    let whose = match to.account {
        AccountId::Person { company, person } => {
            BegunBy::Person { company: company.to_string(), person: person.to_string() }
        }
        AccountId::Operator(operator) => BegunBy::Operator(operator.to_string()),
    };
    let begun = Begun {
        whose,
        epoch: to.epoch.get(),
        is_remembered,
        agent: device.agent.as_ref().map(Agent::as_str).unwrap_or_default().to_owned(),
        address: device.address,
    };
    session.set_expiry(Some(match is_remembered {
        true => Expiry::OnInactivity(seconds(Lifetime::REMEMBERED.absolute)),
        // The browser forgets it when it is closed.
        false => Expiry::OnSessionEnd,
    }));
    session.insert(BEGUN, begun).await.map_err(|err| problem(&err))?;
    // Now and not after the answer, so that a failure is a page and not an empty answer.
    session.save().await.map_err(|err| problem(&err))
}

/// The session of this browser, as lists name it.
pub(crate) fn own_key(session: &Session) -> Option<SessionKey> {
    session.id().map(key)
}

/// Ends the session of this browser and takes its cookie back.
pub(crate) async fn end(session: &Session) -> Result<(), Problem> {
    if session.id().is_none() {
        return Ok(());
    }
    session.flush().await.map_err(|err| problem(&err))
}

impl Keeper {
    fn new_session(&self, begun: &Begun) -> Result<NewSession, uuid::Error> {
        Ok(NewSession {
            key: key(self.draw()),
            account: match &begun.whose {
                BegunBy::Person { company, person } => {
                    AccountId::Person { company: company.parse()?, person: person.parse()? }
                }
                BegunBy::Operator(operator) => AccountId::Operator(operator.parse()?),
            },
            epoch: Epoch::new(begun.epoch),
            begun: self.0.clock.now(),
            lifetime: match begun.is_remembered {
                true => Lifetime::REMEMBERED,
                false => self.0.policy.session,
            },
            device: Device::new(&begun.agent, begun.address),
        })
    }

    fn draw(&self) -> session::Id {
        session::Id(i128::from_le_bytes(self.0.random.bytes()))
    }
}

#[async_trait]
impl SessionStore for Keeper {
    /// The id is always drawn here: one that a browser brought is never begun again.
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        let begun = record.data.get(BEGUN).cloned().unwrap_or_default();
        let begun: Begun = serde_json::from_value(begun).map_err(|err| decode(&err))?;
        let mut session = self.new_session(&begun).map_err(|err| decode(&err))?;
        loop {
            record.id = self.draw();
            session.key = key(record.id);
            match self.0.sessions.create(&session).await {
                Err(StoreError::Duplicate(Rule::SessionId)) => {}
                created => return created.map_err(|err| backend(&err)),
            }
        }
    }

    /// A session never changes, so there is nothing to save.
    async fn save(&self, _: &Record) -> session_store::Result<()> {
        Ok(())
    }

    async fn load(&self, id: &session::Id) -> session_store::Result<Option<Record>> {
        let now = self.0.clock.now();
        let found = self.0.sessions.find(&key(*id), now).await.map_err(|err| backend(&err))?;
        Ok(found.map(|it| Record {
            id: *id,
            data: HashMap::new(),
            expiry_date: time::OffsetDateTime::now_utc() + seconds(it.ends.since(now)),
        }))
    }

    async fn delete(&self, id: &session::Id) -> session_store::Result<()> {
        self.0.sessions.end(&key(*id)).await.map_err(|err| backend(&err))
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keeper")
    }
}

/// What the store keeps of an id. Drawn from 128 bits of randomness, it needs no salt.
fn key(id: session::Id) -> SessionKey {
    SessionKey(Sha256::digest(id.0.to_le_bytes()).into())
}

fn seconds(duration: Duration) -> time::Duration {
    time::Duration::seconds(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX))
}

fn decode(err: &impl Error) -> session_store::Error {
    session_store::Error::Decode(err.to_string())
}

fn backend(err: &StoreError) -> session_store::Error {
    match err.class() {
        Class::Broken => session_store::Error::Decode(chain(err)),
        _ => session_store::Error::Backend(chain(err)),
    }
}

/// What a session's failure is for the person who waits for the answer.
fn problem(err: &session::Error) -> Problem {
    match err {
        session::Error::Store(session_store::Error::Backend(_)) => Problem::unavailable(err),
        _ => Problem::broken(err),
    }
}

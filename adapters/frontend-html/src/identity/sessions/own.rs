use application::{
    App, Message,
    identity::{EndOwnSessions, OpenSession, SessionKey, end_own_sessions, list_own_sessions},
};
use axum::{extract::State, response::Response};
use domain_kernel::Timestamp;
use serde::Serialize;
use tower_sessions::Session;

use super::{Line, key};
use crate::{
    form::Form, problem::Problem, reader::Reader, screen::Screen, see_other::SeeOther, session,
    views::Page, visitor::Signed,
};

const PATH: &str = "/account/sessions";

/// Where one is signed in.
#[derive(Debug, Serialize)]
pub(crate) struct SessionsPage {
    sessions: Vec<Line>,
    has_others: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    session: Session,
    screen: Screen,
) -> Result<Response, Problem> {
    let sessions = list_own_sessions(&app, &actor).await?;
    let (own, now) = (session::own_key(&session), app.clock.now());
    Ok(screen.show(&SessionsPage::new(&sessions, own, now, screen.reader())))
}

pub(crate) async fn end_one(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    let key = key(&form.only(&["session"])?)?;
    end_own_sessions(&app, &actor, EndOwnSessions::One(key)).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("session-ended")))
}

pub(crate) async fn end_others(
    State(app): State<App>,
    Signed(actor): Signed,
    session: Session,
) -> Result<SeeOther, Problem> {
    let own = session::own_key(&session).ok_or_else(Problem::not_found)?;
    let n_ended = end_own_sessions(&app, &actor, EndOwnSessions::Others { own }).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("sessions-ended").number("n", n_ended)))
}

impl SessionsPage {
    fn new(
        sessions: &[OpenSession],
        own: Option<SessionKey>,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let mut sessions: Vec<Line> =
            sessions.iter().map(|it| Line::new(it, own, now, reader)).collect();
        sessions.sort_by_key(|it| !it.is_own);
        Self { has_others: sessions.iter().any(|it| !it.is_own), sessions }
    }
}

impl Page for SessionsPage {
    const TEMPLATE: &'static str = "identity/sessions/own.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("sessions-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = Timestamp::from_micros(1_795_521_600_000_000);
        let own = super::sample(2);
        let all = [super::sample(1), own.clone()];
        vec![
            Self::new(&all, Some(own.key), now, reader),
            Self::new(&all[1..], Some(own.key), now, reader),
        ]
    }
}

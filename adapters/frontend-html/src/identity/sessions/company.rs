use application::{
    App, Message,
    identity::{CompanySessions, EndSession, SessionKey, end_session, list_company_sessions},
};
use axum::{extract::State, response::Response};
use domain_identity::AccountId;
use domain_kernel::{Permission, PersonId, Timestamp};
use serde::Serialize;
use std::borrow::Cow;
use tower_sessions::Session;

use super::{Line, key};
use crate::{
    form::{Form, FormError},
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    session,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/admin/sessions";

/// Where the company's people are signed in.
#[derive(Debug, Serialize)]
pub(crate) struct CompanySessionsPage {
    matches: String,
    sessions: Vec<PersonLine>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct PersonLine {
    name: String,
    href: String,
    session: Line,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    session: Session,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let sessions = list_company_sessions(&app, &actor, query.page()).await?;
    let (own, now) = (session::own_key(&session), app.clock.now());
    Ok(screen.show(&CompanySessionsPage::new(&sessions, own, now, screen.reader())))
}

pub(crate) async fn end(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManagePeople)?;
    let form = form.only(&["session", "person"])?;
    let person: PersonId = form.text("person").parse().map_err(|_| FormError::Unreadable)?;
    end_session(&app, &actor, EndSession { person, session: key(&form)? }).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("session-ended")))
}

impl CompanySessionsPage {
    fn new(
        sessions: &CompanySessions,
        own: Option<SessionKey>,
        now: Timestamp,
        reader: &Reader,
    ) -> Self {
        let lines = sessions.page.items.iter().filter_map(|it| {
            let AccountId::Person { person, .. } = it.account else {
                return None;
            };
            let mut line = Line::new(it, own, now, reader);
            line.hidden.push(Hidden { name: Cow::Borrowed("person"), value: person.to_string() });
            let name = sessions.names.get(&person).map(|it| it.as_str().to_owned());
            let name = name.unwrap_or_else(|| person.to_string());
            Some(PersonLine { name, href: format!("/admin/people/{person}"), session: line })
        });
        Self {
            matches: reader.count("sessions-match", "sessions-match-many", sessions.page.n_matches),
            sessions: lines.collect(),
            pager: Pager::new(&sessions.page, PATH, &[]),
        }
    }
}

impl Page for CompanySessionsPage {
    const TEMPLATE: &'static str = "identity/sessions/company.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("company-sessions-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use std::collections::BTreeMap;

        use application::{Page as Lines, PageNumber};
        use domain_identity::PersonName;
        use domain_kernel::Id;
        use uuid::Uuid;

        let now = Timestamp::from_micros(1_795_521_600_000_000);
        let name = PersonName::restore("Amina <b>Yusuf".to_owned());
        let items = vec![super::sample(1), super::sample(2)];
        let number = PageNumber::parse(2).unwrap_or(PageNumber::FIRST);
        let sessions = CompanySessions {
            page: Lines { items, number, n_matches: 27 },
            names: BTreeMap::from([(Id::from_uuid(Uuid::from_u128(1)), name)]),
        };
        vec![Self::new(&sessions, Some(SessionKey([2; 32])), now, reader)]
    }
}

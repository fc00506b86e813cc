//! How much customers come in: bars, and the same numbers in tables.

use std::{borrow::Cow, collections::BTreeMap};

use application::{
    App, Message, Page as Lines, PageNumber,
    identity::{
        CompanySessions, EndCustomerSessions, end_customer_sessions, list_customer_sessions,
    },
    inventory::{ActiveCustomer, PortalUse, see_portal_use},
};
use axum::{extract::State, response::Response};
use domain_identity::{AccountId, PersonName};
use domain_kernel::{Date, Id, Permission, PersonId, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::url;
use crate::{
    form::{Form, FormError},
    identity::{SessionLine, sample_session, session_key},
    pager::Pager,
    parts::Hidden,
    plot::Plot,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

const PATH: &str = "/admin/customers/use";

/// Sign-ins by day, who comes in most, and who is in now.
#[derive(Debug, Serialize)]
pub(crate) struct PortalPage {
    lead: String,
    /// Nothing where nobody came in.
    by_day: Option<Plot>,
    days: Vec<Day>,
    most_active: Option<Plot>,
    active: Vec<Active>,
    matches: String,
    sessions: Vec<SignedInLine>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Day {
    name: String,
    n: String,
}

#[derive(Debug, Serialize)]
struct Active {
    name: String,
    href: String,
    n: String,
    last_seen: Option<String>,
}

#[derive(Debug, Serialize)]
struct SignedInLine {
    name: String,
    href: String,
    session: SessionLine,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let used = see_portal_use(&app, &actor).await?;
    let sessions = list_customer_sessions(&app, &actor, query.page()).await?;
    let (now, reader) = (app.clock.now(), screen.reader());
    Ok(screen.show(&PortalPage::new(&used, &sessions, now, reader)))
}

pub(crate) async fn end(
    State(app): State<App>,
    Signed(actor): Signed,
    form: Form,
) -> Result<SeeOther, Problem> {
    // Whoever may not do this is not told first what is wrong with the form.
    actor.permit(Permission::ManageCustomers)?;
    let form = form.only(&["session", "person"])?;
    let customer: PersonId = form.text("person").parse().map_err(|_| FormError::Unreadable)?;
    let command = EndCustomerSessions::One { customer, session: session_key(&form)? };
    end_customer_sessions(&app, &actor, command).await?;
    Ok(SeeOther::to(PATH).notice(Message::new("session-ended")))
}

impl PortalPage {
    fn new(used: &PortalUse, sessions: &CompanySessions, now: Timestamp, reader: &Reader) -> Self {
        let today = reader.date_of(now).unwrap_or_default();
        let days = used.per_day(today, |it| reader.date_of(it));
        let n_sign_ins: u32 = days.iter().map(|(_, n)| n).sum();
        let n_open = sessions.page.n_matches;
        let lead = Message::new("portal-lead").number("n", n_sign_ins).number("open", n_open);
        Self {
            lead: reader.text(&lead),
            by_day: by_day(&days, reader).filter(|_| 0 < n_sign_ins),
            days: days.iter().map(|it| Day::new(*it, reader)).collect(),
            most_active: most_active(&used.most_active, reader),
            active: used.most_active.iter().map(|it| Active::new(it, now, reader)).collect(),
            matches: reader.count("sessions-match", "sessions-match-many", n_open),
            sessions: SignedInLine::all(sessions, now, reader),
            pager: Pager::new(&sessions.page, PATH, &[]),
        }
    }
}

fn by_day(days: &[(Date, u32)], reader: &Reader) -> Option<Plot> {
    let most = days.iter().map(|(_, n)| *n).max()?;
    let bars = days.iter().map(|(day, n)| (reader.short_date(*day), reader.number(*n), *n));
    Some(Plot::new(&reader.say("portal-by-day"), most, bars.collect()))
}

fn most_active(active: &[ActiveCustomer], reader: &Reader) -> Option<Plot> {
    let most = active.iter().map(|it| it.n_sign_ins).max()?;
    let bars = active
        .iter()
        .map(|it| (it.name.as_str().to_owned(), reader.number(it.n_sign_ins), it.n_sign_ins));
    Some(Plot::new(&reader.say("portal-most-active"), most, bars.collect()))
}

impl Day {
    fn new((day, n): (Date, u32), reader: &Reader) -> Self {
        Self { name: reader.day(day), n: reader.number(n) }
    }
}

impl Active {
    fn new(customer: &ActiveCustomer, now: Timestamp, reader: &Reader) -> Self {
        Self {
            name: customer.name.as_str().to_owned(),
            href: url(customer.id),
            n: reader.number(customer.n_sign_ins),
            last_seen: customer.last_signed_in.map(|it| reader.ago(it, now)),
        }
    }
}

impl SignedInLine {
    fn all(sessions: &CompanySessions, now: Timestamp, reader: &Reader) -> Vec<Self> {
        let lines = sessions.page.items.iter().filter_map(|it| {
            let AccountId::Person { person, .. } = it.account else {
                return None;
            };
            let mut session = SessionLine::new(it, None, now, reader);
            session.also(Hidden { name: Cow::Borrowed("person"), value: person.to_string() });
            let name = sessions.names.get(&person).map(|it| it.as_str().to_owned());
            let name = name.unwrap_or_else(|| person.to_string());
            Some(Self { name, href: url(person), session })
        });
        lines.collect()
    }
}

impl Page for PortalPage {
    const TEMPLATE: &'static str = "customers/use.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("portal-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = Timestamp::from_micros(1_795_525_200_000_000);
        let hours = |it: u64| now.minus(std::time::Duration::from_hours(it));
        let name = PersonName::restore("Rosa <b>Ferreira".to_owned());
        let active = |number: u128, n_sign_ins| ActiveCustomer {
            id: Id::from_uuid(Uuid::from_u128(number)),
            name: name.clone(),
            n_sign_ins,
            last_signed_in: Some(hours(2)),
        };
        let used = PortalUse {
            quarters: vec![(hours(70), 1), (hours(26), 5), (hours(2), 3)],
            most_active: vec![active(1, 7), active(2, 2)],
        };
        let sessions = |items, n_matches| CompanySessions {
            page: Lines { items, number: PageNumber::FIRST, n_matches },
            names: BTreeMap::from([(Id::from_uuid(Uuid::from_u128(1)), name.clone())]),
        };
        let open = sessions(vec![sample_session(1), sample_session(2)], 27);
        vec![
            Self::new(&used, &open, now, reader),
            Self::new(&PortalUse::default(), &sessions(Vec::new(), 0), now, reader),
        ]
    }
}

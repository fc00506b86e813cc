//! What to do now, by role.

use application::{
    App, Message, PageNumber,
    identity::{Leader, ListPeople, PersonView, list_people, see_account},
};
use axum::{Router, extract::State, response::Response, routing::get};
use domain_kernel::{Role, Timestamp};
use serde::Serialize;

use crate::{
    Web, chrome::initials, identity::sample_person, problem::Problem, reader::Reader,
    screen::Screen, views::Page, visitor::{Signed, photo_url},
};

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/dashboard", get(show))
}

/// The page after signing in.
#[derive(Debug, Serialize)]
pub(crate) struct DashboardPage {
    greeting: String,
    lead: String,
    next: Option<NextAction>,
    manager: Option<Contact>,
}

/// The one thing to do, in the dark panel.
#[derive(Debug, Serialize)]
struct NextAction {
    title: String,
    text: String,
    href: &'static str,
    button: String,
}

/// Somebody to ask.
#[derive(Debug, Serialize)]
struct Contact {
    name: String,
    initials: String,
    photo: Option<String>,
    phone: Option<String>,
    email: String,
}

async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_account(&app, &actor).await?;
    let is_alone = match person.role {
        Role::Admin => {
            let everyone =
                ListPeople { search: String::new(), role: None, page: PageNumber::FIRST };
            list_people(&app, &actor, everyone).await?.n_matches < 2
        }
        Role::Manager | Role::Staff => false,
    };
    let now = app.clock.now();
    Ok(screen.show(&DashboardPage::new(&person, is_alone, now, screen.reader())))
}

impl DashboardPage {
    fn new(person: &PersonView, is_alone: bool, now: Timestamp, reader: &Reader) -> Self {
        let first = person.name.as_str().split_whitespace().next().unwrap_or_default();
        Self {
            greeting: reader.text(&Message::new(reader.greeting(now)).text("name", first)),
            lead: reader.today(now),
            next: is_alone.then(|| NextAction {
                title: reader.say("dashboard-alone"),
                text: reader.say("dashboard-alone-text"),
                href: "/admin/people/new",
                button: reader.say("person-create"),
            }),
            manager: person.manager.as_ref().map(Contact::new),
        }
    }
}

impl Contact {
    fn new(leader: &Leader) -> Self {
        Self {
            name: leader.name.as_str().to_owned(),
            initials: initials(leader.name.as_str()),
            photo: leader.photo.map(|it| photo_url(leader.id, it)),
            phone: leader.phone.as_ref().map(|it| it.as_str().to_owned()),
            email: leader.email.as_str().to_owned(),
        }
    }
}

impl Page for DashboardPage {
    const TEMPLATE: &'static str = "dashboard.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("nav-home")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = sample_person();
        let alone = PersonView { manager: None, ..sample_person() };
        vec![
            Self::new(&person, false, person.created, reader),
            Self::new(&alone, true, person.created, reader),
        ]
    }
}

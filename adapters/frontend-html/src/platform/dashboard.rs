use application::{
    App, Message,
    platform::{Platform, PlatformFigures, see_platform},
};
use axum::response::Response;
use domain_kernel::{Actor, Timestamp};
use serde::Serialize;

use crate::{
    audit::{self, EntryLine},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
};

/// The page after signing in, for those who run the platform.
#[derive(Debug, Serialize)]
pub(crate) struct PlatformPage {
    greeting: String,
    lead: String,
    /// What to do while there is no company.
    next: Option<NextAction>,
    tiles: Vec<Tile>,
    /// What has happened last, for those who may read it.
    events: Option<Vec<EntryLine>>,
}

#[derive(Debug, Serialize)]
struct NextAction {
    title: String,
    text: String,
    href: &'static str,
    button: String,
}

#[derive(Debug, Serialize)]
struct Tile {
    name: String,
    figure: String,
    href: &'static str,
}

pub(crate) async fn show(app: &App, actor: &Actor, screen: &Screen) -> Result<Response, Problem> {
    let platform = see_platform(app, actor).await?;
    let name = screen.visitor().person().map(|it| it.name.as_str()).unwrap_or_default();
    let page = PlatformPage::new(name, &platform, app.clock.now(), screen.reader());
    Ok(screen.show(&page))
}

impl PlatformPage {
    fn new(name: &str, platform: &Platform, now: Timestamp, reader: &Reader) -> Self {
        let first = name.split_whitespace().next().unwrap_or_default();
        let events = platform.events.as_ref();
        let is_empty = platform.figures.n_companies == 0;
        Self {
            greeting: reader.text(&Message::new(reader.greeting(now)).text("name", first)),
            lead: format!("{}.", reader.today(now)),
            next: is_empty.then(|| NextAction {
                title: reader.say("platform-no-company"),
                text: reader.say("companies-empty-text"),
                href: "/platform/invites/new",
                button: reader.say("invite-create"),
            }),
            tiles: tiles(platform.figures, reader),
            events: events.map(|it| audit::lines(&it.entries, &it.names, audit::PLATFORM, reader)),
        }
    }
}

fn tiles(figures: PlatformFigures, reader: &Reader) -> Vec<Tile> {
    let tile = |key, n: u32, href| Tile { name: reader.say(key), figure: reader.number(n), href };
    vec![
        tile("companies-title", figures.n_companies, "/platform/companies"),
        tile("platform-suspended", figures.n_suspended, "/platform/companies?shown=suspended"),
        tile("companies-people", figures.n_people, "/platform/companies"),
        tile("platform-open-invites", figures.n_open_invites, "/platform/invites?state=open"),
    ]
}

impl Page for PlatformPage {
    const TEMPLATE: &'static str = "platform/dashboard.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("platform-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = Timestamp::from_micros(1_795_784_550_000_000);
        let figures = PlatformFigures {
            n_companies: 50,
            n_suspended: 1,
            n_people: 10_204,
            n_open_invites: 3,
        };
        let root = Platform { figures, events: Some(audit::sample_events()) };
        let support = Platform { figures: PlatformFigures::default(), events: None };
        [root, support].iter().map(|it| Self::new("Noor Haddad", it, now, reader)).collect()
    }
}

use application::{
    App, Message,
    platform::{Platform, see_platform},
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
    /// What has happened last, for those who may read it.
    events: Option<Vec<EntryLine>>,
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
        Self {
            greeting: reader.text(&Message::new(reader.greeting(now)).text("name", first)),
            lead: format!("{}.", reader.today(now)),
            events: events.map(|it| audit::lines(it, audit::PLATFORM, reader)),
        }
    }
}

impl Page for PlatformPage {
    const TEMPLATE: &'static str = "platform/dashboard.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("platform-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let now = Timestamp::from_micros(1_795_784_550_000_000);
        let root = Platform { events: Some(audit::sample()) };
        let support = Platform { events: None };
        [root, support].iter().map(|it| Self::new("Noor Haddad", it, now, reader)).collect()
    }
}

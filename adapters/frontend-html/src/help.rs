//! The user guide: what each role does, a part for each topic, and which part is about which page.

mod guides;
mod topics;

use axum::{Router, extract::Path, response::Response, routing::get};
use domain_kernel::Actor;
use serde::Serialize;

use crate::{Web, parts::Link, problem::Problem, reader::Reader, screen::Screen, views::Page};

use guides::Guide;

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/help", get(index)).route("/help/{guide}", get(show))
}

/// Where somebody reads what to do on the page at this path.
pub(crate) fn address(actor: Option<&Actor>, path: Option<&str>) -> String {
    let topic = path.and_then(|path| topics::of(actor, path));
    topic.map_or_else(|| PATH.to_owned(), topic_url)
}

const PATH: &str = "/help";

fn guide_url(guide: Guide) -> String {
    format!("{PATH}/{}", guide.name())
}

fn topic_url(topic: &'static str) -> String {
    match Guide::with(topic) {
        Some(guide) => format!("{}#{topic}", guide_url(guide)),
        None => PATH.to_owned(),
    }
}

/// All guides, with what is in them.
#[derive(Debug, Serialize)]
pub(crate) struct HelpPage {
    guides: Vec<GuideLine>,
}

/// The guide of one role.
#[derive(Debug, Serialize)]
pub(crate) struct GuidePage {
    heading: String,
    lead: String,
    back: Link,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct GuideLine {
    id: &'static str,
    link: Link,
    lead: String,
    parts: Vec<Part>,
}

/// One topic. Its title is that of its text.
#[derive(Debug, Serialize)]
struct Part {
    id: &'static str,
    href: String,
    /// As templates know the text.
    text: String,
}

async fn index(screen: Screen) -> Response {
    screen.show(&HelpPage::new(screen.reader()))
}

async fn show(Path(guide): Path<String>, screen: Screen) -> Result<Response, Problem> {
    let guide = Guide::parse(&guide).ok_or_else(Problem::not_found)?;
    Ok(screen.show(&GuidePage::new(guide, screen.reader())))
}

impl HelpPage {
    fn new(reader: &Reader) -> Self {
        let guides = Guide::ALL.map(|it| GuideLine {
            id: it.name(),
            link: Link { href: guide_url(it), text: reader.say(it.title()) },
            lead: reader.say(it.lead()),
            parts: parts(it),
        });
        Self { guides: guides.into() }
    }
}

impl GuidePage {
    fn new(guide: Guide, reader: &Reader) -> Self {
        Self {
            heading: reader.say(guide.title()),
            lead: reader.say(guide.lead()),
            back: Link { href: PATH.to_owned(), text: reader.say("help-title") },
            parts: parts(guide),
        }
    }
}

fn parts(guide: Guide) -> Vec<Part> {
    let parts = guide.topics().iter().copied().map(|it| Part {
        id: it,
        href: topic_url(it),
        text: format!("help/{it}"),
    });
    parts.collect()
}

impl Page for HelpPage {
    const TEMPLATE: &'static str = "help/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("help-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::new(reader)]
    }
}

impl Page for GuidePage {
    const TEMPLATE: &'static str = "help/show.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        Guide::ALL.map(|it| Self::new(it, reader)).into()
    }
}

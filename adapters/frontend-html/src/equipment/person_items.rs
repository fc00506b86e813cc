//! What somebody has and had.

use application::{
    App, Message, Page as Lines,
    equipment::{HadItem, see_own_history, see_person_items},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Date, Person};
use serde::Serialize;

use super::{history::HistoryLine, own, sample, words::today};
use crate::{
    pager::Pager,
    parts::Link,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

const OWN: &str = "/equipment/mine/history";

/// The last one first.
#[derive(Debug, Serialize)]
pub(crate) struct PersonItemsPage {
    heading: String,
    times: String,
    back: Link,
    history: Vec<HistoryLine>,
    pager: Option<Pager>,
}

/// Whose page it is, and where it is.
struct Whose {
    heading: String,
    path: String,
    back: Link,
    /// Whether somebody else looks, who sees all items.
    is_led: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let (member, had) = see_person_items(&app, &actor, id, query.page()).await?;
    let today = today(app.clock.now(), screen.reader());
    let whose = Whose::led(member.name.as_str(), &format!("/team/{id}"), screen.reader());
    Ok(screen.show(&PersonItemsPage::new(whose, &had, today, screen.reader())))
}

pub(crate) async fn show_own(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let had = see_own_history(&app, &actor, query.page()).await?;
    let today = today(app.clock.now(), screen.reader());
    let whose = Whose::own(screen.reader());
    Ok(screen.show(&PersonItemsPage::new(whose, &had, today, screen.reader())))
}

impl Whose {
    fn led(name: &str, url: &str, reader: &Reader) -> Self {
        Self {
            heading: reader.text(&Message::new("person-items-title").text("name", name)),
            path: format!("{url}/equipment"),
            back: Link { href: url.to_owned(), text: name.to_owned() },
            is_led: true,
        }
    }

    fn own(reader: &Reader) -> Self {
        Self {
            heading: reader.say("person-items-own"),
            path: OWN.to_owned(),
            back: Link { href: own::PATH.to_owned(), text: reader.say("items-own-title") },
            is_led: false,
        }
    }
}

impl PersonItemsPage {
    fn new(whose: Whose, had: &Lines<HadItem>, today: Date, reader: &Reader) -> Self {
        let Whose { heading, path, back, is_led } = whose;
        let lines = had.items.iter().map(|it| HistoryLine::of_person(it, is_led, today, reader));
        Self {
            heading,
            times: reader.text(&Message::new("person-items-times").number("n", had.n_matches)),
            back,
            history: lines.collect(),
            pager: Pager::new(had, &path, &[]),
        }
    }
}

impl Page for PersonItemsPage {
    const TEMPLATE: &'static str = "equipment/person.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let led = || Whose::led("Rashid <i>al-Farsi</i>", "/team/1", reader);
        let page = |whose, had: &_| Self::new(whose, had, sample::today(), reader);
        let nothing = Lines { items: Vec::new(), n_matches: 0, ..sample::had() };
        vec![
            page(led(), &sample::had()),
            page(Whose::own(reader), &sample::had()),
            page(led(), &nothing),
        ]
    }
}

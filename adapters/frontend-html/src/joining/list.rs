use application::{
    App, Page as Lines, PageNumber,
    joining::{WaitingLine, list_waiting},
};
use axum::{extract::State, response::Response};
use domain_identity::{Email, PersonName};
use domain_kernel::{Id, Timestamp};
use serde::Serialize;

use super::{PATH, show::url};
use crate::{
    chrome::initials, pager::Pager, problem::Problem, query::Query, reader::Reader, screen::Screen,
    views::Page, visitor::Signed,
};

/// Those who want to join, who waits longest first.
#[derive(Debug, Serialize)]
pub(crate) struct JoiningPage {
    matches: String,
    people: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    initials: String,
    email: String,
    since: String,
}

pub(crate) async fn index(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let waiting = list_waiting(&app, &actor, query.page()).await?;
    Ok(screen.show(&JoiningPage::new(&waiting, screen.reader())))
}

impl JoiningPage {
    fn new(waiting: &Lines<WaitingLine>, reader: &Reader) -> Self {
        let lines = waiting.items.iter().map(|it| Line {
            href: url(it.id),
            name: it.name.as_str().to_owned(),
            initials: initials(it.name.as_str()),
            email: it.email.as_str().to_owned(),
            since: reader.date_time(it.since),
        });
        Self {
            matches: reader.count("joining-match", "people-match-many", waiting.n_matches),
            people: lines.collect(),
            pager: Pager::new(waiting, PATH, &[]),
        }
    }
}

impl Page for JoiningPage {
    const TEMPLATE: &'static str = "joining/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("joining-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let line = WaitingLine {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            name: PersonName::restore("Sean O’Connor <b>".to_owned()),
            email: Email::restore("sean@harbour.example".to_owned()),
            since: Timestamp::from_micros(1_795_784_550_000_000),
        };
        let page = |items, number, n_matches| Lines { items, number, n_matches };
        let second = PageNumber::parse(2).unwrap_or(PageNumber::FIRST);
        let full = page(vec![line], second, 26);
        let none = page(Vec::new(), PageNumber::FIRST, 0);
        vec![Self::new(&full, reader), Self::new(&none, reader)]
    }
}

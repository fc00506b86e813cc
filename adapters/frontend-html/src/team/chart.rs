//! Who leads whom, as a tree of lists and as a picture.

mod picture;

use application::{
    App, Message,
    identity::{Chart, ChartNode, ChartPerson, SeeChartError, see_chart},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::{JobTitle, PersonName};
use domain_kernel::{Actor, Id, PersonId};
use http::header::CONTENT_TYPE;
use serde::Serialize;

use crate::{
    chrome::initials,
    form::{Draft, Field},
    parts::count,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{Signed, photo_url},
};

const PATH: &str = "/team/chart";
/// As many as one page shows; below that, one starts at a person.
const MOST_SHOWN: usize = 300;
/// Deeper lists are narrower than a name. Whoever is below is found from there.
const MOST_DEPTH: usize = 12;

/// Everybody below whom they report to.
#[derive(Debug, Serialize)]
pub(crate) struct ChartPage {
    lead: String,
    search: Field,
    /// Whoever is looked for, each with the way to where they stand.
    found: Option<Vec<Line>>,
    lines: Vec<Line>,
    /// How many lists are open after the last line.
    n_left_open: usize,
    /// How many are not shown.
    more: Option<String>,
    picture: Option<String>,
    all_url: Option<&'static str>,
}

/// Somebody, and how the list goes on from the one before.
#[derive(Debug, Serialize)]
struct Line {
    /// How many lists end before this one.
    n_closed: usize,
    /// Whether a list of those below begins after it.
    opens: bool,
    name: String,
    initials: String,
    photo: Option<String>,
    job_title: Option<String>,
    /// The chart from here.
    href: String,
    n_led: Option<String>,
    is_orphan: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let chart = load(&app, &actor, &query).await?;
    let (from, search) = (query.text("from"), query.text("q"));
    Ok(screen.show(&ChartPage::new(&chart, from, search, screen.reader())))
}

pub(super) async fn svg(
    State(app): State<App>,
    Signed(actor): Signed,
    query: Query,
) -> Result<Response, Problem> {
    let chart = load(&app, &actor, &query).await?;
    let shown = chart.nodes.get(..MOST_SHOWN).unwrap_or(&chart.nodes);
    Ok(([(CONTENT_TYPE, "image/svg+xml; charset=utf-8")], picture::draw(shown)).into_response())
}

async fn load(app: &App, actor: &Actor, query: &Query) -> Result<Chart, SeeChartError> {
    let from: Option<PersonId> = match query.text("from") {
        "" => None,
        id => Some(id.parse().map_err(|_| SeeChartError::NoSuchPerson)?),
    };
    see_chart(app, actor, from).await
}

impl ChartPage {
    fn new(chart: &Chart, from: &str, search: &str, reader: &Reader) -> Self {
        let wanted = search.to_lowercase();
        let is_found = |it: &&ChartNode| it.person.name.as_str().to_lowercase().contains(&wanted);
        let found = (!wanted.is_empty()).then(|| {
            let found = chart.nodes.iter().filter(is_found).take(MOST_SHOWN);
            found.map(|it| Line::new(it, 0, None, reader)).collect()
        });
        let shown: Vec<&ChartNode> =
            chart.nodes.iter().filter(|it| it.depth <= MOST_DEPTH).take(MOST_SHOWN).collect();
        let left = chart.nodes.len() - shown.len();
        let lines = shown.iter().enumerate().map(|(place, node)| {
            let before = place.checked_sub(1).and_then(|it| shown.get(it));
            let n_closed = before.map_or(0, |it| it.depth.saturating_sub(node.depth));
            Line::new(node, n_closed, shown.get(place + 1).copied(), reader)
        });
        let lead = Message::new("chart-lead").number("n", count(chart.nodes.len()));
        let more = Message::new("chart-more").number("n", count(left));
        Self {
            lead: reader.text(&lead),
            search: Draft::filled([("q", search)]).field("q", reader),
            found,
            lines: lines.collect(),
            n_left_open: shown.last().map_or(0, |it| it.depth),
            more: (0 < left).then(|| reader.text(&more)),
            picture: (!shown.is_empty()).then(|| query::url("/team/chart.svg", &[("from", from)])),
            all_url: (!from.is_empty() || !search.is_empty()).then_some(PATH),
        }
    }
}

impl Line {
    fn new(node: &ChartNode, n_closed: usize, next: Option<&ChartNode>, reader: &Reader) -> Self {
        let person = &node.person;
        let led = Message::new("chart-led").number("n", node.n_led);
        Self {
            n_closed,
            opens: next.is_some_and(|it| node.depth < it.depth),
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.photo.map(|it| photo_url(person.id, it)),
            job_title: person.job_title.as_ref().map(|it| it.as_str().to_owned()),
            href: query::url(PATH, &[("from", &person.id.to_string())]),
            n_led: (0 < node.n_led).then(|| reader.text(&led)),
            is_orphan: node.is_orphan,
        }
    }
}

impl Page for ChartPage {
    const TEMPLATE: &'static str = "team/chart.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("chart-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let chart = sample();
        vec![
            Self::new(&chart, "", "", reader),
            Self::new(&chart, "1", "mehmet", reader),
            Self::new(&Chart::default(), "", "", reader),
        ]
    }
}

fn sample() -> Chart {
    let id = |it: u128| Id::from_uuid(uuid::Uuid::from_u128(it));
    let person = |number, name: &str, manager: Option<u128>, is_active| ChartPerson {
        id: id(number),
        name: PersonName::restore(name.to_owned()),
        job_title: Some(JobTitle::restore("Fitter & rigger".to_owned())),
        photo: None,
        manager: manager.map(id),
        is_active,
    };
    let people = vec![
        person(1, "Anna Lindqvist", None, true),
        person(2, "Bilal <Haddad>", Some(1), true),
        person(3, "Mehmet Yıldız", Some(2), true),
        person(4, "Clara Novak", Some(1), true),
        person(5, "Gone", Some(1), false),
        person(6, "Olena Kovalenko", Some(5), true),
    ];
    Chart::of(people, None)
}

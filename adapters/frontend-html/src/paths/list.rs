use application::{
    App, Page as Lines,
    onboarding::{ListPaths, PathLine, list_paths},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{PATH, sample, url};
use crate::{
    pager::Pager,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::Signed,
};

/// All paths of the company.
#[derive(Debug, Serialize)]
pub(crate) struct PathsPage {
    matches: String,
    search: String,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    paths: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    title: String,
    n_steps: String,
    n_people: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListPaths { search: query.text("q").to_owned(), page: query.page() };
    let paths = list_paths(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&PathsPage::new(&paths, &asked, screen.reader())))
}

impl PathsPage {
    fn new(paths: &Lines<PathLine>, asked: &ListPaths, reader: &Reader) -> Self {
        let fields = [("q", asked.search.as_str())];
        let line = |it: &PathLine| Line {
            href: url(it.id),
            title: it.title.as_str().to_owned(),
            n_steps: reader.number(it.n_steps),
            n_people: reader.number(it.n_people),
        };
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("paths-match", "paths-match-many", paths.n_matches),
            search: asked.search.clone(),
            all_url: is_part.then_some(PATH),
            paths: paths.items.iter().map(line).collect(),
            pager: Pager::new(paths, PATH, &fields),
        }
    }
}

impl Page for PathsPage {
    const TEMPLATE: &'static str = "onboarding/paths/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("paths-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let asked = |search: &str| ListPaths { search: search.to_owned(), page: PageNumber::FIRST };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        vec![
            Self::new(&page(sample::lines(), 10_001), &asked(""), reader),
            Self::new(&page(Vec::new(), 0), &asked("\"x\""), reader),
            Self::new(&page(Vec::new(), 0), &asked(""), reader),
        ]
    }
}

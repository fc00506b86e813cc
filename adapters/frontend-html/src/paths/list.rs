use application::{
    App, Message,
    onboarding::{PathLine, list_paths},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{sample, url};
use crate::{problem::Problem, reader::Reader, screen::Screen, views::Page, visitor::Signed};

/// All paths of the company.
#[derive(Debug, Serialize)]
pub(crate) struct PathsPage {
    lead: Option<String>,
    paths: Vec<Line>,
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
) -> Result<Response, Problem> {
    let paths = list_paths(&app, &actor).await?;
    Ok(screen.show(&PathsPage::new(&paths, screen.reader())))
}

impl PathsPage {
    fn new(paths: &[PathLine], reader: &Reader) -> Self {
        let n_paths = u32::try_from(paths.len()).unwrap_or(u32::MAX);
        let lead = Message::new("paths-match").number("n", n_paths);
        let line = |it: &PathLine| Line {
            href: url(it.id),
            title: it.title.as_str().to_owned(),
            n_steps: reader.number(it.n_steps),
            n_people: reader.number(it.n_people),
        };
        Self {
            lead: (!paths.is_empty()).then(|| reader.text(&lead)),
            paths: paths.iter().map(line).collect(),
        }
    }
}

impl Page for PathsPage {
    const TEMPLATE: &'static str = "onboarding/paths/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("paths-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        vec![Self::new(&sample::lines(), reader), Self::new(&[], reader)]
    }
}

//! When each step of a path would be due, before anybody is put on it.

use application::{
    App,
    onboarding::{PathStepKind, PathView, see_path, simulate_path},
};
use axum::{extract::State, response::Response};
use domain_kernel::Date;
use domain_onboarding::{Path, StartError, parse_start};
use serde::Serialize;

use super::{back, sample, show::date_fields, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::Link,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// A start that is tried, and what it would mean.
#[derive(Debug, Serialize)]
pub(crate) struct SimulatePage {
    back: Link,
    action: String,
    day: Field,
    month: Field,
    year: Field,
    error: Option<String>,
    steps: Vec<Line>,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: usize,
    name: String,
    due: String,
    waits: bool,
}

const FIELDS: [&str; 3] = ["starts_on", "starts_on_month", "starts_on_year"];

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let reader = screen.reader();
    let typed = Form::from_iter(FIELDS.map(|it| (it, query.text(it))));
    let is_asked = FIELDS.iter().any(|it| !query.text(it).is_empty());
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let (starts_on, draft) = match start(&typed) {
        Ok(starts_on) => (starts_on, filled(starts_on)),
        Err(_) if !is_asked => (today, filled(today)),
        Err(err) => {
            let mut errors = FieldErrors::default();
            errors.take("starts_on", Err::<Date, _>(err));
            let path = see_path(&app, &actor, id).await?;
            let draft = Draft::refused(typed, errors);
            return Ok(screen.show(&SimulatePage::new(&path, &[], &draft, reader)));
        }
    };
    let (path, due) = simulate_path(&app, &actor, id, starts_on).await?;
    Ok(screen.show(&SimulatePage::new(&path, &due, &draft, reader)))
}

/// Day, month and year as three fields.
pub(crate) fn start(form: &Form) -> Result<Date, StartError> {
    let [day, month, year] = FIELDS.map(|it| form.text(it).trim().to_owned());
    parse_start(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

fn filled(date: Date) -> Draft {
    Draft::filled(date_fields(date))
}

impl SimulatePage {
    fn new(path: &PathView, due: &[Option<Date>], draft: &Draft, reader: &Reader) -> Self {
        let steps = (1..).zip(path.steps.iter().zip(due)).map(|(number, (step, due))| Line {
            number,
            name: match &step.kind {
                PathStepKind::Module { title, .. } => title.as_str().to_owned(),
                PathStepKind::Course { title, .. } => title.as_str().to_owned(),
                PathStepKind::Item { name, .. } => name.as_str().to_owned(),
                PathStepKind::Task(task) => task.title.as_str().to_owned(),
            },
            due: match due {
                Some(due) => reader.date(*due),
                None => reader.say("simulate-never"),
            },
            waits: step.waits,
        });
        Self {
            back: back(path),
            action: format!("{}/simulate", url(path.id)),
            day: draft.field("starts_on", reader),
            month: draft.field("starts_on_month", reader),
            year: draft.field("starts_on_year", reader),
            error: draft.error("starts_on", reader),
            steps: steps.collect(),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for SimulatePage {
    const TEMPLATE: &'static str = "onboarding/paths/simulate.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("simulate-title"), self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let path = sample::path();
        let date = Date::constant(2026, 12, 1);
        let mut errors = FieldErrors::default();
        errors.take("starts_on", Err::<Date, _>(StartError::Malformed));
        let refused = Draft::refused(Form::from_iter([("starts_on", "32")]), errors);
        let due = [Some(date), None, Some(date), None, None];
        vec![Self::new(&path, &due, &filled(date), reader), Self::new(&path, &[], &refused, reader)]
    }
}

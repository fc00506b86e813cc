//! How much longer than others somebody has where time is limited.

use application::{
    App, Failure, Message,
    identity::{GiveTime, PersonView, give_time, see_person},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Actor, Person, PersonId, TimeFactor, TimeFactorError};
use serde::Serialize;

use super::{deactivate::back, sample_person, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, version},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

#[derive(Debug, Serialize)]
pub(crate) struct TimePage {
    heading: String,
    back: Link,
    action: String,
    version: String,
    percent: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let draft = Draft::filled([("percent", person.time_factor.percent().to_string())]);
    Ok(screen.show(&TimePage::new(&person, &draft, screen.reader())))
}

pub(crate) async fn give(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let form = form.only(&["version", "percent"])?;
    match save(&app, &actor, id, &form).await {
        Ok(()) => {
            let notice = Message::new("time-given").text("name", person.name.as_str());
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&TimePage::new(&person, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, id: PersonId, form: &Form) -> Result<(), Refusal> {
    let expected = version(form)?;
    let mut errors = FieldErrors::default();
    let factor = errors.take("percent", TimeFactor::parse(form.text("percent"))).ok_or(errors)?;
    Ok(give_time(app, actor, GiveTime { id, expected, factor }).await?)
}

impl TimePage {
    fn new(person: &PersonView, draft: &Draft, reader: &Reader) -> Self {
        let heading = Message::new("time-title").text("name", person.name.as_str());
        Self {
            heading: reader.text(&heading),
            back: back(person.id, &person.name),
            action: format!("{}/time", url(person.id)),
            version: draft.version(person.version),
            percent: draft.field("percent", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for TimePage {
    const TEMPLATE: &'static str = "identity/people/time.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let person = sample_person();
        let mut errors = FieldErrors::default();
        errors.add("percent", TimeFactorError.message());
        let refused = Draft::refused(Form::from_iter([("percent", "50 %")]), errors);
        let usual = Draft::filled([("percent", "100")]);
        vec![Self::new(&person, &usual, reader), Self::new(&person, &refused, reader)]
    }
}

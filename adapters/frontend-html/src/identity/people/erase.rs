//! Removing whatever says who somebody was.

use application::{
    App, Message,
    equipment::list_held_items,
    identity::{ErasePerson, ErasePersonError, PersonView, erase_person, see_person},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Actor, Person, PersonId};
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

/// What goes and what stays, and the name to type.
#[derive(Debug, Serialize)]
pub(crate) struct ErasePage {
    heading: String,
    back: Link,
    /// Why it cannot be done.
    refused: Option<String>,
    /// Where what they have is listed, if that is why.
    held_url: Option<String>,
    action: String,
    version: String,
    name: Field,
    hint: String,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let held = list_held_items(&app, &actor, id).await?;
    let sight = (&person, !held.is_empty());
    Ok(screen.show(&ErasePage::new(sight, &Draft::blank(), screen.reader())))
}

pub(crate) async fn erase(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Person>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    let form = form.only(&["version", "name"])?;
    let called = PersonName::restore(screen.reader().say("erase-former-person"));
    match save(&app, &actor, id, &form, called).await {
        Ok(()) => {
            let notice = Message::new("erase-done");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let errors: FieldErrors =
                refusal.mistakes().map_err(|problem| problem.or_back_to(url(id)))?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&ErasePage::new((&person, false), &draft, screen.reader())))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    id: PersonId,
    form: &Form,
    called: PersonName,
) -> Result<(), Refusal> {
    let (expected, typed_name) = (version(form)?, form.text("name").to_owned());
    let command = ErasePerson { id, expected, typed_name, called };
    erase_person(app, actor, command).await.map_err(|err| match err {
        ErasePersonError::HoldsItems => Refusal::Problem(Problem::from(err).back_to(held_url(id))),
        err => err.into(),
    })
}

/// What somebody has.
fn held_url(id: PersonId) -> String {
    format!("/equipment/in-use?holder={id}")
}

impl ErasePage {
    /// Of somebody who has something of the company, or nothing.
    fn new((person, has_items): (&PersonView, bool), draft: &Draft, reader: &Reader) -> Self {
        let name = person.name.as_str();
        let refused = match (person.state.is_active(), person.state.erased()) {
            (true, _) => Some("erase-active"),
            (_, Some(_)) => Some("erase-erased"),
            _ if has_items => Some("erase-holds-items"),
            _ => None,
        };
        Self {
            heading: reader.text(&Message::new("erase-title").text("name", name)),
            back: back(person.id, &person.name),
            refused: refused.map(|it| reader.say(it)),
            held_url: has_items.then(|| held_url(person.id)),
            action: format!("{}/erase", url(person.id)),
            version: draft.version(person.version),
            name: draft.field("name", reader),
            hint: reader.text(&Message::new("erase-name-hint").text("name", name)),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for ErasePage {
    const TEMPLATE: &'static str = "identity/people/erase.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let active = sample_person();
        let since = domain_identity::AccountState::Deactivated { since: active.created };
        let gone = PersonView { state: since, ..sample_person() };
        let mut errors = FieldErrors::default();
        errors.add("name", Message::new("erase-other-name"));
        let typed = Form::from_iter([("name", "Amina <b>")]);
        let refused = Draft::refused(typed, errors);
        vec![
            Self::new((&gone, false), &Draft::blank(), reader),
            Self::new((&gone, false), &refused, reader),
            Self::new((&active, false), &Draft::blank(), reader),
            Self::new((&gone, true), &Draft::blank(), reader),
        ]
    }
}

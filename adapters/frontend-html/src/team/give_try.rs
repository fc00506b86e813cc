//! One more try for somebody of the team who has used all of theirs.

use application::{
    App, Failure, Message,
    onboarding::see_member,
    training::{GiveTry, ModuleRecord, give_try},
};
use axum::{
    extract::{FromRequestParts, State},
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Actor, Permission, PersonId};
use domain_training::{ExtraTryReason, ExtraTryRefused, ModuleId, Turn};
use http::request::Parts;
use serde::Serialize;

use super::list;
use crate::{
    Web,
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    training::{self, sample},
    views::Page,
    visitor::{Signed, two_ids},
};

/// The `{id}` and `{module}` of a path. Malformed ids name nothing, so they are not found.
pub(crate) struct TryPath {
    person: PersonId,
    module: ModuleId,
}

/// Why somebody may try once more.
#[derive(Debug, Serialize)]
pub(crate) struct GiveTryPage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(super) fn url(person: PersonId, module: ModuleId) -> String {
    format!("/team/{person}/modules/{module}/try")
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: TryPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let (name, module) = find(&app, &actor, &path, screen.reader()).await?;
    check(&module, &app).map_err(|err| Problem::from(err).back_to(member_url(path.person)))?;
    let draft = Draft::blank();
    Ok(screen.show(&GiveTryPage::new(path.person, &name, &module, &draft, screen.reader())))
}

pub(super) async fn give(
    State(app): State<App>,
    Signed(actor): Signed,
    path: TryPath,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let (name, module) = find(&app, &actor, &path, screen.reader()).await?;
    let form = form.only(&["reason"])?;
    match save(&app, &actor, &path, &form).await {
        Ok(()) => {
            let notice = Message::new("extra-try-given").text("name", name.as_str());
            Ok(SeeOther::to(member_url(path.person)).notice(notice).into_response())
        }
        Err(refusal) => {
            let errors =
                refusal.mistakes().map_err(|problem| problem.back_to(member_url(path.person)))?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&GiveTryPage::new(path.person, &name, &module, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, path: &TryPath, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", ExtraTryReason::parse(form.text("reason")));
    let &TryPath { person, module } = path;
    let command = GiveTry { person, module, reason: reason.ok_or(errors)? };
    Ok(give_try(app, actor, command).await?)
}

/// Somebody of the team and how they stand with the module.
async fn find(
    app: &App,
    actor: &Actor,
    path: &TryPath,
    reader: &Reader,
) -> Result<(PersonName, ModuleRecord), Problem> {
    actor.permit(Permission::AssignTraining)?;
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let (member, record, _) = see_member(app, actor, path.person, today).await?;
    let module = record.module(path.module).cloned().ok_or_else(Problem::not_found)?;
    Ok((member.name, module))
}

fn check(module: &ModuleRecord, app: &App) -> Result<(), ExtraTryRefused> {
    match module.turn(app.clock.now()) {
        Turn::Used { .. } => Ok(()),
        Turn::Now { .. } | Turn::From { .. } => Err(ExtraTryRefused::HasTries),
    }
}

fn member_url(person: PersonId) -> String {
    format!("/team/{person}")
}

impl GiveTryPage {
    fn new(
        person: PersonId,
        name: &PersonName,
        module: &ModuleRecord,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let said = |key| {
            let text = Message::new(key).text("name", name.as_str());
            reader.text(&text.text("module", module.title.as_str()))
        };
        Self {
            heading: said("extra-try-title"),
            lead: said("extra-try-lead"),
            back: Link { href: member_url(person), text: name.as_str().to_owned() },
            action: url(person, module.module),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for GiveTryPage {
    const TEMPLATE: &'static str = "team/try.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (team, record) = (list::sample(), sample::record());
        let module = record.module(training::sample::id(18));
        let mut errors = FieldErrors::default();
        errors.add("reason", domain_kernel::LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("reason", "")]), errors);
        let pages = team
            .people
            .iter()
            .zip(module)
            .zip([Draft::blank()])
            .chain(team.people.iter().zip(module).zip([refused]));
        let page = |((person, module), draft): ((&_, &_), Draft)| {
            let person: &std::sync::Arc<application::onboarding::TeamPerson> = person;
            Self::new(person.member.id, &person.member.name, module, &draft, reader)
        };
        pages.map(page).collect()
    }
}

impl FromRequestParts<Web> for TryPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (person, module) = two_ids(parts, web).await?;
        Ok(Self { person, module })
    }
}

//! What a manager or an admin says about the steps of somebody of their team.

use application::{
    App, Failure, Message,
    onboarding::{StepOf, WaiveStep, see_member, waive_step},
    training::Record,
};
use axum::{
    extract::{FromRequestParts, Path as UrlPath, State},
    response::{IntoResponse, Response},
};
use domain_identity::PersonName;
use domain_kernel::{Actor, LineError, Permission, PersonId};
use domain_onboarding::{Reached, WaiverReason};
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
    training::{mark_as, sample, step_name},
    views::Page,
    visitor::Signed,
};

/// The `{id}`, `{path}` and `{step}` of an address. Malformed ids name nothing.
pub(crate) struct MemberStep(StepOf);

/// Why somebody need not do a step.
#[derive(Debug, Serialize)]
pub(crate) struct WaivePage {
    heading: String,
    lead: String,
    back: Link,
    action: String,
    reason: Field,
    mistakes: Vec<Mistake>,
}

/// Whose step it is, and what it is called.
struct Found {
    name: PersonName,
    title: String,
    is_open: bool,
}

pub(super) async fn mark(
    State(app): State<App>,
    Signed(actor): Signed,
    MemberStep(of): MemberStep,
    screen: Screen,
    form: Form,
) -> Result<SeeOther, Problem> {
    find(&app, &actor, of, screen.reader()).await?;
    let form = form.only(&["action"])?;
    let notice = mark_as(&app, &actor, of, &form).await;
    let back = member_url(of.person);
    Ok(SeeOther::to(back.clone()).notice(notice.map_err(|problem| problem.back_to(back))?))
}

pub(super) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    MemberStep(of): MemberStep,
    screen: Screen,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, of, screen.reader()).await?;
    if !found.is_open {
        return Ok(SeeOther::to(member_url(of.person)).into_response());
    }
    Ok(screen.show(&WaivePage::new(of, &found, &Draft::blank(), screen.reader())))
}

pub(super) async fn waive(
    State(app): State<App>,
    Signed(actor): Signed,
    MemberStep(of): MemberStep,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let found = find(&app, &actor, of, screen.reader()).await?;
    let form = form.only(&["reason"])?;
    match save(&app, &actor, of, &form).await {
        Ok(()) => {
            let notice = Message::new("step-is-waived")
                .text("name", found.name.as_str())
                .text("title", &found.title);
            Ok(SeeOther::to(member_url(of.person)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            Ok(screen.show(&WaivePage::new(of, &found, &draft, screen.reader())))
        }
    }
}

async fn save(app: &App, actor: &Actor, of: StepOf, form: &Form) -> Result<(), Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", WaiverReason::parse(form.text("reason")));
    let command = WaiveStep { of, reason: reason.ok_or(errors)? };
    Ok(waive_step(app, actor, command).await?)
}

async fn find(app: &App, actor: &Actor, of: StepOf, reader: &Reader) -> Result<Found, Problem> {
    actor.permit(Permission::AssignTraining)?;
    let today = reader.date_of(app.clock.now()).unwrap_or_default();
    let (member, record, _) = see_member(app, actor, of.person, today).await?;
    found(&record, of, member.name).ok_or_else(Problem::not_found)
}

fn found(record: &Record, of: StepOf, name: PersonName) -> Option<Found> {
    let path = record.paths.iter().find(|it| it.id == of.path)?;
    let step = path.steps.iter().find(|it| it.id == of.step)?;
    let title = step_name(step, record).to_owned();
    Some(Found { name, title, is_open: step.reached == Reached::Open })
}

fn member_url(person: PersonId) -> String {
    format!("/team/{person}")
}

impl WaivePage {
    fn new(of: StepOf, found: &Found, draft: &Draft, reader: &Reader) -> Self {
        let said = |key| {
            let text = Message::new(key).text("name", found.name.as_str());
            reader.text(&text.text("title", &found.title))
        };
        let StepOf { person, path, step } = of;
        Self {
            heading: said("waive-title"),
            lead: said("waive-lead"),
            back: Link { href: member_url(person), text: found.name.as_str().to_owned() },
            action: format!("/team/{person}/paths/{path}/steps/{step}/waive"),
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for WaivePage {
    const TEMPLATE: &'static str = "team/waive.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (team, record) = (list::sample(), sample::record());
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        let refused = Draft::refused(Form::from_iter([("reason", "")]), errors);
        let paths = record.paths.iter();
        let steps = paths.flat_map(|path| path.steps.iter().take(2).map(move |it| (path, it)));
        let drafts = [Draft::blank(), refused];
        let people = team.people.iter().map(AsRef::as_ref);
        let pages = people.zip(steps).zip(drafts);
        let page =
            |((person, (path, step)), draft): ((&application::onboarding::TeamPerson, _), _)| {
                let (path, step): (&application::training::PathRecord, &_) = (path, step);
                let step: &application::training::StepRecord = step;
                let of = StepOf { person: person.member.id, path: path.id, step: step.id };
                let found = found(&record, of, person.member.name.clone())?;
                Some(Self::new(of, &found, &draft, reader))
            };
        pages.filter_map(page).collect()
    }
}

impl FromRequestParts<Web> for MemberStep {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let ids = UrlPath::<(String, String, String)>::from_request_parts(parts, web).await;
        let UrlPath((person, path, step)) = ids.map_err(|_| Problem::not_found())?;
        match (person.parse(), path.parse(), step.parse()) {
            (Ok(person), Ok(path), Ok(step)) => Ok(Self(StepOf { person, path, step })),
            _ => Err(Problem::not_found()),
        }
    }
}

use std::collections::BTreeSet;

use application::{
    App, Message,
    onboarding::{self, PathStep, PersonOnPath, TeamMember, list_assignable, see_path},
};
use axum::{extract::State, response::Response};
use domain_kernel::{Actor, Date, PersonId};
use domain_onboarding::{Path, PathId as Id};
use domain_training::ModuleStatus;
use serde::Serialize;

use super::{sample, url};
use crate::{
    chrome::initials,
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake},
    problem::Problem,
    reader::Reader,
    screen::Screen,
    training::modules,
    views::Page,
    visitor::{PathId, Signed, photo_url},
};

/// A path: its steps, who is on it, and the form that puts somebody on it.
#[derive(Debug, Serialize)]
pub(crate) struct PathPage {
    title: String,
    lead: String,
    edit_url: String,
    steps: Vec<StepText>,
    people: Vec<PersonText>,
    withdraw_url: String,
    assign: Assign,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct StepText {
    number: usize,
    name: String,
    href: String,
    when: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct PersonText {
    id: String,
    name: String,
    initials: String,
    photo: Option<String>,
    starts: String,
    /// Whether the reader leads this person.
    may_withdraw: bool,
}

#[derive(Debug, Serialize)]
struct Assign {
    action: String,
    person: Field,
    /// Nobody if everybody is on the path already.
    people: Vec<Choice>,
    day: Field,
    month: Field,
    year: Field,
    /// What is wrong with the date.
    error: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
) -> Result<Response, Problem> {
    let draft = today(screen.reader().date_of(app.clock.now()));
    answer(&app, &actor, &screen, id, &draft).await
}

/// A form that starts somebody today.
fn today(date: Option<Date>) -> Draft {
    let Some(date) = date else {
        return Draft::blank();
    };
    Draft::filled([
        ("starts_on", date.day().to_string()),
        ("starts_on_month", date.month().to_string()),
        ("starts_on_year", date.year().to_string()),
    ])
}

pub(super) async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    id: Id,
    draft: &Draft,
) -> Result<Response, Problem> {
    let path = see_path(app, actor, id).await?;
    let team = list_assignable(app, actor).await?;
    Ok(screen.show(&PathPage::new(&path, &team, draft, screen.reader())))
}

impl PathPage {
    fn new(
        page: &onboarding::PathPage,
        team: &[TeamMember],
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let reports: BTreeSet<PersonId> = team.iter().map(|it| it.id).collect();
        let count = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        let (path, people) = (&page.path, &page.people);
        let n_steps = Message::new("path-steps-count").number("n", count(path.steps.len()));
        let n_people = Message::new("path-people-count").number("n", count(people.len()));
        let lead = Message::new("path-lead")
            .text("steps", &reader.text(&n_steps))
            .text("people", &reader.text(&n_people));
        let steps = path.steps.iter().enumerate();
        Self {
            title: path.title.as_str().to_owned(),
            lead: reader.text(&lead),
            edit_url: format!("{}/edit", url(path.id)),
            steps: steps.map(|(place, it)| StepText::new(place, it, reader)).collect(),
            people: people.iter().map(|it| PersonText::new(it, &reports, reader)).collect(),
            withdraw_url: format!("{}/withdraw", url(path.id)),
            assign: Assign::new(page, team, draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl StepText {
    fn new(place: usize, step: &PathStep, reader: &Reader) -> Self {
        let due = |days: u16| Message::new("path-due").number("n", u32::from(days));
        let is_retired = step.status == ModuleStatus::Retired;
        Self {
            number: place + 1,
            name: step.title.as_str().to_owned(),
            href: modules::url(step.module),
            when: step.due_after.map(|it| reader.text(&due(it.get()))),
            note: is_retired.then(|| reader.say("path-step-retired")),
        }
    }
}

impl PersonText {
    fn new(person: &PersonOnPath, reports: &BTreeSet<PersonId>, reader: &Reader) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.photo.map(|it| photo_url(person.id, it)),
            starts: reader.date(person.starts_on),
            may_withdraw: reports.contains(&person.id),
        }
    }
}

impl Assign {
    fn new(
        page: &onboarding::PathPage,
        team: &[TeamMember],
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let is_on_it = |it: &&TeamMember| page.people.iter().any(|on| on.id == it.id);
        let free: Vec<&TeamMember> = team.iter().filter(|it| !is_on_it(it)).collect();
        let nobody = (String::new(), reader.say("path-choose-person"));
        let people = free.iter().map(|it| (it.id.to_string(), it.name.as_str().to_owned()));
        let people = draft.choices("person", [nobody].into_iter().chain(people));
        Self {
            action: format!("{}/assign", url(page.path.id)),
            person: draft.field("person", reader),
            people: if free.is_empty() { Vec::new() } else { people },
            day: draft.field("starts_on", reader),
            month: draft.field("starts_on_month", reader),
            year: draft.field("starts_on_year", reader),
            error: draft.error("starts_on", reader),
        }
    }
}

impl Page for PathPage {
    const TEMPLATE: &'static str = "onboarding/paths/show.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let today = || today(Date::new(2026, 11, 24).ok());
        let (page, team) = (sample::page(), sample::team());
        let mut errors = FieldErrors::default();
        errors.add("person", Message::new("assign-no-such-person"));
        errors.add("starts_on", Message::new("start-out-of-range"));
        let typed = Form::from_iter([("starts_on", "1"), ("starts_on_year", "1111")]);
        let empty = onboarding::PathPage {
            path: onboarding::PathView { steps: Vec::new(), ..sample::path() },
            people: Vec::new(),
        };
        vec![
            Self::new(&page, &team, &today(), reader),
            Self::new(&page, &team, &Draft::refused(typed, errors), reader),
            Self::new(&empty, &[], &today(), reader),
        ]
    }
}

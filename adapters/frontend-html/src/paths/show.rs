use application::{
    App, Message, Page as Lines, PageNumber,
    onboarding::{
        Assignable, Candidate, FindAssignable, PathStep, PathStepKind, PathView, PersonOnPath,
        list_assignable, list_people_on_path, see_path,
    },
};
use axum::{extract::State, response::Response};
use domain_kernel::{Actor, Date, Role};
use domain_onboarding::{Doer, Path, PathId as Id};
use domain_training::ModuleStatus;
use serde::Serialize;

use super::{path_rows::doer, sample, url};
use crate::{
    chrome::initials,
    courses, equipment,
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake},
    pager::Pager,
    parts::count,
    problem::Problem,
    query::Query,
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
    delete_url: String,
    simulate_url: String,
    /// Whom it is for by itself; nothing for those who may not say that.
    audience: Option<AudienceText>,
    steps: Vec<StepText>,
    people: Vec<PersonText>,
    pager: Option<Pager>,
    /// "2 people have the steps of an earlier version.", with what can be done about it.
    behind: Option<String>,
    move_url: String,
    /// Said where there are no people.
    nobody: String,
    assign: Assign,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Serialize)]
struct StepText {
    number: usize,
    name: String,
    /// Nothing where a step leads nowhere.
    href: Option<String>,
    when: Option<String>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct AudienceText {
    text: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct PersonText {
    name: String,
    initials: String,
    photo: Option<String>,
    note: String,
    withdraw_url: String,
}

#[derive(Debug, Serialize)]
struct Assign {
    /// Where to look for people.
    url: String,
    search: String,
    action: String,
    person: Field,
    /// To be ticked; nobody if nobody is called like this, or everybody is on the path already.
    people: Vec<Choice>,
    /// Said where not all of them are shown.
    has_more: bool,
    day: Field,
    month: Field,
    year: Field,
    /// What is wrong with the date.
    error: Option<String>,
}

/// What of a path is looked at.
pub(super) struct Looked {
    /// Part of the name of those who could be put on it.
    search: String,
    /// Of those who are on it.
    page: PageNumber,
}

/// Everything that a path's page shows.
struct Seen {
    path: PathView,
    people: Lines<PersonOnPath>,
    assignable: Assignable,
    /// Whether these are only the people of the reader's team.
    is_team: bool,
}

impl Looked {
    pub(super) fn for_whom(search: &str) -> Self {
        Self { search: search.trim().to_owned(), page: PageNumber::FIRST }
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let draft = today(screen.reader().date_of(app.clock.now()));
    let looked = Looked { search: query.text("q").to_owned(), page: query.page() };
    answer(&app, &actor, &screen, id, &looked, &draft).await
}

/// A form that starts somebody today.
fn today(date: Option<Date>) -> Draft {
    date.map_or_else(Draft::blank, |it| Draft::filled(date_fields(it)))
}

pub(crate) fn date_fields(date: Date) -> [(&'static str, String); 3] {
    [
        ("starts_on", date.day().to_string()),
        ("starts_on_month", date.month().to_string()),
        ("starts_on_year", date.year().to_string()),
    ]
}

pub(super) async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    id: Id,
    looked: &Looked,
    draft: &Draft,
) -> Result<Response, Problem> {
    let find = FindAssignable { path: id, search: looked.search.clone() };
    let seen = Seen {
        path: see_path(app, actor, id).await?,
        people: list_people_on_path(app, actor, id, looked.page).await?,
        assignable: list_assignable(app, actor, find).await?,
        is_team: actor.role() == Some(Role::Manager),
    };
    Ok(screen.show(&PathPage::new(&seen, &looked.search, draft, screen.reader())))
}

impl PathPage {
    fn new(seen: &Seen, search: &str, draft: &Draft, reader: &Reader) -> Self {
        let (path, people) = (&seen.path, &seen.people);
        let n_steps = Message::new("path-steps-count").number("n", count(path.steps.len()));
        let (n_people, nobody) = if seen.is_team {
            ("path-team-count", "path-team-nobody")
        } else {
            ("path-people-count", "path-nobody")
        };
        let n_people = Message::new(n_people).number("n", people.n_matches);
        let lead = Message::new("path-lead")
            .text("steps", &reader.text(&n_steps))
            .text("people", &reader.text(&n_people));
        let (steps, url) = (path.steps.iter().enumerate(), url(path.id));
        Self {
            title: path.title().as_str().to_owned(),
            lead: reader.text(&lead),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
            simulate_url: format!("{url}/simulate"),
            audience: (!seen.is_team).then(|| AudienceText::new(path, reader)),
            steps: steps.map(|(place, it)| StepText::new(place, it, reader)).collect(),
            people: people.items.iter().map(|it| PersonText::new(it, &url, reader)).collect(),
            pager: Pager::new(people, &url, &[("q", search)]),
            behind: (0 < path.n_behind)
                .then(|| reader.text(&Message::new("path-behind").number("n", path.n_behind))),
            move_url: format!("{url}/move"),
            nobody: reader.say(nobody),
            assign: Assign::new(seen, search, draft, reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl StepText {
    fn new(place: usize, step: &PathStep, reader: &Reader) -> Self {
        let due = |days: u16| Message::new("path-due").number("n", u32::from(days));
        let (name, href, is_retired) = match &step.kind {
            PathStepKind::Module { id, title, status } => {
                (title.as_str(), Some(modules::url(*id)), *status == ModuleStatus::Retired)
            }
            PathStepKind::Course { id, title } => (title.as_str(), Some(courses::url(*id)), false),
            PathStepKind::Item { id, name } => {
                (name.as_str(), Some(equipment::of_category(*id)), false)
            }
            PathStepKind::Task(task) => (task.title.as_str(), None, false),
        };
        Self {
            number: place + 1,
            name: name.to_owned(),
            href,
            when: step.due_after.map(|it| reader.text(&due(it.get()))),
            note: note(step, is_retired, reader),
        }
    }
}

/// "By the manager. Only after the steps before it."
fn note(step: &PathStep, is_retired: bool, reader: &Reader) -> Option<String> {
    let by = match &step.kind {
        PathStepKind::Module { .. } => None,
        PathStepKind::Course { .. } => {
            let by = reader.say(doer(Doer::Teacher));
            Some(reader.text(&Message::new("path-task-done-by").text("who", &by)))
        }
        PathStepKind::Item { .. } => {
            let by = reader.say(doer(Doer::Holder));
            Some(reader.text(&Message::new("path-task-done-by").text("who", &by)))
        }
        PathStepKind::Task(task) => {
            let by = reader.say(doer(task.by));
            Some(reader.text(&Message::new("path-task-done-by").text("who", &by)))
        }
    };
    let retired = is_retired.then(|| reader.say("path-step-retired"));
    let waits = step.waits.then(|| reader.say("path-step-waits"));
    let said: Vec<String> = by.into_iter().chain(retired).chain(waits).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

impl AudienceText {
    fn new(path: &PathView, reader: &Reader) -> Self {
        let audience = &path.settings.audience;
        let text = match (audience.is_everyone(), audience.is_nobody()) {
            (true, _) => Message::new("audience-is-everyone"),
            (false, true) => Message::new("audience-is-nobody"),
            (false, false) => Message::new("audience-is-some")
                .number("departments", count(audience.departments().len()))
                .number("titles", count(audience.job_titles().len())),
        };
        Self { text: reader.text(&text), url: format!("{}/audience", url(path.id)) }
    }
}

impl PersonText {
    fn new(person: &PersonOnPath, url: &str, reader: &Reader) -> Self {
        let since = if person.is_active { "path-since" } else { "path-since-deactivated" };
        Self {
            name: person.name.as_str().to_owned(),
            initials: initials(person.name.as_str()),
            photo: person.photo.map(|it| photo_url(person.id, it)),
            note: reader.text(&Message::new(since).text("date", &reader.date(person.starts_on))),
            withdraw_url: format!("{url}/people/{}/withdraw", person.id),
        }
    }
}

impl Assign {
    fn new(seen: &Seen, search: &str, draft: &Draft, reader: &Reader) -> Self {
        let people = seen.assignable.people.iter();
        let url = url(seen.path.id);
        Self {
            action: format!("{url}/assign"),
            url,
            search: search.to_owned(),
            person: draft.field("person", reader),
            people: draft.choices("person", people.map(|it| (it.id.to_string(), called(it)))),
            has_more: seen.assignable.has_more,
            day: draft.field("starts_on", reader),
            month: draft.field("starts_on_month", reader),
            year: draft.field("starts_on_year", reader),
            error: draft.error("starts_on", reader),
        }
    }
}

/// Two people of one name may do different things.
fn called(person: &Candidate) -> String {
    match &person.job_title {
        Some(job_title) => format!("{}, {}", person.name.as_str(), job_title.as_str()),
        None => person.name.as_str().to_owned(),
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
        let page = |people: Vec<PersonOnPath>, n_matches| Lines {
            items: people,
            number: PageNumber::FIRST,
            n_matches,
        };
        let seen = Seen {
            path: sample::path(),
            people: page(sample::people(), 30),
            assignable: Assignable { people: sample::candidates(), has_more: true },
            is_team: false,
        };
        let mut errors = FieldErrors::default();
        errors.add("person", Message::new("assign-nobody"));
        errors.add("starts_on", Message::new("start-out-of-range"));
        let typed = Form::from_iter([("starts_on", "1"), ("starts_on_year", "1111")]);
        let empty = Seen {
            path: PathView { steps: Vec::new(), n_behind: 0, ..sample::path() },
            people: page(Vec::new(), 0),
            assignable: Assignable::default(),
            is_team: true,
        };
        vec![
            Self::new(&seen, "", &today(), reader),
            Self::new(&seen, "o", &Draft::refused(typed, errors), reader),
            Self::new(&empty, "", &today(), reader),
            Self::new(&empty, "\"x\"", &today(), reader),
        ]
    }
}

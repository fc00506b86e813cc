use application::{
    App, Message, Page as Lines,
    courses::{
        CourseView, EnrolledStudent, MaterialLine, SeesAs, SessionLine, list_enrolled,
        list_materials, list_sessions, see_course,
    },
};
use axum::{extract::State, response::Response};
use domain_courses::{Course, CourseDescription};
use serde::Serialize;

use super::{
    days,
    materials::{MaterialsPanel, lines, materials_of},
    outcome::OutcomeText,
    places, sample, sessions, students, url,
};
use crate::{
    chrome::initials,
    pager::Pager,
    parts::Fact,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// A course: what it is about, when, and who is in it.
#[derive(Debug, Serialize)]
pub(crate) struct CoursePage {
    title: String,
    lead: String,
    description: Option<String>,
    materials: MaterialsPanel,
    facts: Vec<Fact>,
    sessions: Vec<SessionText>,
    new_session_url: String,
    students: Vec<StudentText>,
    pager: Option<Pager>,
    enroll_url: String,
    /// Where it is said what came of it.
    complete_url: String,
    edit_url: String,
    delete_url: String,
}

#[derive(Debug, Serialize)]
struct SessionText {
    href: String,
    day: String,
    title: Option<String>,
    /// "10 there, 2 not", or nothing as long as nothing is said.
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct StudentText {
    href: String,
    name: String,
    initials: String,
    note: String,
    outcome: Option<OutcomeText>,
    /// As long as nothing came of it.
    complete_url: Option<String>,
    withdraw_url: Option<String>,
    revoke_url: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let items = list_enrolled(&app, &actor, id, query.page()).await?;
    let students = Lines { items, number: query.page(), n_matches: course.n_enrolled };
    let sessions = list_sessions(&app, &actor, id).await?;
    let materials = list_materials(&app, &actor, id).await?;
    Ok(screen.show(&CoursePage::new(&course, &sessions, &students, &materials, screen.reader())))
}

impl CoursePage {
    fn new(
        course: &CourseView,
        sessions: &[SessionLine],
        students: &Lines<EnrolledStudent>,
        materials: &[MaterialLine],
        reader: &Reader,
    ) -> Self {
        let (settings, url) = (&course.settings, url(course.id));
        let lead = Message::new("course-lead").number("n", course.n_enrolled);
        let description = settings.description.as_ref().map(CourseDescription::as_str);
        Self {
            title: settings.title.as_str().to_owned(),
            lead: reader.text(&lead),
            description: description.map(str::to_owned),
            materials: materials_of(course.id, materials, SeesAs::Teacher, reader),
            facts: facts(course, reader),
            sessions: sessions.iter().map(|it| SessionText::new(it, course, reader)).collect(),
            new_session_url: format!("{url}/sessions/new"),
            students: students.items.iter().map(|it| StudentText::new(it, &url, reader)).collect(),
            pager: Pager::new(students, &url, &[]),
            enroll_url: format!("{url}/enroll"),
            complete_url: format!("{url}/complete"),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
        }
    }
}

impl SessionText {
    fn new(session: &SessionLine, course: &CourseView, reader: &Reader) -> Self {
        let (there, away) = (session.n_present, session.n_absent + session.n_excused);
        let note = Message::new("session-counts").number("there", there).number("away", away);
        Self {
            href: sessions::session_url(course.id, session.id),
            day: reader.date(session.on),
            title: session.title.as_ref().map(|it| it.as_str().to_owned()),
            note: (0 < there + away).then(|| reader.text(&note)),
        }
    }
}

impl StudentText {
    fn new(student: &EnrolledStudent, url: &str, reader: &Reader) -> Self {
        let name = student.details.name();
        let since =
            Message::new("course-enrolled-since").text("date", &reader.date(student.enrolled_on));
        let theirs = |what: &str| format!("{url}/students/{}/{what}", student.id);
        let is_open = student.outcome.is_none();
        Self {
            href: students::url(student.id),
            initials: initials(&name),
            name,
            note: reader.text(&since),
            outcome: student.outcome.as_ref().map(|it| OutcomeText::new(it, reader)),
            complete_url: is_open.then(|| format!("{url}/complete?student={}", student.id)),
            withdraw_url: is_open.then(|| theirs("withdraw")),
            revoke_url: (!is_open).then(|| theirs("revoke")),
        }
    }
}

fn facts(course: &CourseView, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let settings = &course.settings;
    let days = days::said(settings.days, reader);
    let days = days.unwrap_or_else(|| reader.say("course-no-days"));
    let n_places = settings.capacity.map(domain_courses::Capacity::get);
    let enrolled = places(course.n_enrolled, n_places, reader);
    let creator = course.creator.as_ref().map(|it| it.as_str().to_owned());
    let created = reader.date_of(course.created).map(|it| reader.date(it));
    [
        Some(fact("course-days", days)),
        Some(fact("course-students", enrolled)),
        creator.map(|it| fact("course-creator", it)),
        created.map(|it| fact("course-since", it)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Page for CoursePage {
    const TEMPLATE: &'static str = "courses/show.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let page =
            |items, n_matches| Lines { items, number: application::PageNumber::FIRST, n_matches };
        vec![
            Self::new(
                &sample::course(),
                &sample::sessions(),
                &page(sample::enrolled(), 30),
                &lines(),
                reader,
            ),
            Self::new(&sample::bare(), &[], &page(Vec::new(), 0), &[], reader),
        ]
    }
}

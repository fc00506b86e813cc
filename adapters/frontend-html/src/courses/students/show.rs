use application::{
    App, Message, Page as Lines,
    courses::{StudentCourse, StudentView, list_courses_of, see_student},
};
use axum::{extract::State, response::Response};
use domain_courses::Student;
use serde::Serialize;

use super::{
    super::{days, outcome::OutcomeText},
    sample, url,
};
use crate::{
    courses,
    pager::Pager,
    parts::Fact,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// A student: who it is, and the courses.
#[derive(Debug, Serialize)]
pub(crate) struct StudentPage {
    name: String,
    lead: String,
    facts: Vec<Fact>,
    courses: Vec<CourseText>,
    pager: Option<Pager>,
    enroll_url: String,
    edit_url: String,
    delete_url: String,
}

#[derive(Debug, Serialize)]
struct CourseText {
    href: String,
    title: String,
    note: String,
    outcome: Option<OutcomeText>,
    /// As long as nothing came of it.
    withdraw_url: Option<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let student = see_student(&app, &actor, id).await?;
    let items = list_courses_of(&app, &actor, id, query.page()).await?;
    let courses = Lines { items, number: query.page(), n_matches: student.n_courses };
    Ok(screen.show(&StudentPage::new(&student, &courses, screen.reader())))
}

impl StudentPage {
    fn new(student: &StudentView, courses: &Lines<StudentCourse>, reader: &Reader) -> Self {
        let url = url(student.id);
        let lead = Message::new("student-lead").number("n", student.n_courses);
        Self {
            name: student.details.name(),
            lead: reader.text(&lead),
            facts: facts(student, reader),
            courses: courses.items.iter().map(|it| CourseText::new(student, it, reader)).collect(),
            pager: Pager::new(courses, &url, &[]),
            enroll_url: format!("{url}/enroll"),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
        }
    }
}

impl CourseText {
    fn new(student: &StudentView, course: &StudentCourse, reader: &Reader) -> Self {
        let since =
            Message::new("course-enrolled-since").text("date", &reader.date(course.enrolled_on));
        let days = days::said(course.days, reader).into_iter();
        let href = courses::url(course.id);
        let withdraw_url = format!("{href}/students/{}/withdraw", student.id);
        Self {
            title: course.title.as_str().to_owned(),
            note: days.chain([reader.text(&since)]).collect::<Vec<_>>().join(" · "),
            outcome: course.outcome.as_ref().map(|it| OutcomeText::new(it, reader)),
            withdraw_url: course.outcome.is_none().then_some(withdraw_url),
            href,
        }
    }
}

fn facts(student: &StudentView, reader: &Reader) -> Vec<Fact> {
    let fact = |key, value: String| Fact { name: reader.say(key), value };
    let account = match &student.account {
        Some(it) => format!("{}, {}", it.name.as_str(), it.email.as_str()),
        None => reader.say("student-no-account"),
    };
    let since = reader.date_of(student.created).map(|it| reader.date(it));
    let email = student.details.email.as_str().to_owned();
    let facts = [fact("person-email", email), fact("student-account", account)];
    facts.into_iter().chain(since.map(|it| fact("people-since", it))).collect()
}

impl Page for StudentPage {
    const TEMPLATE: &'static str = "courses/students/show.html";

    fn title(&self, _: &Reader) -> String {
        self.name.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let page =
            |items, n_matches| Lines { items, number: application::PageNumber::FIRST, n_matches };
        vec![
            Self::new(&sample::student(), &page(sample::courses(), 30), reader),
            Self::new(&sample::stranger(), &page(Vec::new(), 0), reader),
        ]
    }
}

use application::{
    App, Message,
    courses::{StudentView, see_student},
};
use axum::{extract::State, response::Response};
use domain_courses::Student;
use serde::Serialize;

use super::{sample, url};
use crate::{
    parts::Fact,
    problem::Problem,
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
    edit_url: String,
    delete_url: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
) -> Result<Response, Problem> {
    let student = see_student(&app, &actor, id).await?;
    Ok(screen.show(&StudentPage::new(&student, screen.reader())))
}

impl StudentPage {
    fn new(student: &StudentView, reader: &Reader) -> Self {
        let url = url(student.id);
        let lead = Message::new("student-lead").number("n", student.n_courses);
        Self {
            name: student.details.name(),
            lead: reader.text(&lead),
            facts: facts(student, reader),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
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
        vec![Self::new(&sample::student(), reader), Self::new(&sample::stranger(), reader)]
    }
}

//! A course as one of its students sees it.

use application::{
    App, Message,
    courses::{SeenCourse, SeesAs, StudentCourse, see_own_course},
};
use axum::{extract::State, response::Response};
use domain_courses::{Course, CourseDescription, Presence};
use serde::Serialize;

use super::{
    days,
    materials::{MaterialsPanel, lines, materials_of},
    outcome::OutcomeText,
    own_url, sample,
};
use crate::{
    parts::Fact,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    views::Page,
    visitor::{PathId, Signed},
};

/// What a course is about, when it is, and when its reader was there.
#[derive(Debug, Serialize)]
pub(crate) struct OwnCoursePage {
    title: String,
    description: Option<String>,
    outcome: Option<OutcomeText>,
    materials: MaterialsPanel,
    facts: Vec<Fact>,
    sessions: Vec<SessionText>,
}

#[derive(Debug, Serialize)]
struct SessionText {
    day: String,
    title: Option<String>,
    presence: Option<PresenceText>,
    note: Option<String>,
}

/// As `components/state.html` draws it.
#[derive(Debug, Serialize)]
struct PresenceText {
    text: String,
    tone: &'static str,
    icon: &'static str,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_own_course(&app, &actor, id).await?;
    Ok(screen.show(&OwnCoursePage::new(&course, screen.reader())))
}

impl OwnCoursePage {
    fn new(seen: &SeenCourse, reader: &Reader) -> Self {
        let own = &seen.own;
        let course = &own.course;
        let fact = |key, value: String| Fact { name: reader.say(key), value };
        let days = days::said(course.days, reader);
        let days = days.unwrap_or_else(|| reader.say("course-no-days"));
        let enrolled = reader.date(course.enrolled_on);
        let sessions = own.sessions.iter().map(|(on, title, attendance)| SessionText {
            day: reader.date(*on),
            title: title.as_ref().map(|it| it.as_str().to_owned()),
            presence: attendance.as_ref().map(|it| PresenceText::new(it.state, reader)),
            note: attendance
                .as_ref()
                .and_then(|it| it.note.as_ref())
                .map(|it| it.as_str().to_owned()),
        });
        let description = own.description.as_ref().map(CourseDescription::as_str);
        Self {
            title: course.title.as_str().to_owned(),
            description: description.map(str::to_owned),
            outcome: course.outcome.as_ref().map(|it| OutcomeText::new(it, reader)),
            materials: materials_of(course.id, &seen.materials, SeesAs::Student, reader),
            facts: vec![fact("course-days", days), fact("course-enrolled-on", enrolled)],
            sessions: sessions.collect(),
        }
    }
}

impl PresenceText {
    fn new(presence: Presence, reader: &Reader) -> Self {
        let (tone, icon) = match presence {
            Presence::Present => ("positive", "check-circle"),
            Presence::Absent => ("negative", "x-circle"),
            Presence::Excused => ("warning", "slash-circle"),
        };
        Self { text: reader.say(said(presence)), tone, icon }
    }
}

pub(super) fn said(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "presence-present",
        Presence::Absent => "presence-absent",
        Presence::Excused => "presence-excused",
    }
}

impl Page for OwnCoursePage {
    const TEMPLATE: &'static str = "courses/own.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", self.title, reader.say("nav-training"))
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let own = sample::own_courses();
        let seen = own.into_iter().zip([lines(), Vec::new()]);
        seen.map(|(own, materials)| Self::new(&SeenCourse { own, materials }, reader)).collect()
    }
}

/// A course in the list of what its reader learns.
#[derive(Debug, Serialize)]
pub(crate) struct OwnCourseText {
    href: String,
    title: String,
    note: String,
    outcome: Option<OutcomeText>,
}

impl OwnCourseText {
    pub(crate) fn new(course: &StudentCourse, reader: &Reader) -> Self {
        let since =
            Message::new("course-enrolled-since").text("date", &reader.date(course.enrolled_on));
        let days = days::said(course.days, reader);
        Self {
            href: own_url(course.id),
            title: course.title.as_str().to_owned(),
            note: days.unwrap_or_else(|| reader.text(&since)),
            outcome: course.outcome.as_ref().map(|it| OutcomeText::new(it, reader)),
        }
    }

    /// For samples of the pages that have it.
    pub(crate) fn sample() -> Vec<StudentCourse> {
        sample::courses()
    }
}

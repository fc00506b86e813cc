use application::{
    App, Message,
    courses::{CourseView, MaterialLine, SeesAs, list_materials, see_course},
};
use axum::{extract::State, response::Response};
use domain_courses::{Course, CourseDescription};
use serde::Serialize;

use super::{
    days,
    materials::{MaterialsPanel, lines, materials_of},
    places, sample, url,
};
use crate::{
    parts::Fact,
    problem::Problem,
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
    edit_url: String,
    delete_url: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let materials = list_materials(&app, &actor, id).await?;
    Ok(screen.show(&CoursePage::new(&course, &materials, screen.reader())))
}

impl CoursePage {
    fn new(course: &CourseView, materials: &[MaterialLine], reader: &Reader) -> Self {
        let (settings, url) = (&course.settings, url(course.id));
        let lead = Message::new("course-lead").number("n", course.n_enrolled);
        let description = settings.description.as_ref().map(CourseDescription::as_str);
        Self {
            title: settings.title.as_str().to_owned(),
            lead: reader.text(&lead),
            description: description.map(str::to_owned),
            materials: materials_of(course.id, materials, SeesAs::Teacher, reader),
            facts: facts(course, reader),
            edit_url: format!("{url}/edit"),
            delete_url: format!("{url}/delete"),
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
        vec![
            Self::new(&sample::course(), &lines(), reader),
            Self::new(&sample::bare(), &[], reader),
        ]
    }
}

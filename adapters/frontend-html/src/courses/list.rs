use application::{
    App, Page as Lines,
    courses::{CourseLine, CoursesSortedBy, ListCourses, list_courses},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{PATH, days, places, sample, url};
use crate::{
    pager::Pager,
    parts::Hidden,
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    sort::{self, SortHead},
    views::Page,
    visitor::Signed,
};

/// All courses of the company.
#[derive(Debug, Serialize)]
pub(crate) struct CoursesPage {
    matches: String,
    search: String,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    courses: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    title: String,
    days: Option<String>,
    n_students: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = ListCourses {
        search: query.text("q").to_owned(),
        sorted_by: CoursesSortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    };
    let courses = list_courses(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&CoursesPage::new(&courses, &asked, screen.reader())))
}

impl CoursesPage {
    fn new(courses: &Lines<CourseLine>, asked: &ListCourses, reader: &Reader) -> Self {
        let fields = [("q", asked.search.as_str())];
        let is_by_title = asked.sorted_by == CoursesSortedBy::Title;
        let sorted = if is_by_title { "" } else { asked.sorted_by.name() };
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let heads = CoursesSortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("courses-match", "courses-match-many", courses.n_matches),
            search: asked.search.clone(),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            all_url: is_part.then_some(PATH),
            courses: courses.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(courses, PATH, &[&fields[..], &order].concat()),
        }
    }
}

impl Line {
    fn new(course: &CourseLine, reader: &Reader) -> Self {
        Self {
            href: url(course.id),
            title: course.title.as_str().to_owned(),
            days: days::said(course.days, reader),
            n_students: places(course.n_enrolled, course.n_places, reader),
        }
    }
}

fn head(column: CoursesSortedBy) -> &'static str {
    match column {
        CoursesSortedBy::Title => "course-title",
        CoursesSortedBy::Starts => "course-days",
        CoursesSortedBy::Students => "course-students",
    }
}

impl Page for CoursesPage {
    const TEMPLATE: &'static str = "courses/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("courses-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let asked =
            |search: &str| ListCourses { search: search.to_owned(), ..ListCourses::default() };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let by_start = ListCourses { sorted_by: CoursesSortedBy::Starts, ..asked("") };
        vec![
            Self::new(&page(sample::lines(), 10_001), &by_start, reader),
            Self::new(&page(Vec::new(), 0), &asked("\"x\""), reader),
            Self::new(&page(Vec::new(), 0), &asked(""), reader),
        ]
    }
}

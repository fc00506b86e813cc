use application::{
    App, Page as Lines,
    courses::{ListStudents, StudentLine, StudentsSortedBy, list_students},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{PATH, sample, url};
use crate::{
    chrome::initials,
    pager::Pager,
    parts::{Export, Hidden},
    problem::Problem,
    query::{self, Query},
    reader::Reader,
    screen::Screen,
    sort::{self, SortHead},
    views::Page,
    visitor::Signed,
};

/// All students of the company.
#[derive(Debug, Serialize)]
pub(crate) struct StudentsPage {
    matches: String,
    search: String,
    /// How it is sorted goes along with a search.
    hidden: Vec<Hidden>,
    heads: Vec<SortHead>,
    /// Where the whole list is, if this is part of it.
    all_url: Option<&'static str>,
    students: Vec<Line>,
    pager: Option<Pager>,
    export: Export,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    name: String,
    initials: String,
    email: String,
    since: String,
    n_courses: String,
    has_account: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let asked = asked(&query);
    let students = list_students(&app, &actor, asked.clone()).await?;
    Ok(screen.show(&StudentsPage::new(&students, &asked, screen.reader())))
}

/// Which students are asked for. What makes no sense is left out.
pub(super) fn asked(query: &Query) -> ListStudents {
    ListStudents {
        search: query.text("q").to_owned(),
        sorted_by: StudentsSortedBy::parse(query.text("sort")).unwrap_or_default(),
        direction: sort::direction(query.text("direction")),
        page: query.page(),
    }
}

impl StudentsPage {
    fn new(students: &Lines<StudentLine>, asked: &ListStudents, reader: &Reader) -> Self {
        let fields = [("q", asked.search.as_str())];
        let is_by_name = asked.sorted_by == StudentsSortedBy::Name;
        let sorted = if is_by_name { "" } else { asked.sorted_by.name() };
        let order = [("sort", sorted), ("direction", sort::word(asked.direction))];
        let heads = StudentsSortedBy::ALL.map(|it| {
            let current = (it == asked.sorted_by).then_some(asked.direction);
            SortHead::new(it.name(), reader.say(head(it)), current, PATH, &fields)
        });
        let is_part = query::url(PATH, &fields) != PATH;
        Self {
            matches: reader.count("students-match", "students-match-many", students.n_matches),
            search: asked.search.clone(),
            hidden: order
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| Hidden::new(name, value))
                .collect(),
            heads: heads.into(),
            all_url: is_part.then_some(PATH),
            export: Export {
                csv: query::url("/students.csv", &fields),
                xlsx: query::url("/students.xlsx", &fields),
            },
            students: students.items.iter().map(|it| Line::new(it, reader)).collect(),
            pager: Pager::new(students, PATH, &[&fields[..], &order].concat()),
        }
    }
}

impl Line {
    fn new(student: &StudentLine, reader: &Reader) -> Self {
        let name = student.details.name();
        Self {
            href: url(student.id),
            initials: initials(&name),
            name,
            email: student.details.email.as_str().to_owned(),
            since: reader.date_of(student.created).map(|it| reader.date(it)).unwrap_or_default(),
            n_courses: reader.number(student.n_courses),
            has_account: student.has_account,
        }
    }
}

fn head(column: StudentsSortedBy) -> &'static str {
    match column {
        StudentsSortedBy::Name => "person-name",
        StudentsSortedBy::Email => "person-email",
        StudentsSortedBy::Created => "people-since",
    }
}

impl Page for StudentsPage {
    const TEMPLATE: &'static str = "courses/students/index.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("students-title")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let asked =
            |search: &str| ListStudents { search: search.to_owned(), ..ListStudents::default() };
        let page = |items, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let by_email = ListStudents { sorted_by: StudentsSortedBy::Email, ..asked("") };
        vec![
            Self::new(&page(sample::student_lines(), 10_001), &by_email, reader),
            Self::new(&page(Vec::new(), 0), &asked("\"x\""), reader),
            Self::new(&page(Vec::new(), 0), &asked(""), reader),
        ]
    }
}

//! The page on which students are put into a course, from either side.

use application::{
    App, Message,
    courses::{
        CourseView, EnrollError, EnrollStudents, Enrollable, Enrolled, enroll_students,
        list_enrollable, see_course,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{Course, CourseId, StudentId};
use domain_kernel::Actor;
use serde::Serialize;

use super::{back, enroll_list, places, sample, students, url};
use crate::{
    form::{Choice, Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::{Link, count},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::{PathId, Signed},
};

/// Students to be put into a course, or courses to put a student into.
#[derive(Debug, Serialize)]
pub(crate) struct EnrollPage {
    heading: String,
    lead: String,
    back: Link,
    /// Where to look for more, and where to send what was chosen.
    action: String,
    search: String,
    search_label: String,
    legend: String,
    chosen: Field,
    choices: Vec<Choice>,
    /// Whether several can be chosen.
    is_several: bool,
    /// Said where not all of them are shown.
    has_more: bool,
    /// Said where there is nothing to choose from.
    nobody: String,
    button: String,
    /// To do it by a list of addresses.
    list_url: Option<String>,
    mistakes: Vec<Mistake>,
}

/// What differs between the two sides.
pub(super) struct Side {
    pub(super) heading: String,
    pub(super) lead: String,
    pub(super) back: Link,
    pub(super) action: String,
    pub(super) search_label: &'static str,
    pub(super) legend: &'static str,
    /// The name of the field.
    pub(super) field: &'static str,
    pub(super) is_several: bool,
    pub(super) nobody: &'static str,
    pub(super) list_url: Option<String>,
}

const FIELDS: [&str; 1] = ["q"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    answer(&app, &actor, &screen, id, query.text("q"), &Draft::blank()).await
}

pub(crate) async fn enroll(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    see_course(&app, &actor, id).await?;
    let form = form.only_with(&FIELDS, &["student"])?;
    match save(&app, &actor, id, &form).await {
        Ok(enrolled) => {
            let notice = notice(&enrolled);
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let searched = form.text("q").to_owned();
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, &screen, id, &searched, &draft).await
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    course: CourseId,
    form: &Form,
) -> Result<Enrolled, Refusal> {
    let students: Result<Vec<StudentId>, _> = form.texts("student").map(str::parse).collect();
    let students = students.ok().filter(|it| !it.is_empty());
    let Some(mut students) = students else {
        let mut errors = FieldErrors::default();
        errors.add("student", Message::new("course-choose-students"));
        return Err(errors.into());
    };
    students.sort_unstable();
    students.dedup();
    enroll_all(app, actor, EnrollStudents { course, students }).await
}

/// A course that is full is something that the form says, since others can be chosen.
pub(super) async fn enroll_all(
    app: &App,
    actor: &Actor,
    command: EnrollStudents,
) -> Result<Enrolled, Refusal> {
    let course = command.course;
    enroll_students(app, actor, command).await.map_err(|err| match err {
        EnrollError::Full(_) => Refusal::Problem(Problem::from(err).back_to(url(course))),
        err => Refusal::from(err),
    })
}

/// What happened, and nothing that did not.
pub(super) fn notice(enrolled: &Enrolled) -> Message {
    let (n, before) = (count(enrolled.new.len()), count(enrolled.n_before));
    match (enrolled.new.as_slice(), before) {
        ([], _) => Message::new("course-enrolled-before").number("n", before),
        ([name], 0) => Message::new("course-enrolled").text("name", name),
        (_, 0) => Message::new("course-enrolled-many").number("n", n),
        _ => Message::new("course-enrolled-some").number("n", n).number("before", before),
    }
}

async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    id: CourseId,
    search: &str,
    draft: &Draft,
) -> Result<Response, Problem> {
    let course = see_course(app, actor, id).await?;
    let enrollable = list_enrollable(app, actor, id, search).await?;
    Ok(screen.show(&EnrollPage::students(&course, &enrollable, search, draft, screen.reader())))
}

impl EnrollPage {
    fn students(
        course: &CourseView,
        found: &Enrollable,
        search: &str,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let n_places = course.settings.capacity.map(domain_courses::Capacity::get);
        let enrolled = places(course.n_enrolled, n_places, reader);
        let side = Side {
            heading: reader.say("course-enroll-title"),
            lead: reader.text(&Message::new("course-enroll-lead").text("enrolled", &enrolled)),
            back: back(course),
            action: format!("{}/enroll", url(course.id)),
            search_label: "students-search",
            legend: "students-title",
            field: "student",
            is_several: true,
            nobody: "course-nobody-found",
            list_url: Some(enroll_list::list_url(course.id)),
        };
        let choices = found
            .students
            .iter()
            .map(|(id, it)| (id.to_string(), format!("{}, {}", it.name(), it.email.as_str())));
        Self::new(side, choices, found.has_more, search, draft, reader)
    }

    pub(super) fn new(
        side: Side,
        choices: impl IntoIterator<Item = (String, String)>,
        has_more: bool,
        search: &str,
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        Self {
            heading: side.heading,
            lead: side.lead,
            back: side.back,
            action: side.action,
            search: search.to_owned(),
            search_label: reader.say(side.search_label),
            legend: reader.say(side.legend),
            chosen: draft.field(side.field, reader),
            choices: draft.choices(side.field, choices),
            is_several: side.is_several,
            has_more,
            nobody: reader.say(side.nobody),
            button: reader.say("course-enroll"),
            list_url: side.list_url,
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for EnrollPage {
    const TEMPLATE: &'static str = "courses/enroll.html";

    fn title(&self, _: &Reader) -> String {
        format!("{} – {}", self.heading, self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (course, none) = (sample::course(), Enrollable::default());
        let some = Enrollable { students: sample::enrollable(), has_more: true };
        let mut errors = FieldErrors::default();
        errors.add("student", Message::new("course-choose-students"));
        let refused = Draft::refused(Form::default(), errors);
        let blank = Draft::blank();
        let students = [
            Self::students(&course, &some, "o", &refused, reader),
            Self::students(&course, &none, "\"x\"", &blank, reader),
            Self::students(&course, &none, "", &blank, reader),
        ];
        students.into_iter().chain(students::enroll::samples(reader)).collect()
    }
}

//! Where it is said what came of a course, for as many as it is true of.

use application::{
    App, Message,
    courses::{
        CompleteCourse, CourseView, EnrolledStudent, complete_course, list_without_result,
        see_course,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{CompletionNote, Course, CourseId, CourseResult, StudentId};
use domain_kernel::{Actor, Date};
use serde::Serialize;

use super::{
    back,
    days::{COMPLETED_ON, DayFields, day, filled},
    outcome, sample, url,
};
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

/// What came of a course for its students.
#[derive(Debug, Serialize)]
pub(crate) struct CompletePage {
    back: Link,
    action: String,
    result: Field,
    results: Vec<Choice>,
    completed_on: DayFields,
    note: Field,
    student: Field,
    students: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

const FIELDS: [&str; 5] =
    ["result", "note", "completed_on", "completed_on_month", "completed_on_year"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let today = screen.reader().date_of(app.clock.now()).unwrap_or_default();
    let draft = blank(today, query.texts("student"));
    answer(&app, &actor, &screen, id, &draft).await
}

/// A form for today, with those ticked whom the link names.
fn blank<'a>(today: Date, students: impl Iterator<Item = &'a str>) -> Draft {
    let students = students.map(|it| ("student", it.to_owned()));
    Draft::filled(students.chain(filled(COMPLETED_ON, today)))
}

pub(crate) async fn complete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    see_course(&app, &actor, id).await?;
    let form = form.only_with(&FIELDS, &["student"])?;
    match save(&app, &actor, id, &form).await {
        Ok(n) => {
            let notice = Message::new("course-completed").number("n", n);
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, &screen, id, &draft).await
        }
    }
}

async fn save(app: &App, actor: &Actor, course: CourseId, form: &Form) -> Result<u32, Refusal> {
    let mut errors = FieldErrors::default();
    let result = CourseResult::parse(form.text("result"));
    if result.is_none() {
        errors.add("result", Message::new("choice-unknown"));
    }
    let on = errors.take("completed_on", day(form, COMPLETED_ON));
    let note = errors.take("note", CompletionNote::parse_optional(form.text("note")));
    let students: Result<Vec<StudentId>, _> = form.texts("student").map(str::parse).collect();
    let students = students.ok().filter(|it| !it.is_empty());
    if students.is_none() {
        errors.add("student", Message::new("course-choose-students"));
    }
    let (Some(result), Some(on), Some(note), Some(mut students)) = (result, on, note, students)
    else {
        return Err(errors.into());
    };
    students.sort_unstable();
    students.dedup();
    let n = count(students.len());
    complete_course(app, actor, CompleteCourse { course, students, on, result, note }).await?;
    Ok(n)
}

async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    id: CourseId,
    draft: &Draft,
) -> Result<Response, Problem> {
    let course = see_course(app, actor, id).await?;
    let students = list_without_result(app, actor, id).await?;
    Ok(screen.show(&CompletePage::new(&course, &students, draft, screen.reader())))
}

impl CompletePage {
    fn new(
        course: &CourseView,
        students: &[EnrolledStudent],
        draft: &Draft,
        reader: &Reader,
    ) -> Self {
        let results =
            CourseResult::ALL.map(|it| (it.name().to_owned(), reader.say(outcome::result(it))));
        let students = students.iter().map(|it| {
            (it.id.to_string(), format!("{}, {}", it.details.name(), it.details.email.as_str()))
        });
        Self {
            back: back(course),
            action: format!("{}/complete", url(course.id)),
            result: draft.field("result", reader),
            results: draft.choices("result", results),
            completed_on: DayFields::new(COMPLETED_ON, draft, reader),
            note: draft.field("note", reader),
            student: draft.field("student", reader),
            students: draft.choices("student", students),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for CompletePage {
    const TEMPLATE: &'static str = "courses/complete.html";

    fn title(&self, reader: &Reader) -> String {
        format!("{} – {}", reader.say("course-complete-title"), self.back.text)
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let (course, students) = (sample::course(), sample::enrolled());
        let today = Date::constant(2026, 11, 26);
        let mut errors = FieldErrors::default();
        errors.add("result", Message::new("choice-unknown"));
        errors.add("completed_on", Message::new("course-in-the-future"));
        errors.add("student", Message::new("course-choose-students"));
        let typed = Form::from_iter([("note", "\"Well\" sung"), ("completed_on", "31")]);
        let ticked = students.first().map(|it| it.id.to_string());
        vec![
            Self::new(&course, &students, &blank(today, ticked.as_deref().into_iter()), reader),
            Self::new(&course, &students, &Draft::refused(typed, errors), reader),
            Self::new(&course, &[], &blank(today, [].into_iter()), reader),
        ]
    }
}

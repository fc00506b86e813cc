use application::{
    App, Message,
    courses::{EnrollStudents, JoinableCourses, StudentView, list_courses_without, see_student},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{Student, StudentId};
use domain_kernel::Actor;

use super::{
    super::{
        days,
        enroll::{EnrollPage, Side, enroll_all, notice},
        places, sample,
    },
    back, url,
};
use crate::{
    form::{Draft, FieldErrors, Form, Refusal},
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

const FIELDS: [&str; 2] = ["q", "course"];

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    answer(&app, &actor, &screen, id, query.text("q"), &Draft::blank()).await
}

pub(crate) async fn enroll(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    see_student(&app, &actor, id).await?;
    let form = form.only(&FIELDS)?;
    match save(&app, &actor, id, &form).await {
        Ok(notice) => Ok(SeeOther::to(url(id)).notice(notice).into_response()),
        Err(refusal) => {
            let searched = form.text("q").to_owned();
            let draft = Draft::refused(form, refusal.mistakes()?);
            answer(&app, &actor, &screen, id, &searched, &draft).await
        }
    }
}

async fn save(app: &App, actor: &Actor, id: StudentId, form: &Form) -> Result<Message, Refusal> {
    let Ok(course) = form.text("course").parse() else {
        let mut errors = FieldErrors::default();
        errors.add("course", Message::new("student-choose-course"));
        return Err(errors.into());
    };
    let command = EnrollStudents { course, students: vec![id] };
    Ok(notice(&enroll_all(app, actor, command).await?))
}

async fn answer(
    app: &App,
    actor: &Actor,
    screen: &Screen,
    id: StudentId,
    search: &str,
    draft: &Draft,
) -> Result<Response, Problem> {
    let student = see_student(app, actor, id).await?;
    let found = list_courses_without(app, actor, id, search).await?;
    Ok(screen.show(&page(&student, &found, search, draft, screen.reader())))
}

fn page(
    student: &StudentView,
    found: &JoinableCourses,
    search: &str,
    draft: &Draft,
    reader: &Reader,
) -> EnrollPage {
    let side = Side {
        heading: reader.say("student-enroll-title"),
        lead: String::new(),
        back: back(student),
        action: format!("{}/enroll", url(student.id)),
        search_label: "course-title",
        legend: "courses-title",
        field: "course",
        is_several: false,
        nobody: "student-no-course-found",
        list_url: None,
    };
    let choices = found.courses.iter().map(|it| {
        let places = Message::new("course-choice")
            .text("title", it.title.as_str())
            .text("places", &places(it.n_enrolled, it.n_places, reader));
        let text = match days::said(it.days, reader) {
            Some(days) => format!("{}, {days}", reader.text(&places)),
            None => reader.text(&places),
        };
        (it.id.to_string(), text)
    });
    EnrollPage::new(side, choices, found.has_more, search, draft, reader)
}

pub(in super::super) fn samples(reader: &Reader) -> Vec<EnrollPage> {
    let found = JoinableCourses { courses: sample::lines(), has_more: false };
    vec![page(&sample::student(), &found, "", &Draft::blank(), reader)]
}

use application::{
    App, Failure, Message,
    courses::{
        CourseView, EnrolledStudent, WithdrawStudent, see_course, see_enrolled, withdraw_student,
    },
};
use axum::{extract::State, response::Response};
use domain_courses::AlreadyCompleted;

use super::{OfCourse, back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    OfCourse(course, student): OfCourse,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, course).await?;
    let student = see_enrolled(&app, &actor, course.id, student).await?;
    let change = change(&course, &student, screen.reader());
    Ok(screen.show(&ConfirmPage::new(back(&course), change, screen.reader())))
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    Signed(actor): Signed,
    OfCourse(course, student): OfCourse,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    let withdrawn = withdraw_student(&app, &actor, WithdrawStudent { course, student }).await;
    let name = withdrawn.map_err(|err| Problem::from(err).back_to(url(course)))?;
    Ok(SeeOther::to(url(course)).notice(Message::new("course-withdrawn").text("name", &name)))
}

pub(super) fn change(course: &CourseView, student: &EnrolledStudent, reader: &Reader) -> Change {
    let since =
        Message::new("course-withdraw-goes").text("date", &reader.date(student.enrolled_on));
    Change {
        heading: Message::new("course-withdraw-title")
            .text("name", &student.details.name())
            .text("title", course.settings.title.as_str()),
        lead: "course-withdraw-lead",
        points: vec![since],
        stem: None,
        refused: student.outcome.as_ref().map(|_| AlreadyCompleted.message()),
        action: format!("{}/students/{}/withdraw", url(course.id), student.id),
        hidden: Vec::new(),
        button: Message::new("course-withdraw-submit"),
        is_destructive: true,
    }
}

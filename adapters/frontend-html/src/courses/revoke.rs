use application::{
    App, Failure, Message,
    courses::{CourseView, EnrolledStudent, RevokeResult, revoke_result, see_course, see_enrolled},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_courses::{CompletionReason, CourseId, NotCompleted, StudentId};
use domain_kernel::{Actor, LineError};
use serde::Serialize;

use super::{OfCourse, back, sample, url};
use crate::{
    form::{Draft, Field, FieldErrors, Form, Mistake, Refusal},
    parts::Link,
    problem::Problem,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Signed,
};

/// Why a result of a course is taken back.
#[derive(Debug, Serialize)]
pub(crate) struct RevokeResultPage {
    heading: String,
    back: Link,
    action: String,
    /// Why there is nothing to take back.
    refused: Option<String>,
    reason: Field,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    OfCourse(course, student): OfCourse,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, course).await?;
    let student = see_enrolled(&app, &actor, course.id, student).await?;
    let page = RevokeResultPage::new(&course, &student, &Draft::blank(), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn revoke(
    State(app): State<App>,
    Signed(actor): Signed,
    OfCourse(course, student): OfCourse,
    screen: Screen,
    form: Form,
) -> Result<Response, Problem> {
    let seen = see_course(&app, &actor, course).await?;
    let enrolled = see_enrolled(&app, &actor, course, student).await?;
    let form = form.only(&["reason"])?;
    match save(&app, &actor, course, student, &form).await {
        Ok(name) => {
            let notice = Message::new("course-result-revoked").text("name", &name);
            Ok(SeeOther::to(url(course)).notice(notice).into_response())
        }
        Err(refusal) => {
            let draft = Draft::refused(form, refusal.mistakes()?);
            let page = RevokeResultPage::new(&seen, &enrolled, &draft, screen.reader());
            Ok(screen.show(&page))
        }
    }
}

async fn save(
    app: &App,
    actor: &Actor,
    course: CourseId,
    student: StudentId,
    form: &Form,
) -> Result<String, Refusal> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", CompletionReason::parse(form.text("reason")));
    let command = RevokeResult { course, student, reason: reason.ok_or(errors)? };
    Ok(revoke_result(app, actor, command).await?)
}

impl RevokeResultPage {
    fn new(course: &CourseView, student: &EnrolledStudent, draft: &Draft, reader: &Reader) -> Self {
        let heading = Message::new("course-revoke-title").text("name", &student.details.name());
        let refused = student.outcome.is_none().then(|| reader.text(&NotCompleted.message()));
        Self {
            heading: reader.text(&heading),
            back: back(course),
            action: format!("{}/students/{}/revoke", url(course.id), student.id),
            refused,
            reason: draft.field("reason", reader),
            mistakes: draft.mistakes(reader),
        }
    }
}

impl Page for RevokeResultPage {
    const TEMPLATE: &'static str = "courses/revoke.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let course = sample::course();
        let mut errors = FieldErrors::default();
        errors.add("reason", LineError::Empty.message());
        let drafts = [Draft::refused(Form::default(), errors), Draft::blank()];
        let pages = sample::enrolled().into_iter().zip(drafts);
        pages.map(|(it, draft)| Self::new(&course, &it, &draft, reader)).collect()
    }
}

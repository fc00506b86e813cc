use application::{
    App, Message,
    courses::{DeleteStudent, StudentView, delete_student, see_student},
};
use axum::{extract::State, response::Response};
use domain_courses::Student;

use super::{PATH, back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    screen: Screen,
) -> Result<Response, Problem> {
    let student = see_student(&app, &actor, id).await?;
    Ok(screen.show(&ConfirmPage::new(back(&student), change(&student), screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Student>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let student = see_student(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_student(&app, &actor, DeleteStudent { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("student-is-deleted").text("name", &student.details.name());
    Ok(SeeOther::to(PATH).notice(notice))
}

pub(super) fn change(student: &StudentView) -> Change {
    let stays = match student.account {
        Some(_) => "student-delete-account-stays",
        None => "student-delete-courses-stay",
    };
    Change {
        heading: Message::new("student-delete-title").text("name", &student.details.name()),
        lead: "student-delete-lead",
        points: vec![
            Message::new("student-delete-goes").number("n", student.n_courses),
            Message::new("student-delete-names"),
            Message::new(stays),
        ],
        stem: None,
        refused: None,
        action: format!("{}/delete", url(student.id)),
        hidden: vec![Hidden::new("version", &student.version.get())],
        button: Message::new("student-delete-submit"),
        is_destructive: true,
    }
}

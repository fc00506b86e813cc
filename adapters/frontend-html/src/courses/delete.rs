use application::{
    App, Message,
    courses::{CourseView, DeleteCourse, delete_course, list_materials, see_course},
};
use axum::{extract::State, response::Response};
use domain_courses::Course;

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
    PathId(id): PathId<Course>,
    screen: Screen,
) -> Result<Response, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let n_materials = list_materials(&app, &actor, id).await?.len();
    let change = change(&course, u32::try_from(n_materials).unwrap_or(u32::MAX));
    Ok(screen.show(&ConfirmPage::new(back(&course), change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Course>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let course = see_course(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_course(&app, &actor, DeleteCourse { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("course-is-deleted").text("title", course.settings.title.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

pub(super) fn change(course: &CourseView, n_materials: u32) -> Change {
    Change {
        heading: Message::new("course-delete-title").text("title", course.settings.title.as_str()),
        lead: "course-delete-lead",
        points: vec![
            Message::new("course-delete-goes").number("n", course.n_enrolled),
            Message::new("course-delete-materials").number("n", n_materials),
            Message::new("course-delete-stays"),
        ],
        stem: None,
        refused: None,
        action: format!("{}/delete", url(course.id)),
        hidden: vec![Hidden::new("version", &course.version.get())],
        button: Message::new("course-delete-submit"),
        is_destructive: true,
    }
}

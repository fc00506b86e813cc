use application::{
    App, Failure, Message,
    identity::{DeleteDepartment, DepartmentLine, delete_department},
};
use axum::{extract::State, response::Response};
use domain_identity::{Department, DepartmentInUse};

use super::{PATH, find, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, Link, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Department>,
    screen: Screen,
) -> Result<Response, Problem> {
    let department = find(&app, &actor, id).await?;
    let (back, change) = change(&department);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Department>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let department = find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_department(&app, &actor, DeleteDepartment { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("department-is-deleted").text("name", department.name.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

pub(crate) fn change(department: &DepartmentLine) -> (Link, Change) {
    let n_people = department.n_people;
    let change = Change {
        heading: Message::new("department-delete-title").text("name", department.name.as_str()),
        lead: "department-delete-lead",
        points: vec![Message::new("department-delete-stays")],
        stem: None,
        refused: (0 < n_people).then(|| DepartmentInUse { n_people }.message()),
        action: format!("{}/delete", url(department.id)),
        hidden: vec![Hidden::new("version", &department.version.get())],
        button: Message::new("department-delete"),
        is_destructive: true,
    };
    let text = department.name.as_str().to_owned();
    (Link { href: url(department.id), text }, change)
}

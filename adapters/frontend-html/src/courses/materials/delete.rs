use application::{
    App, Message,
    courses::{DeleteMaterial, MaterialPart, MaterialView, SeesAs, delete_material, see_material},
};
use axum::{extract::State, response::Response};
use domain_kernel::Actor;

use super::{MaterialPath, back, url_of};
use crate::{
    confirm::{Change, ConfirmPage},
    courses,
    form::Form,
    parts::{Hidden, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::Signed,
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let view = see_material(&app, &actor, path.seen_as(SeesAs::Teacher)).await?;
    let change = change(&view, MaterialPart::Content);
    Ok(screen.show(&ConfirmPage::new(back(&view), change, screen.reader())))
}

pub(crate) async fn ask_about_captions(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    screen: Screen,
) -> Result<Response, Problem> {
    let view = see_material(&app, &actor, path.seen_as(SeesAs::Teacher)).await?;
    let change = change(&view, MaterialPart::Captions);
    Ok(screen.show(&ConfirmPage::new(back(&view), change, screen.reader())))
}

pub(crate) async fn material(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let view = delete(&app, &actor, (path, MaterialPart::Content), form).await?;
    let name = view.material.value.file.name.as_str();
    let notice = Message::new("material-is-deleted").text("name", name);
    Ok(SeeOther::to(courses::url(path.course)).notice(notice))
}

pub(crate) async fn captions(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    let view = delete(&app, &actor, (path, MaterialPart::Captions), form).await?;
    Ok(SeeOther::to(url_of(&view)).notice(Message::new("captions-are-deleted")))
}

/// What was there before.
async fn delete(
    app: &App,
    actor: &Actor,
    (path, part): (MaterialPath, MaterialPart),
    form: Form,
) -> Result<MaterialView, Problem> {
    let view = see_material(app, actor, path.seen_as(SeesAs::Teacher)).await?;
    let expected = version(&form.only(&["version"])?)?;
    let MaterialPath { course, id } = path;
    let deleted = delete_material(app, actor, DeleteMaterial { course, id, part, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url_of(&view)))?;
    Ok(view)
}

pub(super) fn change(view: &MaterialView, part: MaterialPart) -> Change {
    let name = view.material.value.file.name.as_str();
    let (way, heading, lead, button) = match part {
        MaterialPart::Content => {
            ("delete", "material-delete-title", "material-delete-lead", "material-delete-submit")
        }
        MaterialPart::Captions => {
            let (title, lead) = ("captions-delete-title", "captions-delete-lead");
            ("captions/delete", title, lead, "captions-delete-submit")
        }
    };
    let goes = match part {
        MaterialPart::Content => "material-delete-goes",
        MaterialPart::Captions => "captions-delete-stays",
    };
    Change {
        heading: Message::new(heading).text("name", name),
        lead,
        points: vec![Message::new(goes)],
        stem: None,
        refused: None,
        action: format!("{}/{way}", url_of(view)),
        hidden: vec![Hidden::new("version", &view.material.version.get())],
        button: Message::new(button),
        is_destructive: true,
    }
}

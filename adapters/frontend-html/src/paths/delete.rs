use application::{
    App, Failure, Message, PageNumber,
    onboarding::{DeletePath, PathView, delete_path, list_people_on_path, see_path},
};
use axum::{extract::State, response::Response};
use domain_onboarding::{Path, PathInUse};

use super::{PATH, back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, count, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    screen: Screen,
) -> Result<Response, Problem> {
    let path = see_path(&app, &actor, id).await?;
    let people = list_people_on_path(&app, &actor, id, PageNumber::FIRST).await?;
    let change = change(&path, people.n_matches);
    Ok(screen.show(&ConfirmPage::new(back(&path), change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Path>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let path = see_path(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_path(&app, &actor, DeletePath { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("path-is-deleted").text("title", path.title().as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

/// `n_people` are those on it whom the reader sees.
pub(super) fn change(path: &PathView, n_people: u32) -> Change {
    Change {
        heading: Message::new("path-delete-title").text("title", path.title().as_str()),
        lead: "path-delete-lead",
        points: vec![
            Message::new("path-delete-goes").number("n", count(path.steps.len())),
            Message::new("path-delete-stays"),
        ],
        stem: None,
        refused: (0 < n_people).then(|| PathInUse.message()),
        action: format!("{}/delete", url(path.id)),
        hidden: vec![Hidden::new("version", &path.version.get())],
        button: Message::new("path-delete-submit"),
        is_destructive: true,
    }
}

use application::{
    App, Failure, Message,
    equipment::{CategoryLine, DeleteCategory, delete_category},
};
use axum::{extract::State, response::Response};
use domain_equipment::{Category, CategoryInUse};

use super::{PATH, find, url};
use crate::{
    confirm::{Change, ConfirmPage},
    equipment::group_sample,
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
    PathId(id): PathId<Category>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (back, change) = change(&find(&app, &actor, id).await?);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Category>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let category = find(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_category(&app, &actor, DeleteCategory { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("item-category-is-deleted").text("name", category.name.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

fn change(category: &CategoryLine) -> (Link, Change) {
    let (name, n_items) = (category.name.as_str(), category.n_items);
    let change = Change {
        heading: Message::new("item-category-delete-title").text("name", name),
        lead: "item-category-delete-lead",
        points: Vec::new(),
        stem: None,
        refused: (0 < n_items).then(|| CategoryInUse { n_items }.message()),
        action: format!("{}/delete", url(category.id)),
        hidden: vec![Hidden::new("version", &category.version.get())],
        button: Message::new("item-category-delete"),
        is_destructive: true,
    };
    (Link { href: url(category.id), text: name.to_owned() }, change)
}

/// One that items are of and one that none is.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    group_sample::categories().iter().map(change).collect()
}

use application::{
    App, Failure, Message, PageNumber,
    equipment::{DeleteItem, ItemView, delete_item, find_item_to_edit, see_item},
};
use axum::{extract::State, response::Response};
use domain_equipment::{HasHistory, Item};
use domain_kernel::Permission;

use super::{PATH, item_sample, url};
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
    PathId(id): PathId<Item>,
    screen: Screen,
) -> Result<Response, Problem> {
    actor.permit(Permission::ManageEquipment)?;
    let seen = see_item(&app, &actor, id, PageNumber::FIRST).await?;
    let (back, change) = change(&seen.item, seen.history.n_matches);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_item(&app, &actor, DeleteItem { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("item-is-deleted").text("tag", item.settings.tag.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

fn change(item: &ItemView, n_custodies: u32) -> (Link, Change) {
    let tag = item.settings.tag.as_str();
    let change = Change {
        heading: Message::new("item-delete-title").text("tag", tag),
        lead: "item-delete-lead",
        points: Vec::new(),
        stem: None,
        refused: (0 < n_custodies).then(|| HasHistory.message()),
        action: format!("{}/delete", url(item.id)),
        hidden: vec![Hidden::new("version", &item.version.get())],
        button: Message::new("item-delete"),
        is_destructive: true,
    };
    (Link { href: url(item.id), text: item.settings.name.as_str().to_owned() }, change)
}

/// One that nobody had and one that somebody had.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let item = item_sample::item();
    vec![change(&item, 0), change(&item, 3)]
}

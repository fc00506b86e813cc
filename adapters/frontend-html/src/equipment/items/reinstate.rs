use application::{
    App, Failure, Message,
    equipment::{ItemView, ReinstateItem, find_item_to_edit, reinstate_item},
};
use axum::{extract::State, response::Response};
use domain_equipment::{Item, ItemState, NotRetired};

use super::{item_sample, url};
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
    let (back, change) = change(&find_item_to_edit(&app, &actor, id).await?);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn reinstate(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let expected = version(&form.only(&["version"])?)?;
    let reinstated = reinstate_item(&app, &actor, ReinstateItem { id, expected }).await;
    reinstated.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("item-is-reinstated").text("tag", item.settings.tag.as_str());
    Ok(SeeOther::to(url(id)).notice(notice))
}

fn change(item: &ItemView) -> (Link, Change) {
    let is_retired = matches!(item.state, ItemState::Retired(_));
    let change = Change {
        heading: Message::new("item-reinstate-title").text("tag", item.settings.tag.as_str()),
        lead: "item-reinstate-lead",
        points: Vec::new(),
        stem: None,
        refused: (!is_retired).then(|| NotRetired.message()),
        action: format!("{}/reinstate", url(item.id)),
        hidden: vec![Hidden::new("version", &item.version.get())],
        button: Message::new("item-reinstate"),
        is_destructive: false,
    };
    (Link { href: url(item.id), text: item.settings.name.as_str().to_owned() }, change)
}

/// One that is retired and one that is not.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    vec![change(&item_sample::retired()), change(&item_sample::item())]
}

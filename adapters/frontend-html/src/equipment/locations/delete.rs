use application::{
    App, Failure, Message,
    equipment::{DeleteLocation, LocationLine, delete_location, list_locations},
};
use axum::{extract::State, response::Response};
use domain_equipment::{Location, LocationInUse};

use super::{PATH, find, url};
use crate::{
    confirm::{Change, ConfirmPage},
    equipment::group_sample,
    form::Form,
    parts::{Hidden, Link, count, version},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Location>,
    screen: Screen,
) -> Result<Response, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let (back, change) = change(&locations, find(&locations, id)?);
    Ok(screen.show(&ConfirmPage::new(back, change, screen.reader())))
}

pub(crate) async fn delete(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Location>,
    form: Form,
) -> Result<SeeOther, Problem> {
    let locations = list_locations(&app, &actor).await?;
    let location = find(&locations, id)?;
    let expected = version(&form.only(&["version"])?)?;
    let deleted = delete_location(&app, &actor, DeleteLocation { id, expected }).await;
    deleted.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let notice = Message::new("item-location-is-deleted").text("path", location.path.as_str());
    Ok(SeeOther::to(PATH).notice(notice))
}

fn change(all: &[LocationLine], location: &LocationLine) -> (Link, Change) {
    let inside = all.iter().filter(|it| it.settings.parent == Some(location.id));
    let used = LocationInUse { n_items: location.n_items, n_locations: count(inside.count()) };
    let is_used = used != LocationInUse { n_items: 0, n_locations: 0 };
    let path = location.path.as_str();
    let change = Change {
        heading: Message::new("item-location-delete-title").text("path", path),
        lead: "item-location-delete-lead",
        points: Vec::new(),
        stem: None,
        refused: is_used.then(|| used.message()),
        action: format!("{}/delete", url(location.id)),
        hidden: vec![Hidden::new("version", &location.version.get())],
        button: Message::new("item-location-delete"),
        is_destructive: true,
    };
    (Link { href: url(location.id), text: path.to_owned() }, change)
}

/// One that has items, one that has a location, and one that has nothing in it.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let mut locations = group_sample::locations();
    if let Some(bay) = locations.get_mut(1) {
        bay.n_items = 0;
    }
    locations.iter().take(3).map(|it| change(&locations, it)).collect()
}

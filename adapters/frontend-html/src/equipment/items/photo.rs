//! The photo of an item: shown to whoever may have it, and changed beside its form.

use application::{
    App, Message,
    equipment::{
        ChangeItemPhoto, ItemView, SeeItemPhoto, change_item_photo, find_item_to_edit,
        see_item_photo,
    },
    identity::PictureError,
};
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
};
use domain_equipment::Item;
use serde::Serialize;

use super::{edit, url};
use crate::{
    equipment::words::photo_url,
    form::{Draft, Field, Refusal},
    photos,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    visitor::{PathId, Signed},
};

/// What `equipment/items/form.html` shows of an item that is here.
#[derive(Debug, Serialize)]
pub(super) struct PhotoForm {
    src: Option<String>,
    /// What the photo shows.
    alt: String,
    action: String,
    /// Where it is removed, if there is one.
    remove_url: Option<String>,
    field: Field,
}

/// The photo of an item as JPEG.
pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(item): PathId<Item>,
    query: Query,
) -> Result<Response, Problem> {
    let wanted = SeeItemPhoto { item, size: photos::size(&query) };
    let photo = see_item_photo(&app, &actor, wanted).await?;
    Ok(photos::answer(photo, &query))
}

pub(crate) async fn change(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(id): PathId<Item>,
    screen: Screen,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let item = find_item_to_edit(&app, &actor, id).await?;
    let uploaded = match photos::upload(body, "photo").await? {
        Some(upload) => {
            let command = ChangeItemPhoto { item: id, upload: Some(upload) };
            change_item_photo(&app, &actor, command).await.map_err(Refusal::from)
        }
        None => Err(PictureError::Missing.into()),
    };
    match uploaded {
        Ok(()) => {
            let notice = Message::new("item-photo-changed");
            Ok(SeeOther::to(url(id)).notice(notice).into_response())
        }
        Err(refusal) => {
            let errors = refusal.mistakes()?;
            Ok(screen.show(&edit::with_mistakes(&app, &actor, &item, errors, &screen).await?))
        }
    }
}

pub(crate) async fn remove(
    State(app): State<App>,
    Signed(actor): Signed,
    PathId(item): PathId<Item>,
) -> Result<SeeOther, Problem> {
    change_item_photo(&app, &actor, ChangeItemPhoto { item, upload: None }).await?;
    Ok(SeeOther::to(url(item)).notice(Message::new("item-photo-removed")))
}

impl PhotoForm {
    pub(super) fn new(item: &ItemView, draft: &Draft, reader: &Reader) -> Self {
        Self {
            src: item.photo.map(|it| photo_url(item.id, it)),
            alt: item.settings.name.as_str().to_owned(),
            action: format!("{}/photo", url(item.id)),
            remove_url: item.photo.map(|_| format!("{}/photo/delete", url(item.id))),
            field: draft.field("photo", reader),
        }
    }
}

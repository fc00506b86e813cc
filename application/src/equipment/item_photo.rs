use bytes::Bytes;
use domain_equipment::{ItemId, ItemPhotoId};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{
    App, Failure,
    failure::failure,
    identity::{BlobError, PhotoSize, PictureError, drop_photo, keep_photo},
    repeat,
};

/// An admin shows another photo of an item, or none any more.
#[derive(Clone, Debug)]
pub struct ChangeItemPhoto {
    pub item: ItemId,
    pub upload: Option<Bytes>,
}

/// Somebody looks at the photo of an item.
#[derive(Clone, Copy, Debug)]
pub struct SeeItemPhoto {
    pub item: ItemId,
    pub size: PhotoSize,
}

#[derive(Debug, Error)]
pub enum ItemPhotoError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such item")]
    NoSuchItem,
    #[error("there is no such photo")]
    NoSuchPhoto,
}

pub async fn change_item_photo(
    app: &App,
    actor: &Actor,
    command: ChangeItemPhoto,
) -> Result<(), ItemPhotoError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let ChangeItemPhoto { item, upload } = command;
    let photo = match upload {
        Some(upload) => Some(keep_photo::<_, ItemPhotoError>(app, permit.realm(), upload).await?),
        None => None,
    };
    let done = repeat(|| change_once(app, actor, item, photo)).await;
    // Of a commit that failed nobody knows whether it did.
    if done.as_ref().is_err_and(|it| !it.class().leaves_open()) {
        drop_photo(app, permit.realm(), photo).await;
    }
    drop_photo(app, permit.realm(), done?).await;
    Ok(())
}

/// Returns the one whose files nobody needs any more.
async fn change_once(
    app: &App,
    actor: &Actor,
    item: ItemId,
    photo: Option<ItemPhotoId>,
) -> Result<Option<ItemPhotoId>, ItemPhotoError> {
    let permit = actor.permit(Permission::ManageEquipment)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut item = tx.items().find(item).await?.ok_or(ItemPhotoError::NoSuchItem)?;
    if item.value.photo == photo {
        return Ok(None);
    }

    let (changed, old) = item.value.change_photo(photo);

    tx.items().update(&item).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(old)
}

/// The photo as JPEG. Whoever may have an item may see what it looks like.
pub async fn see_item_photo(
    app: &App,
    actor: &Actor,
    query: SeeItemPhoto,
) -> Result<Bytes, ItemPhotoError> {
    // Whoever is nobody of the company, such as an operator, has nothing of it.
    let needed = match actor.person_id() {
        Some(_) => Permission::HoldEquipment,
        None => Permission::SeeEquipment,
    };
    let permit = actor.permit(needed)?;
    let photo = app.equipment.item_photo(&permit, query.item).await?;
    let photo = photo.ok_or(ItemPhotoError::NoSuchPhoto)?;
    let photo = query.size.read(app, permit.realm(), photo).await?;
    photo.ok_or(ItemPhotoError::NoSuchPhoto)
}

failure!(ItemPhotoError {
    Picture(PictureError) at "photo",
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchItem => NotFound "item-not-found",
    NoSuchPhoto => NotFound "photo-not-found",
});

use bytes::Bytes;
use domain_identity::PhotoId;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{BlobError, PictureError, drop_photo, keep_photo},
    repeat,
};

/// A person shows another photo of themselves, or none any more.
#[derive(Clone, Debug)]
pub struct ChangePhoto {
    pub upload: Option<Bytes>,
}

#[derive(Debug, Error)]
pub enum ChangePhotoError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
}

pub async fn change_photo(
    app: &App,
    actor: &Actor,
    command: ChangePhoto,
) -> Result<(), ChangePhotoError> {
    let permit = actor.permit(Permission::KeepOwnAccount)?;
    let photo = match command.upload {
        Some(upload) => Some(keep_photo::<_, ChangePhotoError>(app, permit.realm(), upload).await?),
        None => None,
    };
    let old = repeat(|| change_once(app, actor, photo)).await?;
    drop_photo(app, permit.realm(), old).await;
    Ok(())
}

async fn change_once(
    app: &App,
    actor: &Actor,
    photo: Option<PhotoId>,
) -> Result<Option<PhotoId>, ChangePhotoError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let id = actor.person_id().ok_or(Denied { permission })?;
    let mut tx = app.store.begin(&permit).await?;

    let mut person = tx.people().account(id).await?.ok_or(ChangePhotoError::NoSuchPerson)?;
    if person.value.account.photo == photo {
        return Ok(None);
    }

    let (changed, old) = person.value.change_photo(photo);

    tx.people().update(&person).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(old)
}

failure!(ChangePhotoError {
    Picture(PictureError) at "photo",
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
});

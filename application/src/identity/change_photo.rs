use bytes::Bytes;
use domain_identity::PhotoId;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{BlobError, PhotoSize, PictureError},
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
    // The files first: a crash then leaves files that nobody needs, never a photo without files.
    let photo = match command.upload {
        Some(upload) => {
            let (id, portrait) = (app.ids.next(), app.pictures.portrait(upload).await?);
            app.blobs.put(&PhotoSize::Large.key(permit.realm(), id), portrait.large).await?;
            app.blobs.put(&PhotoSize::Small.key(permit.realm(), id), portrait.small).await?;
            Some(id)
        }
        None => None,
    };
    let old = repeat(|| change_once(app, actor, photo)).await?;
    for size in PhotoSize::ALL {
        let Some(old) = old else { break };
        // The change stands. A file that stays behind is nobody's photo and harms nobody.
        app.blobs.delete(&size.key(permit.realm(), old)).await.ok();
    }
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

    let mut person = tx.people().find(id).await?.ok_or(ChangePhotoError::NoSuchPerson)?;
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

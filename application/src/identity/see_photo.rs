use bytes::Bytes;
use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{BlobError, PhotoSize},
};

/// Somebody looks at a colleague's photo.
#[derive(Clone, Copy, Debug)]
pub struct SeePhoto {
    pub person: PersonId,
    pub size: PhotoSize,
}

#[derive(Debug, Error)]
pub enum SeePhotoError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such photo")]
    NoSuchPhoto,
}

/// The photo as JPEG.
pub async fn see_photo(app: &App, actor: &Actor, query: SeePhoto) -> Result<Bytes, SeePhotoError> {
    // Whoever sees no colleagues sees their own photo all the same.
    let permission = match actor.person_id() == Some(query.person) {
        true => Permission::KeepOwnAccount,
        false => Permission::SeeColleagues,
    };
    let permit = actor.permit(permission)?;
    let photo = app.identity.photo(&permit, query.person).await?;
    let photo = photo.ok_or(SeePhotoError::NoSuchPhoto)?;
    let photo = query.size.read(app, permit.realm(), photo).await?;
    photo.ok_or(SeePhotoError::NoSuchPhoto)
}

failure!(SeePhotoError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPhoto => NotFound "photo-not-found",
});

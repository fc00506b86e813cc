use bytes::Bytes;
use domain_identity::PhotoId;
use domain_kernel::{Actor, Denied, Permission, PersonId, Realm, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, identity::BlobError};

/// Somebody looks at a colleague's photo.
#[derive(Clone, Copy, Debug)]
pub struct SeePhoto {
    pub person: PersonId,
    pub size: PhotoSize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSize {
    Large,
    Small,
}

impl PhotoSize {
    pub(super) const ALL: [Self; 2] = [Self::Large, Self::Small];

    /// Where the file lies.
    pub(super) fn key(self, realm: Realm, photo: PhotoId) -> String {
        let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
        let size = match self {
            Self::Large => "large",
            Self::Small => "small",
        };
        format!("photos/{company}/{photo}-{size}.jpg")
    }
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
    let permit = actor.permit(Permission::SeeColleagues)?;
    let photo = app.identity.photo(&permit, query.person).await?;
    let photo = photo.ok_or(SeePhotoError::NoSuchPhoto)?;
    let key = query.size.key(permit.realm(), photo);
    app.blobs.get(&key).await?.ok_or(SeePhotoError::NoSuchPhoto)
}

failure!(SeePhotoError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPhoto => NotFound "photo-not-found",
});

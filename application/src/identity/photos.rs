//! The files of photos, of people and of what they lend.

use bytes::Bytes;
use domain_kernel::{Id, Realm};

use crate::{
    App,
    identity::{BlobError, PictureError},
};

/// A photo is kept in two sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSize {
    Large,
    Small,
}

impl PhotoSize {
    const ALL: [Self; 2] = [Self::Large, Self::Small];

    /// Where the file lies.
    fn key<T>(self, realm: Realm, photo: Id<T>) -> String {
        let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
        let size = match self {
            Self::Large => "large",
            Self::Small => "small",
        };
        format!("photos/{company}/{photo}-{size}.jpg")
    }

    /// The photo as JPEG.
    pub(crate) async fn read<T>(
        self,
        app: &App,
        realm: Realm,
        photo: Id<T>,
    ) -> Result<Option<Bytes>, BlobError> {
        app.blobs.get(&self.key(realm, photo)).await
    }
}

/// Keeps a photo under an id of its own, before anything says that there is one: a crash then leaves
/// files that nobody needs, never a photo without files.
pub(crate) async fn keep_photo<T, E>(app: &App, realm: Realm, upload: Bytes) -> Result<Id<T>, E>
where
    E: From<PictureError> + From<BlobError>,
{
    let (id, portrait) = (app.ids.next(), app.pictures.portrait(upload).await?);
    app.blobs.put(&PhotoSize::Large.key(realm, id), portrait.large).await?;
    app.blobs.put(&PhotoSize::Small.key(realm, id), portrait.small).await?;
    Ok(id)
}

/// Where the files of a photo lie.
pub(crate) fn photo_keys<T>(realm: Realm, photo: Id<T>) -> Vec<String> {
    PhotoSize::ALL.iter().map(|it| it.key(realm, photo)).collect()
}

/// Deletes the files of a photo that nothing names any more, if there was one.
pub(crate) async fn drop_photo<T>(app: &App, realm: Realm, photo: Option<Id<T>>) {
    let Some(photo) = photo else { return };
    for size in PhotoSize::ALL {
        // A file that stays behind is nobody's photo and harms nobody.
        app.blobs.delete(&size.key(realm, photo)).await.ok();
    }
}

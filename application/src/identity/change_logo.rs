use bytes::Bytes;
use domain_identity::LogoId;
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{BlobError, PictureError},
    repeat,
};

/// An admin changes the picture by which the company is known, or takes it away.
#[derive(Clone, Debug)]
pub struct ChangeLogo {
    pub upload: Option<Bytes>,
}

#[derive(Debug, Error)]
pub enum ChangeLogoError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no logo")]
    NoLogo,
}

pub async fn change_logo(
    app: &App,
    actor: &Actor,
    command: ChangeLogo,
) -> Result<(), ChangeLogoError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    // The file first: a crash then leaves a file that nobody needs, never a logo without one.
    let logo = match command.upload {
        Some(upload) => {
            let (id, picture) = (app.ids.next(), app.pictures.logo(upload).await?);
            app.blobs.put(&logo_key(permit.realm(), id), picture).await?;
            Some(id)
        }
        None => None,
    };
    if let Some(old) = repeat(|| change_once(app, actor, logo)).await? {
        // The change stands. A file that stays behind is nobody's logo and harms nobody.
        app.blobs.delete(&logo_key(permit.realm(), old)).await.ok();
    }
    Ok(())
}

/// The logo of the actor's own company as PNG.
pub async fn see_logo(app: &App, actor: &Actor, logo: LogoId) -> Result<Bytes, ChangeLogoError> {
    let permit = actor.permit(Permission::KeepOwnAccount)?;
    let file = app.blobs.get(&logo_key(permit.realm(), logo)).await?;
    file.ok_or(ChangeLogoError::NoLogo)
}

async fn change_once(
    app: &App,
    actor: &Actor,
    logo: Option<LogoId>,
) -> Result<Option<LogoId>, ChangeLogoError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut company = tx.companies().find().await?.ok_or(ChangeLogoError::NoLogo)?;
    if company.value.logo == logo {
        return Ok(None);
    }

    let (changed, old) = company.value.change_logo(logo);

    tx.companies().update(&company).await?;
    tx.commit(Facts::new(app.clock.now(), &changed)).await?;
    Ok(old)
}

/// A key begins with the company, so that the file of another one cannot be named.
pub(crate) fn logo_key(realm: Realm, logo: LogoId) -> String {
    match realm {
        Realm::Company(company) => format!("{company}/logos/{logo}.png"),
        Realm::Platform => format!("platform/logos/{logo}.png"),
    }
}

failure!(ChangeLogoError {
    Picture(PictureError) at "logo",
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoLogo => NotFound "logo-not-found",
});

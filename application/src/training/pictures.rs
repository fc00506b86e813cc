//! Pictures in what modules say: uploaded by authors, seen by whoever sees the module, and swept
//! when nothing mentions them any more.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use domain_identity::Limit;
use domain_kernel::{
    Actor, CompanyId, Date, Denied, Facts, Job, Permission, Permit, Realm, Rule, StoreError,
    Timestamp,
};
use domain_training::{
    EditRefused, ModuleId, Picture, PictureAlt, PictureHash, PictureId, PictureKind, PictureSwept,
};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{BlobError, PictureError, TooOften, act_as_program, throttle_key},
    repeat,
    training::{FindModuleError, ModuleView, Record, see_module},
};

/// An author brings a picture for a module that is being written.
#[derive(Clone, Debug)]
pub struct AddPicture {
    /// Handed out with the form, so that a form sent twice adds it once.
    pub id: PictureId,
    pub module: ModuleId,
    pub alt: PictureAlt,
    pub upload: Bytes,
}

/// A picture with the modules that it was brought for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPicture {
    pub picture: Picture,
    pub modules: Vec<ModuleId>,
}

/// Pictures that are due to be looked for, in all companies.
#[async_trait]
pub trait OldPictures: Send + Sync {
    /// So many at most that were not looked for since then.
    async fn old_pictures(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, PictureId)>, StoreError>;
    /// Notes that a picture is in use, so that it is not looked for before then.
    async fn look_again(
        &self,
        permit: &Permit,
        id: PictureId,
        at: Timestamp,
    ) -> Result<(), StoreError>;
}

/// A picture as it was encoded anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Illustration {
    pub kind: PictureKind,
    pub content: Bytes,
}

#[derive(Debug, Error)]
pub enum AddPictureError {
    #[error(transparent)]
    Picture(#[from] PictureError),
    #[error(transparent)]
    Module(#[from] FindModuleError),
    #[error(transparent)]
    Refused(#[from] EditRefused),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Debug, Error)]
pub enum SeePictureError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of a module that is not for this person.
    #[error("there is no such picture")]
    NoSuchPicture,
}

/// Thirty at once, then one every two seconds.
const LIMIT: Limit = Limit::Bucket { burst: 30, every: Duration::from_secs(2) };
/// How long a picture may wait to be put into a text.
pub(crate) const FIRST_LOOK: Duration = Duration::from_hours(24);
/// How long one that is in use is not looked for again.
const NEXT_LOOK: Duration = Duration::from_hours(30 * 24);
/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 50;

/// An author looks at the pictures of a module, those added last first.
pub async fn list_pictures(
    app: &App,
    actor: &Actor,
    module: ModuleId,
) -> Result<(ModuleView, Vec<Picture>), FindModuleError> {
    let view = see_module(app, actor, module).await?;
    let permit = actor.permit(Permission::AuthorTraining)?;
    let pictures = app.training.pictures_of(&permit, module).await?;
    Ok((view, pictures))
}

pub async fn add_picture(
    app: &App,
    actor: &Actor,
    command: AddPicture,
) -> Result<Picture, AddPictureError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let view = see_module(app, actor, command.module).await?;
    if view.module.value.draft().is_none() {
        return Err(EditRefused::NoDraft.into());
    }
    let who = actor.person_id().map(|it| it.to_string()).unwrap_or_default();
    let (key, now) = (throttle_key("picture", &who), app.clock.now());
    let taken = repeat(|| app.throttle.take(&key, &LIMIT, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;

    let made = app.pictures.illustration(command.upload).await?;
    let hash = PictureHash(Sha256::digest(&made.content).into());
    let AddPicture { id, module, alt, .. } = command;
    let picture = Picture { id, hash, kind: made.kind, alt, added: now };
    let key = blob_key(permit.realm(), &picture);
    // The file first: a crash then leaves a file that nobody needs, never a picture without one.
    app.blobs.put(&key, made.content.clone()).await?;
    match repeat(|| add_once(app, actor, &picture, module, made.content.len())).await {
        Err(AddPictureError::Store(StoreError::Duplicate(Rule::PictureId))) => {}
        added => added?,
    }
    // Whoever swept the same content at this moment may have taken the file.
    app.blobs.put(&key, made.content).await?;
    Ok(picture)
}

async fn add_once(
    app: &App,
    actor: &Actor,
    picture: &Picture,
    module: ModuleId,
    n_bytes: usize,
) -> Result<(), AddPictureError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let added = picture.added_to(module, n_bytes);

    let first_look = picture.added.plus(FIRST_LOOK);
    tx.pictures().insert(picture, module, first_look).await?;
    tx.commit(Facts::new(picture.added, &added)).await?;
    Ok(())
}

/// Whoever sees one of its modules sees a picture: authors, and those for whom it is or was.
pub async fn see_picture(
    app: &App,
    actor: &Actor,
    id: PictureId,
    today: Date,
) -> Result<(PictureKind, Bytes), SeePictureError> {
    let permit = actor.permit(Permission::SeeColleagues)?;
    let found = app.training.picture(&permit, id).await?;
    let found = found.ok_or(SeePictureError::NoSuchPicture)?;
    if !sees_one_of(app, actor, &permit, &found.modules, today).await? {
        return Err(SeePictureError::NoSuchPicture);
    }
    let content = app.blobs.get(&blob_key(permit.realm(), &found.picture)).await?;
    let content = content.ok_or(SeePictureError::NoSuchPicture)?;
    Ok((found.picture.kind, content))
}

/// Whether somebody sees one of these modules: authors do, and those for whom it is or was.
pub(super) async fn sees_one_of(
    app: &App,
    actor: &Actor,
    permit: &Permit,
    modules: &[ModuleId],
    today: Date,
) -> Result<bool, StoreError> {
    if actor.permit(Permission::AuthorTraining).is_ok() {
        return Ok(true);
    }
    let Some(person) = actor.person_id() else {
        return Ok(false);
    };
    let curriculum = app.training.curriculum(permit, person).await?;
    let attempts = app.training.attempts_of(permit, person).await?;
    let record = Record::of(&curriculum, &attempts, today);
    Ok(modules.iter().any(|it| record.module(*it).is_some()))
}

/// Takes away pictures that nothing mentions any more, and says how many. Several instances may do
/// it at once.
pub async fn sweep_pictures(app: &App) -> Result<u32, StoreError> {
    let now = app.clock.now();
    let mut n_swept = 0;
    loop {
        let old = app.old_pictures.old_pictures(now, AT_ONCE).await?;
        for (company, id) in &old {
            let program = act_as_program(Job::Sweep);
            let permit = program.permit_in(Realm::Company(*company), Permission::TakeTraining);
            let permit = permit.map_err(StoreError::corrupt)?;
            let gone = repeat(|| sweep_once(app, &permit, *id, now)).await?;
            let Some((picture, is_last)) = gone else { continue };
            n_swept += 1;
            if is_last {
                // A file that stays behind is nobody's picture and harms nobody.
                app.blobs.delete(&blob_key(permit.realm(), &picture)).await.ok();
            }
        }
        if old.len() < AT_ONCE as usize {
            return Ok(n_swept);
        }
    }
}

/// The picture, if it is gone, and whether its content was no other one's.
async fn sweep_once(
    app: &App,
    permit: &Permit,
    id: PictureId,
    now: Timestamp,
) -> Result<Option<(Picture, bool)>, StoreError> {
    let mut tx = app.store.begin(permit).await?;
    let Some(picture) = tx.pictures().find(id).await? else {
        return Ok(None);
    };
    let swept = PictureSwept { picture: id };
    if tx.pictures().is_mentioned(id).await? {
        drop(tx);
        app.old_pictures.look_again(permit, id, now.plus(NEXT_LOOK)).await?;
        return Ok(None);
    }
    let is_last = tx.pictures().remove(id).await?;
    tx.commit(Facts::new(now, &swept)).await?;
    Ok(Some((picture, is_last)))
}

/// By content, so that the same picture is kept once.
fn blob_key(realm: Realm, picture: &Picture) -> String {
    picture_key(realm, picture.hash, picture.kind)
}

/// Where the file of a picture lies.
pub(crate) fn picture_key(realm: Realm, hash: PictureHash, kind: PictureKind) -> String {
    let company = realm.company().map(|it| it.to_string()).unwrap_or_default();
    format!("pictures/{company}/{hash}.{}", kind.name())
}

failure!(AddPictureError {
    Picture(PictureError) at "file",
    Module(FindModuleError),
    Refused(EditRefused),
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

failure!(SeePictureError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPicture => NotFound "picture-not-found",
});

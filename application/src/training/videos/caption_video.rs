//! What is said in a film, for those who do not hear it. It may be brought and corrected at any time,
//! also when what shows the film is published: nobody is to wait for a new version in order to
//! understand the one that they read.

use bytes::Bytes;
use domain_courses::{FileRefused, Inspection, are_captions, file_name};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, StoreError};
use domain_training::{
    Captions, LanguageCode, ModuleId, TooManyCaptions, Video, VideoFile, VideoId,
};
use thiserror::Error;

use super::FOLDER;
use crate::{
    App, Failure,
    courses::{Upload, UploadError, check_pace, key_in},
    failure::failure,
    identity::{BlobError, TooOften},
    repeat,
    training::{FindModuleError, ModuleView, see_module},
};

/// An author gives a film captions, in the place of those that it has in the same language.
#[derive(Clone, Debug)]
pub struct CaptionVideo {
    pub module: ModuleId,
    pub video: VideoId,
    pub language: LanguageCode,
    /// As the browser sent it.
    pub file_name: String,
}

/// An author takes captions away. Their file is swept.
#[derive(Clone, Debug)]
pub struct RemoveCaptions {
    pub module: ModuleId,
    pub video: VideoId,
    pub language: LanguageCode,
}

#[derive(Debug, Error)]
pub enum CaptionVideoError {
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error(transparent)]
    File(#[from] FileRefused),
    #[error(transparent)]
    Module(#[from] FindModuleError),
    #[error(transparent)]
    TooMany(#[from] TooManyCaptions),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of one of another module.
    #[error("there is no such film")]
    NoSuchVideo,
    #[error("these captions are larger than 500 KB")]
    TooLong,
}

/// Nobody writes as much for a film.
const MOST_BYTES: usize = 500 * 1024;

/// An author looks at a film of a module, with its captions.
pub async fn find_video(
    app: &App,
    actor: &Actor,
    (module, id): (ModuleId, VideoId),
) -> Result<(ModuleView, Video), CaptionVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let view = see_module(app, actor, module).await?;
    Ok((view, video_of(app, &permit, (module, id)).await?))
}

pub async fn caption_video(
    app: &App,
    actor: &Actor,
    command: CaptionVideo,
    upload: &mut dyn Upload,
) -> Result<(), CaptionVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    video_of(app, &permit, (command.module, command.video)).await?;
    let _under_way = app.uploads.begin(actor)?;
    check_pace(app, actor).await??;
    let name = file_name(&command.file_name).map_err(|_| FileRefused::NoCaptions)?;
    if !are_captions(&name) {
        return Err(FileRefused::NoCaptions.into());
    }
    let content = received(upload).await?;
    let n_bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
    let file = VideoFile { id: app.ids.next(), n_bytes };
    let key = key_in(FOLDER, permit.realm(), file.id);
    app.blobs.put(&key, content).await?;
    let done = repeat(|| caption_once(app, actor, &command, file)).await;
    // Of a commit that failed nobody knows whether it did. What stays behind is swept.
    if done.as_ref().is_err_and(|it| !it.class().leaves_open()) {
        app.blobs.delete(&key).await.ok();
    }
    done
}

async fn caption_once(
    app: &App,
    actor: &Actor,
    command: &CaptionVideo,
    file: VideoFile,
) -> Result<(), CaptionVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;
    let video = tx.videos().find(command.video).await?;
    let mut video = video.ok_or(CaptionVideoError::NoSuchVideo)?;

    let captions = Captions { language: command.language.clone(), file };
    let added = video.caption(command.module, captions)?;

    tx.videos().caption(&video).await?;
    tx.commit(Facts::new(app.clock.now(), &added)).await?;
    Ok(())
}

/// Captions that somebody has taken away already are gone.
pub async fn remove_captions(
    app: &App,
    actor: &Actor,
    command: RemoveCaptions,
) -> Result<(), CaptionVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    video_of(app, &permit, (command.module, command.video)).await?;
    repeat(|| remove_once(app, actor, &command)).await
}

async fn remove_once(
    app: &App,
    actor: &Actor,
    command: &RemoveCaptions,
) -> Result<(), CaptionVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;
    let video = tx.videos().find(command.video).await?;
    let mut video = video.ok_or(CaptionVideoError::NoSuchVideo)?;

    let Some(removed) = video.remove_captions(command.module, &command.language) else {
        return Ok(());
    };

    tx.videos().caption(&video).await?;
    tx.commit(Facts::new(app.clock.now(), &removed)).await?;
    Ok(())
}

async fn video_of(
    app: &App,
    permit: &Permit,
    (module, id): (ModuleId, VideoId),
) -> Result<Video, CaptionVideoError> {
    let found = app.videos.video(permit, id).await?;
    let found = found.filter(|it| it.modules.contains(&module));
    found.map(|it| it.video).ok_or(CaptionVideoError::NoSuchVideo)
}

/// They are short, so they are held as a whole.
async fn received(upload: &mut dyn Upload) -> Result<Bytes, CaptionVideoError> {
    let (mut content, mut inspection) = (Vec::new(), Inspection::of_captions());
    while let Some(piece) = upload.next().await? {
        if MOST_BYTES < content.len() + piece.len() {
            return Err(CaptionVideoError::TooLong);
        }
        inspection.see(&piece)?;
        content.extend_from_slice(&piece);
    }
    inspection.finish()?;
    Ok(content.into())
}

failure!(CaptionVideoError {
    Upload(UploadError) at "file",
    File(FileRefused) at "file",
    Module(FindModuleError),
    TooMany(TooManyCaptions) at "language",
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchVideo => NotFound "video-not-found",
    TooLong => TooLarge "video-captions-too-long" at "file",
});

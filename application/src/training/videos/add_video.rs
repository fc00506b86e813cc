use std::time::Duration;

use domain_courses::{FileRefused, Inspection, MaterialKind, file_name};
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError};
use domain_training::{EditRefused, ModuleId, Video, VideoId, VideoKind, VideoTitle};
use thiserror::Error;

use super::{FOLDER, file_of};
use crate::{
    App, Failure,
    courses::{ReceiveError, Upload, UploadError, check_pace, key_in, receive},
    failure::failure,
    identity::{BlobError, TooOften},
    repeat,
    training::{FindModuleError, see_module},
};

/// An author brings a film for a module that is being written.
#[derive(Clone, Debug)]
pub struct AddVideo {
    /// Handed out with the form, so that a form sent twice adds it once.
    pub id: VideoId,
    pub module: ModuleId,
    pub title: VideoTitle,
    /// As the browser sent it.
    pub file_name: String,
}

#[derive(Debug, Error)]
pub enum AddVideoError {
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error(transparent)]
    File(#[from] FileRefused),
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
    #[error("the name of this file does not end in .mp4 or .webm")]
    NotOffered,
}

/// How long a film may wait to be put into a text.
const FIRST_LOOK: Duration = Duration::from_hours(24);

/// Made a moment ago by the same form, it is there already.
pub async fn add_video(
    app: &App,
    actor: &Actor,
    command: AddVideo,
    upload: &mut dyn Upload,
) -> Result<(), AddVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let AddVideo { id, module, title, file_name: name } = command;
    let view = see_module(app, actor, module).await?;
    if view.module.value.draft().is_none() {
        return Err(EditRefused::NoDraft.into());
    }
    let _under_way = app.uploads.begin(actor)?;
    check_pace(app, actor).await??;
    let name = file_name(&name).map_err(|_| AddVideoError::NotOffered)?;
    let kind = VideoKind::of_file(name.as_str()).ok_or(AddVideoError::NotOffered)?;
    let inspection = match kind {
        VideoKind::Mp4 => Inspection::of(MaterialKind::Mp4),
        VideoKind::WebM => Inspection::of_webm(),
    };

    // The file first: a crash then leaves a file that nobody needs, never a film without one.
    let place = (FOLDER, permit.realm());
    let stored = receive(app, place, name, inspection, upload).await?;
    let (file, added) = (file_of(&stored), app.clock.now());
    let video = Video { id, kind, title, file, captions: Vec::new(), added };
    let done = repeat(|| add_once(app, actor, &video, module)).await;
    // Of a commit that failed nobody knows whether it did. What stays behind is swept.
    if done.as_ref().is_err_and(|it| !it.class().leaves_open()) {
        app.blobs.delete(&key_in(FOLDER, permit.realm(), file.id)).await.ok();
    }
    match done {
        Err(AddVideoError::Store(StoreError::Duplicate(Rule::VideoId))) => Ok(()),
        done => done,
    }
}

async fn add_once(
    app: &App,
    actor: &Actor,
    video: &Video,
    module: ModuleId,
) -> Result<(), AddVideoError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let added = video.added_to(module);

    tx.videos().insert(video, module, video.added.plus(FIRST_LOOK)).await?;
    tx.commit(Facts::new(video.added, &added)).await?;
    Ok(())
}

impl From<ReceiveError> for AddVideoError {
    fn from(err: ReceiveError) -> Self {
        match err {
            ReceiveError::Upload(err) => err.into(),
            ReceiveError::File(err) => err.into(),
            ReceiveError::Blob(err) => err.into(),
        }
    }
}

failure!(AddVideoError {
    Upload(UploadError) at "file",
    File(FileRefused) at "file",
    Module(FindModuleError),
    Refused(EditRefused),
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NotOffered => WrongType "video-not-offered" at "file",
});

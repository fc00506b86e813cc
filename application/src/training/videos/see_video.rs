//! Whoever sees one of its modules sees a film: authors, and those for whom it is or was. Whether
//! somebody may is found out each time.

use std::ops::Range;

use domain_kernel::{Actor, Date, Denied, Permission, StoreError};
use domain_training::{LanguageCode, Video, VideoFile, VideoFileId, VideoId, VideoKind};
use thiserror::Error;

use super::{FOLDER, VideoCaptions};
use crate::{
    App,
    courses::key_in,
    failure::failure,
    identity::{BlobError, BlobPieces},
    training::pictures::sees_one_of,
};

/// A file that somebody may read.
#[derive(Clone, Debug)]
pub struct SeenVideo {
    pub part: VideoPart,
    pub file: VideoFileId,
    pub n_bytes: u64,
    // Known to nobody else, so that no file is read that was not found.
    key: String,
}

/// Which of a film's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VideoPart {
    Content(VideoKind),
    Captions,
}

#[derive(Debug, Error)]
pub enum SeeVideoError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of a module that is not for this person.
    #[error("there is no such film")]
    NoSuchVideo,
}

/// The film itself. Another file has another id, so it can be kept by that.
pub async fn see_video(
    app: &App,
    actor: &Actor,
    id: VideoId,
    today: Date,
) -> Result<SeenVideo, SeeVideoError> {
    let found = find(app, actor, id, today).await?;
    seen(actor, VideoPart::Content(found.kind), found.file)
}

/// What is said in it, in a language.
pub async fn see_captions(
    app: &App,
    actor: &Actor,
    (id, language): (VideoId, &LanguageCode),
    today: Date,
) -> Result<SeenVideo, SeeVideoError> {
    let found = find(app, actor, id, today).await?;
    let captions = found.captions.into_iter().find(|it| it.language == *language);
    let captions = captions.ok_or(SeeVideoError::NoSuchVideo)?;
    seen(actor, VideoPart::Captions, captions.file)
}

/// These bytes of it, which are some and not beyond its end.
pub async fn read_video(
    app: &App,
    seen: &SeenVideo,
    bytes: Range<u64>,
) -> Result<Box<dyn BlobPieces>, SeeVideoError> {
    app.blobs.open(&seen.key, bytes).await?.ok_or(SeeVideoError::NoSuchVideo)
}

/// In which languages the films have captions that somebody reads of. Asks nothing where there are
/// none, which are most texts.
pub async fn captions_in(
    app: &App,
    actor: &Actor,
    text: &str,
) -> Result<VideoCaptions, SeeVideoError> {
    let permit = actor.permit(Permission::SeeColleagues)?;
    let videos = Video::mentioned(text);
    if videos.is_empty() {
        return Ok(Vec::new());
    }
    Ok(app.videos.captions_of_videos(&permit, &videos).await?)
}

async fn find(app: &App, actor: &Actor, id: VideoId, today: Date) -> Result<Video, SeeVideoError> {
    let permit = actor.permit(Permission::SeeColleagues)?;
    let found = app.videos.video(&permit, id).await?.ok_or(SeeVideoError::NoSuchVideo)?;
    match sees_one_of(app, actor, &permit, &found.modules, today).await? {
        true => Ok(found.video),
        false => Err(SeeVideoError::NoSuchVideo),
    }
}

fn seen(actor: &Actor, part: VideoPart, file: VideoFile) -> Result<SeenVideo, SeeVideoError> {
    let realm = actor.permit(Permission::SeeColleagues)?.realm();
    let key = key_in(FOLDER, realm, file.id);
    Ok(SeenVideo { part, file: file.id, n_bytes: file.n_bytes, key })
}

failure!(SeeVideoError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchVideo => NotFound "video-not-found",
});

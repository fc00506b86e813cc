//! Films in what modules say: brought by authors with what is said in them, seen by whoever sees the
//! module, and swept when nothing mentions them any more.

mod add_video;
mod caption_video;
mod see_video;
mod sweep_videos;

use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_courses::StoredFile;
use domain_kernel::{
    Actor, CompanyId, Permission, Permit, PersonId, Realm, StoreError, TimeFactor, Timestamp,
};
use domain_training::{LanguageCode, ModuleId, Video, VideoFile, VideoFileId, VideoId};

use crate::{
    App,
    courses::key_in,
    training::{FindModuleError, ModuleView, see_module},
};

pub use add_video::{AddVideo, AddVideoError, add_video};
pub use caption_video::{
    CaptionVideo, CaptionVideoError, RemoveCaptions, caption_video, find_video, remove_captions,
};
pub use see_video::{
    SeeVideoError, SeenVideo, VideoPart, captions_in, read_video, see_captions, see_video,
};
pub use sweep_videos::{SweepVideosError, sweep_videos};

/// A film with the modules that it was brought for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundVideo {
    pub video: Video,
    pub modules: Vec<ModuleId>,
}

/// What a text shows of the films that it mentions: in which languages each has captions.
pub type VideoCaptions = Vec<(VideoId, LanguageCode)>;

/// What is known of films outside transactions.
#[async_trait]
pub trait VideoReads: Send + Sync {
    async fn video(&self, permit: &Permit, id: VideoId) -> Result<Option<FoundVideo>, StoreError>;
    /// The films of a module, those added last first.
    async fn videos_of(&self, permit: &Permit, module: ModuleId) -> Result<Vec<Video>, StoreError>;
    /// The languages in which these have captions.
    async fn captions_of_videos(
        &self,
        permit: &Permit,
        videos: &[VideoId],
    ) -> Result<VideoCaptions, StoreError>;
    /// The same, with how much longer than others this person has.
    async fn captions_for_reader(
        &self,
        permit: &Permit,
        person: PersonId,
        videos: &[VideoId],
    ) -> Result<(TimeFactor, VideoCaptions), StoreError>;
    /// Those of these files that some film has.
    async fn kept_video_files(
        &self,
        permit: &Permit,
        files: &[VideoFileId],
    ) -> Result<BTreeSet<VideoFileId>, StoreError>;
    /// Films that are due to be looked for, in all companies: so many at most that were not looked
    /// for since then.
    async fn old_videos(
        &self,
        now: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, VideoId)>, StoreError>;
    /// Notes that a film is in use, so that it is not looked for before then.
    async fn look_for_video_again(
        &self,
        permit: &Permit,
        id: VideoId,
        at: Timestamp,
    ) -> Result<(), StoreError>;
}

/// Where the files lie.
const FOLDER: &str = "videos";

/// An author looks at the films of a module, those added last first.
pub async fn list_videos(
    app: &App,
    actor: &Actor,
    module: ModuleId,
) -> Result<(ModuleView, Vec<Video>), FindModuleError> {
    let view = see_module(app, actor, module).await?;
    let permit = actor.permit(Permission::AuthorTraining)?;
    let videos = app.videos.videos_of(&permit, module).await?;
    Ok((view, videos))
}

/// Where a file of a film lies.
pub(crate) fn video_key(realm: Realm, file: VideoFileId) -> String {
    key_in(FOLDER, realm, file)
}

/// A file that came in, as a film knows it.
fn file_of(stored: &StoredFile) -> VideoFile {
    VideoFile { id: VideoFileId::from_uuid(stored.id.uuid()), n_bytes: stored.n_bytes }
}

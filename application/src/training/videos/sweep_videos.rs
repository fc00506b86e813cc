use std::time::Duration;

use domain_kernel::{Denied, Facts, Job, Permission, Permit, Realm, StoreError, Timestamp};
use domain_training::VideoId;
use thiserror::Error;

use super::FOLDER;
use crate::{
    App,
    courses::key_in,
    failure::failure,
    identity::{BlobError, act_as_program},
    old_files::{AT_ONCE, old_files},
    repeat,
};

#[derive(Debug, Error)]
pub enum SweepVideosError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How long one that is in use is not looked for again.
const NEXT_LOOK: Duration = Duration::from_hours(30 * 24);
/// So few that nobody who saves meanwhile has to wait for it.
const FILMS_AT_ONCE: u32 = 50;

/// Takes away films that nothing mentions any more, and files that belong to none, and says how many
/// films. Several instances may do it at once.
pub async fn sweep_videos(app: &App) -> Result<u32, SweepVideosError> {
    let now = app.clock.now();
    let mut n_swept = 0;
    loop {
        let old = app.videos.old_videos(now, FILMS_AT_ONCE).await?;
        for (company, id) in &old {
            let realm = Realm::Company(*company);
            let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::TakeTraining)?;
            n_swept += u32::from(repeat(|| sweep_once(app, &permit, *id, now)).await?);
        }
        if old.len() < FILMS_AT_ONCE as usize {
            break;
        }
    }
    sweep_files(app).await?;
    Ok(n_swept)
}

/// Whether the film is gone.
async fn sweep_once(
    app: &App,
    permit: &Permit,
    id: VideoId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = app.store.begin(permit).await?;
    let Some(video) = tx.videos().find(id).await? else {
        return Ok(false);
    };
    if tx.videos().is_mentioned(id).await? {
        drop(tx);
        app.videos.look_for_video_again(permit, id, now.plus(NEXT_LOOK)).await?;
        return Ok(false);
    }

    let swept = video.swept();

    tx.videos().remove(id).await?;
    tx.commit(Facts::new(now, &swept)).await?;
    Ok(true)
}

/// Files of films and captions that are gone, or that came while the program was killed.
async fn sweep_files(app: &App) -> Result<(), SweepVideosError> {
    for (company, files) in old_files(app, FOLDER).await? {
        let realm = Realm::Company(company);
        let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::TakeTraining)?;
        for files in files.chunks(AT_ONCE) {
            let kept = app.videos.kept_video_files(&permit, files).await?;
            for file in files.iter().filter(|it| !kept.contains(it)) {
                app.blobs.delete(&key_in(FOLDER, realm, *file)).await?;
            }
        }
    }
    Ok(())
}

failure!(SweepVideosError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

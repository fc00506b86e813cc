use domain_kernel::{Denied, Job, Permission, Realm, StoreError};
use thiserror::Error;

use super::order_files::{FOLDER, content_key};
use crate::{
    App,
    failure::failure,
    identity::{BlobError, act_as_program},
    old_files::{AT_ONCE, old_files},
};

#[derive(Debug, Error)]
pub enum SweepOrderFilesError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes files of work orders that are gone with their item, or that came while the program was
/// killed, and says how many. Several instances may do it at once.
pub async fn sweep_order_files(app: &App) -> Result<u32, SweepOrderFilesError> {
    let mut n_swept = 0;
    for (company, contents) in old_files(app, FOLDER).await? {
        let realm = Realm::Company(company);
        let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::TakeTraining)?;
        for contents in contents.chunks(AT_ONCE) {
            let kept = app.upkeep.kept_order_contents(&permit, contents).await?;
            for content in contents.iter().filter(|it| !kept.contains(it)) {
                app.blobs.delete(&content_key(realm, *content)).await?;
                n_swept += 1;
            }
        }
    }
    Ok(n_swept)
}

failure!(SweepOrderFilesError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

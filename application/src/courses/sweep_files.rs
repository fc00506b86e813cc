use domain_kernel::{Denied, Job, Permission, Realm, StoreError};
use thiserror::Error;

use super::receive::{FOLDER, file_key};
use crate::{
    App,
    failure::failure,
    identity::{BlobError, act_as_program},
    old_files::{AT_ONCE, old_files},
};

#[derive(Debug, Error)]
pub enum SweepFilesError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes files of materials that were replaced or deleted, or that came while the program was
/// killed, and says how many. Several instances may do it at once.
pub async fn sweep_files(app: &App) -> Result<u32, SweepFilesError> {
    let mut n_swept = 0;
    for (company, files) in old_files(app, FOLDER).await? {
        let realm = Realm::Company(company);
        let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::TakeTraining)?;
        for files in files.chunks(AT_ONCE) {
            let kept = app.courses.kept_files(&permit, files).await?;
            for file in files.iter().filter(|it| !kept.contains(it)) {
                app.blobs.delete(&file_key(realm, *file)).await?;
                n_swept += 1;
            }
        }
    }
    Ok(n_swept)
}

failure!(SweepFilesError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

use domain_kernel::{Denied, Job, Permission, Realm, StoreError};
use thiserror::Error;

use super::files::{FOLDER, file_key};
use crate::{
    App,
    failure::failure,
    identity::{BlobError, act_as_program},
    old_files::{AT_ONCE, old_files},
};

#[derive(Debug, Error)]
pub enum SweepCertificatesError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes files of certificates that are gone, whose person was erased, or that came while the
/// program was killed, and says how many. Several instances may do it at once.
pub async fn sweep_certificates(app: &App) -> Result<u32, SweepCertificatesError> {
    let mut n_swept = 0;
    for (company, files) in old_files(app, FOLDER).await? {
        let realm = Realm::Company(company);
        let permit = act_as_program(Job::Sweep).permit_in(realm, Permission::TakeTraining)?;
        for files in files.chunks(AT_ONCE) {
            let kept = app.skill_certificates.kept_certificate_files(&permit, files).await?;
            for file in files.iter().filter(|it| !kept.contains(it)) {
                app.blobs.delete(&file_key(realm, *file)).await?;
                n_swept += 1;
            }
        }
    }
    Ok(n_swept)
}

failure!(SweepCertificatesError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

use std::{collections::BTreeMap, time::Duration};

use domain_kernel::{CompanyId, Denied, Job, Permission, Realm, StoreError};
use domain_skills::CertificateFileId;
use thiserror::Error;

use super::files::{FOLDER, file_key};
use crate::{
    App,
    failure::failure,
    identity::{BlobError, act_as_program},
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

/// How long a file is kept that belongs to nothing: one that has just come does not yet.
const AGE: Duration = Duration::from_hours(24);
/// So many are looked for at once.
const AT_ONCE: usize = 100;

/// Deletes files of certificates that are gone, whose person was erased, or that came while the
/// program was killed, and says how many. Several instances may do it at once.
pub async fn sweep_certificates(app: &App) -> Result<u32, SweepCertificatesError> {
    let mut by_company: BTreeMap<CompanyId, Vec<CertificateFileId>> = BTreeMap::new();
    for key in app.blobs.older(FOLDER, AGE).await? {
        let Some((company, file)) = parse(&key) else { continue };
        by_company.entry(company).or_default().push(file);
    }
    let mut n_swept = 0;
    for (company, files) in by_company {
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

/// The opposite of [`file_key`].
fn parse(key: &str) -> Option<(CompanyId, CertificateFileId)> {
    let (company, file) = key.strip_prefix(FOLDER)?.strip_prefix('/')?.split_once('/')?;
    Some((company.parse().ok()?, file.parse().ok()?))
}

failure!(SweepCertificatesError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
});

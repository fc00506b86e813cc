//! Files that may belong to nothing any more.

use std::{collections::BTreeMap, time::Duration};

use domain_kernel::{CompanyId, Id};

use crate::{App, identity::BlobError};

/// How long a file is kept that belongs to nothing: one that has just come does not yet, and one
/// that has just been replaced is still being read.
const AGE: Duration = Duration::from_hours(24);
/// So many are looked for at once.
pub(crate) const AT_ONCE: usize = 100;

/// What lies below a folder as `folder/company/id` for longer than that, by company.
pub(crate) async fn old_files<T>(
    app: &App,
    folder: &str,
) -> Result<BTreeMap<CompanyId, Vec<Id<T>>>, BlobError> {
    let mut by_company: BTreeMap<CompanyId, Vec<Id<T>>> = BTreeMap::new();
    for key in app.blobs.older(folder, AGE).await? {
        let Some((company, file)) = parse(&key, folder) else { continue };
        by_company.entry(company).or_default().push(file);
    }
    Ok(by_company)
}

fn parse<T>(key: &str, folder: &str) -> Option<(CompanyId, Id<T>)> {
    let (company, file) = key.strip_prefix(folder)?.strip_prefix('/')?.split_once('/')?;
    Some((company.parse().ok()?, file.parse().ok()?))
}

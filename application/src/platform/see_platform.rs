use domain_audit::Stretch;
use domain_kernel::{Actor, Denied, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    audit::{Entries, ListEntries, ListEntriesError, list_platform_entries},
    failure::failure,
};

/// What an operator sees after signing in.
#[derive(Clone, Debug)]
pub struct Platform {
    /// What has happened last, for those who may read it.
    pub events: Option<Entries>,
}

#[derive(Debug, Error)]
pub enum SeePlatformError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Entries(#[from] ListEntriesError),
}

/// The platform's last entries are on its first page; the others are one link away.
const N_EVENTS: usize = 8;

/// An operator looks at how things stand.
pub async fn see_platform(app: &App, actor: &Actor) -> Result<Platform, SeePlatformError> {
    actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let may_read = actor.permit_in(Realm::Platform, Permission::ReadAuditTrail).is_ok();
    let events = if may_read { Some(newest(app, actor).await?) } else { None };
    Ok(Platform { events })
}

async fn newest(app: &App, actor: &Actor) -> Result<Entries, ListEntriesError> {
    let all = ListEntries {
        who: String::new(),
        name: None,
        target: String::new(),
        since: None,
        until: None,
        stretch: Stretch::Newest,
    };
    let mut entries = list_platform_entries(app, actor, all).await?;
    entries.entries.truncate(N_EVENTS);
    Ok(entries)
}

failure!(SeePlatformError {
    Denied(Denied),
    Store(StoreError),
    Entries(ListEntriesError),
});

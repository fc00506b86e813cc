use std::collections::BTreeMap;

use domain_audit::{Kept, Seal, Sought, Stretch, TrailExported};
use domain_identity::PersonName;
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, Realm, StoreError};
use thiserror::Error;

use super::list_entries::{ListEntries, names, sought};
use crate::{App, exports::may_export, failure::failure, identity::TooOften, repeat};

/// Entries of the trail, newest first, a piece at a time, so that a million need no more room than a
/// few.
pub struct EntriesExport {
    app: App,
    permit: Permit,
    /// Nothing when nothing can be found, or when all was.
    rest: Option<(Sought, Stretch)>,
}

/// Some entries, and what the people in them are called now.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    pub entries: Vec<Kept>,
    pub names: BTreeMap<PersonId, PersonName>,
}

#[derive(Debug, Error)]
pub enum ExportEntriesError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Somebody who reads the trail takes away what a list of it finds. That is on record before the
/// first entry goes.
pub async fn export_entries(
    app: &App,
    actor: &Actor,
    realm: Realm,
    query: ListEntries,
) -> Result<EntriesExport, ExportEntriesError> {
    let permit = actor.permit_in(realm, Permission::ReadAuditTrail)?;
    may_export(app, actor).await??;
    let found = sought(app, &permit, &query).await?;
    repeat(|| record(app, &permit)).await?;
    let rest = found.map(|it| (it, query.stretch));
    Ok(EntriesExport { app: app.clone(), permit, rest })
}

/// Where the chain ends now, to be kept elsewhere.
pub async fn seal_trail(
    app: &App,
    actor: &Actor,
    realm: Realm,
) -> Result<Seal, ExportEntriesError> {
    let permit = actor.permit_in(realm, Permission::ReadAuditTrail)?;
    let head = app.trail.head(&permit).await?;
    Ok(Seal { realm: permit.realm(), head })
}

async fn record(app: &App, permit: &Permit) -> Result<(), ExportEntriesError> {
    let exported = TrailExported { realm: permit.realm() };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl EntriesExport {
    const N_AT_ONCE: u16 = 1_000;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Piece, StoreError> {
        let Some((sought, stretch)) = self.rest.take() else {
            return Ok(Piece::default());
        };
        let trail = &self.app.trail;
        let entries = trail.found(&self.permit, &sought, stretch, Self::N_AT_ONCE).await?;
        let is_full = entries.len() == usize::from(Self::N_AT_ONCE);
        let last = entries.last().filter(|_| is_full).map(|it| it.recorded.place());
        self.rest = last.map(|it| (sought, Stretch::OlderThan(it)));
        let names = names(&self.app, &self.permit, &entries).await?;
        Ok(Piece { entries, names })
    }
}

failure!(ExportEntriesError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
});

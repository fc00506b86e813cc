use domain_identity::{PeopleExported, PersonName};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, StoreError};
use thiserror::Error;

use crate::{
    App, Page,
    exports::may_export,
    failure::failure,
    identity::{ExportedPerson, ListPeople, TooOften},
    repeat,
};

/// The company's people by name, a piece at a time, so that ten thousand need no more room than a
/// few.
pub struct PeopleExport {
    app: App,
    permit: Permit,
    query: ListPeople,
    after: Option<(PersonName, PersonId)>,
    is_done: bool,
}

#[derive(Debug, Error)]
pub enum ExportPeopleError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An admin takes away the people that a list shows. That is on record before the first one goes.
pub async fn export_people(
    app: &App,
    actor: &Actor,
    query: ListPeople,
) -> Result<PeopleExport, ExportPeopleError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    may_export(app, actor).await??;
    let n_people = app.identity.people(&permit, &query).await?.n_matches;
    repeat(|| record(app, &permit, n_people)).await?;
    Ok(PeopleExport { app: app.clone(), permit, query, after: None, is_done: false })
}

async fn record(app: &App, permit: &Permit, n_people: u32) -> Result<(), ExportPeopleError> {
    let realm = permit.realm();
    let exported = PeopleExported { company: realm.company(), n_people };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl PeopleExport {
    const N_AT_ONCE: u32 = 40 * Page::<()>::N_LINES;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Vec<ExportedPerson>, StoreError> {
        if self.is_done {
            return Ok(Vec::new());
        }
        let after = self.after.as_ref().map(|(name, id)| (name, *id));
        let (reads, most) = (&self.app.identity, Self::N_AT_ONCE);
        let people = reads.exported(&self.permit, &self.query, after, most).await?;
        self.after = people.last().map(|it| (it.name.clone(), it.id));
        self.is_done = people.len() < most as usize;
        Ok(people)
    }
}

failure!(ExportPeopleError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
});

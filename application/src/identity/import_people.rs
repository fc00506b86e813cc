//! Many people at once, out of a table: all of them, or nobody.

mod accept;
mod columns;
mod faults;
mod plan;
mod rows;

use domain_identity::{
    Credential, DepartmentName, Email, NewPerson, PeopleImported, Person, PersonName, PlaceRefused,
};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Realm, Role, StoreError};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    identity::{RowFault, Table},
    onboarding::follow_rules,
    repeat,
};

pub use columns::Column;
pub use faults::Fault;
pub(crate) use rows::{is_formula, plain};

/// An admin makes people of a table.
#[derive(Clone, Debug)]
pub struct ImportPeople {
    /// The company that they become part of.
    pub realm: Realm,
    /// Of the first in the table. Handed out with the form, so that a form sent twice makes everybody
    /// once and is answered twice.
    pub first: PersonId,
    pub table: Table,
}

/// What would become of a table.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CheckedPeople {
    /// By line; only those that could be made, if they all could.
    pub people: Vec<CheckedPerson>,
    /// By line and column. Whoever has one keeps everybody out.
    pub faults: Vec<RowFault>,
    /// Departments that would be made too.
    pub new_departments: Vec<DepartmentName>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedPerson {
    pub line: u32,
    pub name: PersonName,
    pub email: Email,
    pub role: Role,
    pub department: Option<DepartmentName>,
    pub manager: Option<Email>,
}

#[derive(Debug, Error)]
pub enum ImportPeopleError {
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("some of these people cannot be taken, so nobody was")]
    SomeRefused,
}

/// Says what would become of a table, and stores nothing.
pub async fn check_people(
    app: &App,
    actor: &Actor,
    command: &ImportPeople,
) -> Result<CheckedPeople, ImportPeopleError> {
    let permit = actor.permit_in(command.realm, Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    let plan = plan::of(&mut *tx, &command.table).await?;
    Ok(plan.checked())
}

/// Everybody gets a temporary password that follows from the installation's key, so that thousands
/// are not hashed one by one, and that is not stored.
pub async fn import_people(
    app: &App,
    actor: &Actor,
    command: &ImportPeople,
) -> Result<CheckedPeople, ImportPeopleError> {
    repeat(|| import_once(app, actor, command)).await
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportPeople,
) -> Result<CheckedPeople, ImportPeopleError> {
    let permit = actor.permit_in(command.realm, Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nobody's place may change meanwhile, and no department go.
    tx.companies().guard().await?;
    let plan = plan::of(&mut *tx, &command.table).await?;
    let mut checked = plan.checked();
    let before = tx.people().find(command.first).await?.map(|it| it.value);
    if before.as_ref().is_some_and(|it| plan.begins_with(it)) {
        // Nothing speaks against them but that they are here.
        checked.faults.clear();
        return Ok(checked);
    }
    if !checked.faults.is_empty() {
        return Err(ImportPeopleError::SomeRefused);
    }

    // Whoever went back and changed the table sends the same form with other people.
    let first = before.map_or(command.first, |_| app.ids.next());
    let accepted = accept::all(app, &plan, first)?;

    save(tx, app, &accepted, permit.realm()).await?;
    Ok(checked)
}

/// Departments first, then managers before those whom they lead.
async fn save(
    mut tx: Box<dyn Tx>,
    app: &App,
    accepted: &accept::Accepted,
    realm: Realm,
) -> Result<(), ImportPeopleError> {
    let n_people = u32::try_from(accepted.people.len()).unwrap_or(u32::MAX);
    let imported = PeopleImported { company: realm.company(), n_people };
    let now = app.clock.now();
    let mut facts = Facts::new(now, &imported);
    for (department, created) in &accepted.departments {
        tx.departments().insert(department).await?;
        facts = facts.and(created);
    }
    for level in accepted.people.chunk_by(|one, two| one.level == two.level) {
        let people: Vec<&Person> = level.iter().map(|it| &it.person).collect();
        tx.people().insert_all(&people).await?;
    }
    for it in &accepted.people {
        facts = facts.and(&it.created);
    }
    let people: Vec<&Person> = accepted.people.iter().map(|it| &it.person).collect();
    let facts = follow_rules(app, &mut *tx, &people, now, facts).await?;
    tx.commit(facts).await?;
    Ok(())
}

/// Somebody new, with a password that is worked out when it is asked for.
fn newcomer(app: &App, id: PersonId, row: &rows::Row) -> NewPerson {
    NewPerson {
        id,
        profile: row.profile.clone(),
        role: row.role,
        credential: Credential::issued(app.clock.now()),
    }
}

failure!(ImportPeopleError {
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    SomeRefused => Invalid "import-people-refused",
});

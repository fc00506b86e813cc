//! The departments of a company, as its admin keeps them.

use domain_identity::{Department, DepartmentId, DepartmentInUse, DepartmentName};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version, Versioned};
use thiserror::Error;

use crate::{App, Tx, failure::failure, identity::DepartmentLine, repeat};

/// An admin adds a department.
#[derive(Clone, Debug)]
pub struct CreateDepartment {
    /// Handed out with the form, so that a form sent twice makes one department.
    pub id: DepartmentId,
    pub name: DepartmentName,
}

/// An admin calls a department something else.
#[derive(Clone, Debug)]
pub struct RenameDepartment {
    pub id: DepartmentId,
    /// As the form showed it.
    pub expected: Version,
    pub name: DepartmentName,
}

/// An admin removes a department that nobody is in.
#[derive(Clone, Copy, Debug)]
pub struct DeleteDepartment {
    pub id: DepartmentId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DepartmentError {
    #[error(transparent)]
    InUse(#[from] DepartmentInUse),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("another department has this name; choose a different one")]
    NameTaken,
    #[error("there is no such department")]
    NoSuchDepartment,
}

pub async fn list_departments(
    app: &App,
    actor: &Actor,
) -> Result<Vec<DepartmentLine>, DepartmentError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.departments(&permit).await?)
}

/// Made a moment ago by the same form, it is there already.
pub async fn create_department(
    app: &App,
    actor: &Actor,
    command: CreateDepartment,
) -> Result<(), DepartmentError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateDepartment,
) -> Result<(), DepartmentError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    match tx.departments().named(&command.name).await? {
        Some(id) if id == command.id => return Ok(()),
        Some(_) => return Err(DepartmentError::NameTaken),
        None => {}
    }

    let (department, created) = Department::create(command.id, command.name.clone());

    tx.departments().insert(&department).await?;
    tx.commit(Facts::new(app.clock.now(), &created)).await?;
    Ok(())
}

pub async fn rename_department(
    app: &App,
    actor: &Actor,
    command: RenameDepartment,
) -> Result<(), DepartmentError> {
    repeat(|| rename_once(app, actor, &command)).await
}

async fn rename_once(
    app: &App,
    actor: &Actor,
    command: &RenameDepartment,
) -> Result<(), DepartmentError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    let mut department = find(&mut *tx, command.id, command.expected).await?;
    let holder = tx.departments().named(&command.name).await?;
    if holder.is_some_and(|it| it != command.id) {
        return Err(DepartmentError::NameTaken);
    }

    let Some(renamed) = department.value.rename(command.name.clone()) else {
        return Ok(());
    };

    tx.departments().update(&department).await?;
    tx.commit(Facts::new(app.clock.now(), &renamed)).await?;
    Ok(())
}

pub async fn delete_department(
    app: &App,
    actor: &Actor,
    command: DeleteDepartment,
) -> Result<(), DepartmentError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteDepartment,
) -> Result<(), DepartmentError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nobody is put into it meanwhile.
    tx.companies().guard().await?;

    let department = find(&mut *tx, command.id, command.expected).await?;
    let n_people = tx.departments().n_people(command.id).await?;

    let deleted = department.value.delete(n_people)?;

    tx.departments().remove(command.id, department.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

async fn find(
    tx: &mut dyn Tx,
    id: DepartmentId,
    expected: Version,
) -> Result<Versioned<Department>, DepartmentError> {
    let department = tx.departments().find(id).await?;
    let department = department.ok_or(DepartmentError::NoSuchDepartment)?;
    if department.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(department)
}

/// Refuses a department that the company does not have.
pub(super) async fn check_department<E: From<StoreError>>(
    tx: &mut dyn Tx,
    department: Option<DepartmentId>,
    none: E,
) -> Result<(), E> {
    match department {
        Some(id) => tx.departments().find(id).await?.map(|_| ()).ok_or(none),
        None => Ok(()),
    }
}

failure!(DepartmentError {
    InUse(DepartmentInUse),
    Denied(Denied),
    Store(StoreError),
    ;
    NameTaken => Invalid "department-taken" at "name",
    NoSuchDepartment => NotFound "department-not-found",
});

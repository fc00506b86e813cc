use domain_identity::{DepartmentId, JobEdit, PlaceRefused, Profile};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, StoreError, Version};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{
        departments::check_department,
        names::{NamesError, check_names_are_free},
    },
    repeat,
};

/// An admin changes how somebody is called, what they may do or who leads them.
#[derive(Clone, Debug)]
pub struct EditPerson {
    pub id: PersonId,
    /// As the form showed it.
    pub expected: Version,
    pub profile: Profile,
    pub role: Role,
    pub department: Option<DepartmentId>,
    pub manager: Option<PersonId>,
    /// What another title, department or manager means.
    pub job: JobEdit,
}

#[derive(Debug, Error)]
pub enum EditPersonError {
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such person")]
    NoSuchPerson,
    #[error("there is no such manager")]
    NoSuchManager,
    #[error("there is no such department")]
    NoSuchDepartment,
}

pub async fn edit_person(
    app: &App,
    actor: &Actor,
    command: EditPerson,
) -> Result<(), EditPersonError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditPerson) -> Result<(), EditPersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // Who is the last admin, and who leads whom, is a matter of everyone in the company.
    tx.companies().guard().await?;

    let found = tx.people().find(command.id).await?;
    let mut person = found.ok_or(EditPersonError::NoSuchPerson)?;
    if person.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_names_are_free(&mut *tx, command.id, &command.profile).await?;
    let superior = match command.manager {
        Some(id) => Some(tx.people().superior(id).await?.ok_or(EditPersonError::NoSuchManager)?),
        None => None,
    };
    check_department(&mut *tx, command.department, EditPersonError::NoSuchDepartment).await?;
    let others = tx.people().others(command.id).await?;

    let (now, job) = (app.clock.now(), person.value.job());
    let address = person.value.profile.email.clone();
    let (profile, department) = (command.profile.clone(), command.department);
    let edited = person.value.edit(profile, command.role, department, superior.as_ref(), others)?;

    let Some(edited) = edited else {
        return Ok(());
    };
    tx.people().update(&person).await?;
    if person.value.job() != job {
        match &command.job {
            JobEdit::Moved { reason } => {
                tx.people().add_job(&person.value, now, reason.as_ref()).await?;
            }
            JobEdit::Corrected => tx.people().correct_job(&person.value).await?,
        }
    }
    // One may be on its way to an address that is theirs no more.
    tx.links().revoke(command.id).await?;
    if person.value.profile.email != address {
        tx.outbox().forget(command.id).await?;
        // Nobody would know any more whose it was when they are erased.
        tx.outbox().forget_address(&address).await?;
        tx.join_requests().forget_address(&address).await?;
    }
    tx.commit(Facts::new(now, &edited)).await?;
    Ok(())
}

failure!(EditPersonError {
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchPerson => NotFound "person-not-found",
    NoSuchManager => Invalid "manager-not-found" at "manager",
    NoSuchDepartment => Invalid "department-not-listed" at "department",
});

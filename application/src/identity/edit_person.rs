use domain_identity::{DepartmentId, Email, JobEdit, Language, Person, PlaceRefused, Profile};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, StoreError, Version};
use thiserror::Error;

use crate::{
    App, Tx,
    failure::failure,
    identity::{
        departments::check_department,
        names::{NamesError, check_names_are_free},
    },
    mail::{Letter, NewMail, Recipient},
    onboarding::follow_rules,
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
    /// Whether the admin has typed their own password a moment ago, which another e-mail or role
    /// asks for.
    pub has_confirmed: bool,
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
    #[error("for another e-mail or role, confirm your own password first")]
    Unconfirmed,
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
    let (address, role) = (person.value.profile.email.clone(), person.value.role);
    let (profile, department) = (command.profile.clone(), command.department);
    let edited = person.value.edit(profile, command.role, department, superior.as_ref(), others)?;

    let Some(edited) = edited else {
        return Ok(());
    };
    let has_moved = person.value.profile.email != address;
    let is_sensitive = has_moved || person.value.role != role;
    if is_sensitive && !command.has_confirmed {
        return Err(EditPersonError::Unconfirmed);
    }
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
    if has_moved {
        tx.outbox().forget(command.id).await?;
        // Nobody would know any more whose it was when they are erased.
        tx.outbox().forget_address(&address).await?;
        tx.join_requests().forget_address(&address).await?;
        write(app, &mut *tx, &person.value, Letter::EmailEdited, Some(address)).await?;
        write(app, &mut *tx, &person.value, Letter::EmailEdited, None).await?;
    }
    if person.value.role != role {
        write(app, &mut *tx, &person.value, Letter::RoleEdited, None).await?;
    }
    let mut facts = Facts::new(now, &edited);
    if person.value.job() != job {
        facts = follow_rules(app, &mut *tx, &[&person.value], now, facts).await?;
    }
    tx.commit(facts).await?;
    Ok(())
}

/// Tells the person what an admin has changed, perhaps at the address that they had.
async fn write(
    app: &App,
    tx: &mut dyn Tx,
    person: &Person,
    letter: Letter,
    address: Option<Email>,
) -> Result<(), StoreError> {
    let own = Recipient::of(tx, person, Language::English).await?;
    let to = Recipient { email: address.unwrap_or(own.email.clone()), ..own };
    let mail = NewMail { id: app.ids.next(), to, letter, written: app.clock.now() };
    tx.outbox().push(&mail).await
}

failure!(EditPersonError {
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    Unconfirmed => Refused "edit-unconfirmed",
    NoSuchPerson => NotFound "person-not-found",
    NoSuchManager => Invalid "manager-not-found" at "manager",
    NoSuchDepartment => Invalid "department-not-listed" at "department",
});

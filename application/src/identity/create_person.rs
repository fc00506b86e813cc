use domain_identity::{
    Credential, DepartmentId, NewPerson, Password, Person, PlaceRefused, Profile, Purpose,
    TypedPassword,
};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, Rule, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{
        HashError,
        departments::check_department,
        names::{NamesError, check_names_are_free},
        send_invitation::invite,
        temporary::temporary_password,
    },
    onboarding::follow_rules,
    repeat,
};

/// An admin gives somebody an account.
#[derive(Clone, Debug)]
pub struct CreatePerson {
    /// Handed out with the form, so that a form sent twice makes one person and is answered twice.
    pub id: PersonId,
    pub profile: Profile,
    pub role: Role,
    pub department: Option<DepartmentId>,
    pub manager: Option<PersonId>,
}

/// What the admin tells the person. It is shown once and kept nowhere.
#[derive(Debug)]
pub struct CreatedPerson {
    pub id: PersonId,
    pub temporary: Password,
}

#[derive(Debug, Error)]
pub enum CreatePersonError {
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such manager")]
    NoSuchManager,
    #[error("there is no such department")]
    NoSuchDepartment,
    #[error("this person has been created already")]
    AlreadyCreated,
}

/// How somebody new comes in for the first time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// With a temporary password, which the admin tells them.
    Told,
    /// By a link that is mailed to them.
    Mailed,
}

pub async fn create_person(
    app: &App,
    actor: &Actor,
    command: CreatePerson,
) -> Result<CreatedPerson, CreatePersonError> {
    let (id, place) = (command.id, (command.department, command.manager));
    let (new, temporary) = prepare(app, actor, command).await?;
    let before = repeat(|| create_once(app, actor, &new, place, First::Told)).await?;
    if let Some(person) = before {
        // Somebody clicked twice, and sees the second answer only. It is the first one's password,
        // unless that is no longer good.
        let typed = TypedPassword::new(temporary.as_str());
        if !app.passwords.verify(&typed, person.credential.hash()).await? {
            return Err(CreatePersonError::AlreadyCreated);
        }
    }
    Ok(CreatedPerson { id, temporary })
}

/// Like [`create_person`], with a link by mail to choose a password. Nobody is told the temporary one.
pub async fn invite_person(
    app: &App,
    actor: &Actor,
    command: CreatePerson,
) -> Result<(), CreatePersonError> {
    let place = (command.department, command.manager);
    let (new, _) = prepare(app, actor, command).await?;
    repeat(|| create_once(app, actor, &new, place, First::Mailed)).await?;
    Ok(())
}

async fn prepare(
    app: &App,
    actor: &Actor,
    command: CreatePerson,
) -> Result<(NewPerson, Password), CreatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let temporary = temporary_password(&app.policy.temporary_key, permit.realm(), command.id, None);
    let hash = app.passwords.hash(&temporary).await?;
    let new = NewPerson {
        id: command.id,
        profile: command.profile,
        role: command.role,
        credential: Credential::temporary(hash, app.clock.now()),
    };
    Ok((new, temporary))
}

/// Returns the person if the same form has just made them.
async fn create_once(
    app: &App,
    actor: &Actor,
    new: &NewPerson,
    (department, manager): (Option<DepartmentId>, Option<PersonId>),
    first: First,
) -> Result<Option<Person>, CreatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // The manager's own place must not change meanwhile.
    tx.companies().guard().await?;

    let now = app.clock.now();
    if let Some(found) = tx.people().find(new.id).await? {
        // Whoever was told a password and is to have a mail after all was not clicked for twice.
        let was_mailed = tx.links().has(new.id, Purpose::Welcome).await?;
        let is_same = was_mailed == (first == First::Mailed)
            && found.value.was_just_created_from(new, (department, manager), now);
        return is_same.then_some(Some(found.value)).ok_or(CreatePersonError::AlreadyCreated);
    }
    check_names_are_free(&mut *tx, new.id, &new.profile).await?;
    let superior = match manager {
        Some(id) => {
            let found = tx.people().superior(id).await?;
            Some(found.ok_or(CreatePersonError::NoSuchManager)?)
        }
        None => None,
    };
    check_department(&mut *tx, department, CreatePersonError::NoSuchDepartment).await?;

    let made = Person::create(new.clone(), superior.as_ref(), now)?;
    let (person, created) = Person::placed(made, department);

    match tx.people().insert(&person).await {
        Err(StoreError::Duplicate(Rule::PersonId)) => {
            return Err(CreatePersonError::AlreadyCreated);
        }
        inserted => inserted?,
    }
    let facts = Facts::new(now, &created);
    let facts = match first {
        First::Told => facts,
        First::Mailed => facts.and(&invite(app, &mut *tx, permit.realm(), &person, now).await?),
    };
    let facts = follow_rules(app, &mut *tx, &[&person], now, facts).await?;
    tx.commit(facts).await?;
    Ok(None)
}

failure!(CreatePersonError {
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchManager => Invalid "manager-not-found" at "manager",
    NoSuchDepartment => Invalid "department-not-listed" at "department",
    AlreadyCreated => Refused "person-already-created",
});

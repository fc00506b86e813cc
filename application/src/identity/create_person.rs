use domain_identity::{Credential, NewPerson, Password, Person, PlaceRefused, Profile};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Role, Rule, StoreError};
use thiserror::Error;

use crate::{
    App, Random,
    failure::failure,
    identity::{
        HashError,
        names::{NamesError, check_names_are_free},
    },
    repeat,
};

/// An admin gives somebody an account.
#[derive(Clone, Debug)]
pub struct CreatePerson {
    /// Handed out with the form, so that a form sent twice makes one person.
    pub id: PersonId,
    pub profile: Profile,
    pub role: Role,
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
    #[error("this person was created a moment ago")]
    AlreadyCreated,
}

pub async fn create_person(
    app: &App,
    actor: &Actor,
    command: CreatePerson,
) -> Result<CreatedPerson, CreatePersonError> {
    actor.permit(Permission::ManagePeople)?;
    let temporary = temporary_password(&*app.random);
    let hash = app.passwords.hash(&temporary).await?;
    let new = NewPerson {
        id: command.id,
        profile: command.profile,
        role: command.role,
        credential: Credential::temporary(hash, app.clock.now()),
    };
    repeat(|| create_once(app, actor, &new, command.manager)).await?;
    Ok(CreatedPerson { id: command.id, temporary })
}

async fn create_once(
    app: &App,
    actor: &Actor,
    new: &NewPerson,
    manager: Option<PersonId>,
) -> Result<(), CreatePersonError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;
    // The manager's own place must not change meanwhile.
    tx.companies().guard().await?;

    if tx.people().find(new.id).await?.is_some() {
        return Err(CreatePersonError::AlreadyCreated);
    }
    check_names_are_free(&mut *tx, new.id, &new.profile).await?;
    let superior = match manager {
        Some(id) => {
            let found = tx.people().superior(id).await?;
            Some(found.ok_or(CreatePersonError::NoSuchManager)?)
        }
        None => None,
    };

    let now = app.clock.now();
    let (person, created) = Person::create(new.clone(), superior.as_ref(), now)?;

    match tx.people().insert(&person).await {
        Err(StoreError::Duplicate(Rule::PersonId)) => {
            return Err(CreatePersonError::AlreadyCreated);
        }
        inserted => inserted?,
    }
    tx.commit(Facts::new(now, &created)).await?;
    Ok(())
}

/// Four groups of four letters and digits that nobody confuses: 78 bits.
fn temporary_password(random: &dyn Random) -> Password {
    const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let mut letters = Vec::new();
    while letters.len() < 16 {
        // Bytes beyond the last whole round of the letters would make the first ones likelier.
        let drawn = random.bytes::<32>().into_iter().filter(|it| *it < 248);
        letters.extend(drawn.map(|it| LETTERS[usize::from(it) % LETTERS.len()]));
    }
    let groups = letters[..16].chunks(4);
    let groups: Vec<String> =
        groups.map(|it| it.iter().map(|it| char::from(*it)).collect()).collect();
    Password::generated(groups.join("-"))
}

failure!(CreatePersonError {
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchManager => Invalid "manager-not-found" at "manager",
    AlreadyCreated => Refused "person-already-created",
});

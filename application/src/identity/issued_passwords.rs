use domain_identity::{Email, Password, PasswordsListed, PersonName};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Timestamp};
use thiserror::Error;

use super::temporary::temporary_password;
use crate::{App, failure::failure, identity::IssuedPeople, repeat};

/// Somebody who was imported and has not come in yet, with what lets them.
#[derive(Debug)]
pub struct IssuedPassword {
    pub name: PersonName,
    pub email: Email,
    pub password: Password,
    pub expires: Timestamp,
}

#[derive(Debug, Error)]
pub enum IssuedPasswordsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How many wait for their temporary password, and until when it is good.
pub async fn count_issued(app: &App, actor: &Actor) -> Result<IssuedPeople, IssuedPasswordsError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    Ok(app.identity.n_issued(&permit, app.clock.now()).await?)
}

/// An admin takes away the temporary passwords of everybody who was imported, to hand them out. That
/// is on record.
pub async fn list_issued_passwords(
    app: &App,
    actor: &Actor,
) -> Result<Vec<IssuedPassword>, IssuedPasswordsError> {
    let permit = actor.permit(Permission::ManagePeople)?;
    let now = app.clock.now();
    let people = app.identity.issued(&permit, now).await?;
    let n_people = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let listed = PasswordsListed { company: permit.realm().company(), n_people };
    repeat(async || {
        let tx = app.store.begin(&permit).await?;
        tx.commit(Facts::new(now, &listed)).await?;
        Ok::<_, IssuedPasswordsError>(())
    })
    .await?;
    let key = &app.policy.temporary_key;
    let passwords = people.into_iter().map(|it| IssuedPassword {
        password: temporary_password(key, permit.realm(), it.id, None),
        name: it.name,
        email: it.email,
        expires: it.expires,
    });
    Ok(passwords.collect())
}

failure!(IssuedPasswordsError {
    Denied(Denied),
    Store(StoreError),
});

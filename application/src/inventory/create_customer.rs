use domain_identity::{Credential, Email, Language, NewCustomer, Password, Person, PersonName};
use domain_inventory::Visibility;
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, Rule, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{HashError, NamesError, PasswordGiven, check_names_are_free, temporary_password},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// An admin gives somebody of another firm an account that sees their stock.
#[derive(Clone, Debug)]
pub struct CreateCustomer {
    /// Handed out with the form, so that a form sent twice makes one account and is answered twice.
    pub id: PersonId,
    pub name: PersonName,
    pub email: Email,
    pub visibility: Visibility,
}

#[derive(Debug, Error)]
pub enum CreateCustomerError {
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this customer has been created already")]
    AlreadyCreated,
}

/// They are mailed a temporary password, which the admin is shown where mails reach nobody.
pub async fn create_customer(
    app: &App,
    actor: &Actor,
    command: CreateCustomer,
) -> Result<PasswordGiven, CreateCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let CreateCustomer { id, name, email, visibility } = command;
    let key = &app.policy.temporary_key;
    let temporary: Password = temporary_password(key, permit.realm(), id, None);
    let hash = app.passwords.hash(&temporary).await?;
    let credential = Credential::temporary(hash, app.clock.now());
    let new = NewCustomer { id, name, email, credential };
    repeat(|| create_once(app, actor, &new, &visibility)).await?;
    Ok(PasswordGiven::of(app, temporary))
}

async fn create_once(
    app: &App,
    actor: &Actor,
    new: &NewCustomer,
    visibility: &Visibility,
) -> Result<(), CreateCustomerError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    if let Some(found) = tx.people().account(new.id).await? {
        // Somebody clicked twice. Their password follows from the form, so it is the first one's.
        let asked = new.clone().into_person();
        let sees = tx.visibilities().find(new.id).await?;
        let is_same = found.value.was_just_created_from(&asked, (None, None), now)
            && sees.as_ref() == Some(visibility);
        return is_same.then_some(()).ok_or(CreateCustomerError::AlreadyCreated);
    }
    check_names_are_free(&mut *tx, new.id, &new.clone().into_person().profile).await?;

    let (customer, created) = Person::create_customer(new.clone(), now);
    let granted = Visibility::nothing().change(new.id, visibility.clone());

    match tx.people().insert(&customer).await {
        Err(StoreError::Duplicate(Rule::PersonId)) => {
            return Err(CreateCustomerError::AlreadyCreated);
        }
        inserted => inserted?,
    }
    tx.visibilities().save(new.id, visibility).await?;
    let mail = NewMail {
        id: app.ids.next(),
        to: Recipient::of(&mut *tx, &customer, Language::English).await?,
        letter: Letter::CustomerWelcome,
        written: now,
    };
    tx.outbox().push(&mail).await?;
    let facts = Facts::new(now, &created);
    let facts = match granted {
        Some(granted) => facts.and(&granted),
        None => facts,
    };
    tx.commit(facts).await?;
    Ok(())
}

failure!(CreateCustomerError {
    Hash(HashError),
    Names(NamesError),
    Denied(Denied),
    Store(StoreError),
    ;
    AlreadyCreated => Refused "customer-already-created",
});

use domain_identity::{
    Credential, NewOperator, Operator, Password, PasswordError, Profile, TypedPassword,
};
use domain_kernel::{
    Actor, Denied, Facts, OperatorId, OperatorRole, Permission, Realm, Rule, StoreError,
};
use thiserror::Error;

use super::names::check_names_are_free;
use crate::{
    App,
    failure::failure,
    identity::{HashError, NamesError, temporary_password},
    repeat,
};

/// Somebody at the command line makes an operator, with the password that they have typed.
#[derive(Clone, Debug)]
pub struct CreateOperator {
    pub profile: Profile,
    pub role: OperatorRole,
    pub password: String,
}

/// A root operator gives somebody an account, with a temporary password.
#[derive(Clone, Debug)]
pub struct HireOperator {
    /// Handed out with the form, so that a form sent twice makes one and is answered twice.
    pub id: OperatorId,
    pub profile: Profile,
    pub role: OperatorRole,
}

/// What the new operator is told. It is shown once and kept nowhere.
#[derive(Debug)]
pub struct CreatedOperator {
    pub temporary: Password,
}

#[derive(Debug, Error)]
pub enum CreateOperatorError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this operator was created a moment ago")]
    AlreadyCreated,
}

pub async fn create_operator(
    app: &App,
    actor: &Actor,
    command: CreateOperator,
) -> Result<OperatorId, CreateOperatorError> {
    actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let own = command.profile.own_words("");
    let password = Password::parse_for_operator(&command.password, &own)?;
    let credential = Credential::Chosen { hash: app.passwords.hash(&password).await? };
    let CreateOperator { profile, role, .. } = command;
    let new = NewOperator { id: app.ids.next(), profile, role, credential };
    repeat(|| create_once(app, actor, &new)).await?;
    Ok(new.id)
}

pub async fn hire_operator(
    app: &App,
    actor: &Actor,
    command: HireOperator,
) -> Result<CreatedOperator, CreateOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let HireOperator { id, profile, role } = command;
    let whose = domain_kernel::Id::from_uuid(id.uuid());
    let temporary = temporary_password(&app.policy.temporary_key, permit.realm(), whose, None);
    let hash = app.passwords.hash(&temporary).await?;
    let credential = Credential::temporary(hash, app.clock.now());
    let new = NewOperator { id, profile, role, credential };
    if let Some(before) = repeat(|| create_once(app, actor, &new)).await? {
        // Somebody clicked twice, and sees the second answer only.
        let typed = TypedPassword::new(temporary.as_str());
        let is_same = (&before.profile, before.role) == (&new.profile, new.role);
        let is_good = app.passwords.verify(&typed, before.credential.hash()).await?;
        if !is_same || !is_good {
            return Err(CreateOperatorError::AlreadyCreated);
        }
    }
    Ok(CreatedOperator { temporary })
}

/// Returns the operator of this id if there is one.
async fn create_once(
    app: &App,
    actor: &Actor,
    new: &NewOperator,
) -> Result<Option<Operator>, CreateOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    let mut tx = app.store.begin(&permit).await?;
    if let Some(found) = tx.operators().find(new.id).await? {
        return Ok(Some(found.value));
    }
    // Whoever has an operator needs no set-up any more.
    tx.companies().claim_installation().await?;
    check_names_are_free(&mut *tx, new.id, &new.profile).await?;

    let now = app.clock.now();
    let (operator, created) = Operator::create(new.clone(), now);

    match tx.operators().insert(&operator).await {
        Err(StoreError::Duplicate(Rule::OperatorId)) => {
            return Err(CreateOperatorError::AlreadyCreated);
        }
        inserted => inserted?,
    }
    tx.commit(Facts::new(now, &created)).await?;
    Ok(None)
}

failure!(CreateOperatorError {
    Password(PasswordError) at "password",
    Hash(HashError),
    Names(NamesError),
    Denied(Denied),
    Store(StoreError),
    ;
    AlreadyCreated => Refused "person-already-created",
});

use std::time::Duration;

use domain_identity::{
    AccountId, Company, CompanyCode, CompanyName, Credential, Limit, NewPerson, Password,
    PasswordError, Person, PlaceRefused, Profile,
};
use domain_kernel::{Actor, CompanyId, Denied, Facts, Permission, Realm, Role, StoreError};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{
        HashError, SignedInTo, TooOften,
        names::{NamesError, check_names_are_free},
        network, throttle_key,
    },
    repeat,
};

/// The first person on an empty installation makes their company and becomes its admin.
#[derive(Clone, Debug)]
pub struct SetUp {
    pub company_name: CompanyName,
    pub profile: Profile,
    pub password: String,
    /// What the start printed. Nobody on the machine itself is asked for it.
    pub code: String,
}

/// Set up, and signed in.
pub type SetUpDone = SignedInTo;

#[derive(Debug, Error)]
pub enum SetUpError {
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Names(#[from] NamesError),
    #[error(transparent)]
    Place(#[from] PlaceRefused),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this installation is set up")]
    AlreadySetUp,
    #[error("this is not the code that the start printed")]
    WrongCode,
}

/// Whether there is a company or an operator yet.
pub async fn is_set_up(app: &App) -> Result<bool, StoreError> {
    app.logins.is_set_up().await
}

/// Whether this visitor has to know the code that the start printed. Whoever is on the machine
/// could read it anyway.
pub fn asks_for_code(app: &App, actor: &Actor) -> bool {
    let is_here = actor.origin().address.is_some_and(|it| it.is_loopback());
    !(is_here && app.policy.is_local)
}

pub async fn set_up(app: &App, actor: &Actor, command: SetUp) -> Result<SetUpDone, SetUpError> {
    if is_set_up(app).await? {
        return Err(SetUpError::AlreadySetUp);
    }
    if asks_for_code(app, actor) {
        check_code(app, actor, &command.code).await?;
    }
    let own = command.profile.own_words(command.company_name.as_str());
    let password = Password::parse(&command.password, &own)?;
    let hash = app.passwords.hash(&password).await?;

    let (company, person) = (app.ids.next(), app.ids.next());
    let credential = Credential::Chosen { hash };
    let admin = NewPerson { id: person, profile: command.profile, role: Role::Admin, credential };
    repeat(|| set_up_once(app, actor, company, &command.company_name, &admin)).await
}

/// Wrong codes from one network: ten, and then one a minute. That is enough for whoever mistypes,
/// and a few thousand guesses in a day are nothing against 39 bits.
const WRONG_CODES: Limit = Limit::Bucket { burst: 10, every: Duration::from_mins(1) };

/// Counts the try before it is known how it turns out, so that many at once are counted like many
/// in a row.
async fn check_code(app: &App, actor: &Actor, code: &str) -> Result<(), SetUpError> {
    let address = actor.origin().address.map(network).unwrap_or_default();
    let key = throttle_key("set-up address", &address);
    let taken = repeat(|| app.throttle.take(&key, &WRONG_CODES, app.clock.now())).await?;
    taken.map_err(|wait| TooOften { wait })?;
    if !is_same(code.trim(), &app.policy.setup_code) {
        return Err(SetUpError::WrongCode);
    }
    repeat(|| app.throttle.undo(&key, &WRONG_CODES)).await?;
    Ok(())
}

/// Compares digests, so that how long it takes says nothing about how much of a guess is right.
fn is_same(code: &str, expected: &str) -> bool {
    Sha256::digest(code) == Sha256::digest(expected)
}

async fn set_up_once(
    app: &App,
    actor: &Actor,
    company: CompanyId,
    name: &CompanyName,
    admin: &NewPerson,
) -> Result<SetUpDone, SetUpError> {
    let permit = actor.permit_in(Realm::Company(company), Permission::SetUp)?;
    let mut tx = app.store.begin(&permit).await?;

    if !tx.companies().claim_installation().await? {
        return Err(SetUpError::AlreadySetUp);
    }
    check_names_are_free(&mut *tx, admin.id, &admin.profile).await?;

    let now = app.clock.now();
    let code = CompanyCode::draw(app.random.bytes());
    let (founded_company, founded) = Company::found(company, name.clone(), code);
    let (person, created) = Person::create(admin.clone(), None, now)?;

    tx.companies().insert(&founded_company).await?;
    tx.people().insert(&person).await?;
    tx.commit(Facts::new(now, &founded).and(&created)).await?;
    let account = AccountId::Person { company, person: person.id };
    Ok(SignedInTo { account, epoch: person.epoch, must_change_password: false })
}

failure!(SetUpError {
    Password(PasswordError) at "password",
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    AlreadySetUp => NotFound "set-up-already",
    WrongCode => Invalid "set-up-wrong-code" at "code",
});

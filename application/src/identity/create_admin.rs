use domain_identity::{
    Company, CompanyCode, CompanyName, Credential, NewPerson, Password, PasswordError, Person,
    PlaceRefused, Profile,
};
use domain_kernel::{
    Actor, CompanyId, Denied, Facts, Permission, PersonId, Realm, Role, StoreError,
};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{
        HashError,
        names::{NamesError, check_names_are_free},
    },
    onboarding::follow_rules,
    repeat,
};

/// Somebody at the command line makes an admin, and the company if none has that name.
#[derive(Clone, Debug)]
pub struct CreateAdmin {
    pub company_name: CompanyName,
    pub profile: Profile,
    pub password: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreatedAdmin {
    pub company: CompanyId,
    pub person: PersonId,
    pub is_new_company: bool,
}

#[derive(Debug, Error)]
pub enum CreateAdminError {
    #[error(transparent)]
    Password(#[from] PasswordError),
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
    #[error("several companies have this name; create the admin on the platform's page")]
    SeveralCompanies,
}

pub async fn create_admin(
    app: &App,
    actor: &Actor,
    command: CreateAdmin,
) -> Result<CreatedAdmin, CreateAdminError> {
    let own = command.profile.own_words(command.company_name.as_str());
    let password = Password::parse(&command.password, &own)?;
    let hash = app.passwords.hash(&password).await?;

    let credential = Credential::Chosen { hash };
    let profile = command.profile;
    let admin = NewPerson { id: app.ids.next(), profile, role: Role::Admin, credential };
    repeat(|| create_once(app, actor, &command.company_name, &admin)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    name: &CompanyName,
    admin: &NewPerson,
) -> Result<CreatedAdmin, CreateAdminError> {
    let platform = actor.permit_in(Realm::Platform, Permission::ManagePeople)?;
    let companies = app.identity.companies_named(&platform, name).await?;
    let existing = match companies.as_slice() {
        [] => None,
        [company] => Some(company.id),
        _ => return Err(CreateAdminError::SeveralCompanies),
    };
    let company = existing.unwrap_or_else(|| app.ids.next());
    let permit = actor.permit_in(Realm::Company(company), Permission::ManagePeople)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.companies().claim_installation().await?;
    if existing.is_none() && tx.companies().is_name_taken(name).await? {
        // Somebody else has just made it; the next time round it is there to be joined.
        return Err(StoreError::Busy.into());
    }
    check_names_are_free(&mut *tx, admin.id, &admin.profile).await?;

    let now = app.clock.now();
    let (person, created) = Person::create(admin.clone(), None, now)?;
    let mut facts = Facts::new(now, &created);
    if existing.is_none() {
        let code = CompanyCode::draw(app.random.bytes());
        let (founded_company, founded) = Company::found(company, name.clone(), code);
        tx.companies().insert(&founded_company).await?;
        facts = Facts::new(now, &founded).and(&created);
    }
    tx.people().insert(&person).await?;
    let facts = follow_rules(app, &mut *tx, &[&person], now, facts).await?;
    tx.commit(facts).await?;
    Ok(CreatedAdmin { company, person: person.id, is_new_company: existing.is_none() })
}

failure!(CreateAdminError {
    Password(PasswordError) at "password",
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    SeveralCompanies => Refused "create-admin-several-companies" at "company",
});

use domain_identity::{
    Company, CompanyCode, CompanyName, Credential, NewPerson, Password, Person, PlaceRefused,
    Profile, RegistrationNumber, TypedPassword,
};
use domain_kernel::{
    Actor, CompanyId, Denied, Facts, Permission, PersonId, Realm, Role, Rule, StoreError,
};
use thiserror::Error;

use super::note::note;
use crate::{
    App,
    failure::failure,
    identity::{HashError, NamesError, check_names_are_free, temporary_password},
    repeat,
};

/// An operator makes a company, with its first admin.
#[derive(Clone, Debug)]
pub struct CreateCompany {
    /// Both handed out with the form, so that a form sent twice makes one and is answered twice.
    pub company: CompanyId,
    pub admin: PersonId,
    pub name: CompanyName,
    pub number: Option<RegistrationNumber>,
    pub profile: Profile,
}

/// What the admin is told. It is shown once and kept nowhere.
#[derive(Debug)]
pub struct CreatedCompany {
    pub temporary: Password,
}

#[derive(Debug, Error)]
pub enum CreateCompanyError {
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
    #[error("a company with this registration number is here already")]
    AlreadyHere,
    #[error("this company has been created already")]
    AlreadyCreated,
}

pub async fn create_company(
    app: &App,
    actor: &Actor,
    command: CreateCompany,
) -> Result<CreatedCompany, CreateCompanyError> {
    let realm = Realm::Company(command.company);
    actor.permit_in(realm, Permission::ManageCompanies)?;
    let key = &app.policy.temporary_key;
    let temporary = temporary_password(key, realm, command.admin, None);
    let hash = app.passwords.hash(&temporary).await?;
    let admin = NewPerson {
        id: command.admin,
        profile: command.profile.clone(),
        role: Role::Admin,
        credential: Credential::temporary(hash, app.clock.now()),
    };
    match repeat(|| create_once(app, actor, &command, &admin)).await? {
        None => {
            let founded = Company::founded(command.company);
            note::<CreateCompanyError>(app, actor, &founded).await?;
        }
        // Somebody clicked twice, and sees the second answer only. It is the first one's password,
        // unless that is no longer good.
        Some(before) => {
            let typed = TypedPassword::new(temporary.as_str());
            if !app.passwords.verify(&typed, before.credential.hash()).await? {
                return Err(CreateCompanyError::AlreadyCreated);
            }
        }
    }
    Ok(CreatedCompany { temporary })
}

/// Returns the admin if the same form has just made them.
async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateCompany,
    admin: &NewPerson,
) -> Result<Option<Person>, CreateCompanyError> {
    let permit = actor.permit_in(Realm::Company(command.company), Permission::ManageCompanies)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();
    if let Some(company) = tx.companies().find().await? {
        let before = tx.people().find(command.admin).await?.map(|it| it.value);
        let is_same = company.value.settings.name == command.name
            && company.value.registration == command.number;
        let before =
            before.filter(|it| is_same && it.was_just_created_from(admin, (None, None), now));
        return before.map(Some).ok_or(CreateCompanyError::AlreadyCreated);
    }
    check_names_are_free(&mut *tx, admin.id, &admin.profile).await?;

    let code = CompanyCode::draw(app.random.bytes());
    let (company, founded) = Company::found(command.company, command.name.clone(), code);
    let company = Company { registration: command.number.clone(), ..company };
    let (person, created) = Person::create(admin.clone(), None, now)?;

    match tx.companies().insert(&company).await {
        Err(StoreError::Duplicate(Rule::RegistrationNumber)) => {
            return Err(CreateCompanyError::AlreadyHere);
        }
        // Somebody clicked twice, or another company has the ID; the next time round it is seen.
        Err(StoreError::Duplicate(Rule::CompanyId | Rule::CompanyCode)) => {
            return Err(StoreError::Busy.into());
        }
        inserted => inserted?,
    }
    tx.people().insert(&person).await?;
    tx.commit(Facts::new(now, &founded).and(&created)).await?;
    Ok(None)
}

failure!(CreateCompanyError {
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    AlreadyHere => Invalid "registration-taken" at "registration_number",
    AlreadyCreated => Refused "company-already-created",
});

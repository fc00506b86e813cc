use std::time::Duration;

use domain_identity::{
    AccountId, Company, CompanyCode, CompanyName, Credential, InviteCode, InviteKey, InviteUsed,
    Limit, NewPerson, Password, PasswordError, Person, PlaceRefused, Profile, RegistrationNumber,
    RegistrationRefused,
};
use domain_kernel::{Actor, CompanyId, Denied, Facts, Permission, Realm, Role, Rule, StoreError};
use thiserror::Error;

use super::invite_key::invite_key;
use crate::{
    App,
    failure::failure,
    identity::{
        HashError, NamesError, SignedInTo, ThrottleKey, TooOften, check_names_are_free, network,
        throttle_key,
    },
    repeat,
};

/// A company comes in by an invite, with its first admin.
#[derive(Clone, Debug)]
pub struct Register {
    /// As it was typed.
    pub invite_code: String,
    pub number: RegistrationNumber,
    pub company_name: CompanyName,
    pub profile: Profile,
    pub password: String,
}

#[derive(Debug, Error)]
pub enum RegisterError {
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
    /// The same for a code that there never was as for one of another number, and for one that is
    /// used, expired or revoked.
    #[error("this invite can't be used")]
    Unusable,
}

/// While the tries of somebody are too many, one refusal in so long is put on record.
const REFUSALS: Limit = Limit::Bucket { burst: 3, every: Duration::from_mins(5) };

pub async fn register(
    app: &App,
    actor: &Actor,
    command: Register,
) -> Result<SignedInTo, RegisterError> {
    let own = command.profile.own_words(command.company_name.as_str());
    let password = Password::parse(&command.password, &own)?;
    let tries = Tries::of(app, actor, &command.number);
    tries.take().await?;
    // Whatever the invite is worth, so that a wrong one takes as long as a right one.
    let hash = match app.passwords.hash(&password).await {
        Ok(hash) => hash,
        Err(err) => {
            tries.undo().await.ok();
            return Err(err.into());
        }
    };

    let credential = Credential::Chosen { hash };
    let new = New {
        company: app.ids.next(),
        key: InviteCode::parse(&command.invite_code).map(|it| invite_key(&it)),
        number: command.number,
        name: command.company_name,
        admin: NewPerson {
            id: app.ids.next(),
            profile: command.profile,
            role: Role::Admin,
            credential,
        },
    };
    let registered = repeat(|| register_once(app, actor, &new)).await;
    match &registered {
        Err(RegisterError::Unusable) => record_refusal(app, actor).await?,
        // The invite was good. If this fails, one try too many is counted.
        _ => tries.undo().await.unwrap_or_default(),
    }
    registered
}

struct New {
    company: CompanyId,
    /// Nothing for what no code looks like.
    key: Option<InviteKey>,
    number: RegistrationNumber,
    name: CompanyName,
    admin: NewPerson,
}

async fn register_once(app: &App, actor: &Actor, new: &New) -> Result<SignedInTo, RegisterError> {
    let permit = actor.permit_in(Realm::Company(new.company), Permission::Register)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let code = CompanyCode::draw(app.random.bytes());
    let (company, founded) = Company::found(new.company, new.name.clone(), code);
    let company = Company { registration: Some(new.number.clone()), ..company };
    tx.companies().insert(&company).await.map_err(told)?;
    // Before anything is said about the names that were typed.
    let key = new.key.unwrap_or(InviteKey([0; 32]));
    let invite = tx.invites().redeem(&key, &new.number, now).await?;
    let invite = invite.filter(|_| new.key.is_some()).ok_or(RegisterError::Unusable)?;
    check_names_are_free(&mut *tx, new.admin.id, &new.admin.profile).await?;

    let (person, created) = Person::create(new.admin.clone(), None, now)?;

    tx.people().insert(&person).await?;
    let facts = Facts::new(now, &founded).and(&InviteUsed { invite }).and(&created);
    // Whoever was quicker by a moment may show only now.
    tx.commit(facts).await.map_err(told)?;
    let account = AccountId::Person { company: new.company, person: person.id };
    Ok(SignedInTo { account, epoch: person.epoch, must_change_password: false })
}

fn told(err: StoreError) -> RegisterError {
    match err {
        // It would say that there is such a company.
        StoreError::Duplicate(Rule::RegistrationNumber) => RegisterError::Unusable,
        // Another one is drawn the next time round.
        StoreError::Duplicate(Rule::CompanyCode) => StoreError::Busy.into(),
        err => err.into(),
    }
}

async fn record_refusal(app: &App, actor: &Actor) -> Result<(), RegisterError> {
    let address = actor.origin().address.map(network).unwrap_or_default();
    let refused = throttle_key("invite refused", &address);
    if repeat(|| app.throttle.take(&refused, &REFUSALS, app.clock.now())).await?.is_err() {
        return Ok(());
    }
    repeat(|| refuse_once(app, actor)).await
}

async fn refuse_once(app: &App, actor: &Actor) -> Result<(), RegisterError> {
    let permit = actor.permit_in(Realm::Platform, Permission::SignIn)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), &RegistrationRefused)).await?;
    Ok(())
}

/// The two things that are counted: tries from one address, and tries at one registration number.
struct Tries<'a> {
    app: &'a App,
    address: ThrottleKey,
    number: ThrottleKey,
}

impl<'a> Tries<'a> {
    fn of(app: &'a App, actor: &Actor, number: &RegistrationNumber) -> Self {
        let address = actor.origin().address.map(network).unwrap_or_default();
        Self {
            app,
            address: throttle_key("invite address", &address),
            number: throttle_key("invite number", &number.key()),
        }
    }

    /// Counts the try before it is known how it turns out, so that many at once are counted like
    /// many in a row.
    async fn take(&self) -> Result<(), RegisterError> {
        let (policy, throttle) = (&self.app.policy, &self.app.throttle);
        let now = self.app.clock.now();
        let taken = repeat(|| throttle.take(&self.number, &policy.invite_number, now)).await?;
        taken.map_err(|wait| TooOften { wait })?;
        let taken = repeat(|| throttle.take(&self.address, &policy.invite_address, now)).await;
        if !matches!(taken, Ok(Ok(()))) {
            repeat(|| throttle.undo(&self.number, &policy.invite_number)).await.ok();
        }
        Ok(taken?.map_err(|wait| TooOften { wait })?)
    }

    async fn undo(&self) -> Result<(), StoreError> {
        let (policy, throttle) = (&self.app.policy, &self.app.throttle);
        repeat(|| throttle.undo(&self.number, &policy.invite_number)).await?;
        repeat(|| throttle.undo(&self.address, &policy.invite_address)).await
    }
}

failure!(RegisterError {
    Password(PasswordError) at "password",
    Hash(HashError),
    Names(NamesError),
    Place(PlaceRefused),
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    Unusable => Invalid "register-unusable" at "invite_code",
});

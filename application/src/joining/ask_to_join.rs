use domain_identity::{
    Company, CompanyCode, Email, JoinRequest, Language, NewJoinRequest, Password, PasswordError,
    PasswordHash, PersonName, Profile, Username,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{HashError, ThrottleKey, TooOften, throttle_key, throttle_network},
    mail::{Letter, NewMail, Recipient, link_token},
    repeat,
};

/// Somebody asks to join the company that has this ID.
#[derive(Clone, Debug)]
pub struct AskToJoin {
    pub code: CompanyCode,
    pub name: PersonName,
    pub email: Email,
    pub username: Option<Username>,
    pub password: String,
    /// In which they read the form.
    pub language: Language,
}

#[derive(Debug, Error)]
pub enum AskToJoinError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// None has it, or the company lets nobody join by it.
    #[error("nobody can join by this ID; ask your company for the one it has now")]
    NoSuchCompany,
}

/// Does the same whoever's the address is: it is found out when the mail is sent, so that neither
/// the answer nor its time says whether there is such an account.
pub async fn ask_to_join(
    app: &App,
    actor: &Actor,
    command: AskToJoin,
) -> Result<(), AskToJoinError> {
    let (policy, now) = (&app.policy, app.clock.now());
    let address = actor.origin().address.map(throttle_network).unwrap_or_default();
    let address = throttle_key("join address", &address);
    let taken = repeat(|| app.throttle.take(&address, &policy.join_address, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;
    // A wrong ID counts, so that nobody tries out many.
    let company = app.joins.joinable_by_code(command.code).await?;
    let company = company.ok_or(AskToJoinError::NoSuchCompany)?;

    let ready = prepare(app, &command, &company).await;
    if ready.is_err() {
        // Nobody was asked anything. If this fails too, one try too many is counted.
        repeat(|| app.throttle.undo(&address, &policy.join_address)).await.ok();
    }
    let hash = ready?;
    repeat(|| ask_once(app, actor, &company, &command, &hash)).await
}

/// Checks what does not depend on who else there is, and counts the try against whom it writes to.
async fn prepare(
    app: &App,
    command: &AskToJoin,
    company: &Company,
) -> Result<PasswordHash, AskToJoinError> {
    let own = Profile {
        name: command.name.clone(),
        email: command.email.clone(),
        username: command.username.clone(),
        job_title: None,
        phone: None,
    };
    let password =
        Password::parse(&command.password, &own.own_words(company.settings.name.as_str()))?;
    let (limit, now) = (&app.policy.join_email, app.clock.now());
    let target: ThrottleKey = throttle_key("join e-mail", command.email.identifier().as_str());
    let taken = repeat(|| app.throttle.take(&target, limit, now)).await?;
    taken.map_err(|wait| TooOften { wait })?;
    let hash = app.passwords.hash(&password).await;
    if hash.is_err() {
        repeat(|| app.throttle.undo(&target, limit)).await.ok();
    }
    Ok(hash?)
}

async fn ask_once(
    app: &App,
    actor: &Actor,
    company: &Company,
    command: &AskToJoin,
    hash: &PasswordHash,
) -> Result<(), AskToJoinError> {
    let realm = Realm::Company(company.id);
    let permit = actor.permit_in(realm, Permission::Join)?;
    let mut tx = app.store.begin(&permit).await?;

    let (id, link, now) = (app.ids.next(), app.ids.next(), app.clock.now());
    let new = NewJoinRequest {
        id,
        name: command.name.clone(),
        email: command.email.clone(),
        username: command.username.clone(),
        password: hash.clone(),
        language: command.language,
        link: link_token(&app.policy.link_key, realm, id, link).hash(),
    };
    let (request, asked) = JoinRequest::ask(new, now);
    let mail = NewMail {
        id: app.ids.next(),
        // Anybody can type a name, and nobody is to read what strangers have to say.
        to: Recipient {
            person: None,
            name: None,
            email: request.email.clone(),
            language: request.language,
        },
        letter: Letter::ConfirmJoin { request: id, link },
        written: now,
    };

    tx.join_requests().insert(&request).await?;
    tx.outbox().push(&mail).await?;
    tx.commit(Facts::new(now, &asked)).await?;
    Ok(())
}

failure!(AskToJoinError {
    TooOften(TooOften),
    Password(PasswordError) at "password",
    Hash(HashError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCompany => Invalid "join-no-company" at "company_id",
});

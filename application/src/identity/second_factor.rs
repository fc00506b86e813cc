//! One's own second factor.

use std::collections::BTreeSet;

use domain_identity::{
    AccountId, FactorSerial, Language, Operator, Person, RecoveryHash, SecondFactor,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, Rule, StoreError, Timestamp};
use thiserror::Error;

use super::{
    code_tries::CodeTries,
    list_sessions::own_account,
    one_time::{FactorSecret, RecoveryCode, TypedCode, offered_to, take_code},
};
use crate::{
    App, Tx,
    failure::failure,
    identity::{SessionKey, SignedInTo, TooOften},
    mail::{Letter, NewMail, Recipient},
    repeat,
};

/// How somebody stands with their second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondFactorView {
    pub on: Option<FactorView>,
    /// The company asks everybody of their role for one.
    pub is_required: bool,
}

/// A second factor as a page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorView {
    pub since: Timestamp,
    pub n_recovery_codes: usize,
}

/// What somebody gets who turns it on, or asks for other recovery codes.
#[derive(Debug)]
pub struct CodesGiven {
    /// All sessions have ended; the frontend begins a new one for this browser.
    pub to: SignedInTo,
    pub codes: Vec<RecoveryCode>,
}

#[derive(Debug, Error)]
pub enum SecondFactorError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("this code is not right")]
    WrongCode,
    #[error("the second factor is on already")]
    AlreadyOn,
    #[error("the second factor is off")]
    Off,
    #[error("the company asks for a second factor")]
    Required,
    #[error("there is no such person")]
    NoSuchPerson,
}

pub async fn see_second_factor(
    app: &App,
    actor: &Actor,
) -> Result<SecondFactorView, SecondFactorError> {
    let (permit, account) = own(actor)?;
    let on = app.identity.second_factor(&permit, account.owner()).await?;
    let is_required = match account {
        AccountId::Person { .. } => {
            let company = app.identity.company(&permit).await?;
            let company = company.ok_or(SecondFactorError::NoSuchPerson)?.value;
            actor.role().is_some_and(|it| company.settings.second_factor.has(it))
        }
        AccountId::Operator(_) => false,
    };
    Ok(SecondFactorView { on, is_required })
}

/// The secret that this session's owner may put into an app. Nothing is kept of it.
pub async fn offer_second_factor(
    app: &App,
    actor: &Actor,
    session: &SessionKey,
) -> Result<FactorSecret, SecondFactorError> {
    let (permit, account) = own(actor)?;
    if app.identity.second_factor(&permit, account.owner()).await?.is_some() {
        return Err(SecondFactorError::AlreadyOn);
    }
    Ok(FactorSecret::of(&app.policy.factor_key, account, offered_to(session)))
}

/// Somebody proves that their app has the secret which the session was offered, and is asked for
/// codes from now on.
pub async fn turn_on_second_factor(
    app: &App,
    actor: &Actor,
    session: &SessionKey,
    code: &str,
) -> Result<CodesGiven, SecondFactorError> {
    let (_, account) = own(actor)?;
    let serial = offered_to(session);
    let secret = FactorSecret::of(&app.policy.factor_key, account, serial);
    let TypedCode::OfApp(code) = TypedCode::parse(code) else {
        return Err(SecondFactorError::WrongCode);
    };
    let step = secret.step_of(&code, SecondFactor::steps_at(app.clock.now()));
    let step = step.ok_or(SecondFactorError::WrongCode)?;
    let codes = RecoveryCode::draw(&*app.random);
    let hashes = hashes(&codes);
    let to = repeat(|| turn_on_once(app, actor, serial, step, &hashes)).await?;
    Ok(CodesGiven { to, codes })
}

async fn turn_on_once(
    app: &App,
    actor: &Actor,
    serial: FactorSerial,
    step: u64,
    hashes: &BTreeSet<RecoveryHash>,
) -> Result<SignedInTo, SecondFactorError> {
    let (permit, account) = own(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let (factor, turned_on) =
        SecondFactor::turn_on(account.owner(), serial, step, hashes.clone(), now);

    tx.second_factors().insert(&factor).await.map_err(|err| match err {
        StoreError::Duplicate(Rule::SecondFactor) => SecondFactorError::AlreadyOn,
        err => err.into(),
    })?;
    let to = end_sessions(app, &mut *tx, account).await?;
    tx.commit(Facts::new(now, &turned_on)).await?;
    Ok(to)
}

/// Somebody wants to come in by the password alone again, and still has what they give up.
pub async fn turn_off_second_factor(
    app: &App,
    actor: &Actor,
    code: &str,
) -> Result<SignedInTo, SecondFactorError> {
    let (_, account) = own(actor)?;
    let tries = CodeTries::of(app, "second factor", account);
    tries.take::<SecondFactorError>().await?;
    let typed = TypedCode::parse(code);
    let done = repeat(|| turn_off_once(app, actor, &typed)).await;
    if !matches!(done, Err(SecondFactorError::WrongCode)) {
        tries.give_back().await?;
    }
    done
}

async fn turn_off_once(
    app: &App,
    actor: &Actor,
    typed: &TypedCode,
) -> Result<SignedInTo, SecondFactorError> {
    let (permit, account) = own(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    if is_required(&mut *tx, account, actor).await? {
        return Err(SecondFactorError::Required);
    }
    let found = tx.second_factors().find(account.owner()).await?.ok_or(SecondFactorError::Off)?;
    let (mut factor, version) = (found.value, found.version);

    let now = app.clock.now();
    let used = take_code(app, account, &mut factor, typed, now);
    used.map_err(|_| SecondFactorError::WrongCode)?;
    let turned_off = factor.turn_off();

    tx.second_factors().remove(account.owner(), version).await?;
    let to = end_sessions(app, &mut *tx, account).await?;
    tx.commit(Facts::new(now, &turned_off)).await?;
    Ok(to)
}

/// Somebody has used up their recovery codes, or lost them, and still has what they are instead of.
/// The old ones open nothing any more.
pub async fn replace_recovery_codes(
    app: &App,
    actor: &Actor,
    code: &str,
) -> Result<CodesGiven, SecondFactorError> {
    let (_, account) = own(actor)?;
    let tries = CodeTries::of(app, "second factor", account);
    tries.take::<SecondFactorError>().await?;
    let typed = TypedCode::parse(code);
    let codes = RecoveryCode::draw(&*app.random);
    let hashes = hashes(&codes);
    let done = repeat(|| replace_once(app, actor, &typed, &hashes)).await;
    if !matches!(done, Err(SecondFactorError::WrongCode)) {
        tries.give_back().await?;
    }
    Ok(CodesGiven { to: done?, codes })
}

async fn replace_once(
    app: &App,
    actor: &Actor,
    typed: &TypedCode,
    hashes: &BTreeSet<RecoveryHash>,
) -> Result<SignedInTo, SecondFactorError> {
    let (permit, account) = own(actor)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.second_factors().find(account.owner()).await?;
    let mut factor = found.ok_or(SecondFactorError::Off)?;

    let now = app.clock.now();
    let used = take_code(app, account, &mut factor.value, typed, now);
    used.map_err(|_| SecondFactorError::WrongCode)?;
    let replaced = factor.value.replace_recovery(hashes.clone());

    tx.second_factors().update(&factor).await?;
    let to = end_sessions(app, &mut *tx, account).await?;
    tx.commit(Facts::new(now, &replaced)).await?;
    Ok(to)
}

fn own(actor: &Actor) -> Result<(Permit, AccountId), Denied> {
    let account = own_account(actor)?;
    Ok((actor.permit_in(account.realm(), Permission::KeepOwnAccount)?, account))
}

/// Whether the company asks for one; nobody asks an operator.
async fn is_required(
    tx: &mut dyn Tx,
    account: AccountId,
    actor: &Actor,
) -> Result<bool, SecondFactorError> {
    match account {
        AccountId::Person { .. } => {
            let company = tx.companies().find().await?.ok_or(SecondFactorError::NoSuchPerson)?;
            Ok(actor.role().is_some_and(|it| company.value.settings.second_factor.has(it)))
        }
        AccountId::Operator(_) => Ok(false),
    }
}

/// Ends all sessions of the account, and says what the browser that did it goes on as.
async fn end_sessions(
    app: &App,
    tx: &mut dyn Tx,
    account: AccountId,
) -> Result<SignedInTo, SecondFactorError> {
    let (epoch, must_change_password) = match account {
        AccountId::Person { person, .. } => {
            let found = tx.people().account(person).await?;
            let mut person = found.ok_or(SecondFactorError::NoSuchPerson)?;
            person.value.end_sessions();
            tx.people().update(&person).await?;
            tell(app, tx, &person.value).await?;
            (person.value.epoch, person.value.credential.must_change())
        }
        AccountId::Operator(operator) => {
            let found = tx.operators().find(operator).await?;
            let mut operator = found.ok_or(SecondFactorError::NoSuchPerson)?;
            operator.value.end_sessions();
            tx.operators().update(&operator).await?;
            tell_operator(app, tx, &operator.value).await?;
            (operator.value.epoch, operator.value.credential.must_change())
        }
    };
    Ok(SignedInTo { account, epoch, must_change_password })
}

/// Tells somebody that their second factor was changed, in case it was not they who did it.
pub(super) async fn tell(app: &App, tx: &mut dyn Tx, person: &Person) -> Result<(), StoreError> {
    let to = Recipient::of(tx, person, Language::English).await?;
    push(app, tx, to).await
}

/// Tells an operator the same.
pub(crate) async fn tell_operator(
    app: &App,
    tx: &mut dyn Tx,
    operator: &Operator,
) -> Result<(), StoreError> {
    push(app, tx, Recipient::of_operator(operator, Language::English)).await
}

async fn push(app: &App, tx: &mut dyn Tx, to: Recipient) -> Result<(), StoreError> {
    let (id, written) = (app.ids.next(), app.clock.now());
    let mail = NewMail { id, to, letter: Letter::SecondFactorChanged, written };
    tx.outbox().push(&mail).await
}

fn hashes(codes: &[RecoveryCode]) -> BTreeSet<RecoveryHash> {
    codes.iter().map(RecoveryCode::hash).collect()
}

failure!(SecondFactorError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    WrongCode => Invalid "code-wrong" at "code",
    AlreadyOn => Refused "second-factor-already-on",
    Off => Refused "second-factor-is-off",
    Required => Refused "second-factor-is-required",
    NoSuchPerson => NotFound "person-not-found",
});

use std::{net::IpAddr, time::Duration};

use domain_identity::{
    AccountId, Epoch, Identifier, Limit, SignInRefused, SignedIn, TypedPassword,
};
use domain_kernel::{Actor, Denied, Fact, Facts, Permission, Realm, StoreError};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::{
    App, Class, Failure, Message,
    failure::failure,
    identity::{Halfway, HashError, Login, Member, ThrottleKey, Ticket, temporary::is_password},
    repeat,
};

/// Somebody says who they are, and proves it.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// What was typed as e-mail address or username.
    pub identifier: String,
    pub password: TypedPassword,
}

/// Who is in now. The frontend begins a session for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedInTo {
    pub account: AccountId,
    pub epoch: Epoch,
    pub must_change_password: bool,
}

/// How far the right password leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    In(SignedInTo),
    /// A code is asked for: [`crate::identity::enter_code`].
    Halfway(Ticket),
}

#[derive(Debug, Error)]
pub enum SignInError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Hash(#[from] HashError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The same for an unknown and for a deactivated account as for a wrong password.
    #[error("the e-mail, username or password is not right")]
    Wrong,
    /// Only after a right password.
    #[error("the company is suspended")]
    Suspended,
    #[error("this temporary password has expired; ask your admin for a new one")]
    Expired,
}

/// Too many tries have failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("too many tries; wait {} seconds", wait.as_secs() + 1)]
pub struct TooOften {
    pub wait: Duration,
}

pub async fn sign_in(app: &App, actor: &Actor, command: SignIn) -> Result<Entry, SignInError> {
    let identifier = Identifier::parse(&command.identifier);
    let tries = Tries::of(app, actor, identifier.as_ref());
    if let Err(err) = tries.take().await {
        if matches!(err, SignInError::TooOften(_)) && tries.is_first_refusal().await? {
            let login = find(app, identifier.as_ref()).await?;
            record_refusal(app, actor, login.as_ref()).await?;
        }
        return Err(err);
    }

    let checked = check(app, identifier.as_ref(), &command.password).await;
    if checked.is_err() {
        // Nobody has tried anything. If this fails too, one try too many is counted.
        tries.undo().await.ok();
    }
    let (login, is_right) = checked?;
    // Who is deactivated is told no more than somebody who guesses.
    let Some(login) = login.as_ref().filter(|it| is_right && it.is_active) else {
        record_refusal(app, actor, login.as_ref()).await?;
        return Err(SignInError::Wrong);
    };
    if login.is_suspended {
        tries.give_back().await?;
        record_refusal(app, actor, Some(login)).await?;
        return Err(SignInError::Suspended);
    }
    if !login.credential.is_good(app.clock.now()) {
        record_refusal(app, actor, Some(login)).await?;
        return Err(SignInError::Expired);
    }

    tries.give_back().await?;
    let account = login.member.account();
    if login.has_second_factor {
        return Ok(Entry::Halfway(go_halfway(app, account, login.epoch).await?));
    }
    repeat(|| let_in(app, actor, login)).await?;
    let must_change_password = login.credential.must_change();
    Ok(Entry::In(SignedInTo { account, epoch: login.epoch, must_change_password }))
}

/// Keeps that the password was right, for as long as it takes to read a code from a phone.
async fn go_halfway(app: &App, account: AccountId, epoch: Epoch) -> Result<Ticket, SignInError> {
    let (ticket, now) = (Ticket::draw(&*app.random), app.clock.now());
    let halfway = Halfway { account, epoch };
    let (key, expires) = (ticket.key(), now.plus(Ticket::GOOD_FOR));
    repeat(|| app.logins.go_halfway(&key, &halfway, expires, now)).await?;
    Ok(ticket)
}

/// Whose account it is, and whether the password is right.
async fn check(
    app: &App,
    identifier: Option<&Identifier>,
    password: &TypedPassword,
) -> Result<(Option<Login>, bool), SignInError> {
    let login = find(app, identifier).await?;
    let of = login.as_ref().map(|it| (it.member.account(), &it.credential));
    let is_right = is_password(app, password, of).await?;
    Ok((login, is_right))
}

async fn find(app: &App, identifier: Option<&Identifier>) -> Result<Option<Login>, StoreError> {
    match identifier {
        Some(identifier) => app.logins.login(identifier).await,
        None => Ok(None),
    }
}

async fn record_refusal(
    app: &App,
    actor: &Actor,
    login: Option<&Login>,
) -> Result<(), SignInError> {
    let refused = SignInRefused { account: login.map(|it| it.member.account()) };
    repeat(|| record(app, actor, login, &refused)).await
}

/// Writes down that they came in, and when they did last.
async fn let_in(app: &App, actor: &Actor, login: &Login) -> Result<(), SignInError> {
    let account = login.member.account();
    let permit = actor.permit_in(account.realm(), Permission::SignIn)?;
    let (mut tx, now) = (app.store.begin(&permit).await?, app.clock.now());
    if let Member::Person { id, .. } = login.member {
        tx.people().note_sign_in(id, now).await?;
    }
    tx.commit(Facts::new(now, &SignedIn { account })).await?;
    Ok(())
}

/// Writes down how it went, in the company of the account; for an operator, and without an account,
/// in the platform's trail.
async fn record(
    app: &App,
    actor: &Actor,
    login: Option<&Login>,
    fact: &(dyn Fact + Sync),
) -> Result<(), SignInError> {
    let realm = login.map_or(Realm::Platform, |it| it.member.account().realm());
    let permit = actor.permit_in(realm, Permission::SignIn)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), fact)).await?;
    Ok(())
}

/// The two things that are counted: tries from one address, and tries at one account.
struct Tries<'a> {
    app: &'a App,
    address: ThrottleKey,
    identifier: ThrottleKey,
    /// Those that were refused before they were made.
    refused: ThrottleKey,
}

/// While somebody has to wait, one refusal in so long is put on record, and the others are not:
/// whoever clicks on must not fill the audit trail.
const REFUSALS: Limit = Limit::Bucket { burst: 1, every: Duration::from_mins(15) };

impl<'a> Tries<'a> {
    fn of(app: &'a App, actor: &Actor, identifier: Option<&Identifier>) -> Self {
        let address = actor.origin().address.map(network).unwrap_or_default();
        let identifier = identifier.map(Identifier::as_str).unwrap_or_default();
        Self {
            app,
            address: key("sign-in address", &address),
            identifier: key("sign-in identifier", identifier),
            refused: key("sign-in refused", identifier),
        }
    }

    /// Counts the try before it is known how it turns out, so that a thousand at once are counted
    /// like a thousand in a row.
    async fn take(&self) -> Result<(), SignInError> {
        let (policy, now) = (&self.app.policy, self.app.clock.now());
        let throttle = &self.app.throttle;
        // The account first, so that nobody who only clicks on while they have to wait uses up what
        // everybody behind the same address has.
        let (of_account, of_address) = (&policy.sign_in_identifier, &policy.sign_in_address);
        let taken = repeat(|| throttle.take(&self.identifier, of_account, now)).await?;
        taken.map_err(|wait| TooOften { wait })?;
        let taken = repeat(|| throttle.take(&self.address, of_address, now)).await;
        if !matches!(taken, Ok(Ok(()))) {
            repeat(|| throttle.undo(&self.identifier, of_account)).await.ok();
        }
        Ok(taken?.map_err(|wait| TooOften { wait })?)
    }

    /// Whether this one goes on record.
    async fn is_first_refusal(&self) -> Result<bool, StoreError> {
        let (throttle, now) = (&self.app.throttle, self.app.clock.now());
        Ok(repeat(|| throttle.take(&self.refused, &REFUSALS, now)).await?.is_ok())
    }

    async fn undo(&self) -> Result<(), StoreError> {
        let (policy, throttle) = (&self.app.policy, &self.app.throttle);
        repeat(|| throttle.undo(&self.address, &policy.sign_in_address)).await?;
        repeat(|| throttle.undo(&self.identifier, &policy.sign_in_identifier)).await
    }

    async fn give_back(&self) -> Result<(), StoreError> {
        let (policy, throttle) = (&self.app.policy, &self.app.throttle);
        repeat(|| throttle.give_back(&self.address, &policy.sign_in_address)).await?;
        repeat(|| throttle.give_back(&self.identifier, &policy.sign_in_identifier)).await
    }
}

/// An IPv4 address, or the 64 bits that an IPv6 customer usually gets (spec: defaults, 5).
pub(crate) fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(it) => it.to_string(),
        IpAddr::V6(it) => {
            let [a, b, c, d, ..] = it.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}")
        }
    }
}

pub(crate) fn key(what: &str, of: &str) -> ThrottleKey {
    let digest = Sha256::new().chain_update(what).chain_update([0]).chain_update(of);
    ThrottleKey(digest.finalize().into())
}

impl Failure for TooOften {
    fn class(&self) -> Class {
        Class::Throttled(self.wait)
    }

    fn message(&self) -> Message {
        let seconds = u32::try_from(self.wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1);
        Message::new("too-often").number("seconds", seconds)
    }

    fn samples() -> Vec<Self> {
        vec![Self { wait: Duration::from_secs(4) }]
    }
}

failure!(SignInError {
    TooOften(TooOften),
    Hash(HashError),
    Denied(Denied),
    Store(StoreError),
    ;
    Wrong => Invalid "sign-in-wrong",
    Suspended => Refused "sign-in-suspended",
    Expired => Invalid "sign-in-expired",
});

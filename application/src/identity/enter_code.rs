use std::{fmt, time::Duration};

use domain_identity::{AccountId, CodeRefused, Credential, Epoch, SignedIn};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{
    code_tries::CodeTries,
    one_time::{TypedCode, take_code},
};
use crate::{
    App, Random, Tx,
    failure::failure,
    identity::{SignedInTo, TooOften},
    repeat,
};

/// What somebody has from the right password to the code: as random as a session's id, and no more
/// than that in the database. Whoever has stolen the key of the installation, from which the codes
/// follow, still needs the password. Not to be logged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ticket([u8; 16]);

/// SHA-256 of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TicketKey(pub [u8; 32]);

/// Who has shown the right password and not yet the second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halfway {
    pub account: AccountId,
    /// The account's then: what has ended its sessions since has ended this too.
    pub epoch: Epoch,
}

/// Somebody whose password was right shows the second factor.
#[derive(Clone, Debug)]
pub struct EnterCode {
    /// That of [`crate::identity::sign_in`].
    pub ticket: Ticket,
    /// What was typed: a code of the app or a recovery code.
    pub code: String,
}

#[derive(Debug, Error)]
pub enum EnterCodeError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The same for a code that was used before.
    #[error("this code is not right")]
    Wrong,
    #[error("this sign-in is over; begin it again")]
    Over,
}

impl Ticket {
    /// How long a ticket is good.
    pub(crate) const GOOD_FOR: Duration = Duration::from_mins(5);

    pub(crate) fn draw(random: &dyn Random) -> Self {
        Self(random.bytes())
    }

    /// As a form carries it.
    pub fn text(&self) -> String {
        format!("{:032x}", u128::from_be_bytes(self.0))
    }

    /// The opposite of [`Ticket::text`].
    pub fn parse(text: &str) -> Option<Self> {
        let is_ours = text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit());
        let number = is_ours.then(|| u128::from_str_radix(text, 16).ok()).flatten();
        number.map(|it| Self(it.to_be_bytes()))
    }

    pub(crate) fn key(&self) -> TicketKey {
        TicketKey(Sha256::digest(self.0).into())
    }
}

impl fmt::Debug for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ticket(…)")
    }
}

pub async fn enter_code(
    app: &App,
    actor: &Actor,
    command: EnterCode,
) -> Result<SignedInTo, EnterCodeError> {
    let halfway = app.logins.halfway(&command.ticket.key(), app.clock.now()).await?;
    let halfway = halfway.ok_or(EnterCodeError::Over)?;
    let tries = CodeTries::of(app, "second factor", halfway.account);
    tries.take::<EnterCodeError>().await?;
    let typed = TypedCode::parse(&command.code);
    let entered = repeat(|| enter_once(app, actor, halfway, &typed)).await;
    match &entered {
        Err(EnterCodeError::Wrong) => record_refusal(app, actor, halfway.account).await?,
        // Whoever comes in, or could not be asked, has not guessed.
        _ => tries.give_back().await.unwrap_or_default(),
    }
    entered
}

async fn enter_once(
    app: &App,
    actor: &Actor,
    halfway: Halfway,
    typed: &TypedCode,
) -> Result<SignedInTo, EnterCodeError> {
    let Halfway { account, epoch } = halfway;
    let permit = actor.permit_in(account.realm(), Permission::SignIn)?;
    let mut tx = app.store.begin(&permit).await?;

    let now = app.clock.now();
    let credential = credential(&mut *tx, halfway).await?;
    let credential = credential.filter(|it| it.is_good(now)).ok_or(EnterCodeError::Over)?;
    let factor = tx.second_factors().find(account.owner()).await?;
    let mut factor = factor.ok_or(EnterCodeError::Over)?;

    let used = take_code(app, account, &mut factor.value, typed, now);
    let used = used.map_err(|_| EnterCodeError::Wrong)?;

    tx.second_factors().update(&factor).await.map_err(|err| match err {
        // Somebody has just used a code; the next time round that can be seen.
        StoreError::Stale => StoreError::Busy,
        err => err,
    })?;
    if let AccountId::Person { person, .. } = account {
        tx.people().note_sign_in(person, now).await?;
    }
    let mut facts = Facts::new(now, &SignedIn { account });
    if let Some(used) = used {
        facts = facts.and(&used);
    }
    tx.commit(facts).await?;
    let must_change_password = credential.must_change();
    Ok(SignedInTo { account, epoch, must_change_password })
}

/// What the account is let in by, if it still is by the password that was shown.
async fn credential(
    tx: &mut dyn Tx,
    halfway: Halfway,
) -> Result<Option<Credential>, EnterCodeError> {
    let (epoch, is_let_in, credential) = match halfway.account {
        AccountId::Person { person, .. } => {
            let person = tx.people().account(person).await?.ok_or(EnterCodeError::Over)?.value;
            let company = tx.companies().find().await?.ok_or(EnterCodeError::Over)?.value;
            let is_let_in = person.state.is_active() && company.state.is_active();
            (person.epoch, is_let_in, person.credential)
        }
        AccountId::Operator(operator) => {
            let found = tx.operators().find(operator).await?;
            let operator = found.ok_or(EnterCodeError::Over)?.value;
            (operator.epoch, operator.state.is_active(), operator.credential)
        }
    };
    Ok((is_let_in && epoch == halfway.epoch).then_some(credential))
}

async fn record_refusal(
    app: &App,
    actor: &Actor,
    account: AccountId,
) -> Result<(), EnterCodeError> {
    repeat(|| async {
        let permit = actor.permit_in(account.realm(), Permission::SignIn)?;
        let tx = app.store.begin(&permit).await?;
        let refused = CodeRefused { owner: account.owner() };
        tx.commit(Facts::new(app.clock.now(), &refused)).await?;
        Ok::<_, EnterCodeError>(())
    })
    .await
}

failure!(EnterCodeError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    ;
    Wrong => Invalid "code-wrong" at "code",
    Over => Refused "code-over",
});

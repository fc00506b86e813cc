use domain_identity::{AccountId, SessionsEnded};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, PersonId, StoreError};
use thiserror::Error;

use super::list_sessions::own_account;
use crate::{
    App,
    failure::failure,
    identity::{SessionKey, Whom},
    repeat,
};

/// Somebody signs themselves out elsewhere.
#[derive(Clone, Copy, Debug)]
pub enum EndOwnSessions {
    One(SessionKey),
    /// All but the one that asks.
    Others {
        own: SessionKey,
    },
}

/// An admin signs somebody out.
#[derive(Clone, Copy, Debug)]
pub struct EndSession {
    pub person: PersonId,
    pub session: SessionKey,
}

/// An admin signs a customer out.
#[derive(Clone, Copy, Debug)]
pub enum EndCustomerSessions {
    One { customer: PersonId, session: SessionKey },
    All { customer: PersonId },
}

#[derive(Debug, Error)]
pub enum EndSessionsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such customer")]
    NoSuchCustomer,
}

/// Says how many ended. One that has ended already is no failure.
pub async fn end_own_sessions(
    app: &App,
    actor: &Actor,
    command: EndOwnSessions,
) -> Result<u32, EndSessionsError> {
    let account = own_account(actor)?;
    let permit = actor.permit_in(account.realm(), Permission::KeepOwnAccount)?;
    let n_ended = match command {
        EndOwnSessions::One(key) => u32::from(app.sessions.end_of(account, &key).await?),
        EndOwnSessions::Others { own } => app.sessions.end_others(account, &own).await?,
    };
    record(app, &permit, account, n_ended).await?;
    Ok(n_ended)
}

/// Says whether it was still open.
pub async fn end_session(
    app: &App,
    actor: &Actor,
    command: EndSession,
) -> Result<bool, EndSessionsError> {
    let permission = Permission::ManagePeople;
    // What ends here is in no transaction, which would refuse whoever only reads.
    let permit = actor.permit(permission)?.to_change()?;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let account = AccountId::Person { company, person: command.person };
    let was_open = app.sessions.end_of(account, &command.session).await?;
    record(app, &permit, account, u32::from(was_open)).await?;
    Ok(was_open)
}

/// Says how many ended.
pub async fn end_customer_sessions(
    app: &App,
    actor: &Actor,
    command: EndCustomerSessions,
) -> Result<u32, EndSessionsError> {
    let permission = Permission::ManageCustomers;
    // What ends here is in no transaction, which would refuse whoever only reads.
    let permit = actor.permit(permission)?.to_change()?;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let (EndCustomerSessions::One { customer, .. } | EndCustomerSessions::All { customer }) =
        command;
    let found = app.identity.account(&permit, customer).await?;
    found.filter(|it| Whom::Customer.has(it.role)).ok_or(EndSessionsError::NoSuchCustomer)?;

    let account = AccountId::Person { company, person: customer };
    let keys = match command {
        EndCustomerSessions::One { session, .. } => vec![session],
        EndCustomerSessions::All { .. } => {
            let open = app.sessions.open(account, app.clock.now()).await?;
            open.into_iter().map(|it| it.key).collect()
        }
    };
    let mut n_ended = 0;
    for key in keys {
        n_ended += u32::from(app.sessions.end_of(account, &key).await?);
    }
    record(app, &permit, account, n_ended).await?;
    Ok(n_ended)
}

/// Sessions are no part of a transaction, so that it is written down follows. If it cannot be,
/// somebody is signed out all the same.
async fn record(
    app: &App,
    permit: &Permit,
    account: AccountId,
    n_sessions: u32,
) -> Result<(), EndSessionsError> {
    if n_sessions == 0 {
        return Ok(());
    }
    let ended = SessionsEnded { account, n_sessions };
    let commit = || async {
        let tx = app.store.begin(permit).await?;
        tx.commit(Facts::new(app.clock.now(), &ended)).await
    };
    Ok(repeat(commit).await?)
}

failure!(EndSessionsError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCustomer => NotFound "customer-not-found",
});

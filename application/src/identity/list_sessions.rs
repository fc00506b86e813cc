use std::collections::BTreeMap;

use domain_identity::{AccountId, PersonName};
use domain_kernel::{Actor, Denied, Permission, PersonId, StoreError, Who};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    identity::{OpenSession, Whom},
};

#[derive(Debug, Error)]
pub enum ListSessionsError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where people of the company are signed in, and what they are called.
#[derive(Clone, Debug)]
pub struct CompanySessions {
    pub page: Page<OpenSession>,
    pub names: BTreeMap<PersonId, PersonName>,
}

/// Somebody looks at where they are signed in.
pub async fn list_own_sessions(
    app: &App,
    actor: &Actor,
) -> Result<Vec<OpenSession>, ListSessionsError> {
    let account = own_account(actor)?;
    actor.permit_in(account.realm(), Permission::KeepOwnAccount)?;
    Ok(app.sessions.open(account, app.clock.now()).await?)
}

/// An admin looks at where the company's people are signed in.
pub async fn list_company_sessions(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<CompanySessions, ListSessionsError> {
    open_in(app, actor, (Permission::ManagePeople, Whom::Colleague), page).await
}

/// An admin looks at where the company's customers are signed in.
pub async fn list_customer_sessions(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<CompanySessions, ListSessionsError> {
    open_in(app, actor, (Permission::ManageCustomers, Whom::Customer), page).await
}

/// An admin looks at where one customer is signed in. Of anybody else there is nothing to see.
pub async fn list_sessions_of_customer(
    app: &App,
    actor: &Actor,
    id: PersonId,
) -> Result<Vec<OpenSession>, ListSessionsError> {
    let permission = Permission::ManageCustomers;
    let permit = actor.permit(permission)?;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let found = app.identity.account(&permit, id).await?;
    if found.is_none_or(|it| !Whom::Customer.has(it.role)) {
        return Ok(Vec::new());
    }
    let account = AccountId::Person { company, person: id };
    Ok(app.sessions.open(account, app.clock.now()).await?)
}

async fn open_in(
    app: &App,
    actor: &Actor,
    (permission, whom): (Permission, Whom),
    page: PageNumber,
) -> Result<CompanySessions, ListSessionsError> {
    let permit = actor.permit(permission)?;
    let company = permit.realm().company().ok_or(Denied { permission })?;
    let page = app.sessions.open_in(company, whom, app.clock.now(), page).await?;
    let people = page.items.iter().filter_map(|it| match it.account {
        AccountId::Person { person, .. } => Some(person),
        AccountId::Operator(_) => None,
    });
    let people: Vec<PersonId> = people.collect();
    let names = app.identity.names(&permit, &people).await?;
    Ok(CompanySessions { page, names })
}

/// The account of whoever is asking.
pub(super) fn own_account(actor: &Actor) -> Result<AccountId, Denied> {
    match actor.who() {
        Who::Person { id, company, .. } => Ok(AccountId::Person { company, person: id }),
        Who::Operator { id, .. } => Ok(AccountId::Operator(id)),
        Who::System { .. } | Who::Nobody => Err(Denied { permission: Permission::KeepOwnAccount }),
    }
}

failure!(ListSessionsError {
    Denied(Denied),
    Store(StoreError),
});

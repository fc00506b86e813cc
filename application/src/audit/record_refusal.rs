use std::time::Duration;

use domain_identity::{AccountId, PermissionRefused};
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, Realm, StoreError, Who};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{ThrottleKey, throttle_key},
    repeat,
};

#[derive(Debug, Error)]
pub enum RecordRefusalError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Of one kind and from one account there is one entry in so long, with how many there were (spec:
/// inventory, "Audit").
const EVERY: Duration = Duration::from_mins(1);

/// Puts on record that somebody who is signed in wanted to do what is not for them. An operator's
/// refusals are the platform's, also in a company that they look into.
pub async fn record_refusal(
    app: &App,
    actor: &Actor,
    permission: Permission,
) -> Result<(), RecordRefusalError> {
    let Some(account) = account(actor) else {
        return Ok(());
    };
    let permit = permit(actor, account.realm())?;
    let (key, now) = (key(account, permission), app.clock.now());
    let counted = repeat(|| app.throttle.count(&key, EVERY, now)).await?;
    let Some(n_times) = counted else {
        return Ok(());
    };
    let refused = PermissionRefused { account, permission, n_times };
    repeat(|| async {
        let tx = app.store.begin(&permit).await?;
        tx.commit(Facts::new(now, &refused)).await
    })
    .await?;
    Ok(())
}

/// To write in the account's realm. No token opens what is one's own, so it is written about its
/// person and by nobody, as a sign-in that was refused is.
fn permit(actor: &Actor, realm: Realm) -> Result<Permit, Denied> {
    match actor.scopes() {
        None => actor.permit_in(realm, Permission::KeepOwnAccount),
        Some(_) => Actor::nobody(actor.origin()).permit_in(realm, Permission::SignIn),
    }
}

/// Whose it is; nobody's and a job's refusals are not.
fn account(actor: &Actor) -> Option<AccountId> {
    match actor.who() {
        Who::Person { id, company, .. } => Some(AccountId::Person { company, person: id }),
        Who::Operator { id, .. } => Some(AccountId::Operator(id)),
        Who::System { .. } | Who::Nobody => None,
    }
}

fn key(account: AccountId, permission: Permission) -> ThrottleKey {
    let of = format!("{} {}", account.subject(), permission.name());
    throttle_key("permission refused", &of)
}

failure!(RecordRefusalError {
    Denied(Denied),
    Store(StoreError),
});

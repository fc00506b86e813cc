use domain_identity::SignedOut;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

#[derive(Debug, Error)]
pub enum SignOutError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A person leaves. The frontend ends the session.
pub async fn sign_out(app: &App, actor: &Actor) -> Result<(), SignOutError> {
    repeat(|| sign_out_once(app, actor)).await
}

async fn sign_out_once(app: &App, actor: &Actor) -> Result<(), SignOutError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), &SignedOut { person })).await?;
    Ok(())
}

failure!(SignOutError {
    Denied(Denied),
    Store(StoreError),
});

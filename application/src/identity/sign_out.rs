use domain_identity::SignedOut;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use super::list_sessions::own_account;
use crate::{
    App,
    failure::failure,
    platform::{VisitCompanyError, end_visit_with_session},
    repeat,
};

#[derive(Debug, Error)]
pub enum SignOutError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Visit(#[from] VisitCompanyError),
}

/// Somebody leaves. The frontend ends the session.
pub async fn sign_out(app: &App, actor: &Actor) -> Result<(), SignOutError> {
    end_visit_with_session(app, actor).await?;
    repeat(|| sign_out_once(app, actor)).await
}

async fn sign_out_once(app: &App, actor: &Actor) -> Result<(), SignOutError> {
    let account = own_account(actor)?;
    let permit = actor.permit_in(account.realm(), Permission::KeepOwnAccount)?;
    let tx = app.store.begin(&permit).await?;
    tx.commit(Facts::new(app.clock.now(), &SignedOut { account })).await?;
    Ok(())
}

failure!(SignOutError {
    Denied(Denied),
    Store(StoreError),
    Visit(VisitCompanyError),
});

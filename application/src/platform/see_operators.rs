use domain_kernel::{Actor, Denied, OperatorId, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App, Page, PageNumber,
    failure::failure,
    platform::{OperatorLine, OperatorView},
};

#[derive(Debug, Error)]
pub enum FindOperatorError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such operator")]
    NoSuchOperator,
}

/// A root operator looks at everyone who runs the platform, a page at a time.
pub async fn list_operators(
    app: &App,
    actor: &Actor,
    page: PageNumber,
) -> Result<Page<OperatorLine>, FindOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    Ok(app.platform.operators(&permit, page).await?)
}

/// A root operator looks at one.
pub async fn see_operator(
    app: &App,
    actor: &Actor,
    id: OperatorId,
) -> Result<OperatorView, FindOperatorError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageOperators)?;
    app.platform.operator(&permit, id).await?.ok_or(FindOperatorError::NoSuchOperator)
}

/// An operator looks at their own account.
pub async fn see_own_operator(app: &App, actor: &Actor) -> Result<OperatorView, FindOperatorError> {
    let permission = Permission::KeepOwnAccount;
    let permit = actor.permit_in(Realm::Platform, permission)?;
    let id = actor.operator_id().ok_or(Denied { permission })?;
    app.platform.operator(&permit, id).await?.ok_or(FindOperatorError::NoSuchOperator)
}

failure!(FindOperatorError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchOperator => NotFound "operator-not-found",
});

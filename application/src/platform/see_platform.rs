use domain_kernel::{Actor, Denied, Permission, Realm, StoreError};
use thiserror::Error;

use crate::{
    App,
    audit::{Events, newest_events},
    failure::failure,
    platform::PlatformFigures,
};

/// What an operator sees after signing in.
#[derive(Clone, Debug)]
pub struct Platform {
    pub figures: PlatformFigures,
    /// What has happened last, for those who may read it.
    pub events: Option<Events>,
}

#[derive(Debug, Error)]
pub enum SeePlatformError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The platform's last entries are on its first page; the others are one link away.
const N_EVENTS: u16 = 8;

/// An operator looks at how things stand.
pub async fn see_platform(app: &App, actor: &Actor) -> Result<Platform, SeePlatformError> {
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let figures = app.platform.platform_figures(&permit, app.clock.now()).await?;
    let events = match actor.permit_in(Realm::Platform, Permission::ReadAuditTrail) {
        Ok(permit) => Some(newest_events(app, &permit, N_EVENTS).await?),
        Err(Denied { .. }) => None,
    };
    Ok(Platform { figures, events })
}

failure!(SeePlatformError {
    Denied(Denied),
    Store(StoreError),
});

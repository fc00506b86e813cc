use domain_kernel::{Actor, Date, Denied, Facts, Permission, Permit, StoreError};
use domain_onboarding::TeamExported;
use thiserror::Error;

use crate::{
    App,
    exports::may_export,
    failure::failure,
    identity::TooOften,
    onboarding::{SeeTeamError, Team, see_team},
    repeat,
};

#[derive(Debug, Error)]
pub enum ExportTeamError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Team(#[from] SeeTeamError),
}

/// A manager takes away how the people below are getting on, an admin how everyone is. That is on
/// record before it goes.
pub async fn export_team(app: &App, actor: &Actor, today: Date) -> Result<Team, ExportTeamError> {
    let permit = actor.permit(Permission::SeeTeam)?;
    may_export(app, actor).await??;
    let team = see_team(app, actor, today).await?;
    let n_people = u32::try_from(team.people.len()).unwrap_or(u32::MAX);
    repeat(|| record(app, &permit, n_people)).await?;
    Ok(team)
}

async fn record(app: &App, permit: &Permit, n_people: u32) -> Result<(), ExportTeamError> {
    let exported = TeamExported { company: permit.realm().company(), n_people };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

failure!(ExportTeamError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
    Team(SeeTeamError),
});

use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version, Versioned};
use domain_onboarding::WorkCalendar;
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// An admin says when the company works. What is due moves with it.
#[derive(Clone, Debug)]
pub struct EditCalendar {
    /// As the form showed it.
    pub expected: Version,
    pub calendar: WorkCalendar,
}

#[derive(Debug, Error)]
pub enum EditCalendarError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub async fn see_calendar(
    app: &App,
    actor: &Actor,
) -> Result<Versioned<WorkCalendar>, EditCalendarError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    Ok(app.onboarding.work_calendar(&permit).await?)
}

pub async fn edit_calendar(
    app: &App,
    actor: &Actor,
    command: EditCalendar,
) -> Result<(), EditCalendarError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditCalendar,
) -> Result<(), EditCalendarError> {
    let permit = actor.permit(Permission::ManageCompany)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut calendar = tx.work_calendars().find().await?;
    if calendar.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let Some(edited) = calendar.value.edit(command.calendar.clone()) else {
        return Ok(());
    };

    tx.work_calendars().save(&calendar).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

failure!(EditCalendarError {
    Denied(Denied),
    Store(StoreError),
});

use domain_kernel::{CompanyId, Job, Permission, Permit, Realm, StoreError};
use domain_training::{AttemptId, Deadline};

use super::end_attempt::keep_end;
use crate::{App, identity::act_as_program, repeat};

/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 50;

/// Ends the attempts whose time is up with the answers that were saved, and says how many.
/// Several instances may do it at once, and somebody may hand one in meanwhile: it ends once.
pub async fn end_overdue(app: &App) -> Result<u32, StoreError> {
    let before = app.clock.now().minus(Deadline::GRACE);
    let mut n_ended: u32 = 0;
    let mut failed = None;
    loop {
        let overdue = app.progress.overdue(before, AT_ONCE).await?;
        let n_before = n_ended;
        for (company, attempt) in &overdue {
            let permit = permit(*company)?;
            // One that cannot be ended must not keep the others open.
            match end_one(app, &permit, *attempt).await {
                Ok(is_ended) => n_ended += u32::from(is_ended),
                Err(err) => failed = Some(err),
            }
        }
        // Those that others have ended are gone; those that cannot be are left to be looked at.
        if overdue.len() < AT_ONCE as usize || n_ended == n_before {
            return failed.map_or(Ok(n_ended), Err);
        }
    }
}

fn permit(company: CompanyId) -> Result<Permit, StoreError> {
    let program = act_as_program(Job::Sweep);
    let permit = program.permit_in(Realm::Company(company), Permission::TakeTraining);
    permit.map_err(StoreError::corrupt)
}

/// Ends one, if its time is up, and says whether this did it and nobody else.
pub(super) async fn end_one(app: &App, permit: &Permit, id: AttemptId) -> Result<bool, StoreError> {
    match repeat(|| end_once(app, permit, id)).await {
        Err(StoreError::Stale) => Ok(false),
        ended => ended,
    }
}

async fn end_once(app: &App, permit: &Permit, id: AttemptId) -> Result<bool, StoreError> {
    let mut tx = app.store.begin(permit).await?;

    let Some(mut attempt) = tx.attempts().find(id).await? else {
        return Ok(false);
    };
    let (module, number) = (attempt.value.module(), attempt.value.version());
    let Some(version) = tx.modules().version(module, number).await? else {
        return Ok(false);
    };

    let now = app.clock.now();
    let Ok(finished) = attempt.value.time_out(&version, now) else {
        return Ok(false);
    };

    keep_end(app, tx, (&attempt, &version), &finished, now).await?;
    Ok(true)
}

use domain_identity::{Purchase, PurchaseCancelled};
use domain_kernel::{Facts, Job, Permission, Realm, StoreError};

use crate::{App, identity::act_as_program, repeat};

/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 50;

/// Cancels orders that nobody has paid in their time, and says how many. Several instances may do it
/// at once.
pub async fn cancel_unpaid_orders(app: &App) -> Result<u32, StoreError> {
    let mut n_cancelled: u32 = 0;
    loop {
        let n = repeat(|| cancel_once(app)).await?;
        n_cancelled = n_cancelled.saturating_add(n);
        if n < AT_ONCE {
            return Ok(n_cancelled);
        }
    }
}

async fn cancel_once(app: &App) -> Result<u32, StoreError> {
    let permit = act_as_program(Job::Sweep).permit_in(Realm::Platform, Permission::BuyInvites);
    let mut tx = app.store.begin(&permit.map_err(StoreError::corrupt)?).await?;
    let now = app.clock.now();
    let unpaid = tx.purchases().unpaid(now.minus(Purchase::OPEN_FOR), AT_ONCE).await?;

    let mut cancelled: Vec<PurchaseCancelled> = Vec::new();
    for mut purchase in unpaid {
        if let Ok(Some(fact)) = purchase.value.cancel(now) {
            tx.purchases().update(&purchase).await.map_err(told)?;
            cancelled.push(fact);
        }
    }

    let Some((first, others)) = cancelled.split_first() else {
        return Ok(0);
    };
    let mut facts = Facts::new(now, first);
    for other in others {
        facts = facts.and(other);
    }
    tx.commit(facts).await.map_err(told)?;
    Ok(u32::try_from(cancelled.len()).unwrap_or(u32::MAX))
}

/// Somebody has just paid or cancelled one of them; the next time round it is not among them.
fn told(err: StoreError) -> StoreError {
    match err {
        StoreError::Stale => StoreError::Busy,
        err => err,
    }
}

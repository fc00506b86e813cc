use async_trait::async_trait;
use domain_inventory::StockVisit;
use domain_kernel::{Permit, PersonId, StoreError, Timestamp};

use super::Outlook;
use crate::{App, repeat};

/// When somebody came to look at stock. What is kept here is no part of the audit trail: it says
/// nothing about stock, and whoever loses it is shown what changed in a day instead. What there is
/// of it is read with the [`Outlook`].
#[async_trait]
pub trait StockVisits: Send + Sync {
    /// In the place of the last one, which began when this one says. Of several looks at once one
    /// begins it; says whether this is the one.
    async fn begin_visit(
        &self,
        permit: &Permit,
        person: PersonId,
        visit: StockVisit,
    ) -> Result<bool, StoreError>;
}

/// The visit that a look is of, which is kept if it begins with it. An operator who looks into the
/// company visits nothing, and a program that looks on and on for somebody begins no visit of theirs.
pub(super) async fn visit(
    app: &App,
    permit: &Permit,
    outlook: &Outlook,
    now: Timestamp,
) -> Result<Option<StockVisit>, StoreError> {
    let Some(person) = permit.actor().person_id() else {
        return Ok(None);
    };
    let visit = StockVisit::of_look(outlook.visit, now);
    let is_token = permit.actor().scopes().is_some();
    if !is_token && outlook.visit != Some(visit) {
        // Whoever was quicker began the same one.
        repeat(|| app.stock_visits.begin_visit(permit, person, visit)).await?;
    }
    Ok(Some(visit))
}

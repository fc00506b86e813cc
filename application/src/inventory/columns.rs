use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_inventory::StockColumn;
use domain_kernel::{Actor, Denied, Permission, Permit, PersonId, StoreError};

use super::StockError;
use crate::{App, repeat};

/// Which columns of the grid somebody does not want to see. What is kept here is no part of the
/// audit trail: it says nothing about stock, and whoever loses it hides a column again.
#[async_trait]
pub trait HiddenColumns: Send + Sync {
    async fn hidden_columns(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<BTreeSet<StockColumn>, StoreError>;
    /// In the place of what was hidden before.
    async fn hide_columns(
        &self,
        permit: &Permit,
        person: PersonId,
        hidden: &BTreeSet<StockColumn>,
    ) -> Result<(), StoreError>;
}

/// What a stock line is does not say itself without these.
const ALWAYS_SHOWN: [StockColumn; 2] = [StockColumn::Part, StockColumn::Quantity];

/// Whether somebody may leave it out of the grid.
pub fn can_be_hidden(column: StockColumn) -> bool {
    !ALWAYS_SHOWN.contains(&column)
}

/// Somebody chooses which of the columns that they were offered they see. What they were not offered
/// stays as it was.
pub async fn choose_columns(
    app: &App,
    actor: &Actor,
    offered: &BTreeSet<StockColumn>,
    shown: &BTreeSet<StockColumn>,
) -> Result<(), StockError> {
    let permission = Permission::SeeStock;
    let permit = actor.permit(permission)?.to_change()?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let mut hidden = app.stock_columns.hidden_columns(&permit, person).await?;
    for column in offered.iter().copied().filter(|it| can_be_hidden(*it)) {
        match shown.contains(&column) {
            true => hidden.remove(&column),
            false => hidden.insert(column),
        };
    }
    repeat(|| app.stock_columns.hide_columns(&permit, person, &hidden)).await?;
    Ok(())
}

/// What whoever looks has hidden. An operator who looks into the company remembers nothing.
pub(super) async fn hidden_by(
    app: &App,
    permit: &Permit,
) -> Result<BTreeSet<StockColumn>, StoreError> {
    match permit.actor().person_id() {
        Some(person) => app.stock_columns.hidden_columns(permit, person).await,
        None => Ok(BTreeSet::new()),
    }
}

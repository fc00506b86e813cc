use domain_inventory::StockViewedAs;
use domain_kernel::{Actor, Facts, Permission, PersonId};

use super::{StockError, look::name_of};
use crate::{App, repeat};

/// An admin is about to look at stock with the eyes of an account, which is on record before they
/// do.
pub async fn view_stock_as(app: &App, actor: &Actor, person: PersonId) -> Result<(), StockError> {
    let permit = actor.permit(Permission::ManageCustomers)?;
    name_of(app, &permit, Some(person)).await?;
    repeat(async || {
        let tx = app.store.begin(&permit).await?;
        tx.commit(Facts::new(app.clock.now(), &StockViewedAs { person })).await?;
        Ok::<_, StockError>(())
    })
    .await
}

use domain_kernel::{Actor, Denied, Fact, Facts, Permission, Realm, StoreError};

use crate::{App, repeat};

/// Puts what an operator did to a company on the platform's record too. It is on the company's
/// already, with the change itself: a chain is one realm's, and so is a transaction.
pub(super) async fn note<E>(app: &App, actor: &Actor, fact: &(dyn Fact + Sync)) -> Result<(), E>
where
    E: From<Denied> + From<StoreError>,
{
    let permit = actor.permit_in(Realm::Platform, Permission::ManageCompanies)?;
    let noted = repeat(async || {
        let tx = app.store.begin(&permit).await?;
        tx.commit(Facts::new(app.clock.now(), fact)).await
    });
    Ok(noted.await?)
}

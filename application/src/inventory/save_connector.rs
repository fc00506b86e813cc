use domain_inventory::Connector;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use super::{
    CheckConnectorError, Checked, ConnectorDraft, SourceError,
    check_connector::{PATIENCE, check, connector_company, resolve, stored},
};
use crate::{App, failure::failure, repeat};

/// An admin decides how the ERP is read.
#[derive(Clone, Debug)]
pub struct SaveConnector {
    /// As the form showed it. Nothing where none was connected.
    pub expected: Option<Version>,
    pub draft: ConnectorDraft,
}

/// An admin disconnects the ERP.
#[derive(Clone, Copy, Debug)]
pub struct RemoveConnector {
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum SaveConnectorError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("no ERP is connected")]
    NoConnector,
}

/// It is saved if the ERP can be read so, which is tried before; what was found says whether it is
/// good.
pub async fn save_connector(
    app: &App,
    actor: &Actor,
    command: &SaveConnector,
) -> Result<Checked, SaveConnectorError> {
    // The ERP is asked before there is a transaction, which would refuse whoever only reads.
    let permit = actor.permit(Permission::ManageConnector)?.to_change()?;
    let company = connector_company(&permit)?;
    let before = stored(app, &permit).await?;
    if before.as_ref().map(|it| it.version) != command.expected {
        return Err(StoreError::Stale.into());
    }
    let before = before.map(|it| it.value);
    let (settings, password) = resolve(app, company, &command.draft, before.as_ref()).await?;
    let checked = check(app, &settings, password.as_ref(), PATIENCE).await?;
    if !checked.is_good() {
        return Ok(checked);
    }

    repeat(async || {
        let now = app.clock.now();
        let mut tx = app.store.begin(&permit).await?;
        let changed = match tx.connectors().find().await? {
            Some(stored) if Some(stored.version) != command.expected => {
                return Err(StoreError::Stale.into());
            }
            Some(mut stored) => {
                let Some(changed) = stored.value.change(company, settings.clone(), now) else {
                    return Ok(());
                };
                tx.connectors().update(&stored).await?;
                changed
            }
            None if command.expected.is_some() => return Err(StoreError::Stale.into()),
            None => {
                let (connector, changed) = Connector::new(company, settings.clone(), now);
                tx.connectors().insert(&connector).await?;
                changed
            }
        };
        tx.commit(Facts::new(now, &changed)).await?;
        Ok::<_, SaveConnectorError>(())
    })
    .await?;
    Ok(checked)
}

/// Its loads go with it, so nobody sees any stock until another one is connected.
pub async fn remove_connector(
    app: &App,
    actor: &Actor,
    command: RemoveConnector,
) -> Result<(), SaveConnectorError> {
    let permit = actor.permit(Permission::ManageConnector)?;
    let company = connector_company(&permit)?;
    repeat(async || {
        let mut tx = app.store.begin(&permit).await?;
        let stored = tx.connectors().find().await?.ok_or(SaveConnectorError::NoConnector)?;
        if stored.version != command.expected {
            return Err(StoreError::Stale.into());
        }

        let removed = stored.value.remove(company);

        tx.connectors().remove(&stored).await?;
        tx.commit(Facts::new(app.clock.now(), &removed)).await?;
        Ok::<_, SaveConnectorError>(())
    })
    .await?;
    // Nobody sees them any more, and nobody keeps what was a customer's.
    app.generations.keep_only(company, &[]).await?;
    Ok(())
}

impl From<CheckConnectorError> for SaveConnectorError {
    fn from(err: CheckConnectorError) -> Self {
        match err {
            CheckConnectorError::Denied(it) => Self::Denied(it),
            CheckConnectorError::Store(it) => Self::Store(it),
            CheckConnectorError::Source(it) => Self::Source(it),
        }
    }
}

failure!(SaveConnectorError {
    Denied(Denied),
    Store(StoreError),
    Source(SourceError),
    ;
    NoConnector => NotFound "connector-not-found",
});

//! The operator looks whether the ERPs answer as companies read them, without changing anything.

use std::time::Duration;

use domain_inventory::{ConnectorSettings, Place};
use domain_kernel::{Actor, CompanyId, Permission, Realm, StoreError};

use super::{
    CheckConnectorError, Checked, ErpPassword,
    check_connector::{check, stored},
    configure_erp::{fixed_questions, settings},
    erp_passwords::unseal,
};
use crate::App;

/// Which ERP is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExaminedErp {
    /// That of the configuration, which also says how it is asked.
    Configured,
    /// The one that a company's admin has connected.
    Of(CompanyId),
}

/// Every ERP that is read, by whoever runs the installation.
pub async fn list_connected(app: &App, actor: &Actor) -> Result<Vec<ExaminedErp>, StoreError> {
    let permit = actor.permit(Permission::ReadAuditTrail).map_err(StoreError::corrupt)?;
    let is_asked = as_configured(app).is_some();
    let mut connected: Vec<_> = is_asked.then_some(ExaminedErp::Configured).into_iter().collect();
    for realm in app.trail.realms(&permit).await? {
        let Realm::Company(company) = realm else { continue };
        let permit =
            actor.permit_in(realm, Permission::ManageConnector).map_err(StoreError::corrupt)?;
        let place = stored(app, &permit).await?.map(|it| it.value.settings.place);
        match place {
            // It is the one above.
            Some(Place::Configured) if is_asked => {}
            Some(_) => connected.push(ExaminedErp::Of(company)),
            None => {}
        }
    }
    Ok(connected)
}

/// Reads an ERP as it is read for stock, for as long as `patience` at most, and keeps nothing of it.
/// `None` where it has been disconnected meanwhile.
pub async fn examine_erp(
    app: &App,
    actor: &Actor,
    erp: ExaminedErp,
    patience: Duration,
) -> Result<Option<Checked>, CheckConnectorError> {
    let (company, settings) = match erp {
        ExaminedErp::Configured => (None, as_configured(app)),
        ExaminedErp::Of(company) => {
            let realm = Realm::Company(company);
            let permit = actor.permit_in(realm, Permission::ManageConnector)?;
            (Some(company), stored(app, &permit).await?.map(|it| it.value.settings))
        }
    };
    let Some(settings) = settings else {
        return Ok(None);
    };
    let password = password(app, company, &settings)?;
    check(app, &settings, password.as_ref(), patience).await.map(Some)
}

fn as_configured(app: &App) -> Option<ConnectorSettings> {
    fixed_questions(app, &Place::Configured).map(|it| settings(it, None))
}

fn password(
    app: &App,
    company: Option<CompanyId>,
    settings: &ConnectorSettings,
) -> Result<Option<ErpPassword>, StoreError> {
    let (Some(company), Place::Chosen(place)) = (company, &settings.place) else {
        return Ok(None);
    };
    place.password.as_ref().map(|it| unseal(app, company, it)).transpose()
}

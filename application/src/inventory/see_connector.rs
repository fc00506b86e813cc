use std::collections::{BTreeMap, BTreeSet};

use domain_inventory::{
    Connector, CustomerKey, CustomerName, GenerationNumber, Load, Place, Shrunk, shrunk,
};
use domain_kernel::{Actor, Permission, Permit, Timestamp, Versioned};

use super::{
    ErpStanding, Offers, StockError,
    check_connector::{connector_company, stored},
    configure_erp::{fixed_questions, is_anothers},
    look::names_of,
};
use crate::App;

/// How the ERP is read, and how that went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorView {
    pub offers: Offers,
    pub connector: Option<Versioned<Connector>>,
    /// The configuration says where it is and how it is asked, so that only its age is the admin's
    /// to say.
    pub is_fixed: bool,
    pub erp: Option<ErpStanding>,
    /// The newest first.
    pub loads: Vec<Load>,
    pub held: Option<HeldLoad>,
    pub now: Timestamp,
}

/// A load that an admin is to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLoad {
    pub number: GenerationNumber,
    /// Of whose stock it would take away more than half.
    pub shrunk: Vec<Shrunk>,
    pub names: BTreeMap<CustomerKey, CustomerName>,
}

/// So many looks at the ERP are in the timeline.
const MOST_LOADS: u32 = 50;

/// An admin looks at how the ERP is read.
pub async fn see_connector(app: &App, actor: &Actor) -> Result<ConnectorView, StockError> {
    let permit = actor.permit(Permission::ManageConnector)?;
    let connector = stored(app, &permit).await?;
    let place = connector.as_ref().map(|it| &it.value.settings.place);
    let is_fixed = place.is_some_and(|it| fixed_questions(app, it).is_some());
    let has_it = place == Some(&Place::Configured);
    let (mut offers, now) = (app.erps.offers(), app.clock.now());
    if !has_it && is_anothers(app, connector_company(&permit)?, false).await? {
        offers.configured = None;
    }
    if connector.is_none() {
        return Ok(ConnectorView {
            offers,
            connector,
            is_fixed,
            erp: None,
            loads: Vec::new(),
            held: None,
            now,
        });
    }
    let erp = app.stock.outlook(&permit, None).await?.erp;
    let loads = app.stock.loads(&permit, MOST_LOADS).await?;
    let held = match &erp {
        Some(erp) => held(app, &permit, erp).await?,
        None => None,
    };
    Ok(ConnectorView { offers, connector, is_fixed, erp, loads, held, now })
}

async fn held(
    app: &App,
    permit: &Permit,
    erp: &ErpStanding,
) -> Result<Option<HeldLoad>, StockError> {
    let (Some(number), Some(current)) = (erp.held, &erp.current) else {
        return Ok(None);
    };
    let company = connector_company(permit)?;
    let before = app.generations.customers_in(company, current.number).await?;
    let after = app.generations.customers_in(company, number).await?;
    let shrunk = shrunk(&before, &after);
    let keys: BTreeSet<CustomerKey> = shrunk.iter().map(|it| it.customer.clone()).collect();
    let names = names_of(app, permit, &keys).await?;
    Ok(Some(HeldLoad { number, shrunk, names }))
}

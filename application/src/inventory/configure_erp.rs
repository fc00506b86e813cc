//! An ERP that the operator's configuration names is connected when the program starts.

use domain_identity::CompanyName;
use domain_inventory::{
    ColumnName, Connector, ConnectorSettings, Place, Questions, StockColumn, StockMapping,
};
use domain_kernel::{CompanyId, Facts, Job, Permission, Realm, StoreError};

use crate::{
    App,
    identity::{FindRealmError, act_as_program, find_realm},
    repeat,
};

/// What the configuration says about the ERP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredErp {
    /// Whose it is. `None` is the only company that there is.
    pub company: Option<CompanyName>,
    /// `None` leaves them to the company's admin.
    pub questions: Option<Questions>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Configured {
    /// Nothing is configured, or not how the ERP is asked.
    Nothing,
    /// There is no company yet.
    NobodyYet,
    Done,
}

/// Connects the ERP of the configuration, or asks it as the configuration says now.
pub async fn configure_erp(app: &App) -> Result<Configured, FindRealmError> {
    let configured = app.policy.configured_erp.as_ref();
    let Some(ConfiguredErp { company, questions: Some(questions) }) = configured else {
        return Ok(Configured::Nothing);
    };
    let actor = act_as_program(Job::CommandLine);
    let realm = match find_realm(app, &actor, company.as_ref()).await {
        // It is set up later, and asked for again then.
        Err(FindRealmError::NoCompany | FindRealmError::NoSuchCompany) => {
            return Ok(Configured::NobodyYet);
        }
        found => found?,
    };
    let Some(company) = realm.company() else {
        return Ok(Configured::NobodyYet);
    };
    repeat(|| keep(app, company, questions)).await?;
    Ok(Configured::Done)
}

async fn keep(app: &App, company: CompanyId, questions: &Questions) -> Result<(), StoreError> {
    let actor = act_as_program(Job::CommandLine);
    let permit = actor.permit_in(Realm::Company(company), Permission::ManageConnector);
    let mut tx = app.store.begin(&permit.map_err(StoreError::corrupt)?).await?;
    let now = app.clock.now();

    let found = tx.connectors().find().await?;
    let fact = match found {
        None => {
            let settings = settings(questions, None);
            let (connector, fact) = Connector::new(company, settings, now);
            tx.connectors().insert(&connector).await?;
            fact
        }
        Some(mut connector) => {
            let settings = settings(questions, Some(&connector.value.settings));
            let Some(fact) = connector.value.change(company, settings, now) else {
                return Ok(());
            };
            tx.connectors().update(&connector).await?;
            fact
        }
    };
    tx.commit(Facts::new(now, &fact)).await
}

/// Its columns are found by their names when it is read; until then these three are known.
pub(super) fn settings(
    questions: &Questions,
    before: Option<&ConnectorSettings>,
) -> ConnectorSettings {
    let needed = StockColumn::NEEDED.into_iter();
    let by_name = needed.map(|it| (it, ColumnName::restore(it.name().to_owned())));
    ConnectorSettings {
        place: Place::Configured,
        questions: questions.clone(),
        mapping: StockMapping::restore(by_name.collect()),
        soft_age: before.and_then(|it| it.soft_age),
    }
}

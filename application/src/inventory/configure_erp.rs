//! An ERP that the operator's configuration names is connected when the program starts.

use domain_identity::CompanyName;
use domain_inventory::{
    ColumnName, Connector, ConnectorSettings, Place, Questions, StockColumn, StockMapping, Trouble,
};
use domain_kernel::{CompanyId, Facts, Job, Permission, Realm, StoreError};

use super::{SourceError, StockSource};
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

/// How the configuration says that the ERP at this place is asked, where it does. Nobody else can
/// change that.
pub(super) fn fixed_questions<'a>(app: &'a App, place: &Place) -> Option<&'a Questions> {
    let configured = app.policy.configured_erp.as_ref().filter(|_| *place == Place::Configured);
    configured.and_then(|it| it.questions.as_ref())
}

/// Where the configuration says how the ERP is asked, its columns are found by their names each
/// time: whoever writes the question names them.
pub(super) async fn mapping_of(
    app: &App,
    settings: &ConnectorSettings,
    source: &dyn StockSource,
) -> Result<StockMapping, SourceError> {
    if fixed_questions(app, &settings.place).is_none() {
        return Ok(settings.mapping.clone());
    }
    let columns = source.columns().await?.into_iter().map(|it| it.name);
    let columns: Vec<_> = columns.collect();
    StockMapping::by_name(&columns)
        .map_err(|missing| Trouble::Column(missing.0.name().to_owned()).into())
}

/// Whether the configured ERP is another company's than this one. Where the configuration names
/// none, it is the only one's that there is, and stays that of whoever has it already.
pub(super) async fn is_anothers(
    app: &App,
    company: CompanyId,
    has_it: bool,
) -> Result<bool, StoreError> {
    let Some(configured) = &app.policy.configured_erp else {
        // It is not there for anybody.
        return Ok(false);
    };
    if has_it && configured.company.is_none() {
        return Ok(false);
    }
    let actor = act_as_program(Job::CommandLine);
    match find_realm(app, &actor, configured.company.as_ref()).await {
        Ok(realm) => Ok(realm.company() != Some(company)),
        Err(FindRealmError::Store(err)) => Err(err),
        Err(_) => Ok(true),
    }
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

pub(super) fn settings(
    questions: &Questions,
    before: Option<&ConnectorSettings>,
) -> ConnectorSettings {
    ConnectorSettings {
        place: Place::Configured,
        questions: questions.clone(),
        mapping: mapping_by_name(),
        soft_age: before.and_then(|it| it.soft_age),
    }
}

/// Columns are found by their names when the ERP is read; until then these three are known.
pub(super) fn mapping_by_name() -> StockMapping {
    let needed = StockColumn::NEEDED.into_iter();
    let by_name = needed.map(|it| (it, ColumnName::restore(it.name().to_owned())));
    StockMapping::restore(by_name.collect())
}

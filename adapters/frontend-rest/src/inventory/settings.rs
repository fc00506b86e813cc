//! How an ERP is to be read, from what is sent to what is asked for, and from what is stored.

use std::collections::BTreeMap;

use application::{
    Message,
    inventory::{ConnectorDraft, ConnectorView, DraftPlace, ErpPassword, SourceError},
};
use domain_inventory::{
    ColumnName, ConnectorSettings, DatabaseName, ErpFileName, ErpKind, ErpUsername, Place as Where,
    PlaceAddress, Questions, Select, SoftAge, StockColumn, StockMapping, Trouble,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    RequestRefused,
    flaw::{Flaws, Place, cut},
    problem::Problem,
};

/// How an ERP is to be read. Where the configuration says how it is asked, only the soft age counts.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConnectorSettings)]
pub(crate) struct SettingsDocument {
    /// `configured`, or one of the addresses that the operator offers.
    place: String,
    /// `sqlite`, `postgres`, `mysql`, `sql_server` or `files`; not where it is configured.
    kind: Option<String>,
    database: Option<String>,
    username: Option<String>,
    /// Never read again. Without one, that of the same place and username stays.
    #[schema(write_only)]
    password: Option<String>,
    /// The SELECT by which the ERP is asked for stock, or the name of a file.
    stock: Option<String>,
    /// The same for its customers.
    customers: Option<String>,
    /// How many seconds old stock may be before whoever looks has the ERP asked, from 10 to 86,400.
    #[schema(minimum = 10, maximum = 86400)]
    soft_age: Option<u32>,
    /// By field of a stock line, what the column of the ERP's answer is called.
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

/// How an ERP is read, but for its password.
#[derive(Serialize, ToSchema)]
#[schema(as = StoredConnectorSettings)]
pub(crate) struct StoredDocument {
    place: String,
    kind: Option<&'static str>,
    database: Option<String>,
    username: Option<String>,
    has_password: bool,
    stock: String,
    customers: String,
    soft_age: Option<u32>,
    columns: BTreeMap<&'static str, String>,
}

/// What stands for the place that the operator has configured.
const CONFIGURED: &str = "configured";

impl SettingsDocument {
    /// All of it.
    pub(super) fn draft(&self, view: &ConnectorView) -> Result<ConnectorDraft, Problem> {
        let mut flaws = Flaws::default();
        let soft_age = self.soft_age(&mut flaws);
        if let Some(settings) = fixed(view) {
            flaws.none()?;
            let (questions, mapping) = (settings.questions.clone(), settings.mapping.clone());
            return Ok(ConnectorDraft {
                place: DraftPlace::Configured,
                questions,
                mapping,
                soft_age,
            });
        }
        let asked = self.asked(view.offers.configured, &mut flaws);
        let mapping = self.mapping(&mut flaws);
        let (Some((place, questions)), Some(mapping)) = (asked, mapping) else {
            return Err(flaws.into());
        };
        flaws.none()?;
        Ok(ConnectorDraft { place, questions, mapping, soft_age })
    }

    /// As much as it takes to ask the ERP what its answer has for columns.
    pub(super) fn place_and_questions(
        &self,
        view: &ConnectorView,
    ) -> Result<(DraftPlace, Questions), Problem> {
        let mut flaws = Flaws::default();
        self.soft_age(&mut flaws);
        if let Some(settings) = fixed(view) {
            flaws.none()?;
            return Ok((DraftPlace::Configured, settings.questions.clone()));
        }
        let Some(asked) = self.asked(view.offers.configured, &mut flaws) else {
            return Err(flaws.into());
        };
        flaws.none()?;
        Ok(asked)
    }

    fn soft_age(&self, flaws: &mut Flaws) -> Option<SoftAge> {
        let soft_age = self.soft_age.map(SoftAge::new);
        if soft_age.is_some_and(|it| it.is_none()) {
            flaws.add(Place::field("soft_age"), Message::new("connector-soft-age-wrong"));
        }
        soft_age.flatten()
    }

    fn asked(
        &self,
        configured: Option<ErpKind>,
        flaws: &mut Flaws,
    ) -> Option<(DraftPlace, Questions)> {
        let (place, kind) = self.place(configured, flaws)?;
        Some((place, self.questions(kind, flaws)?))
    }

    fn place(
        &self,
        configured: Option<ErpKind>,
        flaws: &mut Flaws,
    ) -> Option<(DraftPlace, ErpKind)> {
        if self.place == CONFIGURED {
            let kind = configured.ok_or_else(|| SourceError::from(Trouble::NotAllowed));
            return Some((DraftPlace::Configured, flaws.take("place", kind)?));
        }
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let address = flaws.take("place", PlaceAddress::parse(&self.place));
        let kind = ErpKind::parse(&text(&self.kind));
        if kind.is_none() {
            flaws.add(Place::field("kind"), Message::new("connector-kind-missing"));
        }
        let database = DatabaseName::parse_optional(&text(&self.database));
        let database = flaws.take("database", database);
        let username = flaws.take("username", ErpUsername::parse_optional(&text(&self.username)));
        let password = ErpPassword::typed(&text(&self.password));
        let (address, kind, database, username) = (address?, kind?, database?, username?);
        if kind != ErpKind::Files && database.is_none() {
            flaws.add(Place::field("database"), Message::new("connector-database-missing"));
        }
        Some((DraftPlace::Chosen { kind, address, database, username, password }, kind))
    }

    fn questions(&self, kind: ErpKind, flaws: &mut Flaws) -> Option<Questions> {
        let stock = self.stock.as_deref().unwrap_or_default();
        let customers = self.customers.as_deref().unwrap_or_default();
        if kind == ErpKind::Files {
            let stock = flaws.take("stock", ErpFileName::parse(stock));
            let customers = flaws.take("customers", ErpFileName::parse(customers));
            return Some(Questions::Files { stock: stock?, customers: customers? });
        }
        let stock = flaws.take("stock", Select::parse(stock));
        let customers = flaws.take("customers", Select::parse(customers));
        Some(Questions::Selects { stock: stock?, customers: customers? })
    }

    fn mapping(&self, flaws: &mut Flaws) -> Option<StockMapping> {
        let mut columns = BTreeMap::new();
        let mut is_good = true;
        for (field, name) in &self.columns {
            let place = format!("columns/{}", cut(field).replace('~', "~0").replace('/', "~1"));
            let column = StockColumn::parse(field).ok_or(RequestRefused::UnknownField);
            let column = flaws.take(&place, column);
            let name = flaws.take(&place, ColumnName::parse(name));
            is_good &= column.is_some() && name.is_some();
            columns.extend(column.zip(name));
        }
        if !is_good {
            return None;
        }
        let mapping = StockMapping::new(columns);
        mapping
            .map_err(|err| {
                let place = Place::field(&format!("columns/{}", err.0.name()));
                flaws.add(place, application::Failure::message(&err));
            })
            .ok()
    }
}

/// What is stored, where the configuration says how the ERP is asked.
fn fixed(view: &ConnectorView) -> Option<&ConnectorSettings> {
    let connector = view.connector.as_ref().filter(|_| view.is_fixed);
    connector.map(|it| &it.value.settings)
}

impl StoredDocument {
    pub(super) fn new(settings: &ConnectorSettings) -> Self {
        let (stock, customers) = match &settings.questions {
            Questions::Selects { stock, customers } => (stock.as_str(), customers.as_str()),
            Questions::Files { stock, customers } => (stock.as_str(), customers.as_str()),
        };
        let chosen = match &settings.place {
            Where::Configured => None,
            Where::Chosen(place) => Some(place),
        };
        let address = chosen.map_or(CONFIGURED, |it| it.address.as_str());
        let database = chosen.and_then(|it| it.database.as_ref());
        let username = chosen.and_then(|it| it.username.as_ref());
        Self {
            place: address.to_owned(),
            kind: chosen.map(|it| it.kind.name()),
            database: database.map(|it| it.as_str().to_owned()),
            username: username.map(|it| it.as_str().to_owned()),
            has_password: chosen.is_some_and(|it| it.password.is_some()),
            stock: stock.to_owned(),
            customers: customers.to_owned(),
            soft_age: settings.soft_age.map(SoftAge::seconds),
            columns: columns(settings.mapping.columns()),
        }
    }
}

/// What columns of an answer are called, by field of a stock line.
pub(super) fn columns(of: &BTreeMap<StockColumn, ColumnName>) -> BTreeMap<&'static str, String> {
    of.iter().map(|(column, name)| (column.name(), name.as_str().to_owned())).collect()
}

//! Connectors as rows, and back.

use std::collections::BTreeMap;

use domain_inventory::{
    ChosenPlace, Connector, ConnectorSettings, ErpKind, Place, Questions, SealedPassword, Select,
    SoftAge, StockColumn, StockMapping, Trouble,
};
use domain_kernel::{Line, StoreError, Timestamp, Version, Versioned};
use sea_orm::ActiveValue::Set;

use crate::{
    Corrupt,
    stored::{signed, unsigned},
    tables::stock_connectors::{ActiveModel, Model},
};

const TABLE: &str = "stock_connectors";

/// The columns that an admin decides about. Whoever loads has nothing to do with them any more.
pub(super) fn settings_row(connector: &Connector) -> Result<ActiveModel, StoreError> {
    let settings = &connector.settings;
    let (questions, stock, customers) = match &settings.questions {
        Questions::Selects { stock, customers } => ("selects", stock.as_str(), customers.as_str()),
        Questions::Files { stock, customers } => ("files", stock.as_str(), customers.as_str()),
    };
    let (place, chosen) = match &settings.place {
        Place::Configured => ("configured", None),
        Place::Chosen(chosen) => ("chosen", Some(chosen)),
    };
    let columns = settings.mapping.columns().iter();
    let mapping: BTreeMap<&str, &str> =
        columns.map(|(column, name)| (column.name(), name.as_str())).collect();
    let now = connector.changed_at.micros();
    Ok(ActiveModel {
        place: Set(place.to_owned()),
        kind: Set(chosen.map(|it| it.kind.name().to_owned())),
        address: Set(chosen.map(|it| it.address.as_str().to_owned())),
        database_name: Set(chosen.and_then(|it| Some(it.database.as_ref()?.as_str().to_owned()))),
        username: Set(chosen.and_then(|it| Some(it.username.as_ref()?.as_str().to_owned()))),
        sealed_password: Set(chosen.and_then(|it| Some(it.password.as_ref()?.0.clone()))),
        questions: Set(questions.to_owned()),
        stock_question: Set(stock.to_owned()),
        customers_question: Set(customers.to_owned()),
        mapping: Set(serde_json::to_string(&mapping).map_err(StoreError::corrupt)?),
        soft_age_seconds: Set(settings.soft_age.map(|it| signed(it.seconds()))),
        changed_at: Set(now),
        due_at: Set(now),
        soft_at: Set(now),
        next_at: Set(now),
        lease_id: Set(None),
        lease_until: Set(None),
        loading_number: Set(None),
        failing_since: Set(None),
        n_failures: Set(0),
        next_try_at: Set(None),
        trouble: Set(None),
        trouble_column: Set(None),
        asked_at: Set(None),
        ..ActiveModel::default()
    })
}

pub(super) fn to_domain(row: &Model) -> Result<Versioned<Connector>, Corrupt> {
    let corrupt = |column| Corrupt { table: TABLE, column };
    let (stock, customers) = (row.stock_question.clone(), row.customers_question.clone());
    let questions = match row.questions.as_str() {
        "selects" => Questions::Selects {
            stock: Select::restore(stock),
            customers: Select::restore(customers),
        },
        "files" => {
            Questions::Files { stock: Line::restore(stock), customers: Line::restore(customers) }
        }
        _ => return Err(corrupt("questions")),
    };
    let soft_age = row.soft_age_seconds.map(|it| unsigned(it, corrupt("soft_age_seconds")));
    let soft_age =
        soft_age.transpose()?.map(|it| SoftAge::new(it).ok_or(corrupt("soft_age_seconds")));
    let settings = ConnectorSettings {
        place: place(row)?,
        questions,
        mapping: mapping(&row.mapping).ok_or(corrupt("mapping"))?,
        soft_age: soft_age.transpose()?,
    };
    Ok(Versioned {
        value: Connector { settings, changed_at: Timestamp::from_micros(row.changed_at) },
        version: Version::new(unsigned(row.version, corrupt("version"))?),
    })
}

fn place(row: &Model) -> Result<Place, Corrupt> {
    let corrupt = |column| Corrupt { table: TABLE, column };
    match row.place.as_str() {
        "configured" => Ok(Place::Configured),
        "chosen" => Ok(Place::Chosen(ChosenPlace {
            kind: row.kind.as_deref().and_then(ErpKind::parse).ok_or(corrupt("kind"))?,
            address: Line::restore(row.address.clone().ok_or(corrupt("address"))?),
            database: row.database_name.clone().map(Line::restore),
            username: row.username.clone().map(Line::restore),
            password: row.sealed_password.clone().map(SealedPassword),
        })),
        _ => Err(corrupt("place")),
    }
}

fn mapping(stored: &str) -> Option<StockMapping> {
    let stored: BTreeMap<String, String> = serde_json::from_str(stored).ok()?;
    let columns = stored
        .into_iter()
        .map(|(column, name)| Some((StockColumn::parse(&column)?, Line::restore(name))));
    Some(StockMapping::restore(columns.collect::<Option<_>>()?))
}

/// Why the ERP could not be read, in the columns of whichever table.
pub(super) fn trouble(
    name: Option<&str>,
    column: Option<&str>,
    table: &'static str,
) -> Result<Option<Trouble>, Corrupt> {
    let corrupt = Corrupt { table, column: "trouble" };
    name.map(|it| Trouble::parse(it, column).ok_or(corrupt)).transpose()
}

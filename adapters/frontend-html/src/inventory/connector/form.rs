//! The form of a connector, from what was typed to what is asked for, and from what is stored.

use std::collections::BTreeMap;

use application::{
    Failure, Message,
    inventory::{ConnectorDraft, DraftPlace, ErpPassword},
};
use domain_inventory::{
    ChosenPlace, ColumnName, Connector, DatabaseName, ErpFileName, ErpKind, ErpUsername, Place,
    PlaceAddress, Questions, Select, SoftAge, StockColumn, StockMapping,
};
use domain_kernel::{Line, Versioned};

use crate::form::{FieldErrors, Form};

pub(super) const FIELDS: [&str; 24] = [
    "version",
    "place",
    "kind",
    "database",
    "username",
    "password",
    "stock",
    "customers",
    "soft_age",
    "action",
    "column_customer",
    "column_part",
    "column_customer_part",
    "column_description",
    "column_quantity",
    "column_unit",
    "column_bin",
    "column_reference",
    "column_lot",
    "column_expires_on",
    "column_last_moved_on",
    "column_received_on",
    "column_po",
    "column_status",
];

/// What stands for the place that the operator has configured.
pub(super) const CONFIGURED: &str = "configured";

/// The field that names the column of the ERP's answer.
pub(super) fn column_field(column: StockColumn) -> &'static str {
    match column {
        StockColumn::Customer => "column_customer",
        StockColumn::Part => "column_part",
        StockColumn::CustomerPart => "column_customer_part",
        StockColumn::Description => "column_description",
        StockColumn::Quantity => "column_quantity",
        StockColumn::Unit => "column_unit",
        StockColumn::Bin => "column_bin",
        StockColumn::Reference => "column_reference",
        StockColumn::Lot => "column_lot",
        StockColumn::ExpiresOn => "column_expires_on",
        StockColumn::LastMovedOn => "column_last_moved_on",
        StockColumn::ReceivedOn => "column_received_on",
        StockColumn::Po => "column_po",
        StockColumn::Status => "column_status",
    }
}

/// All of it.
pub(super) fn draft(
    form: &Form,
    configured: Option<ErpKind>,
) -> Result<ConnectorDraft, FieldErrors> {
    let mut errors = FieldErrors::default();
    let asked = place_and_questions(form, configured);
    let asked = asked.map_err(|it| errors.append(it)).ok();
    let mapping = mapping(form, &mut errors);
    let soft_age = soft_age(form, &mut errors);
    match (asked, mapping, soft_age) {
        (Some((place, questions)), Some(mapping), Some(soft_age)) if errors.is_empty() => {
            Ok(ConnectorDraft { place, questions, mapping, soft_age })
        }
        _ => Err(errors),
    }
}

/// As much as it takes to ask the ERP what its answer has for columns.
pub(super) fn place_and_questions(
    form: &Form,
    configured: Option<ErpKind>,
) -> Result<(DraftPlace, Questions), FieldErrors> {
    let mut errors = FieldErrors::default();
    let place = place(form, configured, &mut errors);
    let questions = place.as_ref().and_then(|(_, kind)| questions(form, *kind, &mut errors));
    match (place, questions) {
        (Some((place, _)), Some(questions)) if errors.is_empty() => Ok((place, questions)),
        _ => Err(errors),
    }
}

fn place(
    form: &Form,
    configured: Option<ErpKind>,
    errors: &mut FieldErrors,
) -> Option<(DraftPlace, ErpKind)> {
    if form.text("place") == CONFIGURED {
        let Some(kind) = configured else {
            errors.add("place", Message::new("trouble-not-allowed"));
            return None;
        };
        return Some((DraftPlace::Configured, kind));
    }
    let address = errors.take("place", PlaceAddress::parse(form.text("place")));
    let kind = ErpKind::parse(form.text("kind"));
    if kind.is_none() {
        errors.add("kind", Message::new("connector-kind-missing"));
    }
    let database = errors.take("database", DatabaseName::parse_optional(form.text("database")));
    let username = errors.take("username", ErpUsername::parse_optional(form.text("username")));
    let password = ErpPassword::typed(form.text("password"));
    let (address, kind, database, username) = (address?, kind?, database?, username?);
    if kind != ErpKind::Files && database.is_none() {
        errors.add("database", Message::new("connector-database-missing"));
    }
    Some((DraftPlace::Chosen { kind, address, database, username, password }, kind))
}

fn questions(form: &Form, kind: ErpKind, errors: &mut FieldErrors) -> Option<Questions> {
    let (stock, customers) = (form.text("stock"), form.text("customers"));
    if kind == ErpKind::Files {
        let stock = errors.take("stock", ErpFileName::parse(stock));
        let customers = errors.take("customers", ErpFileName::parse(customers));
        return Some(Questions::Files { stock: stock?, customers: customers? });
    }
    let stock = errors.take("stock", Select::parse(stock));
    let customers = errors.take("customers", Select::parse(customers));
    Some(Questions::Selects { stock: stock?, customers: customers? })
}

fn mapping(form: &Form, errors: &mut FieldErrors) -> Option<StockMapping> {
    let mut columns = BTreeMap::new();
    let mut is_good = true;
    for column in StockColumn::ALL {
        let field = column_field(column);
        match errors.take(field, ColumnName::parse_optional(form.text(field))) {
            Some(Some(name)) => {
                columns.insert(column, name);
            }
            Some(None) => {}
            None => is_good = false,
        }
    }
    if !is_good {
        return None;
    }
    let mapping = StockMapping::new(columns);
    mapping.map_err(|err| errors.add(err.field().unwrap_or("column_part"), err.message())).ok()
}

/// Nothing where it is wrong, and nothing in that where it follows from how long a load takes.
#[expect(clippy::option_option, reason = "what is wrong is none of what may be left out")]
fn soft_age(form: &Form, errors: &mut FieldErrors) -> Option<Option<SoftAge>> {
    let text = form.text("soft_age").trim();
    if text.is_empty() {
        return Some(None);
    }
    let age = text.parse().ok().and_then(SoftAge::new);
    if age.is_none() {
        errors.add("soft_age", Message::new("connector-soft-age-wrong"));
    }
    age.map(Some)
}

/// What is stored, without the password, which is never read again.
pub(super) fn stored(connector: Option<&Versioned<Connector>>) -> Form {
    let Some(connector) = connector else {
        return [("place", CONFIGURED)].into_iter().collect();
    };
    let settings = &connector.value.settings;
    let (stock, customers) = match &settings.questions {
        Questions::Selects { stock, customers } => (stock.as_str(), customers.as_str()),
        Questions::Files { stock, customers } => (stock.as_str(), customers.as_str()),
    };
    let age = settings.soft_age.map(|it| it.seconds().to_string()).unwrap_or_default();
    let mut fields =
        vec![("stock", stock.to_owned()), ("customers", customers.to_owned()), ("soft_age", age)];
    match &settings.place {
        Place::Configured => fields.push(("place", CONFIGURED.to_owned())),
        Place::Chosen(place) => fields.extend(chosen(place)),
    }
    let columns = settings.mapping.columns().iter();
    fields.extend(columns.map(|(column, name)| (column_field(*column), name.as_str().to_owned())));
    fields.into_iter().collect()
}

/// What may still be said where the configuration says the rest.
const SAID: [&str; 3] = ["version", "soft_age", "action"];

/// What is stored, with as much of what was typed as may still be said.
pub(super) fn fixed(connector: Option<&Versioned<Connector>>, typed: &Form) -> Form {
    let stored = stored(connector);
    let kept = stored.fields().filter(|(field, _)| !SAID.contains(field));
    let said = typed.fields().filter(|(field, _)| SAID.contains(field));
    kept.chain(said).collect()
}

fn chosen(place: &ChosenPlace) -> [(&'static str, String); 4] {
    let text = |it: Option<&str>| it.unwrap_or_default().to_owned();
    [
        ("place", place.address.as_str().to_owned()),
        ("kind", place.kind.name().to_owned()),
        ("database", text(place.database.as_ref().map(Line::as_str))),
        ("username", text(place.username.as_ref().map(Line::as_str))),
    ]
}

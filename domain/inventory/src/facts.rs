//! What happens to connectors and stock, for the audit trail. Loads that go well are no facts: they
//! have a timeline of their own.

use domain_kernel::{Change, CompanyId, Fact, PersonId};

use crate::{ConnectorSettings, ErpKind, GenerationNumber, Place, Questions, StockMapping};

/// How the ERP is read was decided. Of a password only that it is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorChanged {
    pub company: CompanyId,
    pub before: Option<ConnectorSettings>,
    pub after: ConnectorSettings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnectorRemoved {
    pub company: CompanyId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadAccepted {
    pub company: CompanyId,
    pub number: GenerationNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadRefused {
    pub company: CompanyId,
    pub number: GenerationNumber,
}

/// Somebody took stock away as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockExported {
    pub company: CompanyId,
    pub number: GenerationNumber,
    pub n_lines: u64,
}

/// An admin looked at stock with the eyes of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StockViewedAs {
    pub person: PersonId,
}

impl Fact for ConnectorChanged {
    fn name(&self) -> &'static str {
        "inventory.connector_changed"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        let before = self.before.as_ref().map(fields).unwrap_or_default();
        let after = fields(&self.after);
        let fields = FIELDS.iter().zip(0..).filter_map(|(field, at)| {
            let of = |all: &Vec<Option<String>>| all.get(at).cloned().flatten();
            Change::between(field, of(&before), of(&after))
        });
        let mut changes: Vec<Change> = fields.collect();
        if self.before.as_ref().map(password) != Some(password(&self.after)) {
            changes.push(Change::set("password", "changed"));
        }
        changes
    }
}

const FIELDS: [&str; 9] = [
    "kind",
    "address",
    "database",
    "sign_in",
    "stock_question",
    "customers_question",
    "mapping",
    "soft_age_seconds",
    "place",
];

/// In the order of [`FIELDS`].
fn fields(settings: &ConnectorSettings) -> Vec<Option<String>> {
    let (kind, address, database, sign_in, place) = match &settings.place {
        Place::Configured => (None, None, None, None, "configured"),
        Place::Chosen(it) => (
            Some(ErpKind::name(it.kind).to_owned()),
            Some(it.address.as_str().to_owned()),
            it.database.as_ref().map(|it| it.as_str().to_owned()),
            it.username.as_ref().map(|it| it.as_str().to_owned()),
            "chosen",
        ),
    };
    let (stock, customers) = match &settings.questions {
        Questions::Selects { stock, customers } => (stock.as_str(), customers.as_str()),
        Questions::Files { stock, customers } => (stock.as_str(), customers.as_str()),
    };
    vec![
        kind,
        address,
        database,
        sign_in,
        Some(stock.to_owned()),
        Some(customers.to_owned()),
        Some(mapping(&settings.mapping)),
        settings.soft_age.map(|it| it.seconds().to_string()),
        Some(place.to_owned()),
    ]
}

fn mapping(mapping: &StockMapping) -> String {
    let columns = mapping.columns().iter();
    let pairs: Vec<String> =
        columns.map(|(column, name)| format!("{} = {}", column.name(), name.as_str())).collect();
    pairs.join(", ")
}

fn password(settings: &ConnectorSettings) -> Option<&[u8]> {
    match &settings.place {
        Place::Configured => None,
        Place::Chosen(it) => it.password.as_ref().map(|it| it.0.as_slice()),
    }
}

impl Fact for ConnectorRemoved {
    fn name(&self) -> &'static str {
        "inventory.connector_removed"
    }

    fn subject(&self) -> String {
        company(self.company)
    }
}

impl Fact for LoadAccepted {
    fn name(&self) -> &'static str {
        "inventory.load_accepted"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("generation", self.number.0.to_string())]
    }
}

impl Fact for LoadRefused {
    fn name(&self) -> &'static str {
        "inventory.load_refused"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("generation", self.number.0.to_string())]
    }
}

impl Fact for StockExported {
    fn name(&self) -> &'static str {
        "inventory.stock_exported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::set("generation", self.number.0.to_string()),
            Change::set("n_lines", self.n_lines.to_string()),
        ]
    }
}

impl Fact for StockViewedAs {
    fn name(&self) -> &'static str {
        "inventory.stock_viewed_as"
    }

    fn subject(&self) -> String {
        format!("person:{}", self.person)
    }
}

fn company(company: CompanyId) -> String {
    format!("company:{company}")
}

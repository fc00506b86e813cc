use std::fmt;

use domain_kernel::{CompanyId, Line, Timestamp};

use crate::{
    ConnectorChanged, ConnectorRemoved, GenerationNumber, LoadAccepted, LoadRefused, Select,
    SoftAge, StockMapping,
};

/// `host:port` of a server, or a folder: one of those from which the operator lets companies choose.
pub type PlaceAddress = Line<500>;
/// A database of a server, or a SQLite file of a folder.
pub type DatabaseName = Line<128>;
pub type ErpUsername = Line<128>;
/// A file of a folder.
pub type ErpFileName = Line<255>;

/// How a company's stock is read from its ERP: one connector a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connector {
    pub settings: ConnectorSettings,
    pub changed_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorSettings {
    pub place: Place,
    pub questions: Questions,
    pub mapping: StockMapping,
    /// `None` follows from how long a load takes.
    pub soft_age: Option<SoftAge>,
}

/// Where the ERP is. Only the operator says where it may be (spec: inventory, "The ERP").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where the operator's configuration says, with the sign-in that stands there.
    Configured,
    Chosen(ChosenPlace),
}

/// A place that an admin chose from those that the operator allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenPlace {
    pub kind: ErpKind,
    pub address: PlaceAddress,
    /// None for a folder of tables.
    pub database: Option<DatabaseName>,
    /// None for files.
    pub username: Option<ErpUsername>,
    pub password: Option<SealedPassword>,
}

/// What an ERP's data lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErpKind {
    Sqlite,
    Postgres,
    /// MariaDB too.
    Mysql,
    SqlServer,
    /// CSV and XLSX files in a folder.
    Files,
}

/// The password of an ERP, encrypted with a key of the installation. It can be written and not read.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedPassword(pub Vec<u8>);

/// What the ERP is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Questions {
    Selects { stock: Select, customers: Select },
    Files { stock: ErpFileName, customers: ErpFileName },
}

impl ErpKind {
    pub const ALL: [Self; 5] =
        [Self::Sqlite, Self::Postgres, Self::Mysql, Self::SqlServer, Self::Files];

    /// The word that stores and forms keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
            Self::SqlServer => "sql_server",
            Self::Files => "files",
        }
    }

    /// The opposite of [`ErpKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether it is a server at an address, and not files in a folder.
    pub fn is_server(self) -> bool {
        match self {
            Self::Postgres | Self::Mysql | Self::SqlServer => true,
            Self::Sqlite | Self::Files => false,
        }
    }
}

impl fmt::Debug for SealedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedPassword(…)")
    }
}

impl Connector {
    pub fn new(
        company: CompanyId,
        settings: ConnectorSettings,
        now: Timestamp,
    ) -> (Self, ConnectorChanged) {
        let fact = ConnectorChanged { company, before: None, after: settings.clone() };
        (Self { settings, changed_at: now }, fact)
    }

    /// `None` if nothing is different.
    pub fn change(
        &mut self,
        company: CompanyId,
        settings: ConnectorSettings,
        now: Timestamp,
    ) -> Option<ConnectorChanged> {
        if self.settings == settings {
            return None;
        }
        let before = std::mem::replace(&mut self.settings, settings.clone());
        self.changed_at = now;
        Some(ConnectorChanged { company, before: Some(before), after: settings })
    }

    pub fn remove(&self, company: CompanyId) -> ConnectorRemoved {
        ConnectorRemoved { company }
    }
}

/// An admin looked at what a load would take away, and lets it be shown.
pub fn accept_load(company: CompanyId, number: GenerationNumber) -> LoadAccepted {
    LoadAccepted { company, number }
}

/// An admin looked at what a load would take away, and does not believe it.
pub fn refuse_load(company: CompanyId, number: GenerationNumber) -> LoadRefused {
    LoadRefused { company, number }
}

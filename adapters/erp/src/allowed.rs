use std::{path::PathBuf, sync::Arc, time::Duration};

use application::inventory::{Offers, SourceError, StockSource, StockSources};
use async_trait::async_trait;
use domain_inventory::{ChosenPlace, ErpKind, Place, PlaceAddress, Questions, Select, Trouble};
use domain_kernel::Date;

use crate::{
    address::{AllowedServer, Secret, Server},
    configured::{ConfiguredErp, ErpAt},
    files::Files,
    mysql::Mysql,
    own::OwnDatabase,
    places::Walls,
    postgres::Postgres,
    source::{Erp, Source},
    sql_server::SqlServer,
    sqlite::{Sqlite, SqliteFile},
    waiting::Waits,
};

/// What the operator allows, and what is never an ERP.
#[derive(Debug)]
pub struct Allowed {
    pub configured: Option<ConfiguredErp>,
    pub servers: Vec<AllowedServer>,
    pub folders: Vec<PathBuf>,
    pub data_folder: Option<PathBuf>,
    /// The URL of the product's own database.
    pub own_database: Option<String>,
    /// Dates that mean none, besides those that always do.
    pub no_dates: Vec<Date>,
    pub connect_timeout: Duration,
    pub statement_timeout: Duration,
}

impl Default for Allowed {
    /// Nothing, for the usual time.
    fn default() -> Self {
        Self {
            configured: None,
            servers: Vec::new(),
            folders: Vec::new(),
            data_folder: None,
            own_database: None,
            no_dates: Vec::new(),
            connect_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_mins(1),
        }
    }
}

/// The ERPs that the operator allows.
#[derive(Debug)]
pub struct ErpSources {
    configured: Option<ConfiguredErp>,
    servers: Vec<AllowedServer>,
    folders: Vec<(PlaceAddress, PathBuf)>,
    walls: Arc<Walls>,
    own: OwnDatabase,
    no_dates: Arc<[Date]>,
    waits: Waits,
}

impl ErpSources {
    pub fn new(allowed: Allowed) -> Self {
        let own = allowed.own_database.as_deref().map_or(OwnDatabase::Unknown, OwnDatabase::parse);
        // A folder whose name is no line of text can be written in no form.
        let folders = allowed.folders.into_iter().filter_map(|folder| {
            let address = PlaceAddress::parse(folder.to_str()?).ok()?;
            Some((address, folder))
        });
        Self {
            configured: allowed.configured,
            servers: allowed.servers,
            folders: folders.collect(),
            walls: Arc::new(Walls {
                data_folder: allowed.data_folder,
                own_file: own.file().map(PathBuf::from),
            }),
            own,
            no_dates: allowed.no_dates.into(),
            waits: Waits { connect: allowed.connect_timeout, statement: allowed.statement_timeout },
        }
    }

    /// Where a place that somebody chose is, if it is one of those that the operator lists.
    fn chosen(&self, place: &ChosenPlace, password: Option<&str>) -> Result<Chosen, Trouble> {
        let database = place.database.as_ref().map(|it| it.as_str().to_owned());
        if !place.kind.is_server() {
            let folder = self.folders.iter().find(|(address, _)| *address == place.address);
            let (_, folder) = folder.ok_or(Trouble::NotAllowed)?;
            return match (place.kind, database) {
                (ErpKind::Sqlite, Some(name)) => Ok(Chosen::SqliteIn(folder.clone(), name)),
                (ErpKind::Sqlite, None) => Err(Trouble::Unreachable),
                _ => Ok(Chosen::At(ErpAt::Folder(folder.clone()))),
            };
        }
        let is_it = |it: &&AllowedServer| it.host_and_port.to_string() == place.address.as_str();
        let allowed = self.servers.iter().find(is_it).ok_or(Trouble::NotAllowed)?;
        let server = Server {
            at: allowed.host_and_port.clone(),
            database,
            username: place.username.as_ref().map_or("", |it| it.as_str()).to_owned(),
            password: Secret(password.unwrap_or_default().to_owned()),
            encryption: allowed.encryption,
        };
        Ok(Chosen::At(match place.kind {
            ErpKind::Postgres => ErpAt::Postgres(server),
            ErpKind::Mysql => ErpAt::Mysql(server),
            _ => ErpAt::SqlServer(server),
        }))
    }

    async fn check_is_not_own(&self, server: &Server) -> Result<(), Trouble> {
        if self.own.is(server).await { Err(Trouble::NotAllowed) } else { Ok(()) }
    }
}

/// A place that the operator lists.
enum Chosen {
    At(ErpAt),
    SqliteIn(PathBuf, String),
}

#[async_trait]
impl StockSources for ErpSources {
    fn offers(&self) -> Offers {
        let servers = self
            .servers
            .iter()
            .filter_map(|it| PlaceAddress::parse(&it.host_and_port.to_string()).ok());
        Offers {
            configured: self.configured.as_ref().map(ConfiguredErp::kind),
            servers: servers.collect(),
            folders: self.folders.iter().map(|(address, _)| address.clone()).collect(),
        }
    }

    async fn open(
        &self,
        place: &Place,
        password: Option<&str>,
        questions: &Questions,
    ) -> Result<Box<dyn StockSource>, SourceError> {
        let chosen = match place {
            Place::Configured => {
                let configured = self.configured.as_ref().ok_or(Trouble::NotAllowed)?;
                Chosen::At(configured.0.clone())
            }
            Place::Chosen(place) => self.chosen(place, password)?,
        };
        let waits = self.waits;
        let walls = Arc::clone(&self.walls);
        let erp: Box<dyn Erp> = match chosen {
            Chosen::SqliteIn(folder, name) => {
                let file = SqliteFile::In { folder, name };
                let sqlite = Sqlite { file, walls, selects: selects(questions)?, waits };
                sqlite.find().await?;
                Box::new(sqlite)
            }
            Chosen::At(ErpAt::Sqlite(path)) => {
                let file = SqliteFile::At(path);
                let sqlite = Sqlite { file, walls, selects: selects(questions)?, waits };
                sqlite.find().await?;
                Box::new(sqlite)
            }
            Chosen::At(ErpAt::Postgres(server)) => {
                self.check_is_not_own(&server).await?;
                Box::new(Postgres { server, selects: selects(questions)?, waits })
            }
            Chosen::At(ErpAt::Mysql(server)) => {
                self.check_is_not_own(&server).await?;
                Box::new(Mysql { server, selects: selects(questions)?, waits })
            }
            Chosen::At(ErpAt::SqlServer(server)) => {
                Box::new(SqlServer { server, selects: selects(questions)?, waits })
            }
            Chosen::At(ErpAt::Folder(folder)) => {
                let Questions::Files { stock, customers } = questions else {
                    return Err(Trouble::Refused.into());
                };
                let (stock, customers) = (stock.as_str().to_owned(), customers.as_str().to_owned());
                let files = Files { folder, stock, customers, walls, waits };
                // A name that leads elsewhere is refused at once, not when it is read.
                files.check().await?;
                Box::new(files)
            }
        };
        let no_dates = Arc::clone(&self.no_dates);
        Ok(Box::new(Source { erp, waits, no_dates }))
    }
}

/// What databases are asked, once more held against the rules: those may have become stricter since
/// it was stored.
fn selects(questions: &Questions) -> Result<Selects, SourceError> {
    let Questions::Selects { stock, customers } = questions else {
        return Err(Trouble::Refused.into());
    };
    let checked = |select: &Select| {
        Select::parse(select.as_str()).map_err(|error| SourceError::new(Trouble::Refused, error))
    };
    Ok(Selects { stock: checked(stock)?, customers: checked(customers)? })
}

/// The two questions of a database.
#[derive(Clone, Debug)]
pub(crate) struct Selects {
    pub(crate) stock: Select,
    pub(crate) customers: Select,
}

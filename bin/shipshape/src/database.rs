use std::{path::PathBuf, time::Duration};

use anyhow::{Context, anyhow};
use sea_orm_migration::DbErr;
use store_seaorm::Connected;
use tokio::time::{sleep, timeout};
use tracing::warn;

use crate::{
    config::{Config, Secret},
    data_folder::DataFolder,
    failure::StartError,
    migrate,
    serve_lock::ServeLock,
};

/// The data folder and the open database.
pub(crate) struct Database {
    pub(crate) folder: DataFolder,
    pub(crate) connected: Connected,
    pub(crate) url: Secret<String>,
}

const PATIENCE: Duration = Duration::from_secs(2);
const LOOKS: usize = 10;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

impl Database {
    pub(crate) async fn open(config: &Config) -> anyhow::Result<Self> {
        let folder = DataFolder::open(&config.data_dir)?;
        let url = match &config.database_url {
            Some(url) => url.clone(),
            None => Secret::new(folder.database_url()?),
        };
        let connected = store_seaorm::connect(url.expose()).await;
        let mut connected = connected.map_err(|err| cannot_be_opened(&err, &url))?;
        if config.otlp_endpoint.is_some() {
            connected = connected.observed(traces_otlp::statement);
        }
        Ok(Self { folder, connected, url })
    }

    /// Keeps others from serving it too. Only an SQLite database is for one alone.
    pub(crate) fn lock(&self) -> Result<Option<ServeLock>, StartError> {
        self.lock_file().as_deref().map(ServeLock::take).transpose()
    }

    /// What is locked while somebody serves it.
    pub(crate) fn lock_file(&self) -> Option<PathBuf> {
        self.connected.lock_file.as_ref().map(|it| it.with_extension("serving"))
    }

    /// Keeps what nobody may see half of away from those who serve it from a database server. One
    /// that was just ended may take a moment to hang up.
    pub(crate) async fn check_alone(&self) -> Result<(), StartError> {
        for _ in 0..LOOKS {
            let others = self.connected.n_others().await;
            if others.context("the database cannot say who uses it")? == 0 {
                return Ok(());
            }
            sleep(BETWEEN_LOOKS).await;
        }
        Err(StartError::InUse(
            "others are connected to this database; stop every shipshape that serves it, and \
             whatever else has it open"
                .to_owned(),
        ))
    }

    /// The same connections for somebody else.
    pub(crate) fn connections(&self) -> Connected {
        self.connected.clone()
    }

    /// Lets SQLite put everything into one file. What is still at work then is not waited for.
    pub(crate) async fn close(self) {
        match timeout(PATIENCE, self.connected.close()).await {
            Ok(Ok(())) => {}
            Ok(Err(err)) => warn!("The database cannot be closed: {err}"),
            Err(_) => warn!("The database is still in use, so it is not closed"),
        }
    }

    /// Creates or upgrades the tables.
    pub(crate) async fn migrate(&self) -> Result<(), StartError> {
        let Connected { write, lock_file, .. } = &self.connected;
        match migrations::migrate(write, lock_file.as_deref()).await {
            Ok(()) => Ok(()),
            Err(err) => Err(migrate::explain(&self.connected, &err).await),
        }
    }
}

/// Where the database is, for whoever makes nothing: `None` while the embedded one is not there.
pub(crate) fn existing_url(config: &Config) -> anyhow::Result<Option<Secret<String>>> {
    match &config.database_url {
        Some(url) => Ok(Some(url.clone())),
        None => Ok(DataFolder::existing_database_url(&config.data_dir)?.map(Secret::new)),
    }
}

pub(crate) fn cannot_be_opened(err: &DbErr, url: &Secret<String>) -> anyhow::Error {
    // Its text has the causes in it, and perhaps the URL with a password.
    let text = err.to_string().replace(url.expose(), "(the database's URL)");
    anyhow!("the database cannot be opened: {text}")
}

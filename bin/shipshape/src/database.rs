use std::time::Duration;

use anyhow::anyhow;
use store_seaorm::Connected;
use tokio::time::timeout;
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

impl Database {
    pub(crate) async fn open(config: &Config) -> anyhow::Result<Self> {
        let folder = DataFolder::open(&config.data_dir)?;
        let url = match &config.database_url {
            Some(url) => url.clone(),
            None => Secret::new(folder.database_url()?),
        };
        let connected = store_seaorm::connect(url.expose()).await.map_err(|err| {
            // Its text has the causes in it, and perhaps the URL with a password.
            let text = err.to_string().replace(url.expose(), "(the database's URL)");
            anyhow!("the database cannot be opened: {text}")
        })?;
        Ok(Self { folder, connected, url })
    }

    /// Keeps others from serving it too. Only an SQLite database is for one alone.
    pub(crate) fn lock(&self) -> Result<Option<ServeLock>, StartError> {
        let path = self.connected.lock_file.as_ref().map(|it| it.with_extension("serving"));
        path.as_deref().map(ServeLock::take).transpose()
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
    pub(crate) async fn migrate(&self) -> anyhow::Result<()> {
        let Connected { write, lock_file, .. } = &self.connected;
        match migrations::migrate(write, lock_file.as_deref()).await {
            Ok(()) => Ok(()),
            Err(err) => Err(migrate::explain(&self.connected, &err).await),
        }
    }
}

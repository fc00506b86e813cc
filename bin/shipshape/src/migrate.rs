//! The tables by hand: what the start does anyway, for those who want to do it before.

use anyhow::anyhow;
use frontend_cli::Answer;
use migrations::Migrator;
use sea_orm_migration::{DbErr, MigratorTrait};
use store_seaorm::Connected;

use crate::{config::Config, database::Database, failure::StartError};

const UP_TO_DATE: &str = "The tables are up to date.";

pub(crate) async fn run(config: &Config) -> Result<Answer, StartError> {
    let database = Database::open(config).await?;
    let n_pending = pending(&database).await?.len();
    database.migrate().await?;
    let text = match n_pending {
        0 => UP_TO_DATE.to_owned(),
        1 => "The tables are up to date after 1 change.".to_owned(),
        _ => format!("The tables are up to date after {n_pending} changes."),
    };
    Ok(Answer { text, code: 0 })
}

pub(crate) async fn status(config: &Config) -> Result<Answer, StartError> {
    let database = Database::open(config).await?;
    let pending = pending(&database).await?;
    let lines: Vec<String> = pending.iter().map(|it| format!("{it} is to be done")).collect();
    let text = if lines.is_empty() { UP_TO_DATE.to_owned() } else { lines.join("\n") };
    Ok(Answer { text, code: 0 })
}

/// Why the tables cannot be looked at or changed: most likely a newer program has been here.
pub(crate) async fn explain(connected: &Connected, err: &DbErr) -> anyhow::Error {
    let applied = Migrator::get_migration_models(&connected.write).await.unwrap_or_default();
    let known = Migrator::migrations();
    let is_known = |version: &str| known.iter().any(|it| it.name() == version);
    match applied.into_iter().find(|it| !is_known(&it.version)) {
        Some(newer) => anyhow!(
            "a newer version of Shipshape has changed this database ({}); start that version, or \
             restore a backup from before",
            newer.version
        ),
        None => anyhow!("the tables of the database cannot be brought up to date: {err}"),
    }
}

async fn pending(database: &Database) -> anyhow::Result<Vec<String>> {
    let connected = &database.connected;
    match Migrator::get_pending_migrations_read_only(&connected.write).await {
        Ok(pending) => Ok(pending.iter().map(|it| it.name().to_owned()).collect()),
        Err(err) => Err(explain(connected, &err).await),
    }
}

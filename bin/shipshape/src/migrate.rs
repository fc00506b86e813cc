//! The tables by hand: what the start does anyway, for those who want to do it before.

use anyhow::anyhow;
use frontend_cli::Answer;
use migrations::Migrator;
use sea_orm_migration::{
    DbErr, MigratorTrait, SchemaManager,
    sea_orm::{ConnectionTrait, DatabaseConnection, Statement},
};
use store_seaorm::{Connected, Glimpse};

use crate::{
    config::Config,
    database::{Database, cannot_be_opened, existing_url},
    failure::StartError,
};

const UP_TO_DATE: &str = "The tables are up to date.";
/// Where the migrator keeps what it has done.
const CHANGES: &str = "seaql_migrations";

/// How far the tables of a database have come, against what this program knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Schema {
    /// The changes that were made, oldest first.
    pub(crate) applied: Vec<String>,
    /// The changes that are to be made, in their order.
    pub(crate) waiting: Vec<String>,
    /// Changes that only a newer program knows.
    pub(crate) newer: Vec<String>,
}

pub(crate) async fn run(config: &Config) -> Result<Answer, StartError> {
    let database = Database::open(config).await?;
    let n_waiting = Schema::of_this(&database).await?.waiting.len();
    database.migrate().await?;
    let text = match n_waiting {
        0 => UP_TO_DATE.to_owned(),
        1 => "The tables are up to date after 1 change.".to_owned(),
        _ => format!("The tables are up to date after {n_waiting} changes."),
    };
    Ok(Answer { text, code: 0 })
}

/// Says how far the tables are, and changes nothing: not even a database is made.
pub(crate) async fn status(config: &Config) -> Result<Answer, StartError> {
    let schema = match existing_url(config)? {
        Some(url) => match Glimpse::of(url.expose()).await {
            Ok(Some(glimpse)) => Schema::of(glimpse.connection()).await,
            Ok(None) => Ok(Schema::of_nothing()),
            Err(err) => return Err(cannot_be_opened(&err, &url).into()),
        },
        None => Ok(Schema::of_nothing()),
    };
    let schema = schema.map_err(|err| cannot_be_read(&err))?;
    if let Some(refusal) = schema.refusal() {
        return Err(refusal);
    }
    let done = schema.applied.iter().map(|it| format!("{it} is done"));
    let waiting = schema.waiting.iter().map(|it| format!("{it} is to be done"));
    let last = match schema.waiting.len() {
        0 => UP_TO_DATE.to_owned(),
        1 => "1 change of the tables is to be done.".to_owned(),
        n => format!("{n} changes of the tables are to be done."),
    };
    let lines: Vec<String> = done.chain(waiting).chain([last]).collect();
    Ok(Answer { text: lines.join("\n"), code: 0 })
}

/// Why the tables cannot be looked at or changed: most likely a newer program has been here.
pub(crate) async fn explain(connected: &Connected, err: &DbErr) -> StartError {
    let schema = Schema::of(&connected.write).await.unwrap_or_default();
    schema.refusal().unwrap_or_else(|| {
        anyhow!("the tables of the database cannot be brought up to date: {err}").into()
    })
}

fn cannot_be_read(err: &DbErr) -> anyhow::Error {
    anyhow!("the tables of the database cannot be read: {err}")
}

impl Schema {
    /// Of a database that this program may go on with.
    pub(crate) async fn of_this(database: &Database) -> Result<Self, StartError> {
        let schema = Self::of(&database.connected.write).await;
        let schema = schema.map_err(|err| cannot_be_read(&err))?;
        match schema.refusal() {
            Some(refusal) => Err(refusal),
            None => Ok(schema),
        }
    }

    /// Asks the database, and changes nothing in it.
    pub(crate) async fn of(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let schema = Self::of_nothing();
        // A database without tables has no table of changes either.
        if !SchemaManager::new(db).has_table(CHANGES).await? {
            return Ok(schema);
        }
        let query = format!("SELECT version FROM {CHANGES} ORDER BY version");
        let query = Statement::from_string(db.get_database_backend(), query);
        let made = db.query_all_raw(query).await?;
        let made = made.iter().map(|it| it.try_get("", "version"));
        let made: Vec<String> = made.collect::<Result<_, _>>()?;
        Ok(schema.after(&made))
    }

    /// Of a database that is not there yet.
    fn of_nothing() -> Self {
        let known = Migrator::migrations();
        let waiting = known.iter().map(|it| it.name().to_owned()).collect();
        Self { waiting, ..Self::default() }
    }

    fn after(self, made: &[String]) -> Self {
        let known = self.waiting;
        let newer = made.iter().filter(|it| !known.contains(it)).cloned().collect();
        let (applied, waiting) = known.into_iter().partition(|it| made.contains(it));
        Self { applied, waiting, newer }
    }

    /// Why this program leaves the database alone.
    fn refusal(&self) -> Option<StartError> {
        let newer = self.newer.first()?;
        Some(StartError::Refused(format!(
            "a newer version of Shipshape has changed this database ({newer}); start that version, \
             or restore a backup from before"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_what_waits_and_what_is_newer_are_told_apart() {
        let known = Schema::of_nothing();
        let (first, n_known) = (known.waiting[0].clone(), known.waiting.len());
        assert!(known.applied.is_empty() && known.refusal().is_none());

        let some = known.clone().after(std::slice::from_ref(&first));
        assert_eq!((some.applied, some.waiting.len()), (vec![first.clone()], n_known - 1));

        let newer = known.after(&[first, "m20991231_000001_x".to_owned()]);
        assert_eq!(newer.newer, ["m20991231_000001_x"]);
        assert!(matches!(newer.refusal(), Some(StartError::Refused(_))));
    }
}

//! Tables as an older program made them, for the rows of its backup. What has changed since is made
//! afterwards, as it was for everybody else.

use std::path::Path;

use sea_orm_migration::{
    MigratorTrait,
    sea_orm::{DatabaseConnection, DbErr},
};

use crate::{Migrator, migrate_by};

/// Why tables cannot be made as they once were.
#[derive(Debug)]
pub enum NotAsOnce {
    /// They have a change that this program does not know.
    Newer(String),
    /// This program makes its changes in another order, or the tables that are there have more.
    Other,
    Database(DbErr),
}

/// Makes the tables as they are with these changes and no others, in a database in which there are
/// none, or those already.
pub async fn migrate_as_once(
    db: &DatabaseConnection,
    lock_file: Option<&Path>,
    changes: &[String],
) -> Result<(), NotAsOnce> {
    let known: Vec<String> = Migrator::migrations().iter().map(|it| it.name().to_owned()).collect();
    let n_changes = steps_to(&known, changes)?;
    let applied = Migrator::get_applied_migrations(db).await.map_err(NotAsOnce::Database)?;
    let n_applied = applied.len();
    if n_applied < n_changes {
        let missing = u32::try_from(n_changes - n_applied).map_err(|_| NotAsOnce::Other)?;
        migrate_by(db, lock_file, Some(missing)).await.map_err(NotAsOnce::Database)?;
    }
    let applied = Migrator::get_applied_migrations(db).await.map_err(NotAsOnce::Database)?;
    let is_same = applied.len() == n_changes
        && applied.iter().all(|it| changes.iter().any(|change| change == it.name()));
    if is_same { Ok(()) } else { Err(NotAsOnce::Other) }
}

/// How many of the known changes these are, which have to be the first ones.
fn steps_to(known: &[String], changes: &[String]) -> Result<usize, NotAsOnce> {
    if let Some(newer) = changes.iter().find(|it| !known.contains(it)) {
        return Err(NotAsOnce::Newer(newer.clone()));
    }
    let first = known.get(..changes.len()).ok_or(NotAsOnce::Other)?;
    if first.iter().all(|it| changes.contains(it)) {
        Ok(first.len())
    } else {
        Err(NotAsOnce::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn tables_are_made_as_they_once_were_if_no_change_came_in_between() {
        let known = names(&["a", "c", "b", "d"]);
        assert!(matches!(steps_to(&known, &[]), Ok(0)));
        assert!(matches!(steps_to(&known, &names(&["a", "b", "c"])), Ok(3)));
        assert!(matches!(steps_to(&known, &known), Ok(4)));
        assert!(matches!(steps_to(&known, &names(&["a", "b"])), Err(NotAsOnce::Other)));
        let newer = steps_to(&known, &names(&["a", "e"]));
        assert!(matches!(newer, Err(NotAsOnce::Newer(name)) if name == "e"));
    }
}

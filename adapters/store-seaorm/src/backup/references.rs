//! What rows refer to, which is checked when all of them are there: people have managers who come
//! later, and places are in other places.

use std::collections::BTreeMap;

use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, QueryResult, Statement};

use super::quoted;
use crate::rules::store_error;

#[derive(Default)]
pub(super) struct References {
    is_set_aside: bool,
    /// Those that PostgreSQL gets back in the end: table, name and what it says.
    of_postgres: Vec<(String, String, String)>,
}

const OF_POSTGRES: &str = "\
    SELECT c.relname::text AS tab, k.conname::text AS name, pg_get_constraintdef(k.oid) AS says \
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid \
    JOIN pg_namespace n ON n.oid = c.relnamespace \
    WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY c.relname, k.conname";

const OF_MARIADB: &str = "\
    SELECT table_name AS tab, constraint_name AS name, column_name AS col, \
        referenced_table_name AS their_tab, referenced_column_name AS their_col \
    FROM information_schema.key_column_usage \
    WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL \
    ORDER BY table_name, constraint_name, ordinal_position";

/// A row refers to one that is not there.
#[derive(Debug, thiserror::Error)]
#[error("a row of {table} refers to a row of {of} that is not there")]
struct Dangling {
    table: String,
    of: String,
}

impl References {
    /// Once, before the first row comes.
    pub(super) async fn set_aside(&mut self, txn: &DatabaseTransaction) -> Result<(), StoreError> {
        if self.is_set_aside {
            return Ok(());
        }
        self.is_set_aside = true;
        match txn.get_database_backend() {
            // Dropped and added in one transaction, so that nobody else ever misses them. Each is
            // then checked by one query, where a deferred check would remember every row.
            DbBackend::Postgres => {
                self.of_postgres = of_postgres(txn).await.map_err(store_error)?;
                for (table, name, _) in &self.of_postgres {
                    let [table, name] = [table, name].map(|it| quoted(DbBackend::Postgres, it));
                    run(txn, &format!("ALTER TABLE {table} DROP CONSTRAINT {name}")).await?;
                }
                Ok(())
            }
            DbBackend::MySql => run(txn, "SET SESSION foreign_key_checks = 0").await,
            // Until the end of the transaction, which checks them.
            _ => run(txn, "PRAGMA defer_foreign_keys = ON").await,
        }
    }

    /// When all rows are there.
    pub(super) async fn check(&self, txn: &DatabaseTransaction) -> Result<(), StoreError> {
        if !self.is_set_aside {
            return Ok(());
        }
        match txn.get_database_backend() {
            DbBackend::Postgres => {
                for (table, name, says) in &self.of_postgres {
                    let [table, name] = [table, name].map(|it| quoted(DbBackend::Postgres, it));
                    run(txn, &format!("ALTER TABLE {table} ADD CONSTRAINT {name} {says}")).await?;
                }
                Ok(())
            }
            DbBackend::MySql => {
                check_mariadb(txn).await?;
                run(txn, "SET SESSION foreign_key_checks = 1").await
            }
            _ => Ok(()),
        }
    }
}

async fn run(txn: &DatabaseTransaction, sql: &str) -> Result<(), StoreError> {
    txn.execute_unprepared(sql).await.map_err(store_error)?;
    Ok(())
}

async fn of_postgres(txn: &DatabaseTransaction) -> Result<Vec<(String, String, String)>, DbErr> {
    let query = Statement::from_string(DbBackend::Postgres, OF_POSTGRES);
    let rows = txn.query_all_raw(query).await?;
    rows.iter().map(reference).collect()
}

fn reference(row: &QueryResult) -> Result<(String, String, String), DbErr> {
    Ok((row.try_get("", "tab")?, row.try_get("", "name")?, row.try_get("", "says")?))
}

/// What a table, under a name, refers to: another table, by columns of ours and theirs.
#[derive(Default)]
struct Reference {
    of: String,
    columns: Vec<(String, String)>,
}

/// It does not look at rows that came while it was told not to.
async fn check_mariadb(txn: &DatabaseTransaction) -> Result<(), StoreError> {
    let query = Statement::from_string(DbBackend::MySql, OF_MARIADB);
    let rows = txn.query_all_raw(query).await.map_err(store_error)?;
    let mut references = BTreeMap::<(String, String), Reference>::new();
    for row in rows {
        let text = |name| row.try_get::<String>("", name).map_err(store_error);
        let reference = references.entry((text("tab")?, text("name")?)).or_default();
        reference.of = text("their_tab")?;
        reference.columns.push((text("col")?, text("their_col")?));
    }
    for ((table, _), Reference { of, columns }) in references {
        let query = Statement::from_string(DbBackend::MySql, dangling(&table, &of, &columns));
        if txn.query_one_raw(query).await.map_err(store_error)?.is_some() {
            return Err(StoreError::corrupt(Dangling { table, of }));
        }
    }
    Ok(())
}

/// Finds a row that refers to nothing. One with a column that is empty refers to nothing on purpose.
fn dangling(table: &str, of: &str, columns: &[(String, String)]) -> String {
    let name = |it: &str| quoted(DbBackend::MySql, it);
    let columns: Vec<_> = columns.iter().map(|(it, theirs)| (name(it), name(theirs))).collect();
    let same: Vec<String> =
        columns.iter().map(|(it, theirs)| format!("p.{theirs} = c.{it}")).collect();
    let is_full: Vec<String> =
        columns.iter().map(|(it, _)| format!("c.{it} IS NOT NULL")).collect();
    format!(
        "SELECT 1 AS n FROM {} c WHERE {} AND NOT EXISTS (SELECT 1 FROM {} p WHERE {}) LIMIT 1",
        name(table),
        is_full.join(" AND "),
        name(of),
        same.join(" AND ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_its_parent_is_looked_for_by_all_columns() {
        let columns = [("company_id", "company_id"), ("manager_id", "id")];
        let columns = columns.map(|(it, theirs)| (it.to_owned(), theirs.to_owned()));
        assert_eq!(
            dangling("people", "people", &columns),
            "SELECT 1 AS n FROM `people` c \
             WHERE c.`company_id` IS NOT NULL AND c.`manager_id` IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM `people` p \
             WHERE p.`company_id` = c.`company_id` AND p.`id` = c.`manager_id`) LIMIT 1"
        );
    }
}

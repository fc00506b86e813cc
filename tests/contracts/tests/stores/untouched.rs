//! What a database is like whose tables have just been made, and how another becomes like it again.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionTrait};

use crate::{
    databases::migrated,
    servers::{Borrowed, MARIADB},
};

/// A database of MariaDB in which nobody has written anything.
pub(crate) struct Untouched {
    name: String,
    tables: Vec<Table>,
}

struct Table {
    name: String,
    /// The columns of rows that migrations have added. Nothing if there are none.
    filled: Option<String>,
}

/// Nobody who has let go of a database holds a lock in it for longer.
const PATIENCE: &str = "SET innodb_lock_wait_timeout = 5, foreign_key_checks = 0";

impl Untouched {
    pub(crate) async fn make() -> Self {
        let borrowed = MARIADB.empty().await;
        let name = borrowed.name().to_owned();
        // It stays until the server goes.
        std::mem::forget(borrowed);
        let (_, db) = migrated(&MARIADB.url_of(&name)).await;
        let mut tables = Vec::new();
        for table in texts(&db, TABLES).await {
            let any = db.query_one_raw(statement(&db, &format!("SELECT 1 FROM `{table}` LIMIT 1")));
            let filled = match any.await.expect("a table") {
                Some(_) => Some(texts(&db, &COLUMNS.replace("{table}", &table)).await.join(", ")),
                None => None,
            };
            tables.push(Table { name: table, filled });
        }
        db.close().await.expect("close");
        Self { name, tables }
    }

    /// Takes everything out of a database with the same tables that was not there from the first.
    pub(crate) async fn restore(&self, borrowed: &Borrowed) -> Result<(), DbErr> {
        let db = MARIADB.connect_to(borrowed.name()).await;
        db.execute_unprepared(PATIENCE).await?;
        let tx = db.begin().await?;
        for Table { name, filled } in &self.tables {
            tx.execute_unprepared(&format!("DELETE FROM `{name}`")).await?;
            if let Some(columns) = filled {
                let first = &self.name;
                let insert = format!(
                    "INSERT INTO `{name}` ({columns}) SELECT {columns} FROM `{first}`.`{name}`"
                );
                tx.execute_unprepared(&insert).await?;
            }
        }
        tx.commit().await?;
        db.close().await
    }
}

const TABLES: &str = "SELECT table_name AS name FROM information_schema.tables \
    WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
/// Without those that the database works out.
const COLUMNS: &str = "SELECT CONCAT('`', column_name, '`') AS name FROM information_schema.columns \
    WHERE table_schema = DATABASE() AND table_name = '{table}' AND is_generated = 'NEVER'";

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(statement(db, sql)).await.expect("rows");
    rows.iter().map(|it| it.try_get("", "name").expect("a text")).collect()
}

fn statement(db: &DatabaseConnection, sql: &str) -> Statement {
    Statement::from_string(db.get_database_backend(), sql)
}

//! Every change of the schema is made to a database that has a row in each of its tables, and all of
//! them are as they were.

use std::collections::BTreeMap;

use migrations::Migrator;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use store_seaorm::connect;

use crate::databases::sqlite_file;

/// A table and its columns with their types.
pub(crate) type Schema = BTreeMap<String, Vec<Column>>;
/// Tables whose rows are in another one since some change.
const MOVED: [(&str, &str); 1] = [("onboarding_steps", "onboarding_path_steps")];
/// Of two columns one of which is always empty, the one that is.
const EMPTY: [(&str, &str); 1] = [("skill_grants", "course_id")];

/// The cells of the rows of each table, by column.
pub(crate) type Rows = BTreeMap<String, Vec<BTreeMap<String, Option<String>>>>;

pub(crate) struct Column {
    name: String,
    kind: String,
    /// In signs or bytes, if it is limited.
    width: Option<usize>,
}

#[tokio::test]
async fn every_change_of_the_schema_keeps_every_row_of_every_table() {
    let (url, _folder) = sqlite_file();
    every_change_keeps_every_row(&url).await;
    #[cfg(feature = "servers")]
    for server in crate::servers::SERVERS {
        let borrowed = server.empty().await;
        every_change_keeps_every_row(&borrowed.url()).await;
    }
}

async fn every_change_keeps_every_row(url: &str) {
    let db = connect(url).await.expect("connect").write;
    for migration in Migrator::migrations() {
        let name = migration.name();
        let before = rows(&db, &schema(&db).await).await;
        Migrator::up(&db, Some(1)).await.expect(name);
        let schema = schema(&db).await;
        let after = rows(&db, &schema).await;
        for (table, before) in before {
            let moved =
                MOVED.into_iter().find(|(from, _)| !after.contains_key(&table) && *from == table);
            let table = moved.map_or(table, |(_, to)| to.to_owned());
            let after = after.get(&table).unwrap_or_else(|| panic!("{table} is gone after {name}"));
            assert_eq!(before.len(), after.len(), "{table} after {name} on {url}");
            for (before, after) in before.iter().zip(after) {
                let kept = before.iter().all(|(column, cell)| after.get(column) == Some(cell));
                assert!(kept, "{table} after {name} on {url}: {before:?} {after:?}");
            }
        }
        fill(&db, &schema, &after).await;
    }
    let schema = schema(&db).await;
    let n_filled = rows(&db, &schema).await.values().filter(|it| !it.is_empty()).count();
    assert_eq!(n_filled, schema.len());
    assert!(20 < n_filled, "{n_filled}");
}

/// Gives every empty table a row, those first to which others refer. All ids are the same, so that
/// each row is whatever another one refers to.
pub(crate) async fn fill(db: &DatabaseConnection, schema: &Schema, filled: &Rows) {
    let is_empty = |table: &str| filled.get(table).is_none_or(Vec::is_empty);
    let mut left: Vec<_> = schema.iter().filter(|(table, _)| is_empty(table)).collect();
    while !left.is_empty() {
        let (n_left, mut refused) = (left.len(), Vec::new());
        for (table, columns) in left {
            let insert = insert(db.get_database_backend(), table, columns);
            if let Err(err) = db.execute_unprepared(&insert).await {
                refused.push(((table, columns), format!("{insert}: {err}")));
            }
        }
        assert!(refused.len() < n_left, "{refused:#?}", refused = reasons(&refused));
        left = refused.into_iter().map(|(it, _)| it).collect();
    }
}

fn reasons<T>(refused: &[(T, String)]) -> Vec<&String> {
    refused.iter().map(|(_, why)| why).collect()
}

fn insert(backend: DbBackend, table: &str, columns: &[Column]) -> String {
    let columns = columns.iter().filter(|it| !EMPTY.contains(&(table, it.name.as_str())));
    let names = columns.clone().map(|it| quoted(backend, &it.name)).collect::<Vec<_>>().join(", ");
    let values = columns.map(|it| it.value(backend)).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO {} ({names}) VALUES ({values})", quoted(backend, table))
}

impl Column {
    /// Something that the column takes.
    fn value(&self, backend: DbBackend) -> String {
        let bytes = |n: usize| match backend {
            DbBackend::Postgres => format!("'\\x{}'", "07".repeat(n)),
            _ => format!("x'{}'", "07".repeat(n)),
        };
        let kind = self.kind.as_str();
        let has = |words: &[&str]| words.iter().any(|it| kind.contains(it));
        if kind == "uuid" {
            "'07070707-0707-0707-0707-070707070707'".to_owned()
        } else if has(&["uuid", "blob", "binary", "bytea"]) {
            // Hashes have 32 bytes, also where the database does not say so, and salts half of that.
            let width = if self.name == "salt" { 16 } else { self.width.unwrap_or(32) };
            bytes(if has(&["uuid"]) { 16 } else { width })
        } else if has(&["json"]) {
            "'[]'".to_owned()
        } else if has(&["date"]) {
            "'2026-11-26'".to_owned()
        } else if has(&["bool"]) {
            "TRUE".to_owned()
        } else if has(&["int"]) {
            "1".to_owned()
        } else {
            // Which is JSON too, for databases in which that is a text.
            format!("'{}'", &"[7]"[..self.width.unwrap_or(3).min(3)])
        }
    }
}

pub(crate) async fn schema(db: &DatabaseConnection) -> Schema {
    let backend = db.get_database_backend();
    let columns = match backend {
        DbBackend::Sqlite => {
            "SELECT t.name AS tab, c.name AS col, lower(c.type) AS kind, NULL AS width \
             FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' \
             AND t.name NOT LIKE 'sqlite_%'"
        }
        DbBackend::Postgres => {
            "SELECT table_name::text AS tab, column_name::text AS col, data_type::text AS kind, \
                character_maximum_length::bigint AS width \
             FROM information_schema.columns WHERE table_schema = current_schema() \
             AND is_generated = 'NEVER'"
        }
        _ => {
            "SELECT table_name AS tab, column_name AS col, data_type AS kind, \
                CAST(LEAST(character_maximum_length, 32) AS SIGNED) AS width \
             FROM information_schema.columns WHERE table_schema = DATABASE() \
             AND extra NOT LIKE '%GENERATED%'"
        }
    };
    let columns =
        db.query_all_raw(Statement::from_string(backend, columns)).await.expect("columns");
    let mut schema = Schema::new();
    for row in columns {
        let (table, name): (String, String) =
            (row.try_get("", "tab").expect("a name"), row.try_get("", "col").expect("a name"));
        let kind: String = row.try_get("", "kind").expect("a type");
        let width: Option<i64> = row.try_get("", "width").expect("a number or none");
        // SQLite has it in the name of the type.
        let in_name = kind.split(['(', ')']).nth(1).and_then(|it| it.parse().ok());
        let width = width.and_then(|it| usize::try_from(it).ok()).or(in_name);
        if table != "seaql_migrations" {
            schema.entry(table).or_default().push(Column { name, kind, width });
        }
    }
    schema
}

async fn rows(db: &DatabaseConnection, schema: &Schema) -> Rows {
    let backend = db.get_database_backend();
    let mut rows = Rows::new();
    for (table, columns) in schema {
        let cells = columns.iter().map(|it| {
            let column = quoted(backend, &it.name);
            let text = match backend {
                DbBackend::Sqlite => {
                    format!("CASE WHEN {column} IS NOT NULL THEN quote({column}) END")
                }
                DbBackend::Postgres => format!("{column}::text"),
                _ => format!("HEX({column})"),
            };
            format!("{text} AS {column}")
        });
        let cells = cells.collect::<Vec<_>>().join(", ");
        let query = format!("SELECT {cells} FROM {}", quoted(backend, table));
        let found = db.query_all_raw(Statement::from_string(backend, query)).await.expect("rows");
        let found = found.iter().map(|row| {
            let cell = |it: &Column| (it.name.clone(), row.try_get("", &it.name).expect("a text"));
            columns.iter().map(cell).collect()
        });
        rows.insert(table.clone(), found.collect());
    }
    rows
}

fn quoted(backend: DbBackend, name: &str) -> String {
    match backend {
        DbBackend::MySql => format!("`{name}`"),
        _ => format!("\"{name}\""),
    }
}

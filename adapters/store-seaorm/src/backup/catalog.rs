//! Which tables and columns there are, and how their values are read and written alike everywhere:
//! ids and bytes as hexadecimal digits, days and JSON as texts.

use std::collections::BTreeMap;

use application::backup::BackedUpTable;
use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};

use super::{FIRST, INSTEAD, LEFT_OUT, cells::Cell, quoted};
use crate::rules::store_error;

#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) cell: Cell,
    /// The type that PostgreSQL has to be told a text is of.
    pub(super) cast: Option<&'static str>,
    /// What it is read by, as SQL.
    read: String,
}

/// Columns that follow from others are no part of a row.
const SQLITE: &str = "\
    SELECT t.name AS tab, c.name AS col, lower(c.type) AS kind \
    FROM sqlite_master t, pragma_table_info(t.name) c \
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.name, c.cid";
const POSTGRES: &str = "\
    SELECT c.table_name::text AS tab, c.column_name::text AS col, c.data_type::text AS kind \
    FROM information_schema.columns c JOIN information_schema.tables t \
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' \
        AND c.is_generated = 'NEVER' ORDER BY c.table_name, c.ordinal_position";
const MARIADB: &str = "\
    SELECT c.table_name AS tab, c.column_name AS col, CAST(c.column_type AS CHAR) AS kind \
    FROM information_schema.columns c JOIN information_schema.tables t \
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name \
    WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' \
        AND c.extra NOT LIKE '% GENERATED%' ORDER BY c.table_name, c.ordinal_position";

/// All tables that backups have, in the order in which they can be put back.
pub(super) async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, StoreError> {
    let backend = db.get_database_backend();
    let query = match backend {
        DbBackend::Postgres => POSTGRES,
        DbBackend::MySql => MARIADB,
        _ => SQLITE,
    };
    let rows = db.query_all_raw(Statement::from_string(backend, query)).await;
    let mut tables: BTreeMap<String, Vec<Column>> = BTreeMap::new();
    for row in rows.map_err(store_error)? {
        let text = |name| -> Result<String, DbErr> { row.try_get("", name) };
        let (table, column) =
            (text("tab").map_err(store_error)?, text("col").map_err(store_error)?);
        let kind = text("kind").map_err(store_error)?;
        if !LEFT_OUT.contains(&table.as_str()) {
            let column = Column::new(backend, &table, column, &kind);
            tables.entry(table).or_default().push(column);
        }
    }
    let mut tables: Vec<Table> =
        tables.into_iter().map(|(name, columns)| Table { name, columns }).collect();
    tables.sort_by_key(|it| it.name != FIRST);
    Ok(tables)
}

impl Table {
    pub(super) fn backed_up(&self) -> BackedUpTable {
        let columns = self.columns.iter().map(|it| it.name.clone()).collect();
        BackedUpTable { name: self.name.clone(), columns, n_rows: 0 }
    }

    /// All rows, with the columns in their order.
    pub(super) fn select(&self, backend: DbBackend) -> Statement {
        let columns: Vec<&str> = self.columns.iter().map(|it| it.read.as_str()).collect();
        let sql = format!("SELECT {} FROM {}", columns.join(", "), quoted(backend, &self.name));
        Statement::from_string(backend, sql)
    }
}

impl Column {
    fn new(backend: DbBackend, table: &str, name: String, kind: &str) -> Self {
        let instead = INSTEAD.iter().find(|it| (it.0, it.1) == (table, name.as_str()));
        let value = instead.map_or_else(|| quoted(backend, &name), |it| it.2.to_owned());
        let (cell, cast, read) = match backend {
            DbBackend::Postgres => in_postgres(&value, kind),
            DbBackend::MySql => in_mariadb(&value, kind),
            _ => (in_sqlite(kind), None, value),
        };
        Self { name, cell, cast, read }
    }
}

fn in_postgres(value: &str, kind: &str) -> (Cell, Option<&'static str>, String) {
    match kind {
        "smallint" | "integer" | "bigint" => {
            (Cell::Number, None, format!("CAST({value} AS bigint)"))
        }
        "boolean" => (Cell::Truth, None, value.to_owned()),
        "bytea" => (Cell::Bytes, None, value.to_owned()),
        "uuid" => {
            let digits = format!("replace(CAST({value} AS text), '-', '')");
            (Cell::Text, Some("uuid"), digits)
        }
        "date" => {
            let day = format!("to_char({value}, 'YYYY-MM-DD')");
            (Cell::Text, Some("date"), day)
        }
        "jsonb" => (Cell::Text, Some("jsonb"), format!("CAST({value} AS text)")),
        _ => (Cell::Text, None, format!("CAST({value} AS text)")),
    }
}

/// Ids are bytes there.
fn in_mariadb(value: &str, kind: &str) -> (Cell, Option<&'static str>, String) {
    let kind = kind.to_lowercase();
    if kind == "tinyint(1)" {
        (Cell::Truth, None, value.to_owned())
    } else if kind.contains("int") {
        (Cell::Number, None, format!("CAST({value} AS SIGNED)"))
    } else if kind.contains("binary") || kind.contains("blob") {
        (Cell::Bytes, None, value.to_owned())
    } else if kind == "date" || kind == "json" {
        (Cell::Text, None, format!("CAST({value} AS CHAR)"))
    } else {
        (Cell::Text, None, value.to_owned())
    }
}

/// Ids are bytes there too; days and JSON are texts.
fn in_sqlite(kind: &str) -> Cell {
    if kind.contains("uuid") || kind.contains("blob") {
        Cell::Bytes
    } else if kind.contains("int") {
        Cell::Number
    } else if kind.contains("bool") {
        Cell::Truth
    } else {
        Cell::Text
    }
}

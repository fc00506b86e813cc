//! A generation while it is written among those of all companies.

use application::inventory::{Loaded, Loading};
use async_trait::async_trait;
use domain_inventory::StockLine;
use domain_kernel::StoreError;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement, TransactionTrait, Value};
use uuid::Uuid;

use super::{
    lines::{WRITTEN, values},
    tally::Tally,
};
use crate::{by_hand, rules::store_error, stored::pieces};

/// So many lines are one statement, and so many statements one transaction: nobody waits long for
/// it.
const ROWS: usize = 500;
const STATEMENTS: usize = 10;
/// So many numbers of lines are removed at once.
const REMOVED: i64 = 10_000;

pub(super) struct SharedLoading {
    db: DatabaseConnection,
    company: Uuid,
    number: i64,
    tally: Tally,
    /// Lines that wait until they are a transaction.
    waiting: Vec<Vec<Value>>,
}

impl SharedLoading {
    pub(super) async fn begin(
        db: DatabaseConnection,
        company: Uuid,
        number: i64,
    ) -> Result<Self, StoreError> {
        removed(&db, company, number).await?;
        let columns = ["company_id", "generation"];
        let row = vec![company.into(), number.into()];
        let begun = insert(db.get_database_backend(), "stock_shelves", &columns, vec![row]);
        db.execute_raw(begun).await.map_err(store_error)?;
        Ok(Self { db, company, number, tally: Tally::default(), waiting: Vec::new() })
    }

    fn row(&self) -> Vec<Value> {
        let mut row = Vec::with_capacity(WRITTEN.len() + 2);
        row.extend([Value::from(self.company), Value::from(self.number)]);
        row
    }

    async fn flush(&mut self) -> Result<(), StoreError> {
        let rows = std::mem::take(&mut self.waiting);
        self.write("stock_lines", &WRITTEN, rows).await
    }

    /// Whole rows, in one transaction.
    async fn write(
        &self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let columns: Vec<&str> =
            ["company_id", "generation"].into_iter().chain(columns.iter().copied()).collect();
        let backend = self.db.get_database_backend();
        let txn = self.db.begin().await.map_err(store_error)?;
        // As many as `ROWS`.
        for rows in pieces(rows) {
            let statement = insert(backend, table, &columns, rows);
            txn.execute_raw(statement).await.map_err(store_error)?;
        }
        txn.commit().await.map_err(store_error)
    }

    async fn sum_up(&self) -> Result<(), StoreError> {
        let parties = self.tally.parties().into_iter().map(|it| {
            let mut row = self.row();
            row.extend([
                Value::from(it.customer),
                it.key.into(),
                it.place.into(),
                it.n_lines.into(),
            ]);
            row
        });
        let columns = ["customer", "customer_key", "place", "n_lines"];
        self.write("stock_parties", &columns, parties.collect()).await?;
        let totals = self.tally.totals().into_iter().map(|it| {
            let mut row = self.row();
            row.extend([
                Value::from(it.customer),
                it.number.into(),
                it.unit.into(),
                it.n_lines.into(),
                it.millionths.into(),
                it.n_decimals.into(),
            ]);
            row
        });
        let columns = ["customer", "number", "unit", "n_lines", "millionths", "n_decimals"];
        self.write("stock_totals", &columns, totals.collect()).await
    }
}

#[async_trait]
impl Loading for SharedLoading {
    async fn add(&mut self, lines: Vec<StockLine>) -> Result<(), StoreError> {
        for line in lines {
            let (number, customer) = self.tally.count(&line);
            let mut row = self.row();
            values(line, number, customer, &mut row);
            self.waiting.push(row);
            if self.waiting.len() == ROWS * STATEMENTS {
                self.flush().await?;
            }
        }
        Ok(())
    }

    async fn finish(mut self: Box<Self>) -> Result<Loaded, StoreError> {
        self.flush().await?;
        self.sum_up().await?;
        let finish = "UPDATE stock_shelves SET n_lines = $3 \
            WHERE company_id = $1 AND generation = $2";
        let n_lines = self.tally.n_lines();
        run(&self.db, self.company, self.number, finish, [n_lines]).await?;
        Ok(self.tally.loaded())
    }
}

/// Removes a generation, whatever is there of it. That it goes is said before its first line does.
pub(super) async fn removed(
    db: &DatabaseConnection,
    company: Uuid,
    number: i64,
) -> Result<(), StoreError> {
    let goes = "UPDATE stock_shelves SET n_lines = NULL WHERE company_id = $1 AND generation = $2";
    run(db, company, number, goes, []).await?;
    let last = "SELECT MAX(line) FROM stock_lines WHERE company_id = $1 AND generation = $2";
    let last = statement(db, company, number, last, []);
    let last = db.query_one_raw(last).await.map_err(store_error)?;
    let last = last.map(|it| it.try_get_by_index::<Option<i64>>(0)).transpose();
    let last = last.map_err(store_error)?.flatten().unwrap_or_default();
    let mut first = 1;
    while first <= last {
        let lines = "DELETE FROM stock_lines WHERE company_id = $1 AND generation = $2 \
            AND line >= $3 AND line < $4";
        run(db, company, number, lines, [first, first + REMOVED]).await?;
        first += REMOVED;
    }
    // The shelf last, by which somebody else goes on if this is stopped.
    for table in ["stock_totals", "stock_parties", "stock_shelves"] {
        let sql = format!("DELETE FROM {table} WHERE company_id = $1 AND generation = $2");
        run(db, company, number, &sql, []).await?;
    }
    Ok(())
}

async fn run<const N: usize>(
    db: &DatabaseConnection,
    company: Uuid,
    number: i64,
    sql: &str,
    values: [i64; N],
) -> Result<(), StoreError> {
    let statement = statement(db, company, number, sql, values);
    db.execute_raw(statement).await.map_err(store_error)?;
    Ok(())
}

/// In which `$1` is the company and `$2` the generation.
fn statement<const N: usize>(
    db: &DatabaseConnection,
    company: Uuid,
    number: i64,
    sql: &str,
    values: [i64; N],
) -> Statement {
    let values = values.into_iter().map(Value::from);
    let whose = [Value::from(company), Value::from(number)];
    by_hand::statement(db.get_database_backend(), sql, whose.into_iter().chain(values).collect())
}

fn insert(backend: DbBackend, table: &str, columns: &[&str], rows: Vec<Vec<Value>>) -> Statement {
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let mut number = 0_u32;
    for row in 0..rows.len() {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            if 0 < column {
                sql.push_str(", ");
            }
            number += 1;
            match backend {
                DbBackend::Postgres => {
                    sql.push('$');
                    sql.push_str(&number.to_string());
                }
                _ => sql.push('?'),
            }
        }
        sql.push(')');
    }
    Statement::from_sql_and_values(backend, sql, rows.into_iter().flatten())
}

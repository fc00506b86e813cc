//! The ERP's customers, as a load brings them. A load is nobody's transaction, and says whose
//! customers they are.
#![expect(clippy::disallowed_methods, reason = "a load says whose customers it brings")]

use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_inventory::{CustomerKey, CustomerName, ErpCustomer, StockCustomers};
use domain_kernel::{CompanyId, StoreError, Timestamp, fold};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    SeaStore,
    rules::store_error,
    stored::{MOST_ROWS, pieces},
    tables::stock_customers::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl StockCustomers for SeaStore {
    /// Writes what is new, is called something else or has come back, and nothing that is as it
    /// was: of tens of thousands that is next to none.
    async fn keep_customers(
        &self,
        company: CompanyId,
        customers: &[ErpCustomer],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let company = company.uuid();
        let txn = self.transaction().await?;
        let rows = Entity::find().filter(Column::CompanyId.eq(company)).all(&txn).await;
        let rows = rows.map_err(store_error)?;
        let kept: BTreeMap<&str, &Model> =
            rows.iter().map(|it| (it.customer_key.as_str(), it)).collect();
        // An ERP that has one twice is taken at its last word.
        let now: BTreeMap<&str, &ErpCustomer> =
            customers.iter().map(|it| (it.key.as_str(), it)).collect();

        let is_same = |it: &ErpCustomer| {
            let row = kept.get(it.key.as_str());
            row.is_some_and(|row| row.gone_at.is_none() && row.name == it.name.as_str())
        };
        let changed = now.values().filter(|it| !is_same(it));
        let changed: Vec<ActiveModel> = changed.map(|it| to_row(company, it, at)).collect();
        write(&txn, changed).await?;
        let gone = rows.iter().filter(|it| it.gone_at.is_none());
        let gone = gone.map(|it| it.customer_key.as_str()).filter(|it| !now.contains_key(it));
        mark_gone(&txn, company, &gone.collect::<Vec<_>>(), at).await?;
        txn.commit().await.map_err(store_error)
    }
}

async fn write(txn: &DatabaseTransaction, rows: Vec<ActiveModel>) -> Result<(), StoreError> {
    for rows in pieces(rows) {
        let over = OnConflict::columns([Column::CompanyId, Column::CustomerKey])
            .update_columns([
                Column::Name,
                Column::SortName,
                Column::Search,
                Column::SeenAt,
                Column::GoneAt,
            ])
            .to_owned();
        let written = Entity::insert_many(rows).on_conflict(over).exec_without_returning(txn);
        written.await.map_err(store_error)?;
    }
    Ok(())
}

async fn mark_gone(
    txn: &DatabaseTransaction,
    company: Uuid,
    keys: &[&str],
    at: Timestamp,
) -> Result<(), StoreError> {
    for keys in keys.chunks(MOST_ROWS) {
        let change = Entity::update_many()
            .col_expr(Column::GoneAt, at.micros().into())
            .filter(Column::CompanyId.eq(company))
            .filter(Column::CustomerKey.is_in(keys.iter().copied()));
        change.exec(txn).await.map_err(store_error)?;
    }
    Ok(())
}

fn to_row(company: Uuid, customer: &ErpCustomer, at: Timestamp) -> ActiveModel {
    let name = customer.name.as_str();
    ActiveModel {
        company_id: Set(company),
        customer_key: Set(customer.key.as_str().to_owned()),
        name: Set(name.to_owned()),
        sort_name: Set(shortened(fold(name), 600)),
        search: Set(shortened(searched(&customer.key, &customer.name), 1200)),
        seen_at: Set(at.micros()),
        gone_at: Set(None),
    }
}

/// What is found by either.
fn searched(key: &CustomerKey, name: &CustomerName) -> String {
    format!("{}\n{}", fold(name.as_str()), fold(key.as_str()))
}

/// Few letters become three when their case is forgotten, and no column has room for all of them.
fn shortened(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    }
}

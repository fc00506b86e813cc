use async_trait::async_trait;
use domain_equipment::{ItemCode, ItemCodes, ItemId};
use domain_kernel::{StoreError, Timestamp};
use sea_orm::{ColumnTrait, QueryFilter, sea_query::Expr};

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    stored::pieces,
    tables::item_codes::{Column, Entity},
};

#[async_trait]
impl ItemCodes for SeaTx {
    async fn insert(&mut self, code: &ItemCode) -> Result<(), StoreError> {
        let row = rows::code_row(self.scope.company()?, code);
        self.scope.insert(&self.txn, row).await
    }

    async fn insert_all(&mut self, codes: &[ItemCode]) -> Result<(), StoreError> {
        let company = self.scope.company()?;
        let rows = codes.iter().map(|it| rows::code_row(company, it));
        for rows in pieces(rows.collect()) {
            self.scope.insert_many(&self.txn, rows).await?;
        }
        Ok(())
    }

    async fn retire(&mut self, item: ItemId, at: Timestamp) -> Result<(), StoreError> {
        let change = self.scope.change::<Entity>()?.filter(Column::ItemId.eq(item.uuid()));
        let change = change.filter(Column::ReplacedAt.is_null());
        let change = change.col_expr(Column::ReplacedAt, at.micros().into());
        let change = change.col_expr(Column::Sealed, Expr::value(None::<Vec<u8>>));
        change.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

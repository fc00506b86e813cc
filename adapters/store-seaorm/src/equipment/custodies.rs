use async_trait::async_trait;
use domain_equipment::{Custodies, Custody, ItemId};
use domain_kernel::{PersonId, StoreError, Timestamp};
use sea_orm::{ActiveValue, ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::Expr};

use super::rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::custodies::{ActiveModel, Column, Entity},
};

#[async_trait]
impl Custodies for SeaTx {
    async fn open(&mut self, item: ItemId) -> Result<Option<Custody>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::OpenItemId.eq(item.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(rows::custody).transpose()?)
    }

    async fn n_of(&mut self, item: ItemId) -> Result<u32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::ItemId.eq(item.uuid()));
        let n_custodies = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_custodies).unwrap_or(u32::MAX))
    }

    async fn n_since(&mut self, item: ItemId, since: Timestamp) -> Result<u32, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::ItemId.eq(item.uuid()));
        let query = query.filter(Column::SinceAt.gte(since.micros()));
        let n_custodies = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_custodies).unwrap_or(u32::MAX))
    }

    async fn of_holder(&mut self, holder: PersonId) -> Result<Vec<Custody>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::HolderId.eq(holder.uuid()));
        let query = query.filter(Column::EndedAt.is_null());
        let query = query.order_by_asc(Column::SinceAt).order_by_asc(Column::Id);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        let custodies: Result<Vec<Custody>, _> = rows.into_iter().map(rows::custody).collect();
        Ok(custodies?)
    }

    async fn insert(&mut self, custody: &Custody) -> Result<(), StoreError> {
        let row = rows::custody_row(self.scope.company()?, custody)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn finish(&mut self, custody: &Custody) -> Result<(), StoreError> {
        let row = rows::custody_row(self.scope.company()?, custody)?;
        let end = ActiveModel {
            company_id: ActiveValue::NotSet,
            id: ActiveValue::NotSet,
            item_id: ActiveValue::NotSet,
            holder_id: ActiveValue::NotSet,
            since_at: ActiveValue::NotSet,
            taken_how: ActiveValue::NotSet,
            taken_by: ActiveValue::NotSet,
            taken_for: ActiveValue::NotSet,
            due_on: ActiveValue::NotSet,
            missing: ActiveValue::NotSet,
            waived_for: ActiveValue::NotSet,
            ..row
        };
        let open = self.scope.change::<Entity>()?.filter(Column::Id.eq(custody.id.uuid()));
        let open = open.filter(Column::EndedAt.is_null());
        let ended = open.set(end).exec(&self.txn).await.map_err(store_error)?;
        match ended.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let texts = [Column::TakenFor, Column::EndedFor, Column::Missing, Column::WaivedFor];
        for column in texts {
            let own = self.scope.change::<Entity>()?.filter(Column::HolderId.eq(person.uuid()));
            let own = own.filter(column.is_not_null()).col_expr(column, Expr::value(""));
            own.exec(&self.txn).await.map_err(store_error)?;
        }
        Ok(())
    }
}

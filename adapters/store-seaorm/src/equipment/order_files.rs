use application::equipment::OrderFileLine;
use async_trait::async_trait;
use domain_equipment::{OrderFile, OrderFileId, OrderFiles, WorkOrderId};
use domain_identity::PersonName;
use domain_kernel::{Id, Line, PaperKind, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryResult,
    QuerySelect,
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::{
        order_files::{ActiveModel, Column, Entity, Model},
        work_orders,
    },
};

pub(super) const OF_ORDER: &str = "\
    SELECT f.*, p.name AS added_by_name \
    FROM order_files f \
    LEFT JOIN people p ON p.company_id = f.company_id AND p.id = f.added_by \
    WHERE f.company_id = $1 AND f.order_id = $2 \
    ORDER BY f.added_at, f.id";

#[async_trait]
impl OrderFiles for SeaTx {
    async fn find(&mut self, id: OrderFileId) -> Result<Option<OrderFile>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(to_domain).transpose()?)
    }

    /// On SQLite whoever may write has waited already.
    async fn n_of(&mut self, order: WorkOrderId) -> Result<u32, StoreError> {
        let row = self.scope.select::<work_orders::Entity>()?;
        let row = row.filter(work_orders::Column::Id.eq(order.uuid()));
        let row = row.select_only().column(work_orders::Column::Id).lock_exclusive();
        row.into_tuple::<Uuid>().one(&self.txn).await.map_err(store_error)?;
        let query = self.scope.select::<Entity>()?.filter(Column::OrderId.eq(order.uuid()));
        let n_files = query.count(&self.txn).await.map_err(store_error)?;
        Ok(u32::try_from(n_files).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, file: &OrderFile) -> Result<(), StoreError> {
        let row = ActiveModel {
            company_id: Set(self.scope.company()?),
            id: Set(file.id.uuid()),
            order_id: Set(file.order.uuid()),
            content_id: Set(file.content.uuid()),
            kind: Set(file.kind.name().to_owned()),
            name: Set(file.name.as_str().to_owned()),
            n_bytes: Set(i64::try_from(file.n_bytes).map_err(StoreError::corrupt)?),
            added_at: Set(file.added.micros()),
            added_by: Set(file.added_by.map(Id::uuid)),
        };
        self.scope.insert(&self.txn, row).await
    }

    async fn remove(&mut self, id: OrderFileId) -> Result<(), StoreError> {
        let removed = self.scope.delete::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let removed = removed.exec(&self.txn).await.map_err(store_error)?;
        match removed.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }
}

pub(super) fn line(row: &QueryResult) -> Result<OrderFileLine, StoreError> {
    let name: Option<String> = row.try_get("", "added_by_name").map_err(store_error)?;
    let row = Model::from_query_result(row, "").map_err(store_error)?;
    Ok(OrderFileLine { file: to_domain(row)?, added_by: name.map(PersonName::restore) })
}

pub(super) fn to_domain(row: Model) -> Result<OrderFile, Corrupt> {
    let corrupt = |column| Corrupt { table: "order_files", column };
    Ok(OrderFile {
        id: Id::from_uuid(row.id),
        order: Id::from_uuid(row.order_id),
        content: Id::from_uuid(row.content_id),
        kind: PaperKind::parse(&row.kind).ok_or(corrupt("kind"))?,
        name: Line::restore(row.name),
        n_bytes: u64::try_from(row.n_bytes).map_err(|_| corrupt("n_bytes"))?,
        added: Timestamp::from_micros(row.added_at),
        added_by: row.added_by.map(Id::from_uuid),
    })
}

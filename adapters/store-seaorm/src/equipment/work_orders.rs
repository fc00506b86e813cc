use async_trait::async_trait;
use domain_equipment::{
    ItemId, OrderKind, OrderResult, OrdersStanding, WorkOrder, WorkOrderId, WorkOrders,
};
use domain_kernel::{Id, PersonId, StoreError};
use sea_orm::{
    ActiveValue, ColumnTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, SimpleExpr},
};
use uuid::Uuid;

use super::upkeep_rows as rows;
use crate::{
    SeaTx,
    rules::store_error,
    tables::work_orders::{ActiveModel, Column, Entity},
};

#[async_trait]
impl WorkOrders for SeaTx {
    async fn find(&mut self, id: WorkOrderId) -> Result<Option<WorkOrder>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(rows::order).transpose()?)
    }

    async fn standing(&mut self, item: ItemId) -> Result<OrdersStanding, StoreError> {
        let blocking = self.scope.select::<Entity>()?.filter(Column::BlockedItemId.eq(item.uuid()));
        let blocking = blocking.select_only().column(Column::Id).into_tuple::<Uuid>();
        let blocking = blocking.one(&self.txn).await.map_err(store_error)?;
        let inspection = Column::Kind.eq(OrderKind::Inspection.name());
        let inspection = inspection.and(Column::Result.ne(OrderResult::NotApplicable.name()));
        Ok(OrdersStanding {
            blocking: blocking.map(Id::from_uuid),
            last_result: self.last_result(item, Column::Result.is_not_null()).await?,
            last_inspection: self.last_result(item, inspection).await?,
        })
    }

    async fn insert(&mut self, order: &WorkOrder) -> Result<(), StoreError> {
        let row = rows::order_row(self.scope.company()?, order)?;
        self.scope.insert(&self.txn, row).await
    }

    async fn close(&mut self, order: &WorkOrder) -> Result<(), StoreError> {
        let row = rows::order_row(self.scope.company()?, order)?;
        let end = ActiveModel {
            blocked_item_id: row.blocked_item_id,
            closed_at: row.closed_at,
            closed_by: row.closed_by,
            result: row.result,
            cost: row.cost,
            currency: row.currency,
            note: row.note,
            company_id: ActiveValue::NotSet,
            id: ActiveValue::NotSet,
            item_id: ActiveValue::NotSet,
            kind: ActiveValue::NotSet,
            opened_by: ActiveValue::NotSet,
            opened_at: ActiveValue::NotSet,
            due_on: ActiveValue::NotSet,
            is_blocking: ActiveValue::NotSet,
            description: ActiveValue::NotSet,
            taken_from: ActiveValue::NotSet,
        };
        let open = self.scope.change::<Entity>()?.filter(Column::Id.eq(order.id.uuid()));
        let open = open.filter(Column::ClosedAt.is_null());
        let closed = open.set(end).exec(&self.txn).await.map_err(store_error)?;
        match closed.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        for column in [Column::Description, Column::Note] {
            let own = self.scope.change::<Entity>()?.filter(Column::TakenFrom.eq(person.uuid()));
            let own = own.filter(column.is_not_null()).col_expr(column, Expr::value(""));
            own.exec(&self.txn).await.map_err(store_error)?;
        }
        Ok(())
    }
}

impl SeaTx {
    async fn last_result(
        &mut self,
        item: ItemId,
        of: SimpleExpr,
    ) -> Result<Option<OrderResult>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::ItemId.eq(item.uuid()));
        let query = query.filter(Column::ClosedAt.is_not_null()).filter(of);
        let query = query.order_by_desc(Column::ClosedAt).order_by_desc(Column::Id);
        let query = query.select_only().column(Column::Result).into_tuple::<Option<String>>();
        let result = query.one(&self.txn).await.map_err(store_error)?;
        Ok(rows::result(result.flatten().as_deref())?)
    }
}

use async_trait::async_trait;
use domain_equipment::{ItemId, Reservation, ReservationId, ReservationState, Reservations};
use domain_kernel::{PersonId, StoreError, Timestamp};
use sea_orm::{
    ActiveValue, ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query, SimpleExpr},
};
use uuid::Uuid;

use super::reservation_rows::{reservation, reservation_row};
use crate::{
    SeaTx,
    rules::store_error,
    tables::{
        custodies, items,
        reservations::{ActiveModel, Column, Entity},
    },
};

#[async_trait]
impl Reservations for SeaTx {
    /// On SQLite whoever may write has waited already.
    async fn guard(&mut self, item: ItemId) -> Result<(), StoreError> {
        let row = self.scope.select::<items::Entity>()?;
        let row = row.filter(items::Column::Id.eq(item.uuid()));
        let row = row.select_only().column(items::Column::Id).lock_exclusive();
        row.into_tuple::<Uuid>().one(&self.txn).await.map_err(store_error)?;
        Ok(())
    }

    async fn find(&mut self, id: ReservationId) -> Result<Option<Reservation>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::Id.eq(id.uuid()));
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.map(reservation).transpose()?)
    }

    async fn coming(
        &mut self,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError> {
        let company = self.scope.company()?;
        let still_out = Query::select()
            .column(custodies::Column::Id)
            .from(custodies::Entity)
            .and_where(custodies::Column::CompanyId.eq(company))
            .and_where(custodies::Column::OpenItemId.eq(item.uuid()))
            .to_owned();
        let still_out = Column::CustodyId.in_subquery(still_out);
        let is_kept = Condition::any().add(is_reserved()).add(still_out);
        let query = self.scope.select::<Entity>()?.filter(Column::ItemId.eq(item.uuid()));
        let query = query.filter(Column::ToAt.gt(now.micros())).filter(is_kept);
        let query = query.order_by_asc(Column::FromAt).order_by_asc(Column::Id);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(reservation).collect::<Result<_, _>>()?)
    }

    async fn coming_of(
        &mut self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Vec<Reservation>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(Column::PersonId.eq(person.uuid()));
        let query = query.filter(Column::ToAt.gt(now.micros())).filter(is_reserved());
        let query = query.order_by_asc(Column::FromAt).order_by_asc(Column::Id);
        let rows = query.all(&self.txn).await.map_err(store_error)?;
        Ok(rows.into_iter().map(reservation).collect::<Result<_, _>>()?)
    }

    async fn insert(&mut self, reservation: &Reservation) -> Result<(), StoreError> {
        let row = reservation_row(self.scope.company()?, reservation);
        self.scope.insert(&self.txn, row).await
    }

    async fn settle(&mut self, reservation: &Reservation) -> Result<(), StoreError> {
        let row = reservation_row(self.scope.company()?, reservation);
        let settled = ActiveModel {
            company_id: ActiveValue::NotSet,
            id: ActiveValue::NotSet,
            item_id: ActiveValue::NotSet,
            person_id: ActiveValue::NotSet,
            from_at: ActiveValue::NotSet,
            to_at: ActiveValue::NotSet,
            note: ActiveValue::NotSet,
            made_at: ActiveValue::NotSet,
            ..row
        };
        let open = self.scope.change::<Entity>()?.filter(Column::Id.eq(reservation.id.uuid()));
        let open = open.filter(is_reserved());
        let settled = open.set(settled).exec(&self.txn).await.map_err(store_error)?;
        match settled.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let is_own = || Column::PersonId.eq(person.uuid());
        let notes = self.scope.change::<Entity>()?.filter(is_own());
        let notes = notes.col_expr(Column::Note, Expr::value(None::<String>));
        notes.exec(&self.txn).await.map_err(store_error)?;
        let reasons = self.scope.change::<Entity>()?.filter(is_own());
        let reasons = reasons.filter(Column::CancelledFor.is_not_null());
        let reasons = reasons.col_expr(Column::CancelledFor, Expr::value(""));
        reasons.exec(&self.txn).await.map_err(store_error)?;
        Ok(())
    }
}

fn is_reserved() -> SimpleExpr {
    Column::State.eq(ReservationState::Reserved.name())
}

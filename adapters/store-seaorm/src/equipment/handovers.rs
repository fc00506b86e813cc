use async_trait::async_trait;
use domain_equipment::{
    CustodyId, Handover, HandoverAnswer, HandoverEnd, HandoverId, Handovers, ItemId,
};
use domain_kernel::{Id, PersonId, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use crate::{
    Corrupt, SeaTx,
    rules::store_error,
    tables::handovers::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl Handovers for SeaTx {
    async fn find(&mut self, id: HandoverId) -> Result<Option<Handover>, StoreError> {
        self.handover_where(Column::Id.eq(id.uuid())).await
    }

    async fn open(&mut self, item: ItemId) -> Result<Option<Handover>, StoreError> {
        self.handover_where(Column::OpenItemId.eq(item.uuid())).await
    }

    async fn last_of(
        &mut self,
        custody: CustodyId,
        to: PersonId,
    ) -> Result<Option<Handover>, StoreError> {
        let of_custody = Column::CustodyId.eq(custody.uuid());
        self.handover_where(of_custody.and(Column::ToId.eq(to.uuid()))).await
    }

    async fn insert(&mut self, handover: &Handover) -> Result<(), StoreError> {
        let row = to_row(self.scope.company()?, handover);
        self.scope.insert(&self.txn, row).await
    }

    async fn finish(&mut self, handover: &Handover) -> Result<(), StoreError> {
        let how = handover.end.map(|it| it.how.name().to_owned());
        let open = self.scope.change::<Entity>()?.filter(Column::Id.eq(handover.id.uuid()));
        let open = open
            .filter(Column::EndedAt.is_null())
            .col_expr(Column::OpenItemId, Expr::value(None::<Uuid>))
            .col_expr(Column::EndedAt, Expr::value(handover.end.map(|it| it.at.micros())))
            .col_expr(Column::EndedHow, Expr::value(how));
        let ended = open.exec(&self.txn).await.map_err(store_error)?;
        match ended.rows_affected {
            1 => Ok(()),
            _ => Err(StoreError::Stale),
        }
    }
}

impl SeaTx {
    /// The last one that is so.
    async fn handover_where(&mut self, is_it: SimpleExpr) -> Result<Option<Handover>, StoreError> {
        let query = self.scope.select::<Entity>()?.filter(is_it);
        let query = query.order_by_desc(Column::AskedAt).order_by_desc(Column::Id).limit(1);
        let row = query.one(&self.txn).await.map_err(store_error)?;
        Ok(row.as_ref().map(to_domain).transpose()?)
    }
}

fn to_row(company: Uuid, handover: &Handover) -> ActiveModel {
    let Handover { id, item, custody, to, asked, end } = handover;
    ActiveModel {
        company_id: Set(company),
        id: Set(id.uuid()),
        item_id: Set(item.uuid()),
        custody_id: Set(custody.uuid()),
        to_id: Set(to.uuid()),
        asked_at: Set(asked.micros()),
        open_item_id: Set(end.is_none().then(|| item.uuid())),
        ended_at: Set(end.map(|it| it.at.micros())),
        ended_how: Set(end.map(|it| it.how.name().to_owned())),
    }
}

pub(super) fn to_domain(row: &Model) -> Result<Handover, Corrupt> {
    let end = row.ended_at.map(|at| {
        let how = HandoverAnswer::parse(row.ended_how.as_deref().unwrap_or_default());
        let how = how.ok_or(Corrupt { table: "handovers", column: "ended_how" })?;
        Ok(HandoverEnd { at: Timestamp::from_micros(at), how })
    });
    Ok(Handover {
        id: Id::from_uuid(row.id),
        item: Id::from_uuid(row.item_id),
        custody: Id::from_uuid(row.custody_id),
        to: Id::from_uuid(row.to_id),
        asked: Timestamp::from_micros(row.asked_at),
        end: end.transpose()?,
    })
}

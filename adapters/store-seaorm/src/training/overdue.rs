//! Attempts whose time is up, for whoever ends them.
#![expect(clippy::disallowed_methods, reason = "whose time is up is looked for in all companies")]

use domain_kernel::{CompanyId, Id, StoreError, Timestamp};
use domain_training::{AttemptId, AttemptStatus};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    SeaStore,
    rules::store_error,
    tables::training_attempts::{Column, Entity},
};

impl SeaStore {
    pub(super) async fn overdue(
        &self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<(CompanyId, AttemptId)>, StoreError> {
        let query = Entity::find()
            .filter(Column::Status.eq(AttemptStatus::InProgress.name()))
            .filter(Column::DeadlineAt.lt(before.micros()))
            .order_by_asc(Column::DeadlineAt)
            .limit(u64::from(most))
            .select_only()
            .columns([Column::CompanyId, Column::Id]);
        let rows: Vec<(Uuid, Uuid)> =
            query.into_tuple().all(&self.read).await.map_err(store_error)?;
        let ids = rows.into_iter();
        Ok(ids.map(|(company, id)| (Id::from_uuid(company), Id::from_uuid(id))).collect())
    }
}

//! Which ERP is read next, and by whom.
#![expect(clippy::disallowed_methods, reason = "a connector says whose company it is")]

use application::inventory::{LeasedLoad, LoadLease};
use domain_inventory::{Failing, GenerationNumber};
use domain_kernel::{Id, StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Query,
};

use super::{
    connector_rows::to_domain,
    timeline::{self, MOST_LOADS, state},
};
use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    stored::unsigned,
    tables::{
        companies,
        stock_connectors::{Column, Entity, Model},
        stock_generations, stock_loads,
    },
};

/// So many are looked at, since others may be quicker with the first ones.
const CANDIDATES: u64 = 8;

impl SeaStore {
    /// Those that may be claimed, the one that is due the longest first. The ERPs of companies that
    /// are suspended are not asked.
    pub(super) async fn due_loads(&self, now: Timestamp) -> Result<Vec<Model>, StoreError> {
        let suspended = Query::select()
            .column(companies::Column::Id)
            .from(companies::Entity)
            .and_where(companies::Column::SuspendedAt.is_not_null())
            .to_owned();
        let candidates = Entity::find()
            .filter(Column::DueAt.lte(now.micros()))
            .filter(Column::CompanyId.not_in_subquery(suspended))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::CompanyId)
            .limit(CANDIDATES);
        candidates.all(&self.read).await.map_err(store_error)
    }

    /// Whether we were the quickest. If so, it is in the timeline.
    pub(super) async fn claim_one(
        &self,
        row: &Model,
        lease: LoadLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let (company, number) = (row.company_id, row.last_number + 1);
        let txn = self.transaction().await?;
        // Whoever was quicker has moved the time on, or the settings have another version now.
        let update = Entity::update_many()
            .col_expr(Column::LeaseId, lease.uuid().into())
            .col_expr(Column::LeaseUntil, until.micros().into())
            .col_expr(Column::DueAt, until.micros().into())
            .col_expr(Column::LoadingNumber, number.into())
            .col_expr(Column::LastNumber, number.into())
            .filter(Column::CompanyId.eq(company))
            .filter(Column::DueAt.eq(row.due_at))
            .filter(Column::LastNumber.eq(row.last_number))
            .filter(Column::Version.eq(row.version));
        let claimed = update.exec(&txn).await.map_err(store_error)?;
        if claimed.rows_affected != 1 {
            return Ok(false);
        }
        let dropped = stock_loads::Entity::update_many()
            .col_expr(stock_loads::Column::State, state::DROPPED.into())
            .filter(stock_loads::Column::CompanyId.eq(company))
            .filter(stock_loads::Column::State.eq(state::UNDER_WAY));
        dropped.exec(&txn).await.map_err(store_error)?;
        let begun = stock_loads::ActiveModel {
            company_id: Set(company),
            number: Set(number),
            state: Set(state::UNDER_WAY.to_owned()),
            began_at: Set(now.micros()),
            ..stock_loads::ActiveModel::default()
        };
        let begun = stock_loads::Entity::insert(begun).exec_without_returning(&txn).await;
        begun.map_err(store_error)?;
        let old = stock_loads::Entity::delete_many()
            .filter(stock_loads::Column::CompanyId.eq(company))
            .filter(stock_loads::Column::Number.lte(number - MOST_LOADS));
        old.exec(&txn).await.map_err(store_error)?;
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }

    /// What the row was when it was claimed.
    pub(super) async fn leased_load(&self, row: Model) -> Result<LeasedLoad, StoreError> {
        let current = match row.current_number {
            Some(number) => {
                let key = (row.company_id, number);
                let found = stock_generations::Entity::find_by_id(key).one(&self.read).await;
                found.map_err(store_error)?.map(|it| timeline::generation(&it)).transpose()?
            }
            None => None,
        };
        Ok(LeasedLoad {
            company: Id::from_uuid(row.company_id),
            connector: to_domain(&row)?.value,
            number: GenerationNumber(row.last_number + 1),
            current,
            held: row.held_number.map(GenerationNumber),
            failing: failing(&row)?,
        })
    }
}

/// That the ERP does not answer, since when and until when.
fn failing(row: &Model) -> Result<Option<Failing>, Corrupt> {
    let Some((since, next_try)) = row.failing_since.zip(row.next_try_at) else {
        return Ok(None);
    };
    let corrupt = Corrupt { table: "stock_connectors", column: "n_failures" };
    Ok(Some(Failing {
        since: Timestamp::from_micros(since),
        n_failures: unsigned(row.n_failures, corrupt)?,
        next_try: Timestamp::from_micros(next_try),
    }))
}

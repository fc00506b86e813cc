//! The refresher reads the ERPs of everybody.
#![expect(clippy::disallowed_methods, reason = "a connector says whose company it is")]

use application::inventory::{LeasedLoad, LoadLease, LoadQueue, NextLoad, kept};
use async_trait::async_trait;
use domain_inventory::{Failing, Generation, GenerationNumber, Trouble};
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, UpdateMany,
    sea_query::Expr,
};
use uuid::Uuid;

use super::timeline::{generation_row, long, state};
use crate::{
    SeaStore,
    rules::store_error,
    scope::Scope,
    stored::signed,
    tables::{
        stock_connectors::{Column, Entity},
        stock_generations, stock_loads,
    },
};

#[async_trait]
impl LoadQueue for SeaStore {
    async fn claim_load(
        &self,
        lease: LoadLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedLoad>, StoreError> {
        for row in self.due_loads(now).await? {
            if self.claim_one(&row, lease, now, until).await? {
                return self.leased_load(row).await.map(Some);
            }
        }
        Ok(None)
    }

    async fn go_on(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let update = ours(load, lease)
            .col_expr(Column::LeaseUntil, until.micros().into())
            .col_expr(Column::DueAt, until.micros().into());
        let changed = update.exec(&self.write).await.map_err(store_error)?;
        Ok(changed.rows_affected == 1)
    }

    async fn show_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError> {
        // One that is held is of what was before this one.
        let update = answered(load, lease, next)
            .col_expr(Column::CurrentNumber, load.number.0.into())
            .col_expr(Column::HeldNumber, Expr::value(None::<i64>));
        self.settle_load(load, loaded, update, true).await
    }

    async fn hold_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        loaded: &Generation,
        next: NextLoad,
    ) -> Result<bool, StoreError> {
        let update = answered(load, lease, next).col_expr(Column::HeldNumber, load.number.0.into());
        self.settle_load(load, loaded, update, false).await
    }

    async fn fail_load(
        &self,
        load: &LeasedLoad,
        lease: LoadLease,
        failing: Failing,
        trouble: &Trouble,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let column = trouble.column().map(str::to_owned);
        let update = over(load, lease)
            .col_expr(Column::DueAt, failing.next_try.micros().into())
            .col_expr(Column::NextAt, failing.next_try.micros().into())
            .col_expr(Column::FailingSince, failing.since.micros().into())
            .col_expr(Column::NFailures, signed(failing.n_failures).into())
            .col_expr(Column::NextTryAt, failing.next_try.micros().into())
            .col_expr(Column::Trouble, trouble.name().into())
            .col_expr(Column::TroubleColumn, Expr::value(column.clone()));
        let txn = self.transaction().await?;
        let changed = update.exec(&txn).await.map_err(store_error)?;
        if changed.rows_affected != 1 {
            return Ok(false);
        }
        let said = this_load(load.company.uuid(), load.number)
            .col_expr(stock_loads::Column::State, state::FAILED.into())
            .col_expr(stock_loads::Column::EndedAt, at.micros().into())
            .col_expr(stock_loads::Column::Trouble, trouble.name().into())
            .col_expr(stock_loads::Column::TroubleColumn, Expr::value(column));
        said.exec(&txn).await.map_err(store_error)?;
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }

    async fn ask_for_load(
        &self,
        permit: &Permit,
        now: Timestamp,
        not_again_before: Timestamp,
    ) -> Result<bool, StoreError> {
        let is_idle = Condition::any()
            .add(Column::LeaseUntil.is_null())
            .add(Column::LeaseUntil.lte(now.micros()));
        let was_not_asked = Condition::any()
            .add(Column::AskedAt.is_null())
            .add(Column::AskedAt.lte(not_again_before.micros()));
        let may_try = Condition::any()
            .add(Column::NextTryAt.is_null())
            .add(Column::NextTryAt.lte(now.micros()));
        // Never later than it is due already.
        let due = Expr::case(Column::DueAt.lte(now.micros()), Expr::col(Column::DueAt))
            .finally(now.micros());
        let update = Scope::of(permit)
            .change::<Entity>()?
            .col_expr(Column::AskedAt, now.micros().into())
            .col_expr(Column::DueAt, due.into())
            .filter(is_idle)
            .filter(was_not_asked)
            .filter(may_try);
        let changed = update.exec(&self.write).await.map_err(store_error)?;
        Ok(changed.rows_affected == 1)
    }

    async fn kept_generations(
        &self,
        company: CompanyId,
        since: Timestamp,
    ) -> Result<Vec<GenerationNumber>, StoreError> {
        let connector = Entity::find_by_id(company.uuid());
        let Some(connector) = connector.one(&self.read).await.map_err(store_error)? else {
            return Ok(Vec::new());
        };
        let rows = stock_generations::Entity::find()
            .filter(stock_generations::Column::CompanyId.eq(company.uuid()))
            .order_by_desc(stock_generations::Column::Number);
        let rows = rows.all(&self.read).await.map_err(store_error)?;
        let shown = rows.iter().filter(|it| it.is_shown);
        let shown = shown.map(|it| (GenerationNumber(it.number), Timestamp::from_micros(it.as_of)));
        let current = connector.current_number.map(GenerationNumber);
        let held = connector.held_number.map(GenerationNumber);
        Ok(kept(current, held, shown, since))
    }
}

impl SeaStore {
    /// Puts a generation into its place, if it is still ours to.
    async fn settle_load(
        &self,
        load: &LeasedLoad,
        loaded: &Generation,
        update: UpdateMany<Entity>,
        is_shown: bool,
    ) -> Result<bool, StoreError> {
        let txn = self.transaction().await?;
        let changed = update.exec(&txn).await.map_err(store_error)?;
        if changed.rows_affected != 1 {
            return Ok(false);
        }
        say_loaded(&txn, load, loaded, is_shown).await?;
        txn.commit().await.map_err(store_error)?;
        Ok(true)
    }
}

async fn say_loaded(
    txn: &DatabaseTransaction,
    load: &LeasedLoad,
    loaded: &Generation,
    is_shown: bool,
) -> Result<(), StoreError> {
    let company = load.company.uuid();
    let generation = Generation { number: load.number, ..loaded.clone() };
    let row = generation_row(company, &generation, is_shown);
    let inserted = stock_generations::Entity::insert(row).exec_without_returning(txn).await;
    inserted.map_err(store_error)?;
    let said = match is_shown {
        true => state::LOADED,
        false => state::HELD,
    };
    let said = this_load(company, load.number)
        .col_expr(stock_loads::Column::State, said.into())
        .col_expr(stock_loads::Column::EndedAt, loaded.loaded_at.micros().into())
        .col_expr(stock_loads::Column::NLines, long(loaded.n_lines).into())
        .col_expr(stock_loads::Column::NFlawed, long(loaded.n_flawed).into());
    said.exec(txn).await.map_err(store_error)?;
    Ok(())
}

/// For changes by whoever still has the lease.
fn ours(load: &LeasedLoad, lease: LoadLease) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::CompanyId.eq(load.company.uuid()))
        .filter(Column::LeaseId.eq(lease.uuid()))
        .filter(Column::LoadingNumber.eq(load.number.0))
}

/// The same, with which the lease ends.
fn over(load: &LeasedLoad, lease: LoadLease) -> UpdateMany<Entity> {
    ours(load, lease)
        .col_expr(Column::LeaseId, Expr::value(None::<Uuid>))
        .col_expr(Column::LeaseUntil, Expr::value(None::<i64>))
        .col_expr(Column::LoadingNumber, Expr::value(None::<i64>))
}

/// The same, for an ERP that was read to its end.
fn answered(load: &LeasedLoad, lease: LoadLease, next: NextLoad) -> UpdateMany<Entity> {
    over(load, lease)
        .col_expr(Column::DueAt, next.at.micros().into())
        .col_expr(Column::NextAt, next.at.micros().into())
        .col_expr(Column::SoftAt, next.soft_at.micros().into())
        .col_expr(Column::FailingSince, Expr::value(None::<i64>))
        .col_expr(Column::NFailures, 0_i32.into())
        .col_expr(Column::NextTryAt, Expr::value(None::<i64>))
        .col_expr(Column::Trouble, Expr::value(None::<String>))
        .col_expr(Column::TroubleColumn, Expr::value(None::<String>))
}

fn this_load(company: Uuid, number: GenerationNumber) -> UpdateMany<stock_loads::Entity> {
    stock_loads::Entity::update_many()
        .filter(stock_loads::Column::CompanyId.eq(company))
        .filter(stock_loads::Column::Number.eq(number.0))
}

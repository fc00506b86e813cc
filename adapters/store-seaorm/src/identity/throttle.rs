#![expect(clippy::disallowed_methods, reason = "tries belong to no company")]

use std::time::Duration;

use application::identity::{Throttle, ThrottleKey};
use async_trait::async_trait;
use domain_identity::{Limit, Tally};
use domain_kernel::{StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    SeaStore,
    rules::store_error,
    tables::throttles::{ActiveModel, Column, Entity},
};

#[async_trait]
impl Throttle for SeaStore {
    async fn take(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<(), Duration>, StoreError> {
        let txn = self.transaction().await?;
        let taken = limit.take(lock(&txn, key).await?, now);
        if let Ok(tally) = taken {
            save(&txn, key, tally).await?;
        }
        txn.commit().await.map_err(store_error)?;
        Ok(taken.map(|_| ()))
    }

    async fn give_back(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        let txn = self.transaction().await?;
        match lock(&txn, key).await?.and_then(|it| limit.give_back(it)) {
            Some(tally) => save(&txn, key, tally).await?,
            None => forget(&txn, key).await?,
        }
        txn.commit().await.map_err(store_error)
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        let txn = self.transaction().await?;
        if let Some(tally) = lock(&txn, key).await? {
            save(&txn, key, limit.undo(tally)).await?;
        }
        txn.commit().await.map_err(store_error)
    }

    async fn count(
        &self,
        key: &ThrottleKey,
        every: Duration,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let txn = self.transaction().await?;
        let (tally, n_to_tell) = Tally::count(lock(&txn, key).await?, every, now);
        save(&txn, key, tally).await?;
        txn.commit().await.map_err(store_error)?;
        Ok(n_to_tell)
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let over = Column::Until.lt(before.micros());
        let keys: Vec<Vec<u8>> = Entity::find()
            .filter(over.clone())
            .limit(u64::from(most))
            .select_only()
            .column(Column::KeyHash)
            .into_tuple()
            .all(&self.read)
            .await
            .map_err(store_error)?;
        if keys.is_empty() {
            return Ok(0);
        }
        // Asked again: somebody may have tried once more in between.
        let deleted = Entity::delete_many().filter(Column::KeyHash.is_in(keys)).filter(over);
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

/// The tally so far, kept from others until the transaction ends.
async fn lock(txn: &DatabaseTransaction, key: &ThrottleKey) -> Result<Option<Tally>, StoreError> {
    // A row that is not there cannot be locked, so it is made: with it, two first tries at once
    // are two.
    let unless_there =
        OnConflict::column(Column::KeyHash).do_nothing_on([Column::KeyHash]).to_owned();
    let row = ActiveModel { key_hash: Set(key.0.to_vec()), n_tries: Set(0), until: Set(0) };
    let inserted = Entity::insert(row).on_conflict(unless_there).exec_without_returning(txn);
    inserted.await.map_err(store_error)?;
    let query = Entity::find_by_id(key.0.to_vec()).lock_exclusive();
    let row = query.one(txn).await.map_err(store_error)?;
    Ok(row.map(|it| Tally {
        n_tries: u32::try_from(it.n_tries).unwrap_or_default(),
        until: Timestamp::from_micros(it.until),
    }))
}

async fn save(
    txn: &DatabaseTransaction,
    key: &ThrottleKey,
    tally: Tally,
) -> Result<(), StoreError> {
    let update = Entity::update_many()
        .col_expr(Column::NTries, i32::try_from(tally.n_tries).unwrap_or(i32::MAX).into())
        .col_expr(Column::Until, tally.until.micros().into())
        .filter(Column::KeyHash.eq(key.0.to_vec()));
    update.exec(txn).await.map_err(store_error)?;
    Ok(())
}

async fn forget(txn: &DatabaseTransaction, key: &ThrottleKey) -> Result<(), StoreError> {
    let deleted = Entity::delete_many().filter(Column::KeyHash.eq(key.0.to_vec()));
    deleted.exec(txn).await.map_err(store_error)?;
    Ok(())
}

#![expect(clippy::disallowed_methods, reason = "tries belong to no company")]

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use application::identity::{Throttle, ThrottleKey, Try};
use async_trait::async_trait;
use domain_identity::{Limit, Tally};
use domain_kernel::{StoreError, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};

use crate::{
    Corrupt, SeaStore,
    rules::store_error,
    tables::throttles::{ActiveModel, Column, Entity},
};

#[async_trait]
impl Throttle for SeaStore {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        let txn = self.transaction().await?;
        let before = lock(&txn, &keys(tries)).await?;
        let limits = tries.iter().map(|it| (it.limit, before.get(&it.key).copied()));
        let taken = Limit::take_all(limits, now);
        let counted =
            tries.iter().zip(&taken).filter_map(|(it, tally)| Some((it.key, tally.ok()?)));
        save(&txn, counted.collect()).await?;
        txn.commit().await.map_err(store_error)?;
        Ok(taken.into_iter().map(|it| it.map(|_| ())).collect())
    }

    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        let txn = self.transaction().await?;
        let before = lock(&txn, &[*key]).await?.get(key).copied();
        let taken = limit.take(before, now);
        if let Ok(tally) = taken {
            save(&txn, vec![(*key, tally)]).await?;
        }
        txn.commit().await.map_err(store_error)?;
        Ok(taken)
    }

    async fn give_back_all(&self, tries: &[Try<'_>]) -> Result<(), StoreError> {
        let txn = self.transaction().await?;
        let before = lock(&txn, &keys(tries)).await?;
        let (mut kept, mut forgotten) = (Vec::new(), Vec::new());
        for Try { key, limit } in tries {
            match before.get(key).and_then(|it| limit.give_back(*it)) {
                Some(tally) => kept.push((*key, tally)),
                None => forgotten.push(*key),
            }
        }
        save(&txn, kept).await?;
        forget(&txn, &forgotten).await?;
        txn.commit().await.map_err(store_error)
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        let txn = self.transaction().await?;
        let before = lock(&txn, &[*key]).await?;
        if let Some(tally) = before.get(key) {
            save(&txn, vec![(*key, limit.undo(*tally))]).await?;
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
        let before = lock(&txn, &[*key]).await?.get(key).copied();
        let (tally, n_to_tell) = Tally::count(before, every, now);
        save(&txn, vec![(*key, tally)]).await?;
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

fn keys(tries: &[Try<'_>]) -> Vec<ThrottleKey> {
    tries.iter().map(|it| it.key).collect()
}

/// The tallies so far, kept from others until the transaction ends.
async fn lock(
    txn: &DatabaseTransaction,
    keys: &[ThrottleKey],
) -> Result<BTreeMap<ThrottleKey, Tally>, StoreError> {
    // All lock them in one order, so that no two wait for each other.
    let sorted: BTreeSet<ThrottleKey> = keys.iter().copied().collect();
    // A row that is not there cannot be locked, so it is made: with it, two first tries at once are
    // two. In SQLite nobody else writes meanwhile.
    if txn.get_database_backend() != DbBackend::Sqlite {
        let nothing = Tally { n_tries: 0, until: Timestamp::from_micros(0) };
        let unless_there =
            OnConflict::column(Column::KeyHash).do_nothing_on([Column::KeyHash]).to_owned();
        let made = Entity::insert_many(sorted.iter().map(|it| row(it, nothing)));
        let made = made.on_conflict(unless_there).exec_without_returning(txn);
        made.await.map_err(store_error)?;
    }
    let query = Entity::find()
        .filter(Column::KeyHash.is_in(sorted.iter().map(|it| it.0.to_vec())))
        .order_by_asc(Column::KeyHash)
        .lock_exclusive();
    let mut tallies = BTreeMap::new();
    for it in query.all(txn).await.map_err(store_error)? {
        let corrupt = Corrupt { table: "throttles", column: "key_hash" };
        let key = ThrottleKey(it.key_hash.try_into().map_err(|_| corrupt)?);
        let n_tries = u32::try_from(it.n_tries).unwrap_or_default();
        tallies.insert(key, Tally { n_tries, until: Timestamp::from_micros(it.until) });
    }
    Ok(tallies)
}

async fn save(
    txn: &DatabaseTransaction,
    tallies: Vec<(ThrottleKey, Tally)>,
) -> Result<(), StoreError> {
    if tallies.is_empty() {
        return Ok(());
    }
    let over = OnConflict::column(Column::KeyHash)
        .update_columns([Column::NTries, Column::Until])
        .to_owned();
    let saved = Entity::insert_many(tallies.iter().map(|(key, tally)| row(key, *tally)));
    let saved = saved.on_conflict(over).exec_without_returning(txn);
    saved.await.map_err(store_error)?;
    Ok(())
}

async fn forget(txn: &DatabaseTransaction, keys: &[ThrottleKey]) -> Result<(), StoreError> {
    if keys.is_empty() {
        return Ok(());
    }
    let keys = keys.iter().map(|it| it.0.to_vec());
    let deleted = Entity::delete_many().filter(Column::KeyHash.is_in(keys)).exec(txn);
    deleted.await.map_err(store_error)?;
    Ok(())
}

fn row(key: &ThrottleKey, tally: Tally) -> ActiveModel {
    ActiveModel {
        key_hash: Set(key.0.to_vec()),
        n_tries: Set(i32::try_from(tally.n_tries).unwrap_or(i32::MAX)),
        until: Set(tally.until.micros()),
    }
}

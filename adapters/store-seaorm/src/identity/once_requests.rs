//! Requests that are done once. Their key says whose they are.
#![expect(clippy::disallowed_methods, reason = "a request's key says whose it is")]

use application::requests::{Begun, KeptAnswer, OnceRequests, RequestHash, RequestKey};
use async_trait::async_trait;
use domain_kernel::{Rule, StoreError, Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    Corrupt, SeaStore,
    rules::{store_error, write_error},
    tables::once_requests::{ActiveModel, Column, Entity, Model},
};

#[async_trait]
impl OnceRequests for SeaStore {
    async fn begin_request(
        &self,
        key: &RequestKey,
        content: &RequestHash,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<Begun, StoreError> {
        match self.once_request(key).await? {
            Some(kept) if now.micros() < kept.expires_at => return Ok(begun(kept, content)?),
            Some(_) => self.forget_expired(key, now).await?,
            None => {}
        }
        let row = ActiveModel {
            company_id: Set(key.company.uuid()),
            person_id: Set(key.person.uuid()),
            key_hash: Set(key.hash.to_vec()),
            content_hash: Set(content.0.to_vec()),
            begun_at: Set(now.micros()),
            expires_at: Set(expires.micros()),
            status: Set(None),
            headers: Set(None),
            body: Set(None),
        };
        let inserted = Entity::insert(row).exec_without_returning(&self.write).await;
        match inserted.map_err(|err| write_error("once_requests", err)) {
            Ok(_) => Ok(Begun::Now),
            // Somebody was quicker; the next time round theirs is there.
            Err(StoreError::Duplicate(Rule::OnceRequest)) => Err(StoreError::Busy),
            Err(err) => Err(err),
        }
    }

    async fn keep_answer(&self, key: &RequestKey, answer: &KeptAnswer) -> Result<(), StoreError> {
        let row = ActiveModel {
            status: Set(Some(answer.status.into())),
            headers: Set(Some(answer.headers.clone())),
            body: Set(Some(answer.body.clone())),
            ..ActiveModel::default()
        };
        let kept = Entity::update_many().set(row).filter(of(key));
        kept.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn forget_request(&self, key: &RequestKey) -> Result<(), StoreError> {
        let begun = Entity::delete_many().filter(of(key)).filter(Column::Status.is_null());
        begun.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn sweep_answered(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let over = Column::ExpiresAt.lte(now.micros());
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
        // Somebody else may call one by the same key that is not over.
        let deleted = Entity::delete_many().filter(Column::KeyHash.is_in(keys)).filter(over);
        let deleted = deleted.exec(&self.write).await.map_err(store_error)?;
        Ok(u32::try_from(deleted.rows_affected).unwrap_or(most))
    }
}

impl SeaStore {
    async fn forget_expired(&self, key: &RequestKey, now: Timestamp) -> Result<(), StoreError> {
        let expired = Column::ExpiresAt.lte(now.micros());
        let expired = Entity::delete_many().filter(of(key)).filter(expired);
        expired.exec(&self.write).await.map_err(store_error)?;
        Ok(())
    }

    async fn once_request(&self, key: &RequestKey) -> Result<Option<Model>, StoreError> {
        Entity::find().filter(of(key)).one(&self.read).await.map_err(store_error)
    }
}

fn of(key: &RequestKey) -> Condition {
    Condition::all()
        .add(Column::CompanyId.eq(key.company.uuid()))
        .add(Column::PersonId.eq(key.person.uuid()))
        .add(Column::KeyHash.eq(key.hash.to_vec()))
}

fn begun(kept: Model, content: &RequestHash) -> Result<Begun, Corrupt> {
    if kept.content_hash != content.0 {
        return Ok(Begun::Other);
    }
    let Some(status) = kept.status else {
        return Ok(Begun::UnderWay { since: Timestamp::from_micros(kept.begun_at) });
    };
    let corrupt = Corrupt { table: "once_requests", column: "status" };
    Ok(Begun::Answered(KeptAnswer {
        status: u16::try_from(status).map_err(|_| corrupt)?,
        headers: kept.headers.unwrap_or_default(),
        body: kept.body.unwrap_or_default(),
    }))
}

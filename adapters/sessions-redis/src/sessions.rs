use std::sync::Arc;

use application::{
    Page, PageNumber,
    identity::{
        FoundSession, NewSession, OpenSession, OverVisit, SessionKey, Sessions, Standings, Whom,
        Whose,
    },
};
use async_trait::async_trait;
use domain_identity::AccountId;
use domain_kernel::{CompanyId, StoreError, Timestamp};

use crate::{people::People, script::Scripts, server::RedisServer};

/// Sessions of people in Redis, and those of operators in the store.
pub struct RedisSessions {
    people: People,
    accounts: Arc<dyn Standings>,
    /// Also has the sessions of people from before there was a Redis, which are good no longer.
    store: Arc<dyn Sessions>,
}

impl RedisSessions {
    pub fn new(
        server: RedisServer,
        accounts: Arc<dyn Standings>,
        store: Arc<dyn Sessions>,
    ) -> Self {
        Self { people: People { server, scripts: Scripts::new() }, accounts, store }
    }
}

#[async_trait]
impl Sessions for RedisSessions {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        match session.account {
            AccountId::Person { company, person } => {
                self.people.create(session, (company, person)).await
            }
            AccountId::Operator(_) => self.store.create(session).await,
        }
    }

    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        let in_redis = self.people.find(&*self.accounts, key, now).await;
        if let Ok(Some(_)) = in_redis {
            return in_redis;
        }
        // Operators get in also while Redis is down.
        let found = self.store.find(key, now).await?;
        match found.filter(|it| matches!(it.whose, Whose::Operator { .. })) {
            Some(found) => Ok(Some(found)),
            None => in_redis,
        }
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        let in_redis = self.people.end(key).await;
        if let Ok(true) = in_redis {
            return Ok(());
        }
        self.store.end(key).await?;
        in_redis.map(|_| ())
    }

    async fn confirm(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        let in_redis = self.people.confirm(key, now).await;
        if let Ok(true) = in_redis {
            return Ok(());
        }
        self.store.confirm(key, now).await?;
        in_redis.map(|_| ())
    }

    async fn visit(
        &self,
        key: &SessionKey,
        visit: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError> {
        self.store.visit(key, visit).await
    }

    async fn over_visits(&self, now: Timestamp) -> Result<Vec<OverVisit>, StoreError> {
        self.store.over_visits(now).await
    }

    async fn open(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        match account {
            AccountId::Person { company, person } => {
                self.people.open(&*self.accounts, (company, person), now).await
            }
            AccountId::Operator(_) => self.store.open(account, now).await,
        }
    }

    async fn open_in(
        &self,
        company: CompanyId,
        whom: Whom,
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        self.people.open_in(&*self.accounts, (company, whom), now, page).await
    }

    async fn end_of(&self, account: AccountId, key: &SessionKey) -> Result<bool, StoreError> {
        match account {
            AccountId::Person { company, person } => {
                let was_there = self.people.end_of((company, person), key).await?;
                // So that none comes back if one day there is no Redis any more.
                Ok(self.store.end_of(account, key).await? || was_there)
            }
            AccountId::Operator(_) => self.store.end_of(account, key).await,
        }
    }

    async fn end_others(&self, account: AccountId, kept: &SessionKey) -> Result<u32, StoreError> {
        let n_in_store = self.store.end_others(account, kept).await?;
        match account {
            AccountId::Person { company, person } => {
                self.people.end_others((company, person), kept).await
            }
            AccountId::Operator(_) => Ok(n_in_store),
        }
    }

    async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let n_in_store = self.store.sweep(now, most).await?;
        let n_left = most.saturating_sub(n_in_store);
        if n_left == 0 {
            return Ok(n_in_store);
        }
        Ok(n_in_store.saturating_add(self.people.sweep(now, n_left).await?))
    }
}

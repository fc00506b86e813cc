//! What every store promises of sessions and tries, with people in memory and the rest in the Redis
//! that `tests/all` starts.
#![cfg(feature = "servers")]
#![expect(clippy::expect_used, reason = "a broken promise is a panic")]

use std::{sync::Arc, time::Duration};

use application::{
    Page, PageNumber, Store, Tx,
    identity::{
        FoundSession, NewSession, OpenSession, OverVisit, SessionKey, Sessions, Throttle,
        ThrottleKey, Try, Whom,
    },
};
use async_trait::async_trait;
use domain_identity::{AccountId, Limit, Tally};
use domain_kernel::{CompanyId, Permit, StoreError, Timestamp};
use sessions_redis::{RedisServer, RedisSessions, RedisThrottle};
use store_memory::MemoryStore;
use uuid::Uuid;

contracts::promises!(beside_redis;
    sessions::a_session_finds_its_person_as_they_are_now,
    sessions::a_session_ends_by_time_by_request_and_by_epoch,
    sessions::the_oldest_session_ends_beyond_the_twentieth,
    sessions::a_session_key_cannot_be_used_twice,
    sessions::an_account_sees_and_ends_its_own_sessions_and_no_others,
    sessions::who_is_deactivated_has_no_session,
    sessions::everybodys_sessions_of_a_company_end_for_good,
    sessions::tries_at_once_are_counted_one_by_one,
    sessions::what_is_spent_is_said_with_how_it_stands,
    sessions::what_is_told_once_in_a_while_is_counted_in_between,
    sessions::a_success_forgets_the_failures,
    sessions::a_try_that_was_never_made_is_taken_back_and_no_other,
    sessions::a_sweep_takes_what_is_over_and_so_much_at_once,
    second_factors::a_session_knows_who_still_needs_a_second_factor,
    second_factors::a_session_knows_when_the_password_was_typed,
);

struct BesideRedis {
    store: MemoryStore,
    sessions: RedisSessions,
    throttle: RedisThrottle,
}

#[expect(clippy::unused_async, reason = "promises open their stores so")]
async fn beside_redis() -> (BesideRedis, ()) {
    let url = std::env::var("TEST_REDIS").expect("tests/all names the server");
    let prefix = format!("{}:", Uuid::now_v7().simple());
    let server = RedisServer::new(&url.parse().expect("a URL"), &prefix).expect("not asked yet");
    let store = MemoryStore::default();
    let accounts = Arc::new(store.clone());
    let sessions = RedisSessions::new(server.clone(), accounts.clone(), accounts);
    (BesideRedis { store, sessions, throttle: RedisThrottle::new(server) }, ())
}

#[async_trait]
impl Store for BesideRedis {
    async fn begin(&self, permit: &Permit) -> Result<Box<dyn Tx>, StoreError> {
        self.store.begin(permit).await
    }
}

#[async_trait]
impl Sessions for BesideRedis {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        self.sessions.create(session).await
    }

    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        self.sessions.find(key, now).await
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        self.sessions.end(key).await
    }

    async fn confirm(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        self.sessions.confirm(key, now).await
    }

    async fn visit(
        &self,
        key: &SessionKey,
        visit: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError> {
        self.sessions.visit(key, visit).await
    }

    async fn over_visits(&self, now: Timestamp) -> Result<Vec<OverVisit>, StoreError> {
        self.sessions.over_visits(now).await
    }

    async fn open(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        self.sessions.open(account, now).await
    }

    async fn open_in(
        &self,
        company: CompanyId,
        whom: Whom,
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        self.sessions.open_in(company, whom, now, page).await
    }

    async fn end_of(&self, account: AccountId, key: &SessionKey) -> Result<bool, StoreError> {
        self.sessions.end_of(account, key).await
    }

    async fn end_others(&self, account: AccountId, kept: &SessionKey) -> Result<u32, StoreError> {
        self.sessions.end_others(account, kept).await
    }

    async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        self.sessions.sweep(now, most).await
    }
}

#[async_trait]
impl Throttle for BesideRedis {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        self.throttle.take_all(tries, now).await
    }

    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        self.throttle.spend(key, limit, now).await
    }

    async fn give_back_all(&self, tries: &[Try<'_>]) -> Result<(), StoreError> {
        self.throttle.give_back_all(tries).await
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        self.throttle.undo(key, limit).await
    }

    async fn count(
        &self,
        key: &ThrottleKey,
        every: Duration,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        self.throttle.count(key, every, now).await
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        self.throttle.sweep(before, most).await
    }
}

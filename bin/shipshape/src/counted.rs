use std::{sync::Arc, time::Duration};

use application::identity::{Throttle, ThrottleKey, Try};
use async_trait::async_trait;
use domain_identity::{Limit, Tally};
use domain_kernel::{StoreError, Timestamp};
use metrics_prometheus::Metrics;

/// Tells the metrics how often somebody was refused who tried too often.
pub(crate) struct CountedThrottle {
    pub(crate) throttle: Arc<dyn Throttle>,
    pub(crate) metrics: Arc<Metrics>,
}

#[async_trait]
impl Throttle for CountedThrottle {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        let taken = self.throttle.take_all(tries, now).await?;
        for _ in taken.iter().filter(|it| it.is_err()) {
            self.metrics.refused_try();
        }
        Ok(taken)
    }

    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        let taken = self.throttle.spend(key, limit, now).await?;
        if taken.is_err() {
            self.metrics.refused_try();
        }
        Ok(taken)
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

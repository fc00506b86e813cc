//! A throttle for days that are lived in any order.

use std::time::Duration;

use application::identity::{Throttle, ThrottleKey, Try};
use async_trait::async_trait;
use domain_identity::{Limit, Tally};
use domain_kernel::{StoreError, Timestamp};

/// A year in a second would be too often for everybody.
pub(super) struct Patient;

#[async_trait]
impl Throttle for Patient {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        _: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        Ok(vec![Ok(()); tries.len()])
    }

    async fn spend(
        &self,
        _: &ThrottleKey,
        _: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        Ok(Ok(Tally { n_tries: 0, until: now }))
    }

    async fn give_back_all(&self, _: &[Try<'_>]) -> Result<(), StoreError> {
        Ok(())
    }

    async fn undo(&self, _: &ThrottleKey, _: &Limit) -> Result<(), StoreError> {
        Ok(())
    }

    async fn count(
        &self,
        _: &ThrottleKey,
        _: Duration,
        _: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        Ok(None)
    }

    async fn sweep(&self, _: Timestamp, _: u32) -> Result<u32, StoreError> {
        Ok(0)
    }
}

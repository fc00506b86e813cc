use std::time::Duration;

use application::identity::{Throttle, ThrottleKey, Try};
use async_trait::async_trait;
use domain_identity::{Limit, Tally};
use domain_kernel::{StoreError, Timestamp};
use tokio::{sync::Mutex, time::timeout};

use crate::{entry::hex, people::left, script::Scripts, server::RedisServer};

/// How often things were tried. The rule is the domain's: what follows from it takes the place of
/// what it followed from, unless somebody else was quicker, and then it is asked anew.
pub struct RedisThrottle {
    server: RedisServer,
    scripts: Scripts,
    /// Whoever of this process tries the same waits here, not in Redis. One for several keys.
    turns: [Mutex<()>; N_TURNS],
}

const N_TURNS: usize = 64;
/// So often somebody of another process may be quicker.
const MOST_ROUNDS: usize = 50;
/// For a turn and all rounds.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it matters how much of something was not told.
const UNTOLD: Duration = Duration::from_hours(24);

/// What takes the place of a tally: nothing, or another one, and for how long that is kept.
struct Change {
    after: Option<Tally>,
    /// `None`: for as long as before.
    kept: Option<Duration>,
}

impl RedisThrottle {
    pub fn new(server: RedisServer) -> Self {
        let turns = std::array::from_fn(|_| Mutex::new(()));
        Self { server, scripts: Scripts::new(), turns }
    }

    /// Lets `decide` make something of the tally so far. Without a change everything stays.
    async fn change<T>(
        &self,
        key: &ThrottleKey,
        decide: impl Fn(Option<Tally>) -> (Option<Change>, T) + Send + Sync,
    ) -> Result<T, StoreError> {
        let changing = async {
            let _turn = self.turns[usize::from(key.0[0]) % N_TURNS].lock().await;
            for _ in 0..MOST_ROUNDS {
                let before = self.tally(key).await?;
                let (change, decided) = decide(before.as_deref().map(parse).transpose()?);
                let Some(change) = change else {
                    return Ok(decided);
                };
                if self.replace(key, before.as_deref().unwrap_or_default(), &change).await? {
                    return Ok(decided);
                }
            }
            Err(StoreError::Busy)
        };
        let too_late = |_| Err(StoreError::unavailable("Redis is too slow to count tries"));
        timeout(PATIENCE, changing).await.unwrap_or_else(too_late)
    }

    async fn take_one(
        &self,
        Try { key, limit }: &Try<'_>,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        self.change(key, |before| match limit.take(before, now) {
            Ok(tally) => {
                let kept = tally.until.since(now).saturating_add(limit.forgets_after());
                (Some(Change { after: Some(tally), kept: Some(kept) }), Ok(tally))
            }
            Err(wait) => (None, Err(wait)),
        })
        .await
    }

    async fn tally(&self, key: &ThrottleKey) -> Result<Option<String>, StoreError> {
        let name = format!("{}t:{}", self.server.prefix, hex(&key.0));
        self.server.query(redis::cmd("GET").arg(name)).await
    }

    async fn replace(
        &self,
        key: &ThrottleKey,
        before: &str,
        change: &Change,
    ) -> Result<bool, StoreError> {
        let after = change.after.map(text).unwrap_or_default();
        let until = change.after.map_or(0, |it| it.until.micros());
        let mut script = self.scripts.replace.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&key.0)).arg(before).arg(after).arg(until);
        script.arg(change.kept.map_or(0, left));
        // Asked twice it would find what it has written, and count a second try.
        let n_replaced: u32 = self.server.run_once(&script).await?;
        Ok(0 < n_replaced)
    }
}

#[async_trait]
impl Throttle for RedisThrottle {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        let mut taken = Vec::with_capacity(tries.len());
        for one in tries {
            taken.push(self.take_one(one, now).await?.map(|_| ()));
            // Whoever may not try does not use up what others may.
            if matches!(taken[..], [Err(_)]) {
                break;
            }
        }
        Ok(taken)
    }

    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        self.take_one(&Try { key: *key, limit }, now).await
    }

    async fn give_back_all(&self, tries: &[Try<'_>]) -> Result<(), StoreError> {
        for Try { key, limit } in tries {
            self.change(key, |before| {
                let given = |it| Change { after: limit.give_back(it), kept: None };
                (before.map(given), ())
            })
            .await?;
        }
        Ok(())
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        self.change(key, |before| {
            let undone = |it| Change { after: Some(limit.undo(it)), kept: None };
            (before.map(undone), ())
        })
        .await
    }

    async fn count(
        &self,
        key: &ThrottleKey,
        every: Duration,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        self.change(key, |before| {
            let (tally, n_to_tell) = Tally::count(before, every, now);
            let kept = every.saturating_add(UNTOLD);
            (Some(Change { after: Some(tally), kept: Some(kept) }), n_to_tell)
        })
        .await
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let mut script = self.scripts.sweep_tries.prepare_invoke();
        script.arg(&*self.server.prefix).arg(before.micros()).arg(most);
        self.server.run(&script).await
    }
}

fn text(tally: Tally) -> String {
    format!("{} {}", tally.n_tries, tally.until.micros())
}

fn parse(text: &str) -> Result<Tally, StoreError> {
    let parsed = || {
        let (n_tries, until) = text.split_once(' ')?;
        let until = Timestamp::from_micros(until.parse().ok()?);
        Some(Tally { n_tries: n_tries.parse().ok()?, until })
    };
    parsed().ok_or_else(|| StoreError::corrupt("Redis: a count of tries makes no sense"))
}

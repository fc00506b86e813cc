use std::time::Duration;

use domain_identity::{ApiTokenId, BucketStanding, Limit};
use domain_kernel::StoreError;
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    identity::{TooOften, throttle_key},
    repeat,
};

#[derive(Debug, Error)]
pub enum TooManyRequests {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TooManyRequests {
    /// How it stands for whoever has sent too many.
    pub fn standing(&self) -> Option<BucketStanding> {
        match self {
            Self::TooOften(TooOften { wait }) => REQUESTS.exhausted(*wait),
            Self::Store(_) => None,
        }
    }
}

/// Of one token: 120 at once, and as many more in a minute.
const REQUESTS: Limit = Limit::Bucket { burst: 120, every: Duration::from_millis(500) };

/// Counts one more request of a token, and says how many there may be still.
pub async fn count_request(
    app: &App,
    token: ApiTokenId,
) -> Result<Option<BucketStanding>, TooManyRequests> {
    let key = throttle_key("requests of a token", &token.to_string());
    let now = app.clock.now();
    let spent = repeat(|| app.throttle.spend(&key, &REQUESTS, now)).await?;
    let tally = spent.map_err(|wait| TooOften { wait })?;
    Ok(REQUESTS.standing(tally, now))
}

failure!(TooManyRequests {
    TooOften(TooOften),
    Store(StoreError),
});

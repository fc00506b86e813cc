//! What all that takes many rows away at once has in common.

use std::time::Duration;

use domain_identity::Limit;
use domain_kernel::{Actor, StoreError};

use crate::{
    App,
    identity::{TooOften, throttle_key},
    repeat,
};

/// Six in a minute for each person (spec: defaults, 5).
const EXPORTS: Limit = Limit::Bucket { burst: 6, every: Duration::from_secs(10) };

/// Counts one more export of this person, or says how long to wait before it.
pub(crate) async fn may_export(
    app: &App,
    actor: &Actor,
) -> Result<Result<(), TooOften>, StoreError> {
    let whose = actor.person_id().map(|it| it.to_string()).unwrap_or_default();
    let (key, now) = (throttle_key("export", &whose), app.clock.now());
    let taken = repeat(|| app.throttle.take(&key, &EXPORTS, now)).await?;
    Ok(taken.map_err(|wait| TooOften { wait }))
}

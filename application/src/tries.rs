//! Tries of whoever is not signed in, each counted against several limits.

use domain_identity::Limit;
use domain_kernel::StoreError;

use crate::{
    App,
    identity::{ThrottleKey, TooOften},
    repeat,
};

/// What is counted, and against which limit.
pub(crate) type Tried<'a> = (ThrottleKey, &'a Limit);

/// One try at each limit, or none at any.
pub(crate) async fn take<'a, E>(
    app: &App,
    limits: impl IntoIterator<Item = Tried<'a>>,
) -> Result<Vec<Tried<'a>>, E>
where
    E: From<TooOften> + From<StoreError>,
{
    let now = app.clock.now();
    let mut taken = Vec::new();
    for (key, limit) in limits {
        match repeat(|| app.throttle.take(&key, limit, now)).await {
            Ok(Ok(())) => taken.push((key, limit)),
            Ok(Err(wait)) => {
                give_back(app, &taken).await;
                return Err(TooOften { wait }.into());
            }
            Err(err) => {
                give_back(app, &taken).await;
                return Err(err.into());
            }
        }
    }
    Ok(taken)
}

/// Nothing came of it. If this fails too, one try too many is counted.
pub(crate) async fn give_back(app: &App, tries: &[Tried<'_>]) {
    for (key, limit) in tries {
        repeat(|| app.throttle.undo(key, limit)).await.ok();
    }
}

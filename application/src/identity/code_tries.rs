use std::time::Duration;

use domain_identity::{AccountId, Limit};
use domain_kernel::StoreError;

use super::{ThrottleKey, TooOften, sign_in::key};
use crate::{App, repeat};

/// How often one account is asked for what only its owner has, before and after signing in: five
/// times, and then once a minute (spec: defaults, 5).
pub(crate) struct CodeTries<'a> {
    app: &'a App,
    key: ThrottleKey,
}

const TRIES: Limit = Limit::Bucket { burst: 5, every: Duration::from_mins(1) };

impl<'a> CodeTries<'a> {
    /// `what` is asked for: each has a count of its own.
    pub(crate) fn of(app: &'a App, what: &str, account: AccountId) -> Self {
        Self { app, key: key(what, &account.subject()) }
    }

    /// Counts the try before it is known how it turns out.
    pub(crate) async fn take<E>(&self) -> Result<(), E>
    where
        E: From<TooOften> + From<StoreError>,
    {
        let now = self.app.clock.now();
        let taken = repeat(|| self.app.throttle.take(&self.key, &TRIES, now)).await?;
        Ok(taken.map_err(|wait| TooOften { wait })?)
    }

    /// The try turned out well, or could not be made.
    pub(crate) async fn give_back(&self) -> Result<(), StoreError> {
        repeat(|| self.app.throttle.give_back(&self.key, &TRIES)).await
    }
}

use std::time::Duration;

use domain_identity::Limit;
use domain_kernel::StoreError;

use crate::App;

/// What was deleted because it no longer matters to anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub n_sessions: u32,
    pub n_tallies: u32,
}

/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 200;

/// Deletes sessions that time has ended, and tries that count no more. Several instances may do it
/// at once.
pub async fn sweep(app: &App) -> Result<Swept, StoreError> {
    let (now, mut swept) = (app.clock.now(), Swept::default());
    loop {
        let n = app.sessions.sweep(now, AT_ONCE).await?;
        swept.n_sessions = swept.n_sessions.saturating_add(n);
        if n < AT_ONCE {
            break;
        }
    }
    let forgotten = now.minus(memory(app));
    loop {
        let n = app.throttle.sweep(forgotten, AT_ONCE).await?;
        swept.n_tallies = swept.n_tallies.saturating_add(n);
        if n < AT_ONCE {
            break;
        }
    }
    Ok(swept)
}

/// How long the most patient limit remembers. A tally does not say which one it is of.
fn memory(app: &App) -> Duration {
    let policy = &app.policy;
    let limits = [
        &policy.sign_in_address,
        &policy.sign_in_identifier,
        &policy.reset_address,
        &policy.reset_identifier,
        &policy.invite_address,
        &policy.invite_number,
        &policy.join_address,
        &policy.join_email,
    ];
    limits.into_iter().map(Limit::forgets_after).max().unwrap_or_default()
}

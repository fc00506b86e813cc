use std::time::Duration;

use domain_identity::{ApiToken, Limit};
use domain_kernel::StoreError;

use crate::{App, platform::close_visits};

/// What was deleted because it no longer matters to anybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub n_sessions: u32,
    pub n_tallies: u32,
    /// Those who had shown a password and no code.
    pub n_tickets: u32,
    pub n_links: u32,
    /// Tokens of programs that expired long ago.
    pub n_tokens: u32,
    /// Requests of programs with their answers.
    pub n_requests: u32,
    /// Looks of operators into companies, of which note was taken.
    pub n_visits: u32,
}

/// So few that nobody who saves meanwhile has to wait for it.
const AT_ONCE: u32 = 200;

/// Takes note of visits that time has ended, and deletes sessions, tickets and links that it has, and
/// tries that count no more. Several instances may do it at once.
pub async fn sweep(app: &App) -> Result<Swept, StoreError> {
    let (now, mut swept) = (app.clock.now(), Swept::default());
    // Before the sessions that know of them.
    swept.n_visits = close_visits(app).await?;
    swept.n_sessions = all(|| app.sessions.sweep(now, AT_ONCE)).await?;
    swept.n_tickets = all(|| app.logins.sweep_tickets(now, AT_ONCE)).await?;
    swept.n_links = all(|| app.logins.sweep_links(now, AT_ONCE)).await?;
    let expired = now.minus(ApiToken::LISTED_AFTER);
    swept.n_tokens = all(|| app.tokens.sweep_tokens(expired, AT_ONCE)).await?;
    swept.n_requests = all(|| app.requests.sweep_answered(now, AT_ONCE)).await?;
    let forgotten = now.minus(memory(app));
    swept.n_tallies = all(|| app.throttle.sweep(forgotten, AT_ONCE)).await?;
    Ok(swept)
}

/// Goes on until there is nothing more, and says how many there were.
async fn all<R>(sweep: impl Fn() -> R) -> Result<u32, StoreError>
where
    R: Future<Output = Result<u32, StoreError>>,
{
    let mut n_swept: u32 = 0;
    loop {
        let n = sweep().await?;
        n_swept = n_swept.saturating_add(n);
        if n < AT_ONCE {
            return Ok(n_swept);
        }
    }
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
        &policy.contact_address,
        &policy.contact_all,
        &policy.feedback_person,
        &policy.certificate_address,
        &policy.calendar_address,
    ];
    limits.into_iter().map(Limit::forgets_after).max().unwrap_or_default()
}

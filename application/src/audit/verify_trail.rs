use domain_audit::{Broken, Head, Verifier};
use domain_kernel::{Actor, Denied, Permission, Permit, Realm, StoreError};
use thiserror::Error;

use crate::{App, Class, Failure, Message, failure::failure};

/// Somebody checks a realm's trail from its first entry to its last.
#[derive(Clone, Copy, Debug)]
pub struct VerifyTrail {
    pub realm: Realm,
    /// The chain's head as somebody kept it, outside of this installation.
    pub sealed: Option<Head>,
}

/// The chain is whole up to here. Written down elsewhere, it shows later that nobody has replaced
/// the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    pub head: Head,
}

#[derive(Debug, Error)]
pub enum VerifyTrailError {
    #[error(transparent)]
    Broken(#[from] Broken),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// So many entries are in memory at once.
const ENTRIES_AT_ONCE: u16 = 1_000;

/// The realms whose trails the actor may check: the program all of them, everyone else their own.
pub async fn list_trails(app: &App, actor: &Actor) -> Result<Vec<Realm>, VerifyTrailError> {
    let permit = actor.permit(Permission::ReadAuditTrail)?;
    Ok(app.trail.realms(&permit).await?)
}

pub async fn verify_trail(
    app: &App,
    actor: &Actor,
    query: VerifyTrail,
) -> Result<Verified, VerifyTrailError> {
    let permit = actor.permit_in(query.realm, Permission::ReadAuditTrail)?;
    // The head first, and nothing beyond it: entries may arrive in between.
    let head = app.trail.head(&permit).await?;
    let (mut verifier, mut at_once) = (Verifier::new(query.realm), ENTRIES_AT_ONCE);
    while verifier.end().seq < head.seq {
        let end = verifier.end().seq;
        let entries = match app.trail.entries(&permit, end, at_once).await {
            // Somebody has changed an entry so that it is none any more. Which one shows when they
            // are read one by one.
            Err(StoreError::Corrupt(_)) if 1 < at_once => {
                at_once = 1;
                continue;
            }
            Err(StoreError::Corrupt(_)) => return Err(Broken::Altered(end + 1).into()),
            entries => entries?,
        };
        if entries.is_empty() {
            break;
        }
        for entry in entries.iter().filter(|it| it.recorded.seq <= head.seq) {
            verifier.check(entry)?;
            query.sealed.map_or(Ok(()), |it| verifier.compare(it))?;
        }
    }
    if query.sealed.is_some_and(|it| head.seq < it.seq) {
        return Err(Broken::Missing(head.seq + 1).into());
    }
    let head = verifier.finish(head)?;
    check_ends_here(app, &permit, head).await?;
    Ok(Verified { head })
}

/// An entry beyond the head may have been added since, but then the head has moved with it.
pub(super) async fn check_ends_here(
    app: &App,
    permit: &Permit,
    head: Head,
) -> Result<(), VerifyTrailError> {
    let beyond = app.trail.entries(permit, head.seq, 1).await?;
    let Some(beyond) = beyond.first().map(|it| it.recorded.seq) else {
        return Ok(());
    };
    let moved = app.trail.head(permit).await?;
    if moved.seq < beyond {
        return Err(Broken::BeyondHead(beyond).into());
    }
    Ok(())
}

impl Failure for Broken {
    fn class(&self) -> Class {
        Class::Refused
    }

    fn message(&self) -> Message {
        let (key, seq) = match self {
            Self::Altered(seq) => ("trail-altered", seq),
            Self::PersonalAltered(seq) => ("trail-personal-altered", seq),
            Self::Missing(seq) => ("trail-missing", seq),
            Self::Reordered(seq) => ("trail-reordered", seq),
            Self::BeyondHead(seq) => ("trail-beyond-head", seq),
            Self::NotAsSealed(seq) => ("trail-not-as-sealed", seq),
        };
        Message::new(key).text("entry", &seq.to_string())
    }

    fn samples() -> Vec<Self> {
        let all = [
            Self::Altered,
            Self::PersonalAltered,
            Self::Missing,
            Self::Reordered,
            Self::BeyondHead,
            Self::NotAsSealed,
        ];
        all.map(|it| it(1)).into()
    }
}

failure!(VerifyTrailError {
    Broken(Broken),
    Denied(Denied),
    Store(StoreError),
});

use domain_audit::{Broken, Head, Verifier};
use domain_kernel::{Actor, Permission, Realm, StoreError};

use super::{VerifyTrailError, list_trails, verify_trail::check_ends_here};
use crate::App;

/// The end of a realm's trail, as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedEnd {
    pub realm: Realm,
    pub end: Result<Head, Broken>,
}

/// Somebody checks of every trail that they may check whether its last entry is as it was written and
/// is the one in which the chain ends. That takes the same time however long a trail is, and says
/// nothing about what stands before.
pub async fn check_ends(app: &App, actor: &Actor) -> Result<Vec<CheckedEnd>, VerifyTrailError> {
    let mut checked = Vec::new();
    for realm in list_trails(app, actor).await? {
        let end = match check_end(app, actor, realm).await {
            Ok(head) => Ok(head),
            Err(VerifyTrailError::Broken(broken)) => Err(broken),
            Err(other) => return Err(other),
        };
        checked.push(CheckedEnd { realm, end });
    }
    Ok(checked)
}

async fn check_end(app: &App, actor: &Actor, realm: Realm) -> Result<Head, VerifyTrailError> {
    let permit = actor.permit_in(realm, Permission::ReadAuditTrail)?;
    let head = app.trail.head(&permit).await?;
    if 0 < head.seq {
        let last = match app.trail.entries(&permit, head.seq - 1, 1).await {
            // Somebody has changed it so that it is no entry any more.
            Err(StoreError::Corrupt(_)) => return Err(Broken::Altered(head.seq).into()),
            entries => entries?,
        };
        let last = last.first().ok_or(Broken::Missing(head.seq))?;
        let before = Head { seq: head.seq - 1, hash: last.recorded.prev_hash };
        let mut verifier = Verifier::after(realm, before);
        verifier.check(last)?;
        verifier.finish(head)?;
    }
    check_ends_here(app, &permit, head).await?;
    Ok(head)
}

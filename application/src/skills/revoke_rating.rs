use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError};
use domain_skills::{
    RatingId, RatingSource, Revocation, RevocationReason, RevocationRefused, SkillId,
};
use thiserror::Error;

use crate::{App, failure::failure, onboarding::leads, repeat, training::today};

/// What was said about a person's skill is taken back: by whoever may rate them, and by themselves
/// what they said.
#[derive(Clone, Debug)]
pub struct RevokeRating {
    pub person: PersonId,
    pub skill: SkillId,
    pub rating: RatingId,
    pub reason: RevocationReason,
}

#[derive(Debug, Error)]
pub enum RevokeRatingError {
    #[error(transparent)]
    Refused(#[from] RevocationRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of somebody who is not in the manager's team.
    #[error("there is no such rating")]
    NoSuchRating,
}

/// It stays on record, and counts no more from today on.
pub async fn revoke_rating(
    app: &App,
    actor: &Actor,
    command: RevokeRating,
) -> Result<(), RevokeRatingError> {
    repeat(|| revoke_once(app, actor, &command)).await
}

async fn revoke_once(
    app: &App,
    actor: &Actor,
    command: &RevokeRating,
) -> Result<(), RevokeRatingError> {
    let is_own = actor.person_id() == Some(command.person);
    let needed = if is_own { Permission::TakeTraining } else { Permission::RateSkills };
    let permit = actor.permit(needed)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.ratings().find(command.rating).await?;
    let found = found.filter(|it| (it.person, it.skill) == (command.person, command.skill));
    let mut rating = found.ok_or(RevokeRatingError::NoSuchRating)?;
    match is_own {
        true if rating.what.source != RatingSource::Own => {
            return Err(Denied { permission: Permission::RateSkills }.into());
        }
        false if !leads(&mut *tx, actor, command.person).await? => {
            return Err(RevokeRatingError::NoSuchRating);
        }
        _ => {}
    }
    let now = app.clock.now();
    let on = today(app, &mut *tx, now).await?;
    let reason = command.reason.clone();

    let revoked = rating.revoke(Revocation { on, by: actor.person_id(), reason })?;

    tx.ratings().revoke(&rating).await?;
    tx.commit(Facts::new(now, &revoked)).await?;
    Ok(())
}

failure!(RevokeRatingError {
    Refused(RevocationRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchRating => NotFound "rating-not-found",
});

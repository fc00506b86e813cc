//! What follows for somebody's skills from a result of a training.

use domain_kernel::{Date, Facts, Id, PersonId, StoreError, Timestamp};
use domain_skills::{Granted, Rating, RatingRevoked, Revocation, RevocationReason, SkillRated};
use domain_training::{Completion, ModuleId, RevocationReason as CompletionReason};

use crate::{App, Tx};

/// What happened to skills besides what the transaction is about.
#[derive(Debug, Default)]
pub(crate) struct SkillFacts {
    rated: Vec<SkillRated>,
    revoked: Vec<RatingRevoked>,
}

impl SkillFacts {
    pub(crate) fn extend(&mut self, other: Self) {
        self.rated.extend(other.rated);
        self.revoked.extend(other.revoked);
    }

    /// Goes on record after that.
    pub(crate) fn after(&self, facts: Facts) -> Facts {
        let facts = self.rated.iter().fold(facts, |facts, it| facts.and(it));
        self.revoked.iter().fold(facts, |facts, it| facts.and(it))
    }
}

/// The completion of a module as a reason to have a skill.
pub(crate) fn by_module(completion: &Completion) -> Granted {
    let module = completion.achievement().module;
    Granted::Module(Id::from_uuid(module.uuid()), Id::from_uuid(completion.id().uuid()))
}

/// Gives somebody the skills that a module or a course gives, as long as the result is good.
pub(crate) async fn grant_skills(
    app: &App,
    tx: &mut dyn Tx,
    (person, granted): (PersonId, Granted),
    days: (Date, Option<Date>),
    now: Timestamp,
) -> Result<SkillFacts, StoreError> {
    let grants = tx.grants().of_giver(granted.giver()).await?;
    let given =
        grants.iter().map(|it| Rating::grant(app.ids.next(), person, (it, granted), days, now));
    let (ratings, rated): (Vec<_>, Vec<_>) = given.unzip();
    tx.ratings().add_all(&ratings).await?;
    Ok(SkillFacts { rated, revoked: Vec::new() })
}

/// Takes back what a result gave that was taken back itself.
pub(crate) async fn revoke_granted(
    tx: &mut dyn Tx,
    (person, granted): (PersonId, Granted),
    revocation: &Revocation,
) -> Result<SkillFacts, StoreError> {
    let mut ratings = tx.ratings().granted(person, granted).await?;
    let revoked = ratings.iter_mut().filter_map(|it| it.revoke_grant(revocation.clone()).ok());
    let revoked = revoked.collect();
    tx.ratings().revoke_all(&ratings).await?;
    Ok(SkillFacts { rated: Vec::new(), revoked })
}

/// What a module gave to those who are to do it again is good until that day, and no longer.
pub(crate) async fn shorten_granted(
    app: &App,
    tx: &mut dyn Tx,
    (module, until): (ModuleId, Date),
    revocation: &Revocation,
    now: Timestamp,
) -> Result<SkillFacts, StoreError> {
    let mut longer = tx.ratings().outlasting(Id::from_uuid(module.uuid()), until).await?;
    let (mut instead, mut facts) = (Vec::new(), SkillFacts::default());
    for it in &mut longer {
        let Some((shorter, revoked, rated)) =
            it.shorten(app.ids.next(), until, revocation.clone(), now)
        else {
            continue;
        };
        instead.push(shorter);
        facts.revoked.push(revoked);
        facts.rated.push(rated);
    }
    tx.ratings().revoke_all(&longer).await?;
    tx.ratings().add_all(&instead).await?;
    Ok(facts)
}

/// The same as [`revoke_granted`] of a completion of a module, which was taken back for this reason.
pub(crate) async fn revoke_completed(
    tx: &mut dyn Tx,
    completion: &Completion,
    (on, by): (Date, Option<PersonId>),
    reason: &CompletionReason,
) -> Result<SkillFacts, StoreError> {
    let reason = RevocationReason::restore(reason.as_str().to_owned());
    let about = (completion.achievement().person, by_module(completion));
    revoke_granted(tx, about, &Revocation { on, by, reason }).await
}

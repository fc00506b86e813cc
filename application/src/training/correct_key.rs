//! A key that was wrong is corrected for those who have been marked by it.

use std::collections::BTreeMap;

use domain_identity::PersonName;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Timestamp, Version};
use domain_training::{
    Correction, CorrectionCounts, CorrectionReason, CorrectionRefused, Graded, ModuleId,
    ModuleTitle, ModuleVersion, Outcome, QuestionId, Reach, Regrade, Remedy, VersionNumber,
};
use thiserror::Error;

use super::complete::{complete, today};
use crate::{
    App, Tx,
    failure::failure,
    repeat,
    skills::{SkillFacts, revoke_completed},
    training::{AttemptInProgress, FindAttemptError, OwnChallenge},
};

/// An admin says how the answers to a version are marked from now on.
#[derive(Clone, Debug)]
pub struct CorrectKey {
    pub module: ModuleId,
    /// As the page showed it.
    pub expected: Version,
    /// Whose attempts it is about.
    pub version: VersionNumber,
    pub remedies: BTreeMap<QuestionId, Remedy>,
    pub reach: Reach,
    pub reason: CorrectionReason,
}

/// A version whose key can be corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correctable {
    pub module: ModuleId,
    /// Of the module, as it is now.
    pub expected: Version,
    pub title: ModuleTitle,
    pub version: ModuleVersion,
    /// The newest version, in which the right keys stand.
    pub key: ModuleVersion,
    /// What was corrected of it so far.
    pub correction: Option<Correction>,
    /// The versions with attempts that have ended, oldest first, and how many those are.
    pub versions: Vec<(VersionNumber, u32)>,
}

/// What a correction would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rehearsal {
    /// Who passes now first, then who does not any more, then the others; by name among these.
    pub changes: Vec<ResultChange>,
    pub counts: CorrectionCounts,
}

/// One result that a correction changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultChange {
    pub person: PersonName,
    pub is_practice: bool,
    pub before: Regrade,
    pub after: Regrade,
}

/// An attempt as somebody looks back at it who was marked anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedResult {
    pub regrade: Regrade,
    pub correction: Correction,
    pub key: ModuleVersion,
    pub at: Timestamp,
}

/// What became of an attempt after its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// What it came to by a correction, if one reached it.
    pub corrected: Option<CorrectedResult>,
    /// What its person has said against the questions of its version, oldest first.
    pub challenges: Vec<OwnChallenge>,
}

#[derive(Debug, Error)]
pub enum CorrectKeyError {
    #[error(transparent)]
    Refused(#[from] CorrectionRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such version")]
    NoSuchVersion,
}

/// An admin looks at what there is to correct; without a version, at the newest one that has been
/// taken, if any has.
pub async fn see_correctable(
    app: &App,
    actor: &Actor,
    module: ModuleId,
    version: Option<VersionNumber>,
) -> Result<Correctable, CorrectKeyError> {
    let permit = actor.permit(Permission::CorrectResults)?;
    let found = app.training.correctable(&permit, module, version).await?;
    found.ok_or(CorrectKeyError::NoSuchVersion)
}

/// What became of an attempt that somebody looks back at: by a correction, and by what they have said
/// against its questions.
pub async fn see_aftermath(
    app: &App,
    actor: &Actor,
    found: &AttemptInProgress,
) -> Result<Aftermath, FindAttemptError> {
    let permit = actor.permit(Permission::TakeTraining)?;
    Ok(app.training.aftermath(&permit, found.attempt.value.id()).await?)
}

/// What it would do, by name. Nothing is changed by it.
pub async fn rehearse_correction(
    app: &App,
    actor: &Actor,
    found: &Correctable,
    command: &CorrectKey,
) -> Result<Rehearsal, CorrectKeyError> {
    let permit = actor.permit(Permission::CorrectResults)?;
    let ordinal = found.correction.as_ref().map_or(1, |it| it.ordinal + 1);
    let correction = command.correction(found.key.number(), ordinal);
    correction.check(&found.version, &found.key)?;
    let all = app.training.graded(&permit, command.module, command.version).await?;
    let mut changes: Vec<ResultChange> = all
        .into_iter()
        .filter_map(|(person, graded)| {
            let after = correction.regrade(&graded, &found.version, &found.key)?;
            let (before, is_practice) = (graded.standing()?, graded.attempt.is_practice());
            Some(ResultChange { person, is_practice, before, after })
        })
        .collect();
    changes.sort_by_key(ResultChange::rank);
    let mut counts = CorrectionCounts::default();
    for it in &changes {
        count(&mut counts, &it.before, &it.after);
        let loses = it.passed() == (true, false) && !it.is_practice;
        counts.n_revoked += u32::from(loses && command.reach == Reach::EverybodyRevoking);
    }
    Ok(Rehearsal { changes, counts })
}

/// Marks the attempts at a version that have ended anew, and those that are still to end when they
/// do.
pub async fn correct_key(
    app: &App,
    actor: &Actor,
    command: CorrectKey,
) -> Result<CorrectionCounts, CorrectKeyError> {
    repeat(|| correct_once(app, actor, &command)).await
}

async fn correct_once(
    app: &App,
    actor: &Actor,
    command: &CorrectKey,
) -> Result<CorrectionCounts, CorrectKeyError> {
    let permit = actor.permit(Permission::CorrectResults)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.module).await?;
    let module = found.ok_or(CorrectKeyError::NoSuchVersion)?;
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let latest = module.value.latest().ok_or(CorrectKeyError::NoSuchVersion)?;
    let version = tx.modules().version(command.module, command.version).await?;
    let version = version.ok_or(CorrectKeyError::NoSuchVersion)?;
    let key = tx.modules().version(command.module, latest).await?;
    let key = key.ok_or(CorrectKeyError::NoSuchVersion)?;
    // Whoever ends an attempt at this moment comes before this, or after the transaction.
    tx.modules().update(&module).await?;
    let last = tx.corrections().latest(command.module, command.version).await?;

    let correction = command.correction(latest, last.map_or(1, |it| it.ordinal + 1));
    correction.check(&version, &key)?;
    let graded = tx.corrections().graded(command.module, command.version).await?;
    let changed =
        graded.iter().filter_map(|it| Some((it, correction.regrade(it, &version, &key)?)));
    let (changed, regrades): (Vec<&Graded>, Vec<Regrade>) = changed.unzip();
    let (now, mut counts) = (app.clock.now(), CorrectionCounts::default());
    let mut skills = SkillFacts::default();
    tx.corrections().insert(&correction, now).await?;
    tx.corrections().insert_regrades(&correction, &regrades).await?;
    for (graded, after) in changed.into_iter().zip(&regrades) {
        if let Some(before) = graded.standing() {
            count(&mut counts, &before, after);
        }
        let (n_revoked, changed) =
            follow(app, actor, &mut *tx, (&correction, &version), (graded, after)).await?;
        counts.n_revoked += n_revoked;
        skills.extend(changed);
    }
    tx.commit(skills.after(Facts::new(now, &correction.corrected(counts)))).await?;
    Ok(counts)
}

/// Writes down or takes back what an attempt achieves now, and says how many were taken back.
async fn follow(
    app: &App,
    actor: &Actor,
    tx: &mut dyn Tx,
    (correction, version): (&Correction, &ModuleVersion),
    (graded, after): (&Graded, &Regrade),
) -> Result<(u32, SkillFacts), StoreError> {
    let nothing = (0, SkillFacts::default());
    let attempt = &graded.attempt;
    let passed = graded.standing().is_some_and(|it| it.outcome().is_success());
    match (passed, after.outcome()) {
        (false, Outcome::Passed) => {
            let current = tx.completions().find_current(attempt.person(), attempt.module()).await?;
            let ended = attempt.state().finished_at();
            // What was completed since counts longer.
            let is_older = current.is_none_or(|it| Some(it.value.achievement().at) < ended);
            if is_older && tx.completions().find_by_attempt(attempt.id()).await?.is_none() {
                let passed = Some(Outcome::Passed);
                return Ok((0, complete(app, tx, attempt, version, passed).await?));
            }
            Ok(nothing)
        }
        (true, Outcome::Failed) if correction.reach == Reach::EverybodyRevoking => {
            let Some(mut completion) = tx.completions().find_by_attempt(attempt.id()).await? else {
                return Ok(nothing);
            };
            if completion.value.revoke(correction.reason.clone()).is_err() {
                return Ok(nothing);
            }
            tx.completions().update(&completion).await?;
            let on = today(app, tx, app.clock.now()).await?;
            let (by, reason) = (actor.person_id(), &correction.reason);
            Ok((1, revoke_completed(tx, &completion.value, (on, by), reason).await?))
        }
        _ => Ok(nothing),
    }
}

/// What an attempt that has just ended comes to by what was corrected of its version.
pub(super) async fn corrected(
    tx: &mut dyn Tx,
    graded: &Graded,
    version: &ModuleVersion,
) -> Result<Option<Regrade>, StoreError> {
    let Some(correction) = tx.corrections().latest(version.module(), version.number()).await?
    else {
        return Ok(None);
    };
    let key = tx.modules().version(version.module(), correction.key).await?;
    let regrade = key.and_then(|it| correction.regrade(graded, version, &it));
    if let Some(regrade) = &regrade {
        tx.corrections().insert_regrades(&correction, std::slice::from_ref(regrade)).await?;
    }
    Ok(regrade)
}

fn count(counts: &mut CorrectionCounts, before: &Regrade, after: &Regrade) {
    counts.n_changed += 1;
    match (before.outcome().is_success(), after.outcome().is_success()) {
        (false, true) => counts.n_passed += 1,
        (true, false) => counts.n_failed += 1,
        _ => {}
    }
}

impl CorrectKey {
    fn correction(&self, key: VersionNumber, ordinal: u32) -> Correction {
        Correction {
            module: self.module,
            version: self.version,
            ordinal,
            key,
            remedies: self.remedies.clone(),
            reach: self.reach,
            reason: self.reason.clone(),
        }
    }
}

impl ResultChange {
    /// Whether it passed before, and does now.
    pub fn passed(&self) -> (bool, bool) {
        (self.before.outcome().is_success(), self.after.outcome().is_success())
    }

    /// Whether it helps its person.
    pub fn is_better(&self) -> bool {
        self.after.is_better_than(&self.before)
    }

    fn rank(&self) -> (u8, String) {
        let group = match self.passed() {
            (false, true) => 0,
            (true, false) => 1,
            _ => 2,
        };
        (group, self.person.as_str().to_lowercase())
    }
}

failure!(CorrectKeyError {
    Refused(CorrectionRefused) at "remedies",
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchVersion => NotFound "version-not-found",
});

//! What follows from an attempt that ends well.

use domain_kernel::{Date, StoreError, Timestamp, Zone, date_in};
use domain_training::{Achievement, Attempt, CertificateCode, Completion, ModuleVersion, Outcome};

use crate::{
    App, Tx,
    skills::{SkillFacts, by_module, grant_skills},
};

/// Writes down that somebody completed a module, if this attempt at it ended well, or was marked
/// well since, and is no practice. Whoever completes it has from then on the skills that it gives.
pub(super) async fn complete(
    app: &App,
    tx: &mut dyn Tx,
    attempt: &Attempt,
    version: &ModuleVersion,
    outcome: Option<Outcome>,
) -> Result<SkillFacts, StoreError> {
    let ended = attempt.state().finished_at().filter(|_| !attempt.is_practice());
    let (Some(at), true) = (ended, outcome.is_some_and(Outcome::is_success)) else {
        return Ok(SkillFacts::default());
    };
    let (person, module) = (attempt.person(), attempt.module());
    let achievement = Achievement {
        person,
        module,
        version: version.number(),
        attempt: attempt.id(),
        at,
        on: today(app, tx, at).await?,
    };
    let previous = tx.completions().find_current(person, module).await?;
    let previous = previous.as_ref().map(|it| &it.value);
    let validity = version.lesson().about().validity.as_ref();
    let mut completion = Completion::write(app.ids.next(), achievement, validity, previous);
    if version.lesson().about().gives_certificate {
        completion = completion.certified(Some(CertificateCode::draw(app.random.bytes())));
    }
    if let Some(recall) = tx.modules().recalled_since(module, version.number()).await? {
        completion.recall(recall);
    }
    tx.completions().insert(&completion).await?;
    let days = (achievement.on, completion.last_day());
    grant_skills(app, tx, (person, by_module(&completion)), days, app.clock.now()).await
}

/// What day it is where the transaction's company is.
pub(crate) async fn today(app: &App, tx: &mut dyn Tx, now: Timestamp) -> Result<Date, StoreError> {
    Ok(date_in(&zone(app, tx).await?, now))
}

/// By which rules clocks are set where the transaction's company is.
pub(crate) async fn zone(app: &App, tx: &mut dyn Tx) -> Result<Zone, StoreError> {
    let company = tx.companies().find().await?;
    let named = company.and_then(|it| it.value.settings.zone.and_then(|it| it.zone()));
    Ok(named.unwrap_or_else(|| app.policy.zone.clone()))
}

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context;
use application::{
    App,
    identity::act_as,
    training::{
        CorrectKey, RevokeCompletion, correct_key, list_training, revoke_completion,
        see_certificate, see_correctable,
    },
};
use domain_training::{
    CorrectionReason, ModuleId, Question, Reach, Remedy, RevocationReason, VersionNumber,
};

use super::{
    clock::DemoClock,
    modules::{LOCK_OUT, SPILLS},
    people::People,
};

/// What was decided about results later: one does not count any more, and a question that nobody
/// could answer is taken as right.
pub(crate) async fn pass(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    clock.put(30, 14 * 60 + 40);
    let lock_out = *modules.get(LOCK_OUT).context("there is no such module")?;
    revoke(app, clock, people, ("priya", lock_out)).await?;
    clock.put(18, 10 * 60 + 25);
    let spills = *modules.get(SPILLS).context("there is no such module")?;
    correct(app, people, spills).await
}

async fn revoke(
    app: &App,
    clock: &DemoClock,
    people: &People,
    (who, module): (&str, ModuleId),
) -> anyhow::Result<()> {
    let record = list_training(app, &act_as(app, who).await?, clock.day(30)).await?;
    let done = record.modules.iter().find(|it| it.module == module);
    let done = done.and_then(|it| it.standing.completed_by()?.completion);
    let id = done.context("there is nothing to revoke")?.id;
    let expected = see_certificate(app, &people.admin, id).await?.version;
    let reason = "Answered together with a colleague; everyone does this one alone";
    let reason = RevocationReason::parse(reason)?;
    revoke_completion(app, &people.admin, RevokeCompletion { id, expected, reason }).await?;
    Ok(())
}

/// The last question is taken as right for all who were asked it.
async fn correct(app: &App, people: &People, module: ModuleId) -> anyhow::Result<()> {
    let found = see_correctable(app, &people.admin, module, None).await?;
    let last = found.version.lesson().questions().last().map(Question::id);
    let reason = "The indicator strips in bay 2 ended at pH 7, so nobody there could know";
    let command = CorrectKey {
        module,
        expected: found.expected,
        version: VersionNumber::FIRST,
        remedies: BTreeMap::from([(last.context("nothing was asked")?, Remedy::FullMarks)]),
        reach: Reach::WhereItHelps,
        reason: CorrectionReason::parse(reason)?,
    };
    let counts = correct_key(app, &people.admin, command).await?;
    anyhow::ensure!(counts.n_passed == 1, "{} people pass by the correction", counts.n_passed);
    Ok(())
}

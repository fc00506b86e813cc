use std::sync::Arc;

use anyhow::Context;
use application::{
    App,
    identity::act_as,
    training::{
        SaveAnswers, StartAttempt, SubmitAttempt, save_answers, see_attempt, start_attempt,
        submit_attempt,
    },
};
use domain_training::{
    Given, ModuleId, ModuleVersion, Question, QuestionKind, Revision, SheetEntry,
};

use super::clock::DemoClock;

/// What somebody did with a module.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Answered all, so many of them wrongly, and handed it in.
    Submitted { n_wrong: usize },
    /// Answered so many and went away.
    Begun { n_answered: usize },
}

/// So many days ago, at this hour, whose attempt at which module.
struct Event(i64, i64, &'static str, usize, Deed);

const fn submitted(
    days_ago: i64,
    hour: i64,
    who: &'static str,
    module: usize,
    n_wrong: usize,
) -> Event {
    Event(days_ago, hour, who, module, Deed::Submitted { n_wrong })
}

const fn begun(days_ago: i64, hour: i64, who: &'static str, module: usize, n: usize) -> Event {
    Event(days_ago, hour, who, module, Deed::Begun { n_answered: n })
}

/// Oldest first.
const EVENTS: [Event; 37] = [
    submitted(61, 9, "jonas", 0, 1),
    submitted(61, 10, "jonas", 1, 2),
    submitted(60, 8, "jonas", 3, 0),
    submitted(59, 9, "tomasz", 0, 0),
    submitted(57, 14, "tomasz", 1, 1),
    submitted(57, 15, "priya", 0, 1),
    submitted(55, 8, "tomasz", 2, 0),
    submitted(54, 10, "priya", 1, 0),
    submitted(53, 11, "tomasz", 3, 1),
    submitted(52, 16, "priya", 2, 2),
    submitted(50, 9, "tomasz", 4, 5),
    submitted(49, 9, "tomasz", 4, 1),
    submitted(48, 13, "priya", 3, 0),
    submitted(44, 8, "k.mensah", 0, 1),
    submitted(43, 10, "priya", 4, 0),
    submitted(42, 15, "tomasz", 5, 2),
    submitted(41, 9, "k.mensah", 1, 4),
    submitted(40, 9, "k.mensah", 1, 0),
    submitted(39, 9, "rashid", 0, 0),
    submitted(38, 11, "priya", 5, 1),
    submitted(36, 10, "rashid", 1, 2),
    submitted(35, 14, "k.mensah", 2, 1),
    submitted(33, 8, "rashid", 2, 1),
    submitted(31, 16, "k.mensah", 3, 0),
    submitted(28, 9, "rashid", 3, 1),
    submitted(27, 9, "mehmet", 0, 4),
    submitted(26, 10, "mehmet", 0, 1),
    submitted(24, 15, "rashid", 4, 2),
    submitted(22, 11, "k.mensah", 5, 1),
    submitted(20, 13, "mehmet", 1, 2),
    submitted(15, 9, "linh", 0, 0),
    submitted(13, 10, "sean", 0, 2),
    submitted(12, 15, "mehmet", 4, 5),
    submitted(6, 9, "amina", 0, 0),
    begun(5, 8, "linh", 1, 3),
    begun(4, 16, "k.mensah", 4, 2),
    begun(1, 9, "amina", 2, 4),
];

/// Lets everybody learn.
pub(crate) async fn live(
    app: &App,
    clock: &Arc<DemoClock>,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    for Event(days_ago, hour, who, module, deed) in &EVENTS {
        clock.put(*days_ago, hour * 60 + 12);
        let module = *modules.get(*module).context("there is no such module")?;
        attempt(app, clock, who, module, *deed)
            .await
            .with_context(|| format!("{who}'s attempt"))?;
    }
    Ok(())
}

async fn attempt(
    app: &App,
    clock: &DemoClock,
    who: &str,
    module: ModuleId,
    deed: Deed,
) -> anyhow::Result<()> {
    let person = act_as(app, who).await?;
    let started = start_attempt(app, &person, StartAttempt { module }).await?;
    let attempt = started.attempt;
    let found = see_attempt(app, &person, attempt).await?;
    clock.pass(9);
    match deed {
        Deed::Begun { n_answered } => {
            let mut sheet = sheet(&found.version, 0);
            sheet.truncate(n_answered);
            save_answers(app, &person, SaveAnswers { attempt, sheet }).await?;
        }
        Deed::Submitted { n_wrong } => {
            let sheet = sheet(&found.version, n_wrong);
            let command = SubmitAttempt { attempt, sheet, even_incomplete: true };
            submit_attempt(app, &person, command).await?;
        }
    }
    Ok(())
}

/// An answer to every question, so many of them wrong.
fn sheet(version: &ModuleVersion, n_wrong: usize) -> Vec<SheetEntry> {
    let questions = version.lesson().questions();
    let n_right = questions.len().saturating_sub(n_wrong);
    let entries = questions.iter().enumerate().map(|(place, question)| SheetEntry {
        question: question.id(),
        seen: Revision::NEVER,
        given: if place < n_right { right(question) } else { wrong(question) },
    });
    entries.collect()
}

fn right(question: &Question) -> Given {
    question.right_answer().map(|it| it.given()).unwrap_or_default()
}

fn wrong(question: &Question) -> Given {
    match question.kind() {
        QuestionKind::TrueFalse { answer, .. } => Given::said(!answer),
        QuestionKind::Number { .. } => Given::typed("1000000"),
        QuestionKind::ShortText { .. } => Given::typed("no idea"),
        kind => {
            let options = kind.options();
            let wrong = options.iter().find(|it| !it.weight.is_positive());
            wrong.map(|it| Given::chosen(&[it.id])).unwrap_or_default()
        }
    }
}

use std::{cmp::Reverse, sync::Arc};

use anyhow::Context;
use application::{
    App,
    identity::act_as,
    training::{
        AcknowledgeModule, AttemptInProgress, GiveTry, SaveAnswers, StartAttempt, SubmitAttempt,
        acknowledge_module, give_try, save_answers, see_attempt, start_attempt, submit_attempt,
    },
};
use domain_training::{
    ExtraTryReason, Given, ModuleId, Question, QuestionKind, Revision, SheetEntry,
};

use super::{
    clock::DemoClock,
    habits,
    modules::{FORKLIFT, SPILLS},
    people::People,
};

/// What somebody did with a module.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed {
    /// Answered all, so many of them wrongly, and handed it in.
    Submitted { n_wrong: usize },
    /// Answered so many and went away.
    Begun { n_answered: usize },
    /// Was given one more try, having used them all.
    AllowedOneMore { by: &'static str },
}

/// So many days ago, at this hour, whose attempt at which module.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event(
    pub(crate) i64,
    pub(crate) i64,
    pub(crate) &'static str,
    pub(crate) usize,
    pub(crate) Deed,
);

pub(crate) const fn submitted(
    days_ago: i64,
    hour: i64,
    who: &'static str,
    module: usize,
    n_wrong: usize,
) -> Event {
    Event(days_ago, hour, who, module, Deed::Submitted { n_wrong })
}

pub(crate) const fn begun(
    days_ago: i64,
    hour: i64,
    who: &'static str,
    module: usize,
    n: usize,
) -> Event {
    Event(days_ago, hour, who, module, Deed::Begun { n_answered: n })
}

/// Of those whose days are told one by one. Oldest first.
const EVENTS: [Event; 50] = [
    submitted(392, 9, "grace", 12, 0),
    submitted(391, 9, "diego", 12, 0),
    submitted(310, 14, "grace", 10, 1),
    submitted(306, 10, "diego", 10, 0),
    submitted(201, 11, "diego", SPILLS, 2),
    submitted(154, 13, "grace", 9, 0),
    submitted(105, 16, "grace", 11, 1),
    submitted(98, 8, "diego", 11, 4),
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
    submitted(43, 15, "tomasz", FORKLIFT, 5),
    submitted(41, 8, "tomasz", FORKLIFT, 4),
    submitted(39, 16, "tomasz", FORKLIFT, 3),
    Event(38, 14, "tomasz", FORKLIFT, Deed::AllowedOneMore { by: "bilal" }),
    submitted(37, 9, "tomasz", FORKLIFT, 1),
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
    submitted(25, 14, "rashid", SPILLS, 3),
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

/// Lets everybody learn, as told here or as they are used to.
pub(crate) async fn live(
    app: &App,
    clock: &Arc<DemoClock>,
    people: &People,
    modules: &[ModuleId],
) -> anyhow::Result<()> {
    let mut events = habits::events(app, clock, people, modules).await?;
    events.extend(EVENTS);
    events.sort_by_key(|it| (Reverse(it.0), it.1));
    for Event(days_ago, hour, who, module, deed) in events {
        clock.put(days_ago, hour * 60 + 12);
        let module = *modules.get(module).context("there is no such module")?;
        match deed {
            Deed::AllowedOneMore { by } => allow_one_more(app, people, who, module, by).await,
            deed => attempt(app, clock, who, module, deed).await,
        }
        .with_context(|| format!("{who}'s attempt, {days_ago} days ago"))?;
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
    if found.version.quiz().is_none() {
        acknowledge_module(app, &person, AcknowledgeModule { attempt }).await?;
        return Ok(());
    }
    match deed {
        Deed::Begun { n_answered } => {
            let mut sheet = sheet(&found, 0);
            sheet.truncate(n_answered);
            save_answers(app, &person, SaveAnswers { attempt, sheet }).await?;
        }
        Deed::Submitted { n_wrong } => {
            let sheet = sheet(&found, n_wrong);
            let command = SubmitAttempt { attempt, sheet, even_incomplete: true };
            submit_attempt(app, &person, command).await?;
        }
        Deed::AllowedOneMore { .. } => {}
    }
    Ok(())
}

async fn allow_one_more(
    app: &App,
    people: &People,
    who: &str,
    module: ModuleId,
    by: &str,
) -> anyhow::Result<()> {
    let person = *people.ids.get(who).context("there is no such person")?;
    let reason = ExtraTryReason::parse("We went round the truck together and talked it through")?;
    give_try(app, &act_as(app, by).await?, GiveTry { person, module, reason }).await?;
    Ok(())
}

/// An answer to every question that was asked, so many of them wrong: the last ones of the module,
/// in whichever order they came.
fn sheet(found: &AttemptInProgress, n_wrong: usize) -> Vec<SheetEntry> {
    let asked = found.attempt.value.asked(&found.version);
    let is_asked = |it: &&Question| asked.iter().any(|asked| asked.question.id() == it.id());
    let questions: Vec<&Question> =
        found.version.lesson().questions().iter().filter(is_asked).collect();
    let n_right = questions.len().saturating_sub(n_wrong);
    let entries = questions.into_iter().enumerate().map(|(place, question)| SheetEntry {
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

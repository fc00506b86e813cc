//! How somebody stands with what they are to learn.

mod paths;

use application::training::{Due, Hold, ModuleRecord, NextStep, Offer, Record, Standing};
use domain_kernel::{Date, Timestamp};
use domain_training::{MostTries, Standing as Worth, TimeLimit, Turn};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use paths::TaskDocument;

use crate::answer::moment;
use paths::PathRecordDocument;

/// Everything that somebody is to learn, is learning or has learned.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingRecord)]
pub(crate) struct RecordDocument {
    modules: Vec<ModuleRecordDocument>,
    paths: Vec<PathRecordDocument>,
    /// The one thing to do now.
    next: Option<NextDocument>,
    /// What is completed and soon is not any more.
    lapsing: Vec<LapsingDocument>,
    /// Whether anything should have been done before today.
    is_late: bool,
}

/// How somebody stands with one module.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingRecordModule)]
pub(crate) struct ModuleRecordDocument {
    module: String,
    title: String,
    /// What its newest version says; nothing where it is not theirs to take any more.
    offer: Option<OfferLineDocument>,
    /// Whether it can be started.
    is_offered: bool,
    /// Whether it is a step of one of their paths, and not only open to all.
    is_assigned: bool,
    /// `locked` while it waits for other steps, `waived` where it need not be done.
    hold: Option<&'static str>,
    due: Option<String>,
    /// `not_started`, `failed`, `completed`, `to_renew`, `over` or `revoked`.
    standing: &'static str,
    /// The last day on which it is good.
    good_until: Option<String>,
    completion: Option<CompletionDocument>,
    /// The attempt that says so, the newest that counts.
    attempt: Option<String>,
    turn: TurnDocument,
    in_progress: Option<InProgressDocument>,
}

/// What a module says of itself in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingOfferLine)]
pub(crate) struct OfferLineDocument {
    /// `quiz` or `acknowledge`.
    kind: &'static str,
    minutes: u16,
    questions: u32,
    /// The points that pass, and all that there are; zero where nothing is asked.
    needed: String,
    max: String,
    most_tries: Option<u8>,
    wait_minutes: u32,
    time_limit_minutes: Option<u16>,
}

/// What somebody has completed.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingCompletion)]
pub(crate) struct CompletionDocument {
    id: String,
    has_certificate: bool,
}

/// Whether somebody may try a module now.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingTurn)]
pub(crate) struct TurnDocument {
    is_now: bool,
    /// From when, if that is all that stands against it.
    from: Option<String>,
    /// How many tries are left; nothing for any number.
    tries_left: Option<u32>,
}

/// An attempt to go on with.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingInProgress)]
pub(crate) struct InProgressDocument {
    attempt: String,
    answered: u32,
    questions: u32,
    saved: String,
}

/// What to do now: a module, or a step of a path.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingNext)]
pub(crate) struct NextDocument {
    module: Option<String>,
    path: Option<String>,
    step: Option<String>,
    title: String,
}

/// What lapses soon.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingLapsing)]
pub(crate) struct LapsingDocument {
    module: String,
    title: String,
    until: String,
}

impl RecordDocument {
    pub(crate) fn new(record: &Record, now: Timestamp, today: Date) -> Self {
        let lapsing = record.lapsing(today).into_iter().map(|(module, until)| LapsingDocument {
            module: module.module.to_string(),
            title: module.title.as_str().to_owned(),
            until: until.to_string(),
        });
        Self {
            modules: record.modules.iter().map(|it| ModuleRecordDocument::new(it, now)).collect(),
            paths: record.paths.iter().map(PathRecordDocument::new).collect(),
            next: record.next(now).map(NextDocument::new),
            lapsing: lapsing.collect(),
            is_late: record.is_late(today),
        }
    }
}

impl ModuleRecordDocument {
    pub(crate) fn new(record: &ModuleRecord, now: Timestamp) -> Self {
        let (standing, good_until) = standing(record);
        let completed_by = record.standing.completed_by();
        let completion = completed_by.and_then(|it| it.completion);
        let counts = match &record.standing {
            Standing::NotStarted => None,
            Standing::Failed(attempt) | Standing::Completed(attempt, _) => Some(attempt),
            Standing::Again(again) => Some(again.failed.as_ref().unwrap_or(&again.last)),
        };
        Self {
            module: record.module.to_string(),
            title: record.title.as_str().to_owned(),
            offer: record.offer.as_ref().map(OfferLineDocument::new),
            is_offered: record.is_offered,
            is_assigned: record.is_assigned,
            hold: record.hold.map(|it| match it {
                Hold::Locked => "locked",
                Hold::Waived => "waived",
            }),
            due: day(record.due),
            standing,
            good_until: good_until.map(|it| it.to_string()),
            completion: completion.map(|it| CompletionDocument {
                id: it.id.to_string(),
                has_certificate: it.has_certificate,
            }),
            attempt: counts.map(|it| it.id.to_string()),
            turn: TurnDocument::new(record.turn(now)),
            in_progress: record.in_progress.map(|it| InProgressDocument {
                attempt: it.attempt.to_string(),
                answered: it.n_answered,
                questions: it.n_questions,
                saved: moment(it.saved),
            }),
        }
    }
}

fn standing(record: &ModuleRecord) -> (&'static str, Option<Date>) {
    match (&record.standing, record.worth()) {
        (Standing::NotStarted, _) => ("not_started", None),
        (_, None) => ("failed", None),
        (_, Some(Worth::Good { until })) => ("completed", until),
        (_, Some(Worth::ToRenew { until })) => ("to_renew", Some(until)),
        (_, Some(Worth::Over { .. })) => ("over", None),
        (_, Some(Worth::Revoked)) => ("revoked", None),
    }
}

fn day(due: Due) -> Option<String> {
    match due {
        Due::Never => None,
        Due::On(date) => Some(date.to_string()),
    }
}

impl OfferLineDocument {
    fn new(offer: &Offer) -> Self {
        Self {
            kind: offer.kind.name(),
            minutes: offer.minutes.get(),
            questions: offer.n_questions,
            needed: offer.needed.to_string(),
            max: offer.max.to_string(),
            most_tries: offer.tries.most.map(MostTries::get),
            wait_minutes: offer.tries.wait.minutes(),
            time_limit_minutes: offer.time_limit.map(TimeLimit::minutes),
        }
    }
}

impl TurnDocument {
    fn new(turn: Turn) -> Self {
        match turn {
            Turn::Now { n_left } => Self { is_now: true, from: None, tries_left: n_left },
            Turn::From { at, n_left } => {
                Self { is_now: false, from: Some(moment(at)), tries_left: n_left }
            }
            Turn::Used { .. } => Self { is_now: false, from: None, tries_left: Some(0) },
        }
    }
}

impl NextDocument {
    fn new(next: NextStep<'_>) -> Self {
        match next {
            NextStep::Module(module) => Self {
                module: Some(module.module.to_string()),
                path: None,
                step: None,
                title: module.title.as_str().to_owned(),
            },
            NextStep::Task(path, step, task) => Self {
                module: None,
                path: Some(path.id.to_string()),
                step: Some(step.id.to_string()),
                title: task.title.as_str().to_owned(),
            },
        }
    }
}

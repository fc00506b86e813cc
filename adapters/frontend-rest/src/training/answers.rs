//! Answers that are kept, and handed in.

use application::{
    App, Failure,
    training::{
        AcknowledgeModule, SaveAnswers, SaveAnswersError, SavedAnswers, SubmitAttempt,
        SubmitAttemptError, Submitted, acknowledge_module, save_answers, submit_attempt,
    },
};
use axum::extract::State;
use domain_training::{
    AnswerRefused, Attempt, AttemptFinished, Given, Revision, SaveRefused, SheetEntry,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{attempt::values, result::PointsDocument};
use crate::{
    answer::{Answer, count},
    body::Body,
    caller::Caller,
    document::Refuses,
    flaw::{Flaws, Place},
    path::PathId,
    problem::Problem,
    schema::IdText,
    value::id,
};

/// Answers to some of the questions. The others stay as they are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingAnswers)]
pub(crate) struct AnswersDocument {
    answers: Vec<GivenDocument>,
}

/// Answers, and that it is all.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingSubmission)]
pub(crate) struct SubmissionDocument {
    /// To be kept first.
    #[serde(default)]
    answers: Vec<GivenDocument>,
    /// Whether it is handed in although some questions have no answer.
    #[serde(default)]
    even_incomplete: bool,
}

/// The answer to one question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingGiven)]
pub(crate) struct GivenDocument {
    #[schema(value_type = IdText)]
    question: String,
    /// Of the answer that was seen; 0 where there was none. One that was changed since is not
    /// written over.
    #[serde(default)]
    #[schema(maximum = 2_147_483_647)]
    revision: u32,
    /// The ids of options, `true` or `false`, a number or a text; none clears the answer.
    values: Vec<String>,
}

/// What is kept now.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingSaved)]
pub(crate) struct SavedDocument {
    answered: u32,
    questions: u32,
    /// Each question that was sent, as it is kept.
    answers: Vec<KeptDocument>,
    /// Those that had been answered otherwise in the meantime, and were left as they were.
    conflicts: Vec<String>,
}

/// The answer that is kept for one question.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingKept)]
pub(crate) struct KeptDocument {
    question: String,
    revision: u32,
    values: Vec<String>,
}

/// What became of an attempt.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingSubmitted)]
pub(crate) struct SubmittedDocument {
    /// `finished`; `too_late` if the time was up and what was kept before counted; `incomplete` if
    /// it goes on, since some questions have no answer; or `conflicting` if it does since some were
    /// answered otherwise in the meantime.
    state: &'static str,
    /// `passed`, `failed` or `acknowledged`.
    outcome: Option<&'static str>,
    points: Option<PointsDocument>,
    is_practice: Option<bool>,
    /// The questions without an answer.
    unanswered: Vec<String>,
}

/// Keeps answers, each unless it was changed since it was seen.
#[utoipa::path(
    post,
    path = "/api/v1/training/attempts/{id}/answers",
    operation_id = "save_answers",
    tag = "Training",
    params(("id" = String, Path)),
    request_body = AnswersDocument,
    responses((status = 200, body = SavedDocument), Refuses<SaveAnswersError>)
)]
pub(crate) async fn save(
    State(app): State<App>,
    caller: Caller,
    PathId(attempt): PathId<Attempt>,
    Body(document): Body<AnswersDocument>,
) -> Result<Answer<SavedDocument>, Problem> {
    let sheet = sheet(document.answers)?;
    let command = SaveAnswers { attempt, sheet: sheet.clone() };
    let saved = save_answers(&app, &caller.actor(), command).await.map_err(|err| match err {
        SaveAnswersError::Refused(SaveRefused::Problems(problems)) => refused(&sheet, &problems),
        other => other.into(),
    })?;
    Ok(Answer::of(SavedDocument::new(&sheet, &saved)))
}

/// Hands an attempt in.
#[utoipa::path(
    post,
    path = "/api/v1/training/attempts/{id}/submit",
    operation_id = "submit_attempt",
    tag = "Training",
    params(("id" = String, Path)),
    request_body = SubmissionDocument,
    responses((status = 200, body = SubmittedDocument), Refuses<SubmitAttemptError>)
)]
pub(crate) async fn submit(
    State(app): State<App>,
    caller: Caller,
    PathId(attempt): PathId<Attempt>,
    Body(document): Body<SubmissionDocument>,
) -> Result<Answer<SubmittedDocument>, Problem> {
    let sheet = sheet(document.answers)?;
    let even_incomplete = document.even_incomplete;
    let command = SubmitAttempt { attempt, sheet: sheet.clone(), even_incomplete };
    let submitted = submit_attempt(&app, &caller.actor(), command).await;
    let submitted = submitted.map_err(|err| match err {
        SubmitAttemptError::Save(SaveRefused::Problems(problems)) => refused(&sheet, &problems),
        other => other.into(),
    })?;
    Ok(Answer::of(SubmittedDocument::new(&submitted)))
}

/// Says that one has read and understood a module without questions.
#[utoipa::path(
    post,
    path = "/api/v1/training/attempts/{id}/acknowledge",
    operation_id = "acknowledge_module",
    tag = "Training",
    params(("id" = String, Path)),
    responses((status = 200, body = SubmittedDocument), Refuses<SubmitAttemptError>)
)]
pub(crate) async fn acknowledge(
    State(app): State<App>,
    caller: Caller,
    PathId(attempt): PathId<Attempt>,
) -> Result<Answer<SubmittedDocument>, Problem> {
    let command = AcknowledgeModule { attempt };
    let finished = acknowledge_module(&app, &caller.actor(), command).await?;
    Ok(Answer::of(SubmittedDocument::ended("finished", &finished)))
}

fn sheet(answers: Vec<GivenDocument>) -> Result<Vec<SheetEntry>, Problem> {
    let mut flaws = Flaws::default();
    let mut sheet = Vec::new();
    for (place, GivenDocument { question, revision, values }) in answers.into_iter().enumerate() {
        let Some(question) = flaws.take(&format!("answers/{place}/question"), id(&question)) else {
            continue;
        };
        let (seen, given) = (Revision::new(revision), Given::from_values(values));
        sheet.push(SheetEntry { question, seen, given });
    }
    flaws.none()?;
    Ok(sheet)
}

/// Nothing was kept: what is wrong stands at the answer that it is about.
fn refused(sheet: &[SheetEntry], problems: &[domain_training::Problem]) -> Problem {
    let mut flaws = Flaws::default();
    for domain_training::Problem { question, refused } in problems {
        let mut places = (0..sheet.len()).filter(|it| sheet[*it].question == *question);
        let place = match refused {
            AnswerRefused::QuestionTwice => places.next_back(),
            _ => places.next(),
        };
        let place = format!("answers/{}", place.unwrap_or_default());
        flaws.add(Place::field(&place), refused.message());
    }
    flaws.into()
}

impl SavedDocument {
    fn new(sheet: &[SheetEntry], done: &SavedAnswers) -> Self {
        let attempt = &done.attempt.attempt.value;
        let kept = sheet.iter().map(|it| {
            let stored = attempt.response(it.question);
            KeptDocument {
                question: it.question.to_string(),
                revision: stored.revision.get(),
                values: values(stored.answer.as_ref()),
            }
        });
        Self {
            answered: count(done.saved.n_answered),
            questions: count(done.saved.n_questions),
            answers: kept.collect(),
            conflicts: done.saved.conflicts.iter().map(|it| it.question.to_string()).collect(),
        }
    }
}

impl SubmittedDocument {
    fn new(submitted: &Submitted) -> Self {
        match submitted {
            Submitted::Finished(finished) => Self::ended("finished", finished),
            Submitted::TooLate(finished) => Self::ended("too_late", finished),
            Submitted::Incomplete(unanswered) => Self {
                unanswered: unanswered.iter().map(ToString::to_string).collect(),
                ..Self::going_on("incomplete")
            },
            Submitted::Conflicting => Self::going_on("conflicting"),
        }
    }

    fn ended(state: &'static str, finished: &AttemptFinished) -> Self {
        Self {
            outcome: Some(finished.outcome.name()),
            points: finished.result.as_ref().map(PointsDocument::new),
            is_practice: Some(finished.is_practice),
            ..Self::going_on(state)
        }
    }

    fn going_on(state: &'static str) -> Self {
        Self { state, outcome: None, points: None, is_practice: None, unanswered: Vec::new() }
    }
}

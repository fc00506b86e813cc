//! Saving by script: the same use case, answered in JSON.

use std::collections::BTreeMap;

use application::{
    App, Class, Failure,
    training::{SaveAnswers, save_answers},
};
use axum::response::{IntoResponse, Response};
use domain_kernel::Actor;
use domain_training::{AttemptId, SheetEntry};
use http::{HeaderValue, StatusCode, header::CONTENT_TYPE};
use serde::Serialize;

use super::page::status;
use crate::{problem::Problem, screen::Screen};

/// What the script shows and sends next time.
#[derive(Debug, Serialize)]
struct SavedAnswer {
    status: String,
    /// The new value of each `revision_` field that was sent.
    revisions: BTreeMap<String, u32>,
}

/// A conflict or a mistake is only a status here: the script then sends the form, and the page that
/// answers shows it.
pub(super) async fn save(
    app: &App,
    actor: &Actor,
    id: AttemptId,
    sheet: Vec<SheetEntry>,
    screen: &Screen,
) -> Result<Response, Problem> {
    let questions: Vec<_> = sheet.iter().map(|it| it.question).collect();
    let done = match save_answers(app, actor, SaveAnswers { attempt: id, sheet }).await {
        Ok(done) => done,
        Err(err) => {
            return Ok(match err.class() {
                Class::Invalid => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
                Class::Refused => StatusCode::CONFLICT.into_response(),
                _ => return Err(err.into()),
            });
        }
    };
    if !done.saved.conflicts.is_empty() {
        return Ok(StatusCode::CONFLICT.into_response());
    }
    let revision = |it: &_| done.attempt.attempt.value.response(*it).revision.get();
    let revisions = questions.iter().map(|it| (format!("revision_{it}"), revision(it)));
    let (n, of) = (done.saved.n_answered, done.saved.n_questions);
    let saved = SavedAnswer {
        status: status(&done.attempt, n, of, screen.reader()),
        revisions: revisions.collect(),
    };
    let body = serde_json::to_vec(&saved).map_err(|err| Problem::broken(&err))?;
    Ok(([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
}

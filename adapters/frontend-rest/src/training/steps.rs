//! What whoever asks says about the steps of their own paths.

use application::{
    App,
    onboarding::{FinishTask, MarkStepError, ReopenStep, StepOf, finish_task, reopen_step},
};
use axum::extract::State;
use domain_onboarding::{Path, Step};
use http::StatusCode;

use crate::{caller::Caller, document::Refuses, path::PathIds, problem::Problem};

/// Says that a task is done.
#[utoipa::path(
    post,
    path = "/api/v1/training/paths/{path}/steps/{step}/finish",
    operation_id = "finish_own_task",
    tag = "Training",
    params(("path" = String, Path), ("step" = String, Path)),
    responses((status = 204), Refuses<MarkStepError>)
)]
pub(crate) async fn finish(
    State(app): State<App>,
    caller: Caller,
    PathIds(path, step): PathIds<Path, Step>,
) -> Result<StatusCode, Problem> {
    let of = StepOf { person: caller.token().person, path, step };
    finish_task(&app, &caller.actor(), FinishTask { of }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back that a task is done.
#[utoipa::path(
    post,
    path = "/api/v1/training/paths/{path}/steps/{step}/reopen",
    operation_id = "reopen_own_step",
    tag = "Training",
    params(("path" = String, Path), ("step" = String, Path)),
    responses((status = 204), Refuses<MarkStepError>)
)]
pub(crate) async fn reopen(
    State(app): State<App>,
    caller: Caller,
    PathIds(path, step): PathIds<Path, Step>,
) -> Result<StatusCode, Problem> {
    let of = StepOf { person: caller.token().person, path, step };
    reopen_step(&app, &caller.actor(), ReopenStep { of }).await?;
    Ok(StatusCode::NO_CONTENT)
}

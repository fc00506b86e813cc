//! What is said about the steps of somebody whom one leads.

use application::{
    App,
    onboarding::{
        FinishTask, MarkStepError, ReopenStep, StepOf, WaiveStep, finish_task, reopen_step,
        waive_step,
    },
};
use axum::extract::State;
use domain_kernel::Person;
use domain_onboarding::{Path, Step, WaiverReason};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    body::Body, caller::Caller, document::Refuses, flaw::Flaws, path::ThreePathIds,
    problem::Problem,
};

/// Why somebody need not do a step.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TeamWaiver)]
pub(crate) struct WaiverDocument {
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Says that a task is done which is a manager's or an admin's to do.
#[utoipa::path(
    post,
    path = "/api/v1/team/{id}/paths/{path}/steps/{step}/finish",
    operation_id = "finish_task",
    tag = "Team",
    params(("id" = String, Path), ("path" = String, Path), ("step" = String, Path)),
    responses((status = 204), Refuses<MarkStepError>)
)]
pub(crate) async fn finish(
    State(app): State<App>,
    caller: Caller,
    ThreePathIds(person, path, step): ThreePathIds<Person, Path, Step>,
) -> Result<StatusCode, Problem> {
    let of = StepOf { person, path, step };
    finish_task(&app, &caller.actor(), FinishTask { of }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back what was said about a step.
#[utoipa::path(
    post,
    path = "/api/v1/team/{id}/paths/{path}/steps/{step}/reopen",
    operation_id = "reopen_step",
    tag = "Team",
    params(("id" = String, Path), ("path" = String, Path), ("step" = String, Path)),
    responses((status = 204), Refuses<MarkStepError>)
)]
pub(crate) async fn reopen(
    State(app): State<App>,
    caller: Caller,
    ThreePathIds(person, path, step): ThreePathIds<Person, Path, Step>,
) -> Result<StatusCode, Problem> {
    let of = StepOf { person, path, step };
    reopen_step(&app, &caller.actor(), ReopenStep { of }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that somebody need not do a step, and why.
#[utoipa::path(
    post,
    path = "/api/v1/team/{id}/paths/{path}/steps/{step}/waive",
    operation_id = "waive_step",
    tag = "Team",
    params(("id" = String, Path), ("path" = String, Path), ("step" = String, Path)),
    request_body = WaiverDocument,
    responses((status = 204), Refuses<MarkStepError>)
)]
pub(crate) async fn waive(
    State(app): State<App>,
    caller: Caller,
    ThreePathIds(person, path, step): ThreePathIds<Person, Path, Step>,
    Body(document): Body<WaiverDocument>,
) -> Result<StatusCode, Problem> {
    let of = StepOf { person, path, step };
    let mut flaws = Flaws::default();
    let reason = flaws.take("reason", WaiverReason::parse(&document.reason)).ok_or(flaws)?;
    waive_step(&app, &caller.actor(), WaiveStep { of, reason }).await?;
    Ok(StatusCode::NO_CONTENT)
}

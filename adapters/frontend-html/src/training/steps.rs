//! What a person says about the steps of their own paths.

use application::{
    App, Message,
    onboarding::{FinishTask, MarkStepError, ReopenStep, StepOf, finish_task, reopen_step},
};
use axum::extract::{FromRequestParts, State};
use domain_kernel::{Actor, Denied, Permission};
use domain_onboarding::{PathId, StepId};
use http::request::Parts;

use crate::{
    Web,
    form::{Form, FormError},
    problem::Problem,
    see_other::SeeOther,
    visitor::{Signed, two_ids},
};

/// The `{path}` and `{step}` of an address. Malformed ids name nothing, so they are not found.
pub(crate) struct OwnStep {
    path: PathId,
    step: StepId,
}

pub(crate) async fn mark(
    State(app): State<App>,
    Signed(actor): Signed,
    step: OwnStep,
    form: Form,
) -> Result<SeeOther, Problem> {
    let permission = Permission::TakeTraining;
    actor.permit(permission)?;
    let person = actor.person_id().ok_or(Denied { permission })?;
    let form = form.only(&["action", "from"])?;
    let back = if form.text("from") == "training" { "/training" } else { "/dashboard" };
    let of = StepOf { person, path: step.path, step: step.step };
    let notice = mark_as(&app, &actor, of, &form).await;
    Ok(SeeOther::to(back).notice(notice.map_err(|problem| problem.back_to(back))?))
}

/// Does what the button says, and tells what came of it.
pub(crate) async fn mark_as(
    app: &App,
    actor: &Actor,
    of: StepOf,
    form: &Form,
) -> Result<Message, Problem> {
    let marked: Result<&'static str, MarkStepError> = match form.text("action") {
        "done" => finish_task(app, actor, FinishTask { of }).await.map(|()| "task-is-done"),
        "reopen" => reopen_step(app, actor, ReopenStep { of }).await.map(|()| "step-is-open"),
        _ => return Err(FormError::Unreadable.into()),
    };
    Ok(Message::new(marked?))
}

impl FromRequestParts<Web> for OwnStep {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (path, step) = two_ids(parts, web).await?;
        Ok(Self { path, step })
    }
}

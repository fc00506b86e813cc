//! The address of one's own calendar. To make one is left to the page: its secret is told once and
//! opens what it opens without a token.

use application::{
    App,
    training::{KeepCalendarError, revoke_calendar, see_calendar},
};
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    answer::{Answer, moment},
    caller::Caller,
    document::Refuses,
    params::Params,
    problem::Problem,
};

/// Whether there is an address.
#[derive(Serialize, ToSchema)]
#[schema(as = TrainingCalendar)]
pub(crate) struct CalendarDocument {
    /// When it was made; nothing if there is none.
    made: Option<String>,
}

/// Whether whoever asks has made the address of their calendar, and when.
#[utoipa::path(
    get,
    path = "/api/v1/training/calendar",
    operation_id = "show_training_calendar",
    tag = "Training",
    responses((status = 200, body = CalendarDocument), Refuses<KeepCalendarError>)
)]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    params: Params,
) -> Result<Answer<CalendarDocument>, Problem> {
    params.only(&[], &[])?;
    let made = see_calendar(&app, &caller.actor()).await?;
    Ok(Answer::of(CalendarDocument { made: made.map(moment) }))
}

/// Makes the address of one's calendar good for nothing.
#[utoipa::path(
    delete,
    path = "/api/v1/training/calendar",
    operation_id = "revoke_training_calendar",
    tag = "Training",
    responses((status = 204), Refuses<KeepCalendarError>)
)]
pub(crate) async fn revoke(State(app): State<App>, caller: Caller) -> Result<StatusCode, Problem> {
    revoke_calendar(&app, &caller.actor()).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! What a payment provider says. It wants to know one thing only: whether to say it again.

use application::{
    App,
    shop::{Callback, CallbackError, HearPaymentError, hear_payment},
};
use axum::{
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use http::{HeaderMap, StatusCode};
use tracing::{error, warn};

use crate::{address::Caller, problem::Problem, views::chain};

pub(super) async fn hear(
    State(app): State<App>,
    Caller(origin): Caller,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(refused) => return refused.status().into_response(),
    };
    let lines = headers.iter().filter_map(|(name, it)| Some((name.as_str(), it.to_str().ok()?)));
    let callback = Callback { headers: lines.collect(), body: &body };
    match hear_payment(&app, &Actor::nobody(origin), &callback).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(err) => refused(err).into_response(),
    }
}

fn refused(err: HearPaymentError) -> StatusCode {
    match err {
        HearPaymentError::Callback(CallbackError::NotExpected) => StatusCode::NOT_FOUND,
        HearPaymentError::Callback(err) => {
            warn!("A message about a payment is refused: {err}");
            StatusCode::BAD_REQUEST
        }
        err => {
            error!("A message about a payment cannot be taken now: {}", chain(&err));
            Problem::from(err).status()
        }
    }
}

//! Takes the second factor of an operator away who has lost their phone.

use application::{
    App, Failure, Message,
    platform::{
        OperatorView, ResetOperatorSecondFactor, ResetOperatorSecondFactorError,
        plan_operator_second_factor_reset, reset_operator_second_factor, see_operator,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Operator;

use super::{switch::back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    identity::resetting,
    parts::version,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Confirmation, Operating, PathId},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Operating(actor): Operating,
    confirmation: Confirmation,
    PathId(id): PathId<Operator>,
    screen: Screen,
) -> Result<Response, Problem> {
    let (operator, refused) = plan_operator_second_factor_reset(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let back = back(id, operator.name.as_str());
    Ok(screen.show(&ConfirmPage::new(back, change(&operator, refused.as_ref()), screen.reader())))
}

pub(crate) async fn reset(
    State(app): State<App>,
    Operating(actor): Operating,
    confirmation: Confirmation,
    PathId(id): PathId<Operator>,
    form: Form,
) -> Result<Response, Problem> {
    let operator = see_operator(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let expected = version(&form.only(&["version"])?)?;
    let command = ResetOperatorSecondFactor { id, expected };
    let reset = reset_operator_second_factor(&app, &actor, command).await;
    reset.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let done = Message::new("second-factor-reset-done").text("name", operator.name.as_str());
    Ok(SeeOther::to(url(id)).notice(done).into_response())
}

pub(super) fn change(
    operator: &OperatorView,
    refused: Option<&ResetOperatorSecondFactorError>,
) -> Change {
    let to = (url(operator.id), operator.version);
    resetting(operator.name.as_str(), to, refused.map(Failure::message))
}

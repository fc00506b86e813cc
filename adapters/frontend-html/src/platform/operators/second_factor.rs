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
    parts::{Hidden, version},
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
    Change {
        heading: Message::new("second-factor-reset-title").text("name", operator.name.as_str()),
        lead: "second-factor-reset-lead",
        points: vec![
            Message::new("second-factor-reset-password"),
            Message::new("second-factor-reset-codes"),
            Message::new("reset-sessions"),
        ],
        stem: None,
        refused: refused.map(Failure::message),
        action: format!("{}/second-factor", url(operator.id)),
        hidden: vec![Hidden::new("version", &operator.version.get())],
        button: Message::new("second-factor-reset-submit"),
        is_destructive: true,
    }
}

//! Takes the second factor of a customer away who has lost their phone.

use application::{
    App, Failure, Message,
    identity::{ResetSecondFactor, ResetSecondFactorError, reset_customers_second_factor},
    inventory::{CustomerView, has_second_factor, see_customer},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::Person;

use super::{switch::back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    identity::resetting,
    parts::version,
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    visitor::{Confirmation, PathId, Signed},
};

pub(crate) async fn ask(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    PathId(id): PathId<Person>,
    screen: Screen,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let is_on = has_second_factor(&app, &actor, id).await?;
    let page = ConfirmPage::new(back(&customer), change(&customer, is_on), screen.reader());
    Ok(screen.show(&page))
}

pub(crate) async fn reset(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<Response, Problem> {
    let customer = see_customer(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let expected = version(&form.only(&["version"])?)?;
    let command = ResetSecondFactor { id, expected };
    let reset = reset_customers_second_factor(&app, &actor, command).await;
    reset.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let done = Message::new("second-factor-reset-done").text("name", customer.name.as_str());
    Ok(SeeOther::to(url(id)).notice(done).into_response())
}

pub(super) fn change(customer: &CustomerView, is_on: bool) -> Change {
    let refused = (!is_on).then(|| ResetSecondFactorError::Off.message());
    resetting(customer.name.as_str(), (url(customer.id), customer.version), refused)
}

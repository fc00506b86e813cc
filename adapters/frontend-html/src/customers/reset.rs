//! A temporary password for a customer who has forgotten theirs.

use application::{
    App,
    identity::ResetPassword,
    inventory::{CustomerView, reset_customer, see_customer},
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
    identity::{reset_of, told},
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
    let change = change(&customer, app.policy.has_smtp);
    Ok(screen.show(&ConfirmPage::new(back(&customer), change, screen.reader())))
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
    let given = reset_customer(&app, &actor, ResetPassword { id, expected }).await;
    let given = given.map_err(|err| Problem::from(err).back_to(url(id)))?;
    Ok(told(SeeOther::to(url(id)), &customer.name, &given).into_response())
}

pub(super) fn change(customer: &CustomerView, is_mailed: bool) -> Change {
    let action = format!("{}/password", url(customer.id));
    let is_active = customer.state.is_active();
    reset_of(&customer.name, is_active, is_mailed, action, customer.version)
}

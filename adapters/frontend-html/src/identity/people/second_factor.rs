//! Takes the second factor of somebody away who has lost their phone.

use application::{
    App, Failure, Message,
    identity::{
        ResetSecondFactor, ResetSecondFactorError, SecondFactorResetPlan, plan_second_factor_reset,
        reset_second_factor, see_person,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain_kernel::{Person, Version};

use super::{deactivate::back, url};
use crate::{
    confirm::{Change, ConfirmPage},
    form::Form,
    parts::{Hidden, version},
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
    let plan = plan_second_factor_reset(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let back = back(id, &plan.person.name);
    let is_own = actor.person_id() == Some(id);
    Ok(screen.show(&ConfirmPage::new(back, change(&plan, is_own), screen.reader())))
}

pub(crate) async fn reset(
    State(app): State<App>,
    Signed(actor): Signed,
    confirmation: Confirmation,
    PathId(id): PathId<Person>,
    form: Form,
) -> Result<Response, Problem> {
    let person = see_person(&app, &actor, id).await?;
    if let Some(ask) = confirmation.missing() {
        return Ok(ask);
    }
    let expected = version(&form.only(&["version"])?)?;
    let reset = reset_second_factor(&app, &actor, ResetSecondFactor { id, expected }).await;
    reset.map_err(|err| Problem::from(err).back_to(url(id)))?;
    let done = Message::new("second-factor-reset-done").text("name", person.name.as_str());
    Ok(SeeOther::to(url(id)).notice(done).into_response())
}

pub(super) fn change(plan: &SecondFactorResetPlan, is_own: bool) -> Change {
    let refused = match (is_own, plan.is_on) {
        (true, _) => Some(ResetSecondFactorError::Own),
        (false, false) => Some(ResetSecondFactorError::Off),
        (false, true) => None,
    };
    let person = &plan.person;
    let to = (url(person.id), person.version);
    resetting(person.name.as_str(), to, refused.as_ref().map(Failure::message))
}

/// What it means for whoever is called like this, at the address of their page.
pub(crate) fn resetting(
    name: &str,
    (url, version): (String, Version),
    refused: Option<Message>,
) -> Change {
    Change {
        heading: Message::new("second-factor-reset-title").text("name", name),
        lead: "second-factor-reset-lead",
        points: vec![
            Message::new("second-factor-reset-password"),
            Message::new("second-factor-reset-codes"),
            Message::new("reset-sessions"),
        ],
        stem: None,
        refused,
        action: format!("{url}/second-factor"),
        hidden: vec![Hidden::new("version", &version.get())],
        button: Message::new("second-factor-reset-submit"),
        is_destructive: true,
    }
}

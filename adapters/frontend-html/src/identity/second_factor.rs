//! One's own second factor: set up, turned off, and its recovery codes.

mod page;
mod set_up;

use application::{
    App, Message,
    identity::{
        SecondFactorView, replace_recovery_codes, see_second_factor, turn_off_second_factor,
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;

use crate::{
    address::Browser,
    form::{Draft, Form, Refusal},
    problem::Problem,
    screen::Screen,
    see_other::SeeOther,
    session,
    visitor::{Confirmed, Signed},
};

pub(crate) use page::{FactorCodePage, RecoveryCodesPage, SecondFactorPage};
#[cfg(test)]
pub(crate) use set_up::FactorSetUpPage;
pub(crate) use set_up::{ask as ask_set_up, turn_on};

pub(super) const URL: &str = "/account/second-factor";

pub(crate) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_second_factor(&app, &actor).await?;
    Ok(screen.show(&SecondFactorPage::new(&seen, must_set_up(&screen), screen.reader())))
}

pub(crate) async fn ask_off(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
) -> Result<Response, Problem> {
    let seen = see_second_factor(&app, &actor).await?;
    if !can_be_turned_off(&seen) {
        return Ok(SeeOther::to(URL).into_response());
    }
    Ok(screen.show(&FactorCodePage::off(&Draft::blank(), screen.reader())))
}

pub(crate) async fn turn_off(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["code"])?;
    match turn_off_second_factor(&app, &actor, form.text("code")).await {
        Ok(to) => {
            // All sessions have ended; this browser goes on with a new one.
            session::begin(&session, to, false, &device).await?;
            let done = SeeOther::to(URL).notice(Message::new("second-factor-turned-off"));
            Ok(done.into_response())
        }
        Err(err) => {
            let errors = Refusal::from(err).mistakes().map_err(|it| it.back_to(URL))?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&FactorCodePage::off(&draft, screen.reader())))
        }
    }
}

pub(crate) async fn ask_codes(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    screen: Screen,
) -> Result<Response, Problem> {
    if see_second_factor(&app, &actor).await?.on.is_none() {
        return Ok(SeeOther::to(URL).into_response());
    }
    Ok(screen.show(&FactorCodePage::other_codes(&Draft::blank(), screen.reader())))
}

/// The codes are on this page and on no other, so it answers the form itself.
pub(crate) async fn replace_codes(
    State(app): State<App>,
    Confirmed(actor): Confirmed,
    Browser(device): Browser,
    screen: Screen,
    session: Session,
    form: Form,
) -> Result<Response, Problem> {
    let form = form.only(&["code"])?;
    match replace_recovery_codes(&app, &actor, form.text("code")).await {
        Ok(given) => {
            // All sessions have ended; this browser goes on with a new one.
            session::begin(&session, given.to, false, &device).await?;
            Ok(screen.show(&RecoveryCodesPage::new(&given.codes)))
        }
        Err(err) => {
            let errors = Refusal::from(err).mistakes().map_err(|it| it.back_to(URL))?;
            let draft = Draft::refused(form, errors);
            Ok(screen.show(&FactorCodePage::other_codes(&draft, screen.reader())))
        }
    }
}

fn must_set_up(screen: &Screen) -> bool {
    screen.visitor().person().is_some_and(|it| it.must_set_up_second_factor)
}

fn can_be_turned_off(seen: &SecondFactorView) -> bool {
    seen.on.is_some() && !seen.is_required
}

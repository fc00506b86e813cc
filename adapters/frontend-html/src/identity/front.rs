use std::sync::atomic::Ordering;

use application::identity::is_set_up;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use crate::{
    Web, next::Next, problem::Problem, public, screen::Screen, see_other::SeeOther,
    visitor::Visitor,
};

/// `/` leads to where one can begin; whoever is not signed in reads first what this is.
pub(crate) async fn home(
    State(web): State<Web>,
    visitor: Visitor,
    screen: Screen,
) -> Result<Response, Problem> {
    if visitor.person().is_some() {
        return Ok(SeeOther::to(Next::home().as_str()).into_response());
    }
    match knows_somebody(&web).await? {
        true => Ok(public::landing(&screen, web.app.policy.shop.is_some())),
        false => Ok(SeeOther::to("/setup").into_response()),
    }
}

/// Whether there is anybody who could sign in.
pub(super) async fn knows_somebody(web: &Web) -> Result<bool, Problem> {
    if web.is_set_up.load(Ordering::Relaxed) {
        return Ok(true);
    }
    let is_set_up = is_set_up(&web.app).await?;
    web.is_set_up.store(is_set_up, Ordering::Relaxed);
    Ok(is_set_up)
}

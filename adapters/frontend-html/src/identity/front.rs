use std::sync::atomic::Ordering;

use application::identity::is_set_up;
use axum::extract::State;

use crate::{Web, next::Next, problem::Problem, see_other::SeeOther, visitor::Visitor};

/// `/` leads to where one can begin.
pub(crate) async fn home(State(web): State<Web>, visitor: Visitor) -> Result<SeeOther, Problem> {
    if visitor.person().is_some() {
        return Ok(SeeOther::to(Next::home().as_str()));
    }
    let is_set_up = knows_somebody(&web).await?;
    Ok(SeeOther::to(if is_set_up { "/login" } else { "/setup" }))
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

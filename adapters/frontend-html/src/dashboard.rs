//! What to do now, by role.

mod page;

use application::{App, onboarding::see_dashboard};
use axum::{
    Router,
    extract::State,
    response::{IntoResponse, Response},
    routing::get,
};
use domain_kernel::{Realm, Role};

use crate::{
    Web, platform, problem::Problem, screen::Screen, see_other::SeeOther, visitor::Signed,
};

#[cfg(test)]
pub(crate) use page::DashboardPage;

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/dashboard", get(show))
}

async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
) -> Result<Response, Problem> {
    if actor.operator_id().is_some() && actor.realm() == Realm::Platform {
        return platform::show_dashboard(&app, &actor, &screen).await;
    }
    if actor.role() == Some(Role::Customer) {
        // What there is to do for a customer is to look at their stock.
        return Ok(SeeOther::to("/inventory").into_response());
    }
    let (now, reader) = (app.clock.now(), screen.reader());
    let today = reader.date_of(now).unwrap_or_default();
    let dashboard = see_dashboard(&app, &actor, today).await?;
    let name = screen.visitor().person().map(|it| it.name.as_str()).unwrap_or_default();
    Ok(screen.show(&page::DashboardPage::new(name, &dashboard, now, reader)))
}

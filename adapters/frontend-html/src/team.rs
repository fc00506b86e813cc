//! A manager's people and how they are getting on; an admin's everyone.

mod chart;
mod give_try;
mod line;
mod list;
mod member;
mod steps;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

pub(crate) use line::{Show, TeamLine, lines as team_lines};
pub(crate) use list::standing as team_standing;
#[cfg(test)]
pub(crate) use {
    chart::ChartPage, give_try::GiveTryPage, list::TeamPage, member::MemberPage, steps::WaivePage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/team", get(list::show))
        .route("/team/{id}", get(member::show))
        .route("/team/{id}/modules/{module}/try", get(give_try::ask).post(give_try::give))
        .route("/team/{id}/paths/{path}/steps/{step}", post(steps::mark))
        .route("/team/{id}/paths/{path}/steps/{step}/waive", get(steps::ask).post(steps::waive))
        .route("/team/chart", get(chart::show))
        .route("/team/chart.svg", get(chart::svg))
}

/// A team for the samples of pages.
pub(crate) fn sample_team() -> application::onboarding::Team {
    list::sample()
}

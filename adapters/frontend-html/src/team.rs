//! A manager's people and how they are getting on; an admin's everyone.

mod asked;
mod assign;
mod chart;
mod export;
mod give_try;
mod line;
mod list;
mod member;
mod nudge;
mod steps;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain_kernel::PersonId;

use crate::Web;

pub(crate) use assign::url as assign_url;
pub(crate) use line::{TeamLine, first as first_lines};
pub(crate) use list::standing as team_standing;
pub(crate) use nudge::changes;
#[cfg(test)]
pub(crate) use {
    assign::AssignPage, chart::ChartPage, give_try::GiveTryPage, list::TeamPage,
    member::MemberPage, steps::WaivePage,
};

const PATH: &str = "/team";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/team", get(list::show))
        .route("/team.csv", get(export::csv))
        .route("/team.xlsx", get(export::xlsx))
        .route("/team/{id}", get(member::show))
        .route("/team/{id}/modules/{module}/try", get(give_try::ask).post(give_try::give))
        .route("/team/{id}/paths/{path}/steps/{step}", post(steps::mark))
        .route("/team/{id}/paths/{path}/steps/{step}/waive", get(steps::ask).post(steps::waive))
        .route(
            assign::ASSIGN,
            get(assign::ask).post(assign::assign).layer(DefaultBodyLimit::max(assign::MOST_BYTES)),
        )
        .route("/team/nudge", get(nudge::ask).post(nudge::send))
        .route("/team/chart", get(chart::show))
        .route("/team/chart.svg", get(chart::svg))
}

/// Whoever was ticked, each once; `None` if one of them is not somebody's id.
pub(crate) fn people<'a>(ids: impl Iterator<Item = &'a str>) -> Option<Vec<PersonId>> {
    let mut people = Vec::new();
    for id in ids {
        let id = id.parse().ok()?;
        if !people.contains(&id) {
            people.push(id);
        }
    }
    Some(people)
}

/// A team for the samples of pages.
pub(crate) fn sample_team() -> application::onboarding::Team {
    list::sample()
}

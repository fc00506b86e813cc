//! What people learn: their lists, the modules they start, and the attempts they make.

mod answer_form;
mod attempt;
mod challenge;
mod due;
mod list;
pub(crate) mod modules;
mod needs;
mod offer;
mod path_panel;
pub(crate) mod player;
mod question;
mod result;
pub(crate) mod sample;
mod steps;
mod validity;

use axum::{
    Router,
    routing::{get, post},
};

use crate::Web;

pub(crate) use due::DueText;
pub(crate) use list::{Progress, result, said, turn};
pub(crate) use modules::picture_url;
pub(crate) use path_panel::{PathPanel, Whose, locked_by, step_name, step_url};
pub(crate) use player::video_url;
pub(crate) use steps::mark_as;
pub(crate) use validity::{good_until_short, rule as validity_rule, would_be_good};
#[cfg(test)]
pub(crate) use {
    attempt::{AttemptPage, ReadingPage, TimeIsUpPage},
    challenge::ChallengePage,
    list::TrainingPage,
    offer::OfferPage,
    result::ResultPage,
};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/training", get(list::show))
        .route("/training/modules/{id}", get(offer::show))
        .route("/training/modules/{id}/start", post(offer::start))
        .route("/training/paths/{path}/steps/{step}", post(steps::mark))
        .route("/training/attempts/{id}", get(attempt::show).post(attempt::post))
        .route(
            "/training/attempts/{id}/questions/{question}/challenge",
            get(challenge::ask).post(challenge::challenge),
        )
        .merge(modules::routes())
}

pub(crate) fn module_url(id: domain_training::ModuleId) -> String {
    format!("/training/modules/{id}")
}

/// Where the person finds an item to take; nothing of a step that is no item.
pub(crate) fn take_url(step: &application::training::StepRecord) -> Option<String> {
    let category = step.category?;
    Some(crate::equipment::of_category(domain_kernel::Id::from_uuid(category.uuid())))
}

pub(crate) fn attempt_url(id: domain_training::AttemptId) -> String {
    format!("/training/attempts/{id}")
}

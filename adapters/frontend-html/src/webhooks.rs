//! The webhooks of the company, as the admin keeps them.

mod change;
mod edit;
mod list;
mod sample;
mod secret;
mod show;

use axum::{
    Router,
    extract::FromRequestParts,
    routing::{get, post},
};
use domain_audit::{DeliveryId, DeliveryMark, EventGroup, Webhook, WebhookId, WebhookSettings};
use http::request::Parts;

use crate::{
    Web, confirm::Change, parts::Link, problem::Problem, reader::Reader, visitor::two_ids,
};

#[cfg(test)]
pub(crate) use {
    edit::WebhookFormPage, list::WebhooksPage, secret::WebhookSecretPage, show::WebhookPage,
};

const PATH: &str = "/admin/webhooks";

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/admin/webhooks", get(list::index))
        .route("/admin/webhooks/new", get(edit::ask_new).post(edit::add))
        .route("/admin/webhooks/{id}", get(show::show))
        .route("/admin/webhooks/{id}/edit", get(edit::ask).post(edit::edit))
        .route("/admin/webhooks/{id}/secret", get(change::ask_secret).post(change::replace))
        .route("/admin/webhooks/{id}/delete", get(change::ask_delete).post(change::delete))
        .route("/admin/webhooks/{id}/test", post(show::test))
        .route("/admin/webhooks/{id}/deliveries/{delivery}/send", post(show::send_again))
}

/// What is asked before it is done, for the samples of such pages.
pub(crate) fn changes() -> Vec<(Link, Change)> {
    let webhook = sample::line(1);
    vec![change::secret(&webhook), change::deletion(&webhook)]
}

fn url(id: WebhookId) -> String {
    format!("{PATH}/{id}")
}

/// What one is told of, in words.
fn told_of(settings: &WebhookSettings, reader: &Reader) -> String {
    let groups = settings.groups.iter().map(|it| reader.say(group(*it)));
    groups.collect::<Vec<_>>().join(", ")
}

fn group(group: EventGroup) -> &'static str {
    match group {
        EventGroup::Items => "webhook-group-items",
        EventGroup::WorkOrders => "webhook-group-work-orders",
        EventGroup::People => "webhook-group-people",
        EventGroup::Training => "webhook-group-training",
        EventGroup::Skills => "webhook-group-skills",
        EventGroup::Courses => "webhook-group-courses",
        EventGroup::Stock => "webhook-group-stock",
        EventGroup::Access => "webhook-group-access",
        EventGroup::Company => "webhook-group-company",
    }
}

/// Something that a webhook was told. Malformed ids name nothing.
pub(crate) struct DeliveryPath {
    webhook: WebhookId,
    delivery: DeliveryId,
}

impl FromRequestParts<Web> for DeliveryPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let (webhook, delivery) = two_ids::<Webhook, DeliveryMark>(parts, web).await?;
        Ok(Self { webhook, delivery })
    }
}

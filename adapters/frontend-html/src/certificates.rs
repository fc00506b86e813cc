//! Certificates: as their people see and print them, and as anybody checks them.

mod check;
mod revoke;
mod show;

use axum::{Router, routing::get};
use domain_training::CompletionId;

use crate::Web;

#[cfg(test)]
pub(crate) use {check::CheckPage, revoke::RevokePage, show::CertificatePage};

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/certificates/{id}", get(show::show))
        .route("/certificates/{id}/certificate.pdf", get(show::pdf))
        .route("/certificates/{id}/revoke", get(revoke::ask).post(revoke::revoke))
        .route("/verify", get(check::ask))
        .route("/verify/{code}", get(check::check))
}

pub(crate) fn certificate_url(id: CompletionId) -> String {
    format!("/certificates/{id}")
}

//! Certificates from elsewhere: those of somebody's skill, those that wait, and each by itself.

mod file;
mod of_skill;
mod queue;
mod show;

use application::{Message, skills::CertificateLine};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use domain_skills::{CertificateState, SkillCertificateId};

use crate::{Web, papers::MOST_PAPER_BYTES, reader::Reader};

#[cfg(test)]
pub(crate) use {
    of_skill::SkillCertificatesPage, queue::CertificateQueuePage, show::SkillCertificatePage,
};

const PATH: &str = "/skills/certificates";

pub(super) fn routes() -> Router<Web> {
    let limit = || DefaultBodyLimit::max(MOST_PAPER_BYTES);
    Router::new()
        .route(
            "/training/skills/{id}/certificates",
            get(of_skill::own).post(of_skill::hand_in_own).layer(limit()),
        )
        .route(
            "/team/{id}/skills/{skill}/certificates",
            get(of_skill::of_member).post(of_skill::hand_in).layer(limit()),
        )
        .route("/skills/certificates/{id}", get(show::show))
        .route("/skills/certificates/{id}/file", get(file::download))
        .route("/skills/certificates/{id}/approve", post(show::approve))
        .route("/skills/certificates/{id}/refuse", post(show::refuse))
        .route("/skills/certificates/{id}/withdraw", post(show::withdraw))
        .route("/skills/certificates", get(queue::show))
}

fn url(id: SkillCertificateId) -> String {
    format!("{PATH}/{id}")
}

/// What became of it, in a word with its look.
fn word(state: &CertificateState) -> (&'static str, &'static str, &'static str) {
    match state {
        CertificateState::Proposed => ("skill-certificate-waits", "warning", "clock"),
        CertificateState::Approved { .. } => {
            ("skill-certificate-is-approved", "positive", "check-circle")
        }
        CertificateState::Refused { .. } => {
            ("skill-certificate-is-refused", "negative", "x-circle")
        }
        CertificateState::Withdrawn { .. } => {
            ("skill-certificate-is-withdrawn", "", "slash-circle")
        }
    }
}

/// When and by whom it was decided.
fn decision(line: &CertificateLine, reader: &Reader) -> Option<String> {
    let at = match line.certificate.state {
        CertificateState::Proposed => return None,
        CertificateState::Approved { at, .. }
        | CertificateState::Refused { at, .. }
        | CertificateState::Withdrawn { at } => at,
    };
    let date = reader.date_time(at);
    Some(match &line.decided_by {
        Some(name) => {
            let by = Message::new("skill-certificate-decided-by").text("date", &date);
            reader.text(&by.text("name", name.as_str()))
        }
        None => date,
    })
}

/// "Level 3, issued 1 March 2026, valid until 1 March 2029".
fn said(line: &CertificateLine, reader: &Reader) -> String {
    let claim = &line.certificate.claim;
    let said = Message::new("skill-certificate-said")
        .number("level", claim.level.get().into())
        .text("date", &reader.date(claim.issued));
    let said = reader.text(&said);
    match claim.until {
        None => said,
        Some(until) => {
            let until = reader.date(until);
            reader.text(&Message::new("rating-until").text("what", &said).text("until", &until))
        }
    }
}

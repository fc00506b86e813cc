use application::{
    App, Page as Lines,
    skills::{CertificateLine, list_proposed_certificates},
};
use axum::{extract::State, response::Response};
use serde::Serialize;

use super::{PATH, said, url};
use crate::{
    pager::Pager, problem::Problem, query::Query, ratings::sample, reader::Reader, screen::Screen,
    views::Page, visitor::Signed,
};

/// Certificates that wait for somebody who may rate the person.
#[derive(Debug, Serialize)]
pub(crate) struct CertificateQueuePage {
    matches: String,
    certificates: Vec<Line>,
    pager: Option<Pager>,
}

#[derive(Debug, Serialize)]
struct Line {
    href: String,
    person: String,
    skill: String,
    said: String,
    since: String,
}

pub(super) async fn show(
    State(app): State<App>,
    Signed(actor): Signed,
    screen: Screen,
    query: Query,
) -> Result<Response, Problem> {
    let certificates = list_proposed_certificates(&app, &actor, query.page()).await?;
    Ok(screen.show(&CertificateQueuePage::new(&certificates, screen.reader())))
}

impl CertificateQueuePage {
    fn new(certificates: &Lines<CertificateLine>, reader: &Reader) -> Self {
        let line = |it: &CertificateLine| Line {
            href: url(it.certificate.id),
            person: it.person.as_str().to_owned(),
            skill: it.skill.as_str().to_owned(),
            said: said(it, reader),
            since: reader.date_time(it.certificate.handed_in),
        };
        let (one, many) = ("skill-certificates-match", "skill-certificates-match-many");
        Self {
            matches: reader.count(one, many, certificates.n_matches),
            certificates: certificates.items.iter().map(line).collect(),
            pager: Pager::new(certificates, PATH, &[]),
        }
    }
}

impl Page for CertificateQueuePage {
    const TEMPLATE: &'static str = "ratings/certificates/queue.html";

    fn title(&self, reader: &Reader) -> String {
        reader.say("skill-certificates-queue")
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        use application::PageNumber;

        let page = |items: Vec<_>, n_matches| Lines { items, number: PageNumber::FIRST, n_matches };
        let some = sample::certificates().into_iter().take(1).collect();
        vec![Self::new(&page(some, 26), reader), Self::new(&page(Vec::new(), 0), reader)]
    }
}

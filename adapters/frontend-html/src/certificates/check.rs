//! Where anybody checks a certificate by the code on it.

use application::{
    App, Failure, Message,
    training::{CheckCertificateError, CheckedCertificate, check_certificate},
};
use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain_kernel::Actor;
use domain_training::Standing as Worth;
use http::StatusCode;
use serde::Serialize;

use super::show::StandingText;
use crate::{
    address::Caller,
    form::{Draft, Field, FieldErrors, Form, Mistake},
    parts::Fact,
    problem::Problem,
    query::Query,
    reader::Reader,
    screen::Screen,
    see_other::SeeOther,
    views::Page,
    visitor::Visitor,
};

/// The field for a code, and what there is to say about the one that was asked for.
#[derive(Debug, Serialize)]
pub(crate) struct CheckPage {
    title: String,
    code: Field,
    standing: Option<StandingText>,
    facts: Vec<Fact>,
    mistakes: Vec<Mistake>,
}

pub(crate) async fn ask(screen: Screen, query: Query) -> Response {
    let typed = query.text("code").trim();
    if typed.is_empty() {
        return screen.show(&CheckPage::blank(&Draft::blank(), screen.reader()));
    }
    // The address of what is found can be kept; what no code looks like is no part of one.
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    let code = if code.is_empty() { "-".to_owned() } else { code };
    SeeOther::to(format!("/verify/{code}")).into_response()
}

pub(crate) async fn check(
    State(app): State<App>,
    Path(code): Path<String>,
    Caller(origin): Caller,
    visitor: Visitor,
    screen: Screen,
) -> Result<Response, Problem> {
    let nobody = Actor::nobody(origin);
    let actor = visitor.person().map_or(nobody, |it| it.actor);
    let reader = screen.reader();
    match check_certificate(&app, &actor, &code).await {
        Ok(checked) => Ok(screen.show(&CheckPage::new(&checked, &code, reader))),
        Err(err @ CheckCertificateError::NoSuchCertificate) => {
            let mut errors = FieldErrors::default();
            errors.add("code", err.message());
            let draft = Draft::refused(Form::from_iter([("code", code.as_str())]), errors);
            let page = CheckPage::blank(&draft, reader);
            Ok((StatusCode::NOT_FOUND, screen.show(&page)).into_response())
        }
        Err(err) => Err(err.into()),
    }
}

impl CheckPage {
    fn blank(draft: &Draft, reader: &Reader) -> Self {
        Self {
            title: reader.say("certificate-check"),
            code: draft.field("code", reader),
            standing: None,
            facts: Vec::new(),
            mistakes: draft.mistakes(reader),
        }
    }

    fn new(checked: &CheckedCertificate, code: &str, reader: &Reader) -> Self {
        let worth = checked.tenure.standing(checked.today);
        let fact = |key, value| Fact { name: reader.say(key), value };
        let mut facts = vec![
            fact("certificate-company", checked.company.as_str().to_owned()),
            fact("certificate-person", checked.person.clone()),
            fact("training-module", checked.title.as_str().to_owned()),
            fact("training-completed-on", reader.date(checked.completed_on)),
        ];
        let until = checked.tenure.last_day().filter(|_| worth != Worth::Revoked);
        facts.extend(until.map(|it| fact("training-good-until", reader.date(it))));
        let standing = Some(StandingText::new(worth, reader));
        let draft = Draft::filled([("code", code)]);
        let blank = Self::blank(&draft, reader);
        let title = format!("{} – {}: {code}", blank.title, checked.title.as_str());
        Self { title, standing, facts, ..blank }
    }
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "certificates/check.html";

    fn title(&self, _: &Reader) -> String {
        self.title.clone()
    }

    fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let today = domain_kernel::Date::constant(2026, 11, 24);
        let checked = super::show::samples().map(|it| CheckedCertificate {
            company: it.company_name,
            person: "M. Y.".to_owned(),
            title: it.title,
            completed_on: it.completed_on,
            tenure: it.tenure,
            today,
        });
        let mut errors = FieldErrors::default();
        errors.add("code", Message::new("certificate-unknown"));
        let unknown = Draft::refused(Form::from_iter([("code", "<0>")]), errors);
        let mut pages: Vec<Self> = checked.iter().map(|it| Self::new(it, "0123", reader)).collect();
        pages.push(Self::blank(&Draft::blank(), reader));
        pages.push(Self::blank(&unknown, reader));
        pages
    }
}

use application::Message;
use http::StatusCode;
use serde::Serialize;

use super::{Problem, may_retry};
use crate::{
    form::{Form, Hidden, Posted},
    reader::Reader,
    screen::{Asked, Screen},
    views::Page,
};

/// What happened, what to do, and what to quote when asking for help.
#[derive(Debug, Serialize)]
pub(crate) struct ProblemPage {
    code: u16,
    heading: String,
    text: String,
    nothing_changed: bool,
    /// The form that was sent, to be sent once more.
    again: Option<Again>,
    actions: Vec<Action>,
    request: Option<String>,
}

/// A form that was not taken, and may be taken later.
#[derive(Debug, Serialize)]
pub(super) struct Again {
    action: String,
    fields: Vec<Hidden>,
}

#[derive(Debug, Serialize)]
struct Action {
    href: String,
    text: String,
}

/// The texts of a status: what happened, and what to do about it.
const KNOWN: [(StatusCode, &str, &str); 12] = [
    (StatusCode::BAD_REQUEST, "problem-400", "problem-400-text"),
    (StatusCode::FORBIDDEN, "problem-403", "problem-403-text"),
    (StatusCode::NOT_FOUND, "problem-404", "problem-404-text"),
    (StatusCode::METHOD_NOT_ALLOWED, "problem-405", "problem-405-text"),
    (StatusCode::CONFLICT, "problem-409", "problem-409-text"),
    (StatusCode::PAYLOAD_TOO_LARGE, "problem-413", "problem-413-text"),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "problem-415", "problem-415-text"),
    (StatusCode::MISDIRECTED_REQUEST, "problem-421", "problem-421-text"),
    (StatusCode::UNPROCESSABLE_ENTITY, "problem-422", "problem-422-text"),
    (StatusCode::TOO_MANY_REQUESTS, "problem-429", "problem-429-text"),
    (StatusCode::SERVICE_UNAVAILABLE, "problem-503", "problem-503-text"),
    (StatusCode::INTERNAL_SERVER_ERROR, "problem-500", "problem-500-text"),
];

impl Again {
    pub(super) fn of(problem: &Problem, asked: &Asked, posted: &Posted) -> Option<Self> {
        let fields = posted.hidden().filter(|_| may_retry(problem.status))?;
        Some(Self { action: asked.path().to_owned(), fields })
    }
}

impl ProblemPage {
    pub(crate) fn new(
        problem: &Problem,
        request: Option<String>,
        screen: &Screen,
        is_safe: bool,
    ) -> Self {
        let is_signed_in = screen.visitor().person().is_some();
        let mut page = Self::of(problem, is_signed_in, screen.reader());
        page.request = request.filter(|_| problem.status != StatusCode::NOT_FOUND);
        page.nothing_changed = !is_safe && problem.status.is_client_error();
        page
    }

    /// Offers to send the form once more.
    pub(super) fn offering(self, again: Option<Again>) -> Self {
        Self { again, ..self }
    }

    fn of(problem: &Problem, is_signed_in: bool, reader: &Reader) -> Self {
        let status = problem.status;
        let other = if status.is_client_error() { 400 } else { 500 };
        let texts = KNOWN.iter().find(|(it, ..)| *it == status);
        let texts = texts.or_else(|| KNOWN.iter().find(|(it, ..)| it.as_u16() == other));
        let (heading, text) = texts.map(|(_, heading, text)| (*heading, *text)).unwrap_or_default();
        // Nothing more may be known about these two.
        let is_silent =
            [StatusCode::NOT_FOUND, StatusCode::INTERNAL_SERVER_ERROR].contains(&status);
        let message = problem.message.as_ref().filter(|_| !is_silent);
        let home = match is_signed_in {
            true => Action { href: "/dashboard".to_owned(), text: reader.say("problem-home") },
            false => Action { href: "/login".to_owned(), text: reader.say("problem-sign-in") },
        };
        let back = problem.back.clone().filter(|_| status != StatusCode::NOT_FOUND);
        let back = back.map(|href| Action { href, text: reader.say("problem-back") });
        Self {
            code: status.as_u16(),
            heading: reader.say(heading),
            text: message.map_or_else(|| reader.say(text), |it| reader.text(it)),
            nothing_changed: false,
            again: None,
            actions: back.into_iter().chain([home]).collect(),
            request: None,
        }
    }
}

impl Page for ProblemPage {
    const TEMPLATE: &'static str = "problem.html";

    fn title(&self, _: &Reader) -> String {
        self.heading.clone()
    }

    fn samples(reader: &Reader) -> Vec<Self> {
        let known = KNOWN.iter().map(|(status, ..)| Problem::new(*status));
        let stale = Problem::new(StatusCode::CONFLICT).because(Message::new("stale"));
        let teapot = Problem::new(StatusCode::IM_A_TEAPOT);
        let problems = known.chain([stale.back_to("/team"), teapot]);
        let pages = problems.map(|problem| Self {
            request: Some("0193f2a0-0000-7000-8000-000000000001".to_owned()),
            nothing_changed: problem.back.is_some(),
            again: may_retry(problem.status).then(|| Again {
                action: "/account?tab=1".to_owned(),
                fields: Form::from_iter([("phone", "\"1\" & 2")]).hidden(),
            }),
            ..Self::of(&problem, problem.back.is_some(), reader)
        });
        pages.collect()
    }
}

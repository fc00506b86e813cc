//! What a machine says that a document is about, on the document's page.

use application::{
    App, Message,
    courses::{SeesAs, SummarizeAgain, summarize_again},
};
use axum::extract::State;
use domain_courses::{EndpointTrouble, NoSummary, Summary, SummaryMethod, SummaryState};
use serde::Serialize;

use super::{MaterialPath, material_url};
use crate::{form::Form, problem::Problem, reader::Reader, see_other::SeeOther, visitor::Signed};

/// Drawn by `components/summary_panel.html`.
#[derive(Debug, Serialize)]
pub(crate) struct SummaryPanel {
    /// Whether there will be something else soon.
    waits: bool,
    sentences: Vec<String>,
    /// How it was made, or why there is none.
    note: String,
    is_failed: bool,
    /// For those who teach, when it can be asked for.
    again_url: Option<String>,
}

impl SummaryPanel {
    pub(crate) fn new(summary: &Summary, sees_as: SeesAs, reader: &Reader) -> Self {
        let (sentences, note) = match &summary.state {
            SummaryState::Waiting => (Vec::new(), reader.say("summary-waiting")),
            SummaryState::Ready { text, method, at } => {
                let made = reader.date_of(*at).map(|it| reader.date(it)).unwrap_or_default();
                let note = made_how(method).text("date", &made);
                (text.as_str().lines().map(str::to_owned).collect(), reader.text(&note))
            }
            SummaryState::Failed { why, .. } => (Vec::new(), reader.say(why_key(*why))),
        };
        let waits = summary.state == SummaryState::Waiting;
        let url = material_url(summary.course, summary.material, sees_as);
        let may_ask = sees_as == SeesAs::Teacher && !waits;
        Self {
            waits,
            sentences,
            note,
            is_failed: matches!(summary.state, SummaryState::Failed { .. }),
            again_url: may_ask.then(|| format!("{url}/summary")),
        }
    }
}

/// A teacher has it made again.
pub(crate) async fn again(
    State(app): State<App>,
    Signed(actor): Signed,
    path: MaterialPath,
    form: Form,
) -> Result<SeeOther, Problem> {
    form.only(&[])?;
    let MaterialPath { course, id } = path;
    let url = material_url(course, id, SeesAs::Teacher);
    let asked = summarize_again(&app, &actor, SummarizeAgain { course, material: id }).await;
    asked.map_err(|err| Problem::from(err).back_to(url.clone()))?;
    Ok(SeeOther::to(url).notice(Message::new("summary-is-asked")))
}

fn made_how(method: &SummaryMethod) -> Message {
    match method {
        SummaryMethod::Extract => Message::new("summary-by-extract"),
        SummaryMethod::Model { name } => Message::new("summary-by-model").text("model", name),
        SummaryMethod::ExtractInstead { trouble } => Message::new(match trouble {
            EndpointTrouble::Unreachable => "summary-instead-unreachable",
            EndpointTrouble::TimedOut => "summary-instead-timed-out",
            EndpointTrouble::Refused => "summary-instead-refused",
            EndpointTrouble::Unreadable | EndpointTrouble::Empty | EndpointTrouble::TooLong => {
                "summary-instead-unusable"
            }
        }),
    }
}

fn why_key(why: NoSummary) -> &'static str {
    match why {
        NoSummary::Encrypted => "no-summary-encrypted",
        NoSummary::Broken => "no-summary-broken",
        NoSummary::NoText => "no-summary-no-text",
        NoSummary::TooBig => "no-summary-too-big",
        NoSummary::TooSlow => "no-summary-too-slow",
        NoSummary::GivenUp => "no-summary-given-up",
    }
}

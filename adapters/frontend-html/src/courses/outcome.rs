//! What came of a course for somebody, in words.

use application::{Message, courses::CourseOutcome};
use domain_courses::CourseResult;
use serde::Serialize;

use crate::reader::Reader;

/// As `components/state.html` draws it, with what else was said.
#[derive(Debug, Serialize)]
pub(crate) struct OutcomeText {
    text: String,
    tone: &'static str,
    icon: &'static str,
    note: Option<String>,
}

impl OutcomeText {
    pub(super) fn new(outcome: &CourseOutcome, reader: &Reader) -> Self {
        let (tone, icon) = match outcome.result {
            CourseResult::Passed | CourseResult::Attended => ("positive", "check-circle"),
            CourseResult::NotPassed => ("negative", "x-circle"),
        };
        let said = Message::new("course-outcome")
            .text("result", &reader.say(result(outcome.result)))
            .text("date", &reader.date(outcome.on));
        let note = outcome.note.as_ref().map(|it| it.as_str().to_owned());
        Self { text: reader.text(&said), tone, icon, note }
    }
}

pub(super) fn result(result: CourseResult) -> &'static str {
    match result {
        CourseResult::Passed => "course-passed",
        CourseResult::Attended => "course-attended",
        CourseResult::NotPassed => "course-not-passed",
    }
}

//! The words for what modules and questions are, in one place.

use domain_training::{FeedbackPolicy, KindType, ModuleStatus, QuestionType};
use serde::Serialize;

use crate::reader::Reader;

/// A state as `components/state.html` draws it.
#[derive(Debug, Serialize)]
pub(super) struct StateText {
    word: String,
    tone: &'static str,
    icon: &'static str,
}

impl StateText {
    pub(super) fn of(status: ModuleStatus, reader: &Reader) -> Self {
        let (tone, icon) = match status {
            ModuleStatus::Draft => ("", "circle"),
            ModuleStatus::Published => ("positive", "check-circle"),
            ModuleStatus::Retired => ("", "archive"),
        };
        Self { word: Self::word(status, reader), tone, icon }
    }

    pub(super) fn word(status: ModuleStatus, reader: &Reader) -> String {
        reader.say(match status {
            ModuleStatus::Draft => "module-draft",
            ModuleStatus::Published => "module-published",
            ModuleStatus::Retired => "module-retired-state",
        })
    }

    /// What became of a question of a file.
    pub(super) fn of_verdict(word: String, tone: &'static str, icon: &'static str) -> Self {
        Self { word, tone, icon }
    }
}

pub(super) fn question_type(it: QuestionType, reader: &Reader) -> String {
    reader.say(match it {
        QuestionType::SingleChoice => "type-single-choice",
        QuestionType::TrueFalse => "type-true-false",
        QuestionType::SeveralAnswers => "type-several-answers",
        QuestionType::Number => "type-number",
        QuestionType::ShortText => "type-short-text",
    })
}

pub(super) fn kind(it: KindType, reader: &Reader) -> String {
    reader.say(match it {
        KindType::Quiz => "module-quiz",
        KindType::Acknowledge => "module-acknowledge",
    })
}

pub(super) fn feedback(it: FeedbackPolicy, reader: &Reader) -> String {
    reader.say(match it {
        FeedbackPolicy::Nothing => "policy-nothing",
        FeedbackPolicy::RightOrWrong => "policy-right-or-wrong",
        FeedbackPolicy::WithExplanations => "policy-with-explanations",
    })
}

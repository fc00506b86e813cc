use std::fmt::Write as _;

use crate::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Feedback, Points, Question, QuestionKind,
    Weight,
};

/// Writes questions as GIFT, so that reading them again gives the same ones. What GIFT has no word
/// for stands in comments, which other systems ignore.
pub fn write<'a>(questions: impl IntoIterator<Item = &'a Question>) -> String {
    let mut gift = String::new();
    for (number, question) in questions.into_iter().enumerate() {
        if 0 < number {
            gift.push('\n');
        }
        write_tags(&mut gift, question);
        gift.push_str("[markdown]");
        write_text(&mut gift, question.stem().as_str());
        gift.push_str(" {");
        write_kind(&mut gift, question.kind());
        if let Some(explanation) = question.explanation() {
            gift.push_str("\n\t####");
            write_passage(&mut gift, explanation.as_str());
        }
        let is_short = matches!(question.kind(), QuestionKind::TrueFalse { .. });
        gift.push_str(if is_short && question.explanation().is_none() { "}\n" } else { "\n}\n" });
    }
    gift
}

fn write_tags(gift: &mut String, question: &Question) {
    if question.points() != Points::ONE {
        put(gift, format_args!("// points: {}\n", question.points()));
    }
    match question.kind() {
        QuestionKind::SeveralAnswers { credit: Credit::AllOrNothing, .. } => {
            gift.push_str("// credit: all or nothing\n");
        }
        QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards } => {
            let has = |mark: &str| accepted.iter().any(|it| it.text.as_str().contains(mark));
            if *is_case_sensitive {
                gift.push_str("// case: sensitive\n");
            }
            if *has_wildcards {
                gift.push_str("// stars: wild\n");
            } else if has("*") {
                gift.push_str("// stars: literal\n");
            }
            if has("->") {
                gift.push_str("// kind: short text\n");
            }
        }
        _ => {}
    }
}

fn write_kind(gift: &mut String, kind: &QuestionKind) {
    match kind {
        QuestionKind::TrueFalse { answer, if_right, if_wrong } => {
            gift.push_str(if *answer { "TRUE" } else { "FALSE" });
            if if_right.is_some() || if_wrong.is_some() {
                gift.push('#');
                gift.push_str(if if_wrong.is_some() { "" } else { " " });
                write_optional(gift, if_wrong.as_ref());
            }
            write_feedback(gift, if_right.as_ref());
        }
        QuestionKind::SingleChoice { options } => {
            // A second `=` without any `~` would be read as a question for a short text.
            let first = options.iter().position(|it| it.weight == Weight::FULL);
            for (at, option) in options.iter().enumerate() {
                let is_first = first == Some(at);
                write_option(gift, if is_first { '=' } else { '~' }, option);
            }
        }
        QuestionKind::SeveralAnswers { options, .. } => {
            for option in options {
                write_option(gift, '~', option);
            }
        }
        QuestionKind::Number { accepted, otherwise } => {
            gift.push('#');
            for accepted in accepted {
                write_number(gift, accepted);
            }
            if otherwise.is_some() {
                gift.push_str("\n\t~");
                write_feedback(gift, otherwise.as_ref());
            }
        }
        QuestionKind::ShortText { accepted, .. } => {
            for accepted in accepted {
                write_accepted(gift, accepted);
            }
        }
    }
}

fn write_option(gift: &mut String, sign: char, option: &AnswerOption) {
    let text = option.text.as_str();
    write_sign(gift, sign, option.weight, text);
    write_passage(gift, text);
    write_feedback(gift, option.feedback.as_ref());
}

fn write_accepted(gift: &mut String, accepted: &AcceptedText) {
    let text = accepted.text.as_str();
    write_sign(gift, '=', accepted.weight, text);
    write_passage(gift, text);
    write_feedback(gift, accepted.feedback.as_ref());
}

fn write_number(gift: &mut String, accepted: &AcceptedNumber) {
    write_sign(gift, '=', accepted.weight, "");
    put(gift, format_args!("{}:{}", accepted.value, accepted.tolerance));
    write_feedback(gift, accepted.feedback.as_ref());
}

/// The weight is left out where the sign says it, unless the text would be taken for one.
fn write_sign(gift: &mut String, sign: char, weight: Weight, text: &str) {
    put(gift, format_args!("\n\t{sign}"));
    let by_sign = if sign == '=' { Weight::FULL } else { Weight::NONE };
    if weight != by_sign || text.starts_with('%') {
        put(gift, format_args!("%{weight}%"));
    }
}

fn write_feedback(gift: &mut String, feedback: Option<&Feedback>) {
    if feedback.is_some() {
        gift.push('#');
    }
    write_optional(gift, feedback);
}

fn write_optional(gift: &mut String, feedback: Option<&Feedback>) {
    if let Some(feedback) = feedback {
        write_passage(gift, feedback.as_str());
    }
}

/// A text that inherits how the stem is written, so that it must not seem to say otherwise.
fn write_passage(gift: &mut String, text: &str) {
    if text.starts_with('[') {
        gift.push_str("[markdown]");
    }
    write_text(gift, text);
}

fn write_text(gift: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\n' => gift.push_str("\\n"),
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => gift.extend(['\\', character]),
            _ => gift.push(character),
        }
    }
}

fn put(gift: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = gift.write_fmt(text);
}

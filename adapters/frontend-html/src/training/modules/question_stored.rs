//! The form of a question as it is stored, or of a new one.

use domain_training::{
    AnswerOption, Credit, Decimal, Explanation, Feedback, Points, Question, QuestionKind,
    QuestionType, Weight,
};

use super::question_rows::{name, usual_weights};
use crate::form::Draft;

/// The form of a new question.
pub(super) fn blank(of_type: QuestionType) -> Draft {
    let credit = match of_type {
        QuestionType::SeveralAnswers => Credit::default().name(),
        _ => "",
    };
    Draft::filled([("points", Points::ONE.to_string()), ("credit", credit.to_owned())])
}

/// The fields as they are stored.
pub(super) fn stored(question: &Question) -> Draft {
    let explanation = question.explanation().map(Explanation::as_str).unwrap_or_default();
    let mut fields = vec![
        ("stem".to_owned(), question.stem().as_str().to_owned()),
        ("points".to_owned(), question.points().to_string()),
        ("explanation".to_owned(), explanation.to_owned()),
    ];
    let rules = question.rules();
    if let Some(section) = rules.section {
        fields.push(("section".to_owned(), section.to_string()));
    }
    if rules.is_critical {
        fields.push(("is_critical".to_owned(), "1".to_owned()));
    }
    fields.push(("order".to_owned(), rules.order.name().to_owned()));
    let mut put = |name: String, value: &str| fields.push((name, value.to_owned()));
    let said =
        |it: &Option<Feedback>| it.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default();
    match question.kind() {
        QuestionKind::SingleChoice { options } => {
            let right = options.iter().position(|it| it.weight == Weight::FULL);
            let is_right = |place: usize| right == Some(place);
            let usual = |place| if is_right(place) { Weight::FULL } else { Weight::NONE };
            put("right".to_owned(), &right.map(|it| (it + 1).to_string()).unwrap_or_default());
            let are_usual = options.iter().enumerate().all(|(place, it)| it.weight == usual(place));
            put_options(options, are_usual, &mut put);
        }
        QuestionKind::SeveralAnswers { options, credit } => {
            put("credit".to_owned(), credit.name());
            let are_right: Vec<bool> = options.iter().map(|it| it.weight.is_positive()).collect();
            for (place, _) in are_right.iter().enumerate().filter(|(_, it)| **it) {
                put(name("right", place + 1), "1");
            }
            let weights: Vec<Weight> = options.iter().map(|it| it.weight).collect();
            put_options(options, weights == usual_weights(&are_right, *credit), &mut put);
        }
        QuestionKind::TrueFalse { answer, if_right, if_wrong } => {
            put("answer".to_owned(), if *answer { "true" } else { "false" });
            put("if_right".to_owned(), &said(if_right));
            put("if_wrong".to_owned(), &said(if_wrong));
        }
        QuestionKind::Number { accepted, otherwise } => {
            put("otherwise".to_owned(), &said(otherwise));
            for (place, it) in accepted.iter().enumerate() {
                let tolerance = it.tolerance;
                put(name("text", place + 1), &it.value.to_string());
                if tolerance != Decimal::ZERO {
                    put(name("tolerance", place + 1), &tolerance.to_string());
                }
                put_weight(place, it.weight, it.weight == Weight::FULL, &mut put);
                put(name("feedback", place + 1), &said(&it.feedback));
            }
        }
        QuestionKind::ShortText { accepted, is_case_sensitive, has_wildcards } => {
            if *is_case_sensitive {
                put("is_case_sensitive".to_owned(), "1");
            }
            if *has_wildcards {
                put("has_wildcards".to_owned(), "1");
            }
            for (place, it) in accepted.iter().enumerate() {
                put(name("text", place + 1), it.text.as_str());
                put_weight(place, it.weight, it.weight == Weight::FULL, &mut put);
                put(name("feedback", place + 1), &said(&it.feedback));
            }
        }
    }
    Draft::filled(fields)
}

fn put_options(options: &[AnswerOption], are_usual: bool, put: &mut impl FnMut(String, &str)) {
    for (place, it) in options.iter().enumerate() {
        put(name("text", place + 1), it.text.as_str());
        put(name("id", place + 1), &it.id.to_string());
        put_weight(place, it.weight, are_usual, put);
        let feedback = it.feedback.as_ref().map(Feedback::as_str).unwrap_or_default();
        put(name("feedback", place + 1), feedback);
    }
}

/// A weight is shown if it is not what it would be without it.
fn put_weight(place: usize, weight: Weight, is_usual: bool, put: &mut impl FnMut(String, &str)) {
    if !is_usual {
        put(name("weight", place + 1), &weight.to_string());
    }
}

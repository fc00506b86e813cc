//! A question from the fields of its form, and back onto it.

use application::{Failure, Message};
use domain_training::{
    AcceptedNumber, AcceptedText, AnswerOption, Credit, Decimal, Explanation, Feedback,
    NewQuestion, OptionId, OptionOrder, OptionText, Points, QuestionKind, QuestionRules,
    QuestionType, SectionId, ShortAnswer, Stem, Weight, WrittenKind, WrittenOption,
};

use super::question_rows::{filled, name, names, usual_weights, weight};
use crate::form::{FieldErrors, Form, FormError};

const FIELDS: [&str; 18] = [
    "type",
    "id",
    "version",
    "action",
    "stem",
    "points",
    "explanation",
    "right",
    "credit",
    "answer",
    "if_right",
    "if_wrong",
    "otherwise",
    "is_case_sensitive",
    "has_wildcards",
    "section",
    "is_critical",
    "order",
];

/// Refuses a form that is not one of a question.
pub(super) fn only(form: Form) -> Result<Form, FormError> {
    let names: Vec<String> = names().collect();
    let names: Vec<&str> = FIELDS.into_iter().chain(names.iter().map(String::as_str)).collect();
    form.only(&names)
}

pub(super) fn parse(of_type: QuestionType, form: &Form) -> Result<NewQuestion, FieldErrors> {
    let mut errors = FieldErrors::default();
    let stem = errors.take("stem", Stem::parse(form.text("stem")));
    let points = errors.take("points", Points::parse(form.text("points")));
    let explanation = Explanation::parse_optional(form.text("explanation"));
    let explanation = errors.take("explanation", explanation);
    let mut in_answers = FieldErrors::default();
    let kind = kind(of_type, form, &mut in_answers).filter(|_| in_answers.is_empty());
    let rules = rules(form, &mut errors);
    errors.append(in_answers);
    let Some(kind) = kind else {
        return Err(errors);
    };
    // The answers are checked whatever is wrong with the rest, so that all mistakes are said at
    // once.
    let written = NewQuestion::write(
        stem.unwrap_or_else(|| Stem::restore(String::new())),
        points.unwrap_or(Points::ONE),
        kind,
        explanation.flatten(),
    );
    let written = written.map_err(|err| {
        errors.add(err.field().unwrap_or("answers"), err.message());
    });
    written.ok().filter(|_| errors.is_empty()).map(|it| it.under(rules)).ok_or(errors)
}

/// How it stands in its quiz.
fn rules(form: &Form, errors: &mut FieldErrors) -> QuestionRules {
    let section: Option<SectionId> = match form.text("section") {
        "" => None,
        raw => errors.take("section", raw.parse().map_err(|_| FormError::Unreadable)),
    };
    let order = match form.text("order") {
        "" => Some(OptionOrder::default()),
        raw => OptionOrder::parse(raw),
    };
    if order.is_none() {
        errors.add("order", Message::new("choice-unknown"));
    }
    QuestionRules {
        section,
        is_critical: form.is_ticked("is_critical"),
        order: order.unwrap_or_default(),
    }
}

/// `None` if something that belongs to it is missing; what is wrong with a row is only noted.
fn kind(of_type: QuestionType, form: &Form, errors: &mut FieldErrors) -> Option<WrittenKind> {
    let kind = match of_type {
        QuestionType::SingleChoice => {
            let weights = |place: usize| match form.text("right") == place.to_string() {
                true => Weight::FULL,
                false => Weight::NONE,
            };
            QuestionKind::SingleChoice { options: options(form, weights, errors) }
        }
        QuestionType::SeveralAnswers => several(form, errors)?,
        QuestionType::TrueFalse => {
            let answer = match form.text("answer") {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            };
            if answer.is_none() {
                errors.add("answer", Message::new("question-answer-missing"));
            }
            QuestionKind::TrueFalse {
                answer: answer?,
                if_right: feedback(form, "if_right".to_owned(), errors),
                if_wrong: feedback(form, "if_wrong".to_owned(), errors),
            }
        }
        QuestionType::Number => QuestionKind::Number {
            accepted: filled(form).filter_map(|it| number(form, it, errors)).collect(),
            otherwise: feedback(form, "otherwise".to_owned(), errors),
        },
        QuestionType::ShortText => QuestionKind::ShortText {
            accepted: filled(form).filter_map(|it| text(form, it, errors)).collect(),
            is_case_sensitive: form.is_ticked("is_case_sensitive"),
            has_wildcards: form.is_ticked("has_wildcards"),
        },
    };
    Some(kind)
}

fn several(form: &Form, errors: &mut FieldErrors) -> Option<WrittenKind> {
    let credit = Credit::parse(form.text("credit"));
    if credit.is_none() {
        errors.add("credit", Message::new("choice-unknown"));
    }
    let credit = credit?;
    let places: Vec<usize> = filled(form).collect();
    let are_right: Vec<bool> =
        places.iter().map(|it| form.is_ticked(&name("right", *it))).collect();
    let usual = usual_weights(&are_right, credit);
    let usual = |place: usize| {
        let at = places.iter().position(|it| *it == place);
        at.and_then(|it| usual.get(it).copied()).unwrap_or(Weight::NONE)
    };
    Some(QuestionKind::SeveralAnswers { options: options(form, usual, errors), credit })
}

fn options(
    form: &Form,
    usual: impl Fn(usize) -> Weight,
    errors: &mut FieldErrors,
) -> Vec<WrittenOption> {
    let options = filled(form).filter_map(|place| {
        let text = name("text", place);
        let parsed = OptionText::parse(form.text(&text));
        let text = errors.take(text, parsed);
        let weight = weight(form, place, usual(place), errors);
        let feedback = feedback(form, name("feedback", place), errors);
        let id = option_id(form, place, errors);
        Some(AnswerOption { id, text: text?, weight: weight?, feedback })
    });
    options.collect()
}

/// The option that this row was before; only our own page writes it.
fn option_id(form: &Form, place: usize, errors: &mut FieldErrors) -> Option<OptionId> {
    let raw = form.text(&name("id", place)).to_owned();
    if raw.is_empty() {
        return None;
    }
    let id = raw.parse().map_err(|_| FormError::Unreadable);
    errors.take("answers", id)
}

fn number(form: &Form, place: usize, errors: &mut FieldErrors) -> Option<AcceptedNumber> {
    let value =
        errors.take(name("text", place), Decimal::parse_typed(form.text(&name("text", place))));
    let tolerance = name("tolerance", place);
    let tolerance = match form.text(&tolerance).trim() {
        "" => Some(Decimal::ZERO),
        raw => errors.take(tolerance.clone(), Decimal::parse_typed(raw)),
    };
    let weight = weight(form, place, Weight::FULL, errors);
    let feedback = feedback(form, name("feedback", place), errors);
    Some(AcceptedNumber { value: value?, tolerance: tolerance?, weight: weight?, feedback })
}

fn text(form: &Form, place: usize, errors: &mut FieldErrors) -> Option<AcceptedText> {
    let text = ShortAnswer::parse(form.text(&name("text", place)));
    let text = errors.take(name("text", place), text);
    let weight = weight(form, place, Weight::FULL, errors);
    let feedback = feedback(form, name("feedback", place), errors);
    Some(AcceptedText { text: text?, weight: weight?, feedback })
}

fn feedback(form: &Form, name: String, errors: &mut FieldErrors) -> Option<Feedback> {
    let feedback = Feedback::parse_optional(form.text(&name));
    errors.take(name, feedback).flatten()
}

#[cfg(test)]
mod tests {
    use domain_training::{Format, Question, read_questions};

    use super::{super::question_stored::stored, *};

    #[test]
    fn a_form_that_shows_a_question_gives_the_same_question() {
        let file = "\
::1:: One {=a ~b#no ~%50%c}\n\n::2:: Two {~%50%a ~%50%b ~c}\n\n// credit: all or nothing\n\
::3:: Three {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-20%d#x}\n\n\
::4:: Four {TRUE#no#yes####why}\n\n// points: 2.5\n::5:: Five {#=3:0.5#near =%50%4:1 ~#far}\n\n\
// case: sensitive\n::6:: Six {=Red#ok =%25%crim*}\n\n::7:: Seven {~%50%a ~%50%b ~%-50%c}\n";
        let verdicts = read_questions(file, Format::Gift).expect("a file");
        assert_eq!(verdicts.len(), 7);
        for verdict in verdicts {
            let new = verdict.question().unwrap_or_else(|| panic!("{verdict:?}")).clone();
            let question = settled(new.clone());
            let draft = stored(&question);
            let form = only(draft.form().fields().collect()).expect("known fields");
            let read = parse(question.kind().of_type(), &form).expect("a good question");
            assert_eq!(without_ids(&read), new);
        }
    }

    /// What was read says which options it keeps; the file has none.
    fn without_ids(read: &NewQuestion) -> NewQuestion {
        let mut kind = read.kind().clone();
        if let QuestionKind::SingleChoice { options }
        | QuestionKind::SeveralAnswers { options, .. } = &mut kind
        {
            for option in options {
                option.id = None;
            }
        }
        let (stem, explanation) = (read.stem().clone(), read.explanation().cloned());
        NewQuestion::write(stem, read.points(), kind, explanation).expect("a good question")
    }

    /// The only question of a module whose ids count up.
    fn settled(new: NewQuestion) -> Question {
        let module = super::super::sample::with_questions(vec![new]);
        let question = super::super::sample::lesson(&module).questions().first();
        question.expect("one question").clone()
    }
}

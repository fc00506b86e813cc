//! Any question that can be written, and any answer to it.

use proptest::{collection::vec, option, prelude::*, sample::subsequence};

use super::given::{Sequence, id};
use crate::{
    AcceptedNumber, AcceptedText, Answer, AnswerOption, Credit, Decimal, Feedback, Given,
    NewQuestion, OptionText, Points, Prose, Question, ShortAnswer, Weight, WrittenKind,
};

/// Text with everything that a file format might trip over.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zA-Z0-9 äß]{1,8}",
        2 => r"[~=#{}:\\%*/_\[\]<>&\n\t`. -]{1,4}",
        1 => prop_oneof![
            Just("->"), Just("//"), Just("::"), Just("####"), Just("\\n"), Just("[html]"),
            Just("$CATEGORY:"), Just("%50%"), Just("TRUE"), Just("\n\n"), Just("..")
        ].prop_map(str::to_owned),
        1 => "\\PC{1,3}",
    ];
    vec(piece, 1..6).prop_map(|it| it.concat())
}

fn any_prose<const MAX: usize>() -> impl Strategy<Value = Prose<MAX>> {
    any_text().prop_filter_map("a text that can be shown", |it| Prose::parse(&it).ok())
}

fn any_short() -> impl Strategy<Value = ShortAnswer> {
    any_text().prop_filter_map("a line that can be shown", |it| ShortAnswer::parse(&it).ok())
}

fn any_weight() -> impl Strategy<Value = Weight> {
    let common = proptest::sample::select(vec![1_000_000, 500_000, 333_333, 250_000, 0, -500_000]);
    prop_oneof![common, -1_000_000..=1_000_000_i32]
        .prop_map(|it| Weight::from_ppm(it).expect("within range"))
}

pub(crate) fn any_decimal() -> impl Strategy<Value = Decimal> {
    let text =
        prop_oneof!["-?[0-9]{1,4}", "-?[0-9]{1,5}\\.[0-9]{1,6}", "-?[0-9]{1,18}\\.[0-9]{1,18}"];
    text.prop_map(|it| Decimal::parse(&it).expect("a number"))
}

fn any_options() -> impl Strategy<Value = Vec<AnswerOption<Option<crate::OptionId>>>> {
    let option = (any_prose::<{ OptionText::MAX_CHARS }>(), any_weight(), any_feedback());
    let option = option.prop_map(|(text, weight, feedback)| AnswerOption {
        id: None,
        text,
        weight,
        feedback,
    });
    vec(option, 2..7)
}

fn any_feedback() -> impl Strategy<Value = Option<Feedback>> {
    option::of(any_prose::<{ Feedback::MAX_CHARS }>())
}

fn any_kind() -> impl Strategy<Value = WrittenKind> {
    let number = (any_decimal(), any_decimal(), any_weight(), any_feedback());
    let number = number.prop_map(|(value, tolerance, weight, feedback)| AcceptedNumber {
        value,
        tolerance: if tolerance.is_negative() { Decimal::ZERO } else { tolerance },
        weight,
        feedback,
    });
    let text = (any_short(), any_weight(), any_feedback());
    let text = text.prop_map(|(text, weight, feedback)| AcceptedText { text, weight, feedback });
    let credit = proptest::sample::select(Credit::ALL.to_vec());
    prop_oneof![
        any_options().prop_map(|mut options| {
            options[0].weight = Weight::FULL;
            WrittenKind::SingleChoice { options }
        }),
        (any_options(), credit)
            .prop_map(|(options, credit)| WrittenKind::SeveralAnswers { options, credit }),
        (any::<bool>(), any_feedback(), any_feedback()).prop_map(|(answer, if_right, if_wrong)| {
            WrittenKind::TrueFalse { answer, if_right, if_wrong }
        }),
        (vec(number, 1..5), any_feedback())
            .prop_map(|(accepted, otherwise)| WrittenKind::Number { accepted, otherwise }),
        (vec(text, 1..5), any::<bool>(), any::<bool>()).prop_map(
            |(accepted, is_case_sensitive, has_wildcards)| {
                WrittenKind::ShortText { accepted, is_case_sensitive, has_wildcards }
            }
        ),
    ]
}

/// Any question that an author can write.
pub(crate) fn any_new_question() -> impl Strategy<Value = NewQuestion> {
    let points =
        prop_oneof![3 => Just(1_000_u32), 1 => 0..=100_000_u32].prop_map(Points::from_milli);
    (any_prose(), points, any_kind(), option::of(any_prose())).prop_filter_map(
        "a question that is not refused",
        |(stem, points, kind, explanation)| {
            NewQuestion::write(stem, points, kind, explanation).ok()
        },
    )
}

pub(crate) fn any_question() -> impl Strategy<Value = Question> {
    any_new_question()
        .prop_map(|it| it.settle(id(1), &[], &Sequence::default()).expect("a new question"))
}

/// Some answers to a question, among them right ones.
pub(crate) fn any_answers(question: Question) -> BoxedStrategy<Vec<Answer>> {
    let given = match question.kind() {
        crate::QuestionKind::SingleChoice { options } => {
            let all: Vec<Given> = options.iter().map(|it| Given::chosen(&[it.id])).collect();
            Just(all).boxed()
        }
        crate::QuestionKind::SeveralAnswers { options, .. } => {
            let ids: Vec<_> = options.iter().map(|it| it.id).collect();
            let n_ids = ids.len();
            vec(subsequence(ids, 0..=n_ids).prop_map(|it| Given::chosen(&it)), 5).boxed()
        }
        crate::QuestionKind::TrueFalse { .. } => {
            Just(vec![Given::said(true), Given::said(false)]).boxed()
        }
        crate::QuestionKind::Number { accepted, .. } => {
            let right: Vec<Given> =
                accepted.iter().map(|it| Given::typed(&it.value.to_string())).collect();
            Just(right).boxed()
        }
        crate::QuestionKind::ShortText { accepted, .. } => {
            let right: Vec<Given> =
                accepted.iter().map(|it| Given::typed(it.text.as_str())).collect();
            Just(right).boxed()
        }
    };
    let read = move |given: Vec<Given>| {
        given.iter().filter_map(|it| question.read(it).ok().flatten()).collect()
    };
    given.prop_map(read).boxed()
}

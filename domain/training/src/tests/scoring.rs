use proptest::prelude::*;

use super::{
    given::{number, question, several, single, texts, true_false, written},
    questions::{any_answers, any_question},
};
use crate::{Answer, Credit, Given, Points, Question, QuestionRefused, Weight, WrittenKind};

/// What it earns, in thousandths of one point, to choose the options at these places.
fn earned(question: &Question, chosen: &[usize]) -> u32 {
    let ids: Vec<_> = chosen.iter().map(|it| question.kind().options()[*it].id).collect();
    earned_by(question, &Given::chosen(&ids))
}

fn earned_by(question: &Question, given: &Given) -> u32 {
    let answer = question.read(given).expect("an answer");
    question.mark(answer.as_ref()).earned.milli()
}

#[test]
fn a_single_choice_earns_the_weight_of_the_option_and_never_costs_anything() {
    let question = question(single(&["100", "50", "0", "-100", "33.3333"]));
    let table = [(0, 1_000), (1, 500), (2, 0), (3, 0), (4, 333)];
    for (chosen, milli) in table {
        assert_eq!(earned(&question, &[chosen]), milli, "option {chosen}");
    }
    assert_eq!(question.mark(None).earned, Points::ZERO);
}

#[test]
fn all_or_nothing_takes_exactly_the_right_options() {
    let all = Credit::AllOrNothing;
    let two_of_three = question(several(all, &["50", "50", "0"]));
    let table: [(&[usize], u32); 5] =
        [(&[0, 1], 1_000), (&[1, 0], 1_000), (&[0], 0), (&[0, 1, 2], 0), (&[2], 0)];
    for (chosen, milli) in table {
        assert_eq!(earned(&two_of_three, chosen), milli, "{chosen:?}");
    }
    let everything = question(several(all, &["50", "50"]));
    assert_eq!(earned(&everything, &[0, 1]), 1_000);
    assert_eq!(earned(&everything, &[0]), 0);
}

#[test]
fn partial_credit_adds_up_and_stays_between_nothing_and_all() {
    let thirds = question(several(Credit::Partial, &["33.33333", "33.33333", "33.33333", "-100"]));
    let table: [(&[usize], u32); 6] = [
        (&[0, 1, 2], 1_000),
        (&[0, 1], 667),
        (&[1, 2], 667),
        (&[1], 333),
        (&[0, 1, 2, 3], 0),
        (&[3], 0),
    ];
    for (chosen, milli) in table {
        assert_eq!(earned(&thirds, chosen), milli, "{chosen:?}");
    }
    let generous = question(several(Credit::Partial, &["100", "100", "-50"]));
    assert_eq!(earned(&generous, &[0, 1]), 1_000);
    assert_eq!(earned(&generous, &[0, 1, 2]), 1_000);
    assert_eq!(earned(&generous, &[0, 2]), 500);
}

#[test]
fn a_number_at_the_edge_of_the_tolerance_is_right() {
    let kind = number(&[("1822", "2", "50"), ("1822", "0", "100"), ("0.3", "0.1", "100")]);
    let question = question(kind);
    let table = [
        ("1822", 1_000),
        (" 1.822e3 ", 1_000),
        ("1824", 500),
        ("1824.000000000000000001", 0),
        ("0.4", 1_000),
        ("0.2", 1_000),
        ("-0.3", 0),
    ];
    for (typed, milli) in table {
        assert_eq!(earned_by(&question, &Given::typed(typed)), milli, "{typed}");
    }
}

#[test]
fn a_short_text_forgives_blanks_and_case_and_nothing_else() {
    let kind = |is_case_sensitive| WrittenKind::ShortText {
        accepted: texts(&[("Straße frei", "100"), ("frei", "25"), ("2*3", "50")]),
        is_case_sensitive,
        has_wildcards: false,
    };
    let table = [
        ("  STRASSE   Frei ", 1_000, 0),
        ("Straße frei", 1_000, 1_000),
        ("Strase frei", 0, 0),
        ("Frei", 250, 0),
        ("2*3", 500, 500),
        ("2x3", 0, 0),
    ];
    for (typed, forgiving, strict) in table {
        let given = Given::typed(typed);
        assert_eq!(earned_by(&question(kind(false)), &given), forgiving, "{typed}");
        assert_eq!(earned_by(&question(kind(true)), &given), strict, "{typed}");
    }
}

#[test]
fn the_best_of_the_accepted_texts_counts_and_brings_its_feedback() {
    let question = question(WrittenKind::ShortText {
        accepted: texts(&[("*", "0"), ("re*", "50"), ("red", "100")]),
        is_case_sensitive: false,
        has_wildcards: true,
    });
    for (typed, milli) in [("red", 1_000), ("Reddish", 500), ("blue", 0)] {
        assert_eq!(earned_by(&question, &Given::typed(typed)), milli, "{typed}");
    }
}

#[test]
fn no_answer_is_no_wrong_answer() {
    let question = question(true_false(true));
    let (open, wrong) = (question.mark(None), question.mark(Some(&Answer::Said(false))));
    assert_eq!((open.given, open.is_right), (None, false));
    assert_eq!((wrong.given, wrong.is_right), (Some(Answer::Said(false)), false));
    assert!(question.mark(Some(&Answer::Said(true))).is_right);
}

#[test]
fn a_question_that_cannot_be_answered_well_is_refused() {
    use QuestionRefused as R;
    let write = |kind| {
        let like = written(true_false(true), Points::ONE);
        crate::NewQuestion::write(like.stem().clone(), Points::ONE, kind, None).err()
    };
    let short = |accepted, is_case_sensitive| WrittenKind::ShortText {
        accepted,
        is_case_sensitive,
        has_wildcards: false,
    };
    let mut same = super::given::options(&["100", "0"]);
    same[1].text = crate::OptionText::restore(" A ".to_owned());
    let table = [
        (single(&["100"]), Some(R::TooFewOptions)),
        (single(&["100"; 21]), Some(R::TooManyOptions)),
        (single(&["99.9999", "0"]), Some(R::NothingIsFullyRight)),
        (single(&["100", "100"]), None),
        (several(Credit::Partial, &["0", "-50"]), Some(R::NothingIsRight)),
        (several(Credit::AllOrNothing, &["50", "50"]), None),
        (WrittenKind::SingleChoice { options: same }, Some(R::SameOptions { first: 0, second: 1 })),
        (number(&[]), Some(R::NothingAccepted)),
        (number(&[("1", "0", "0")]), Some(R::NothingAccepted)),
        (number(&[("1", "0", "100"); 21]), Some(R::TooManyAccepted)),
        (number(&[("1", "-0.1", "100")]), Some(R::NegativeTolerance { position: 0 })),
        (short(texts(&[("Red", "100"), ("red", "50")]), true), None),
        (
            short(texts(&[("Red", "100"), ("red", "50")]), false),
            Some(R::SameAccepted { first: 0, second: 1 }),
        ),
    ];
    for (kind, refused) in table {
        assert_eq!(write(kind.clone()), refused, "{kind:?}");
    }
    let stem = written(true_false(true), Points::ONE).stem().clone();
    let points = Points::from_milli(100_001);
    let refused = crate::NewQuestion::write(stem, points, true_false(true), None);
    assert_eq!(refused, Err(R::TooManyPoints));
}

#[test]
fn the_right_options_add_up_to_the_whole_if_they_nearly_did() {
    let weights = |kind: WrittenKind| -> Vec<i32> {
        written(kind, Points::ONE).kind().options().iter().map(|it| it.weight.ppm()).collect()
    };
    let thirds = ["33.33333", "33.33333", "33.33333"];
    assert_eq!(weights(several(Credit::Partial, &thirds)), [333_334, 333_333, 333_333]);
    let half = [Weight::FULL.ppm(), 500_000];
    assert_eq!(weights(single(&["100", "50"])), half);
}

proptest! {
    #[test]
    fn a_score_is_never_below_nothing_nor_above_the_points(
        (question, answers) in any_question().prop_flat_map(|it| (Just(it.clone()), any_answers(it)))
    ) {
        for answer in answers {
            let mark = question.mark(Some(&answer));
            prop_assert!(mark.earned <= question.points());
            prop_assert!(mark.earned <= question.best());
            prop_assert_eq!(mark.earned.milli() % question.step().max(1), 0);
            prop_assert!(!mark.is_right || mark.earned == question.points());
        }
    }
}

use super::given::{given_quiz, number, rules, several, single, true_false, written};
use crate::{Credit, Needed, Points, QuestionRefused, QuizRules, WrittenKind};

fn needed(rules: QuizRules, questions: &[(WrittenKind, u32)]) -> Needed {
    let questions =
        questions.iter().map(|(kind, milli)| written(kind.clone(), Points::from_milli(*milli)));
    let module = given_quiz(rules, questions.collect());
    module.draft().and_then(crate::Lesson::needed).expect("a quiz")
}

fn milli(needed: Needed) -> (u32, u32, u32) {
    (needed.score.milli(), needed.least.milli(), needed.max.milli())
}

#[test]
fn what_is_needed_is_said_in_scores_that_can_be_reached() {
    let one = (true_false(true), 1_000);
    let half = (single(&["100", "50", "0"]), 1_000);
    let thirds = (several(Credit::Partial, &["33.3333", "33.3333", "33.3333"]), 1_000);
    let quarters = (several(Credit::Partial, &["25", "75", "-50"]), 2_000);
    let unscored = (true_false(true), 0);
    let table = [
        // Two of three are 66.67 %, which is less than 67 %.
        (rules(67, 100), vec![one.clone(); 3], (2_010, 3_000, 3_000)),
        (rules(2, 3), vec![one.clone(); 3], (2_000, 2_000, 3_000)),
        (rules(1, 2), vec![one.clone(); 3], (1_500, 2_000, 3_000)),
        (rules(1, 1), vec![one.clone(); 10], (10_000, 10_000, 10_000)),
        (rules(4, 5), vec![one.clone(); 10], (8_000, 8_000, 10_000)),
        (rules(2, 3), vec![half, one.clone()], (1_334, 1_500, 2_000)),
        (rules(2, 3), vec![one.clone(), thirds], (1_334, 1_334, 2_000)),
        (rules(2, 3), vec![quarters], (1_334, 1_500, 2_000)),
        (rules(1, 2), vec![(number(&[("1", "0", "100")]), 5_000), unscored], (2_500, 5_000, 5_000)),
        (rules(1, 10_000), vec![(true_false(true), 1)], (1, 1, 1)),
    ];
    for (rules, questions, expected) in table {
        assert_eq!(milli(needed(rules, &questions)), expected, "{rules:?} {questions:?}");
    }
}

#[test]
fn a_pass_mark_that_was_likely_meant_otherwise_is_known() {
    let near_miss = |numerator, denominator, n_questions| {
        let one = written(true_false(true), Points::ONE);
        let module = given_quiz(rules(numerator, denominator), vec![one; n_questions]);
        let quiz = module.draft().and_then(crate::Lesson::quiz).expect("a quiz").clone();
        quiz.near_miss().map(Points::milli)
    };
    let table = [
        (67, 100, 3, Some(2_000)),
        (67, 100, 6, Some(4_000)),
        (34, 100, 3, Some(1_000)),
        (84, 100, 6, Some(5_000)),
        (6_667, 10_000, 3, Some(2_000)),
        // Exact, or far away from the next score.
        (2, 3, 3, None),
        (80, 100, 10, None),
        (1, 2, 3, None),
        (75, 100, 3, None),
        (1, 1, 3, None),
        (1, 10_000, 1, None),
    ];
    for (numerator, denominator, n_questions, below) in table {
        let found = near_miss(numerator, denominator, n_questions);
        assert_eq!(found, below, "{numerator}/{denominator} of {n_questions}");
    }
}

#[test]
fn a_section_is_passed_by_a_mark_of_its_own() {
    let (mut module, _) = crate::Module::create(
        super::given::id(1),
        super::given::about("Lock-out"),
        Some(rules(1, 2)),
    );
    let section = super::given::id(50);
    let settings = crate::SectionSettings {
        title: crate::SectionTitle::restore("Electricity".to_owned()),
        draw: crate::Draw::new(3).ok(),
        pass_mark: crate::PassMark::parse("67 %").ok(),
    };
    module.put_section(section, settings).expect("room for a section");
    let inside = crate::QuestionRules { section: Some(section), ..Default::default() };
    for number in 101..=105 {
        let question = written(true_false(true), Points::ONE).under(inside);
        let ids = super::given::Sequence::default();
        module.add_question(super::given::id(number), question, &ids).expect("room");
    }
    let quiz = module.draft().and_then(crate::Lesson::quiz).expect("a quiz");
    assert_eq!(quiz.needed_in(section).map(milli), Some((2_010, 3_000, 3_000)));
    assert_eq!(quiz.needed_in(super::given::id(51)), None);
}

#[test]
fn a_refusal_counts_options_as_people_do() {
    let refused = QuestionRefused::SameOptions { first: 0, second: 2 };
    assert_eq!(refused.to_string(), "options 1 and 3 are the same");
}

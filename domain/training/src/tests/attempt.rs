use proptest::prelude::*;

use super::given::{
    about, amina, at, given_attempt, given_quiz, given_version, id, number, rules, several, single,
    texts, true_false, written,
};
use crate::{
    Answer, AnswerRefused, Attempt, AttemptStatus, Beginning, Credit, DecimalError, FeedbackPolicy,
    Given, Module, ModuleVersion, OptionId, Outcome, Points, QuestionId, QuizRules, Revision,
    SaveRefused, SheetEntry, SubmitRefused, WrittenKind,
};

fn entry(question: u128, seen: u32, given: Given) -> SheetEntry {
    SheetEntry { question: id(question), seen: Revision::new(seen), given }
}

fn option(version: &ModuleVersion, question: u128, place: usize) -> OptionId {
    version.question(id(question)).expect("a question").kind().options()[place].id
}

fn short(word: &str) -> WrittenKind {
    let accepted = texts(&[(word, "100")]);
    WrittenKind::ShortText { accepted, is_case_sensitive: false, has_wildcards: false }
}

/// Questions 101 to 105, one of each kind.
fn one_of_each() -> ModuleVersion {
    let several = several(Credit::AllOrNothing, &["50", "50", "0"]);
    let number = number(&[("3", "0", "100")]);
    let kinds = [single(&["100", "0"]), true_false(false), several, number, short("red")];
    given_version(rules(3, 5), &kinds)
}

#[test]
fn answers_are_saved_counted_and_scored() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    let right = Given::chosen(&[option(&version, 101, 0)]);
    let sheet =
        [entry(101, 0, right), entry(102, 0, Given::said(false)), entry(104, 0, Given::typed("3"))];

    let saved = attempt.save(&version, &sheet, at(15)).expect("good answers");
    assert_eq!((saved.n_answered, saved.n_questions, saved.is_changed), (3, 5, true));
    assert_eq!(attempt.unanswered(&version), [id(103), id(105)]);

    let finished = attempt.submit(&version, at(20)).expect("in progress");
    assert_eq!(finished.outcome, Outcome::Passed, "a tie passes");
    let result = finished.result.expect("a quiz");
    assert_eq!(
        (result.score.milli(), result.needed.milli(), result.max.milli()),
        (3_000, 3_000, 5_000)
    );
    let rights: Vec<bool> = attempt.marks(&version).iter().map(|it| it.is_right).collect();
    assert_eq!(rights, [true, true, false, true, false]);
}

#[test]
fn an_answer_can_be_cleared_and_an_absent_one_stays() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    let sheet = [entry(102, 0, Given::said(true)), entry(105, 0, Given::typed("red"))];
    attempt.save(&version, &sheet, at(15)).expect("good answers");

    let hidden = Given::from_values([String::new()]);
    let saved = attempt.save(&version, &[entry(102, 1, hidden)], at(15)).expect("cleared");
    assert_eq!(saved.n_answered, 1);
    assert_eq!(attempt.response(id(102)).answer, None);
    assert_eq!(attempt.response(id(102)).revision, Revision::new(2));
    assert!(attempt.response(id(105)).answer.is_some());
}

#[test]
fn the_hidden_empty_field_counts_only_when_alone() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    let chosen = option(&version, 103, 1);
    let values = [String::new(), chosen.to_string()];
    attempt
        .save(&version, &[entry(103, 0, Given::from_values(values))], at(15))
        .expect("one option");
    assert_eq!(attempt.response(id(103)).answer, Some(Answer::Chosen(vec![chosen])));
}

#[test]
fn one_bad_answer_keeps_the_whole_sheet_from_being_saved() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    let foreign = option(&version, 103, 0);
    let both = [option(&version, 101, 0), option(&version, 101, 1)];
    let of_103 = option(&version, 103, 1);
    let table = [
        (101, Given::chosen(&[foreign]), AnswerRefused::UnknownOption),
        (101, Given::chosen(&both), AnswerRefused::TwoAnswers),
        (101, Given::typed("1 OR 1=1"), AnswerRefused::UnknownOption),
        (102, Given::typed("maybe"), AnswerRefused::UnknownOption),
        (
            102,
            Given::from_values(["true".to_owned(), "false".to_owned()]),
            AnswerRefused::TwoAnswers,
        ),
        (103, Given::chosen(&[of_103, of_103]), AnswerRefused::OptionTwice),
        (103, Given::chosen(&vec![of_103; 10_000]), AnswerRefused::OptionTwice),
        (104, Given::typed("NaN"), AnswerRefused::Number(DecimalError::NotANumber)),
        (104, Given::typed("1e400"), AnswerRefused::Number(DecimalError::TooLarge)),
        (104, Given::typed("１２"), AnswerRefused::Number(DecimalError::NotANumber)),
        (105, Given::typed("a\0b"), AnswerRefused::Text(domain_kernel::LineError::Unprintable)),
        (
            105,
            Given::typed(&"a".repeat(256)),
            AnswerRefused::Text(domain_kernel::LineError::TooLong { max: 255 }),
        ),
        (999, Given::cleared(), AnswerRefused::UnknownQuestion),
    ];
    for (question, given, refused) in table {
        let good = if question == 102 { 105 } else { 102 };
        let good = entry(good, 0, Given::typed("true"));
        let error = attempt.save(&version, &[good, entry(question, 0, given)], at(15)).unwrap_err();
        let SaveRefused::Problems(problems) = error else { panic!("{error:?}") };
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].question, problems[0].refused), (id(question), refused));
        assert_eq!(attempt, given_attempt(&version), "nothing was saved");
    }
}

#[test]
fn every_problem_of_a_sheet_is_named() {
    let version = one_of_each();
    let sheet = [
        entry(104, 0, Given::typed("many")),
        entry(101, 3, Given::cleared()),
        entry(102, 0, Given::said(true)),
        entry(102, 0, Given::said(true)),
    ];
    let error = given_attempt(&version).save(&version, &sheet, at(15)).unwrap_err();
    let SaveRefused::Problems(problems) = error else { panic!("{error:?}") };
    let found: Vec<(QuestionId, AnswerRefused)> =
        problems.iter().map(|it| (it.question, it.refused)).collect();
    let expected = [
        (id(104), AnswerRefused::Number(DecimalError::NotANumber)),
        (id(101), AnswerRefused::FromTheFuture),
        (id(102), AnswerRefused::QuestionTwice),
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_older_tab_does_not_write_over_a_newer_answer() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    attempt.save(&version, &[entry(105, 0, Given::typed("red"))], at(15)).expect("the first tab");

    let sheet = [entry(105, 0, Given::typed("blue")), entry(102, 0, Given::said(true))];
    let saved = attempt.save(&version, &sheet, at(15)).expect("the second tab");
    assert_eq!(saved.conflicts.len(), 1);
    let conflict = &saved.conflicts[0];
    assert_eq!(conflict.question, id(105));
    assert_eq!(conflict.stored, attempt.response(id(105)));
    assert_eq!(conflict.given.as_ref().map(Answer::given), Some(Given::typed("blue")));
    assert_eq!(attempt.response(id(105)).answer.map(|it| it.given()), Some(Given::typed("red")));
    assert_eq!(saved.n_answered, 2, "the rest is saved");

    let same =
        attempt.save(&version, &[entry(105, 0, Given::typed(" red "))], at(15)).expect("the same");
    assert!(same.conflicts.is_empty() && !same.is_changed);
    let newer =
        attempt.save(&version, &[entry(105, 1, Given::typed("blue"))], at(15)).expect("seen");
    assert!(newer.conflicts.is_empty() && newer.is_changed);
}

#[test]
fn a_finished_attempt_never_changes() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    attempt.submit(&version, at(20)).expect("in progress");
    let before = attempt.clone();

    let refused = attempt.save(&version, &[entry(102, 0, Given::said(false))], at(15));
    assert_eq!(refused, Err(SaveRefused::AlreadyFinished));
    assert_eq!(attempt.submit(&version, at(30)), Err(SubmitRefused::AlreadyFinished));
    assert_eq!(attempt, before);
    assert_eq!(attempt.outcome(), Some(Outcome::Failed));
    assert_eq!(attempt.status(), AttemptStatus::Finished);
}

#[test]
fn an_attempt_is_about_the_version_it_was_started_with() {
    let mut module = given_quiz(QuizRules::default(), vec![written(true_false(true), Points::ONE)]);
    let (first, _) = module.publish(at(0)).expect("a good quiz");
    let mut attempt = given_attempt(&first);
    module.open_draft(&first).expect("published");
    let stricter = written(true_false(true), Points::MOST);
    module.add_question(id(102), stricter, &super::given::Sequence::default()).expect("room");
    let (second, _) = module.publish(at(1)).expect("a good quiz");

    let sheet = [entry(101, 0, Given::said(true))];
    assert_eq!(attempt.save(&second, &sheet, at(15)), Err(SaveRefused::OtherVersion));
    assert_eq!(attempt.submit(&second, at(20)), Err(SubmitRefused::OtherVersion));
    assert_eq!(attempt.marks(&second), []);
    attempt.save(&first, &sheet, at(15)).expect("its own version");
    let finished = attempt.submit(&first, at(20)).expect("its own version");
    assert_eq!(finished.outcome, Outcome::Passed);
}

#[test]
fn time_that_runs_backwards_does_not_end_an_attempt_before_it_began() {
    let version = one_of_each();
    let mut attempt = given_attempt(&version);
    attempt.submit(&version, at(-5)).expect("in progress");
    assert_eq!(attempt.state().finished_at(), Some(attempt.started()));
}

#[test]
fn nothing_can_be_answered_where_nothing_is_asked() {
    let (mut module, _) = Module::create(id(1), about("House rules"), None);
    let (version, _) = module.publish(at(0)).expect("nothing to check");
    let (mut attempt, _) =
        Attempt::start(id(9), amina(), &version, Beginning::at(at(10)).as_practice(true));
    assert_eq!(attempt.save(&version, &[], at(15)), Err(SaveRefused::NothingToAnswer));
    assert!(attempt.is_practice());
    let mut quiz = given_attempt(&one_of_each());
    assert_eq!(quiz.acknowledge(at(20)), Err(SubmitRefused::NothingToAcknowledge));
}

#[test]
fn who_failed_sees_the_key_only_if_the_author_allows_it() {
    use FeedbackPolicy as P;
    use Outcome as O;
    let table = [
        (P::Nothing, true, O::Passed, false, false),
        (P::RightOrWrong, true, O::Passed, true, false),
        (P::WithExplanations, false, O::Passed, true, true),
        (P::WithExplanations, false, O::Failed, true, false),
        (P::WithExplanations, true, O::Failed, true, true),
    ];
    for (feedback, reveals_key_after_failure, outcome, marks, key) in table {
        let rules = QuizRules { feedback, reveals_key_after_failure, ..QuizRules::default() };
        let reveals = rules.reveals(outcome);
        assert_eq!((reveals.marks, reveals.key), (marks, key), "{feedback:?} {outcome:?}");
    }
}

#[test]
fn the_words_that_stores_keep_are_read_back() {
    assert!(Outcome::ALL.iter().all(|it| Outcome::parse(it.name()) == Some(*it)));
    assert!(AttemptStatus::ALL.iter().all(|it| AttemptStatus::parse(it.name()) == Some(*it)));
    assert!(FeedbackPolicy::ALL.iter().all(|it| FeedbackPolicy::parse(it.name()) == Some(*it)));
    assert!(Credit::ALL.iter().all(|it| Credit::parse(it.name()) == Some(*it)));
    let types = crate::QuestionType::ALL;
    assert!(types.iter().all(|it| crate::QuestionType::parse(it.name()) == Some(*it)));
    let kinds = crate::KindType::ALL;
    assert!(kinds.iter().all(|it| crate::KindType::parse(it.name()) == Some(*it)));
    let statuses = crate::ModuleStatus::ALL;
    assert!(statuses.iter().all(|it| crate::ModuleStatus::parse(it.name()) == Some(*it)));
}

proptest! {
    #[test]
    fn saving_the_same_sheet_again_changes_nothing(
        sheet in proptest::collection::vec((101_u128..106, "|true|3|red|[a-z]{0,3}"), 0..6)
    ) {
        let version = one_of_each();
        let mut attempt = given_attempt(&version);
        let sheet: Vec<SheetEntry> =
            sheet.into_iter().map(|(question, typed)| entry(question, 0, Given::typed(&typed))).collect();
        if attempt.save(&version, &sheet, at(15)).is_err() {
            prop_assert_eq!(attempt, given_attempt(&version));
        } else {
            let once = attempt.clone();
            let again = attempt.save(&version, &sheet, at(15)).expect("it was good before");
            prop_assert!(!again.is_changed && again.conflicts.is_empty());
            prop_assert_eq!(attempt, once);
        }
    }
}

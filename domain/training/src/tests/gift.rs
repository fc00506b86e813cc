use proptest::{collection::vec, prelude::*};

use super::{
    given::{Sequence, decimal, id, weight},
    questions::any_question,
};
use crate::{
    Adjustment, Credit, DecimalError, Expected, FileRefused, Format, NewQuestion, Points,
    PointsError, ProseError, Question, QuestionKind, QuestionRefused, QuestionType, Rejection,
    Ruling, Verdict, WeightError, read_questions, text_of_file, write_gift,
};

fn read(gift: &str) -> Vec<Verdict> {
    read_questions(gift, Format::Gift).expect("a small file")
}

/// The one question of a file that holds one.
fn only(gift: &str) -> Verdict {
    let mut verdicts = read(gift);
    assert_eq!(verdicts.len(), 1, "{gift}");
    verdicts.remove(0)
}

fn taken(gift: &str) -> NewQuestion {
    match only(gift).ruling {
        Ruling::Taken(question) => question,
        other => panic!("{gift}: {other:?}"),
    }
}

fn rejected(gift: &str) -> Rejection {
    match only(gift).ruling {
        Ruling::Rejected(rejection) => rejection,
        other => panic!("{gift}: {other:?}"),
    }
}

#[test]
fn every_question_has_a_verdict_with_its_line() {
    let gift = "\u{feff}$CATEGORY: tools\r\n\r\n// about locks\r\n::One::Is it dead?{T}\r\n\r\n\
                Just a text.\r\n// [id:7]\r\n\r\nAn essay {}\r\n";
    let verdicts = read(gift);
    let found: Vec<(u32, Option<&str>, bool)> =
        verdicts.iter().map(|it| (it.line, it.title.as_deref(), it.question().is_some())).collect();
    assert_eq!(found, [(4, Some("One"), true), (6, None, false), (9, None, false)]);
}

#[test]
fn what_does_not_exist_here_is_rejected_with_a_reason() {
    use Rejection as R;
    let syntax = |line, expected| R::Syntax { line, expected };
    let long = "a".repeat(4_001);
    let table = [
        ("Only a text.", R::Description),
        ("Write! {}", R::Essay),
        ("Write! {####about this}", R::Essay),
        ("Match {=a -> b =c -> d}", R::Matching),
        ("One\ntwo {~a =b", syntax(2, Expected::ClosingBrace)),
        ("One } two", syntax(1, Expected::OpeningBrace)),
        ("One {~a\n// comment\n=b {c} }", syntax(3, Expected::OneBlock)),
        ("One {=b} two\n{=c}", syntax(2, Expected::OneBlock)),
        ("One {a ~b =c}", syntax(1, Expected::Sign)),
        ("True? {T#a#b#c}", syntax(1, Expected::TwoFeedbacks)),
        ("Number {#=1 ~#no ~#never}", syntax(1, Expected::OneOtherwise)),
        ("{T}", R::Stem(ProseError::Empty)),
        ("::Title::{T}", R::Stem(ProseError::Empty)),
        (long.as_str(), R::Description),
        ("Choose {=a ~}", R::Option { position: 1, error: ProseError::Empty }),
        ("Choose {~%101%a ~b}", R::Weight { position: 0, error: WeightError::OutOfRange }),
        ("Choose {~%1.23456789%a ~b}", R::Weight { position: 0, error: WeightError::TooFine }),
        ("Number {#many}", R::Number { position: 0, error: DecimalError::NotANumber }),
        ("Number {#1,5}", R::Number { position: 0, error: DecimalError::Comma }),
        ("Number {#=1 =1e400}", R::Number { position: 1, error: DecimalError::TooLarge }),
        ("Number {#5..1}", R::RangeReversed { position: 0 }),
        ("Number {#}", R::Question(QuestionRefused::NothingAccepted)),
        ("Number {#1:-1}", R::Question(QuestionRefused::NegativeTolerance { position: 0 })),
        ("Choose {~a ~b}", R::Question(QuestionRefused::NothingIsRight)),
        ("Choose {=%50%a ~b}", R::Question(QuestionRefused::NothingIsFullyRight)),
        ("Choose {~a}", R::Question(QuestionRefused::TooFewOptions)),
        ("Choose {=a ~A}", R::Question(QuestionRefused::SameOptions { first: 0, second: 1 })),
        ("// points: 101\nTrue? {T}", R::Points(PointsError::OutOfRange)),
        ("a\0b {T}", R::Stem(ProseError::Unprintable)),
    ];
    for (gift, rejection) in table {
        assert_eq!(rejected(gift), rejection, "{gift}");
    }
    let too_long = rejected(&format!("{long} {{T}}"));
    assert_eq!(too_long, R::Stem(ProseError::TooLong { max: 4_000 }));
}

#[test]
fn a_reason_says_what_is_wrong() {
    let table = [
        ("One\n{~a", "expected a } before the next empty line"),
        ("One {=b {c}}", r"expected no other brace; write \{ and \} for braces in a text"),
        ("Choose {=a ~}", "answer 2 cannot be taken: this is empty"),
    ];
    for (gift, reason) in table {
        assert_eq!(rejected(gift).to_string(), reason);
    }
}

#[test]
fn the_kind_is_told_in_the_order_in_which_moodle_tells_it() {
    use QuestionType as T;
    let table = [
        ("x {=a ~b}", T::SingleChoice),
        ("x {~a ~%100%b}", T::SeveralAnswers),
        ("x {~a -> b =c -> d}", T::SingleChoice),
        ("x {=a =b}", T::ShortText),
        ("x {One}", T::ShortText),
        ("x {true}", T::ShortText),
        ("x {T}", T::TrueFalse),
        ("x { FALSE # no = nonsense ~ }", T::TrueFalse),
        ("x {#3}", T::Number),
    ];
    for (gift, kind) in table {
        assert_eq!(taken(gift).kind().of_type(), kind, "{gift}");
    }
}

#[test]
fn escapes_and_only_these_lose_their_backslash() {
    let question = taken(r"[markdown]\~\=\#\{\}\:\\ \[a\n\*b {T}");
    assert_eq!(question.stem().as_str(), "~=#{}:\\ \\[a\n\\*b");
    let question = taken(r"A \\{T}");
    assert_eq!(question.stem().as_str(), "A \\");
}

#[test]
fn a_percentage_that_is_no_weight_is_text() {
    let question = taken("x {=%half% ~50% of all ~%50 ~% 5 %}");
    let texts: Vec<&str> = question.kind().options().iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["%half%", "50% of all", "%50", "% 5 %"]);
}

#[test]
fn numbers_come_as_values_with_tolerances_or_as_ranges() {
    let table =
        [("3", "3", "0"), ("3:0.5", "3", "0.5"), ("-5..5", "0", "5"), (".5:1e-2", "0.5", "0.01")];
    for (written, value, tolerance) in table {
        let question = taken(&format!("x {{#{written}}}"));
        let QuestionKind::Number { accepted, .. } = question.kind() else { panic!("{question:?}") };
        assert_eq!(
            (accepted[0].value, accepted[0].tolerance),
            (decimal(value), decimal(tolerance))
        );
    }
    let question = taken("x {#3:2~#Completely wrong}");
    let QuestionKind::Number { accepted, otherwise } = question.kind() else {
        panic!("{question:?}");
    };
    assert_eq!(accepted.len(), 1);
    assert_eq!(otherwise.as_ref().map(crate::Prose::as_str), Some("Completely wrong"));
}

#[test]
fn the_first_feedback_of_true_and_false_is_for_who_is_wrong() {
    let question = taken("x {TRUE#Wrong!#Right!####Because.}");
    let QuestionKind::TrueFalse { answer: true, if_right, if_wrong } = question.kind() else {
        panic!("{question:?}");
    };
    assert_eq!(if_wrong.as_ref().map(crate::Prose::as_str), Some("Wrong!"));
    assert_eq!(if_right.as_ref().map(crate::Prose::as_str), Some("Right!"));
    assert_eq!(question.explanation().map(crate::Prose::as_str), Some("Because."));
}

#[test]
fn comments_of_our_own_say_what_gift_cannot() {
    let question = taken("// points: 2.5\n// credit: all or nothing\nx {~%50%a ~%50%b ~c}");
    assert_eq!(question.points(), Points::from_milli(2_500));
    let QuestionKind::SeveralAnswers { credit, .. } = question.kind() else {
        panic!("{question:?}")
    };
    assert_eq!(*credit, Credit::AllOrNothing);

    let question =
        taken("// case: sensitive\n// stars: literal\n// kind: short text\nx {=a*b -> c}");
    let QuestionKind::ShortText { accepted, is_case_sensitive: true, has_wildcards: false } =
        question.kind()
    else {
        panic!("{question:?}");
    };
    assert_eq!(accepted[0].text.as_str(), "a*b -> c");

    let others = taken("// points: to remember\n// see http://example.org\nx {T}");
    assert_eq!(others.points(), Points::ONE);
    let elsewhere = read("// points: 5\n\nx {T}");
    assert_eq!(elsewhere[0].question().map(NewQuestion::points), Some(Points::ONE));
}

#[test]
fn what_is_changed_is_said() {
    let changed = |gift: &str| match only(gift).ruling {
        Ruling::Changed(_, adjustments) => adjustments,
        other => panic!("{gift}: {other:?}"),
    };
    assert_eq!(changed("[html]<b>x</b> {T}"), [Adjustment::HtmlConverted]);
    assert_eq!(changed("[html]x {=<b>a</b> =b}"), [Adjustment::HtmlConverted]);
    assert_eq!(changed("Is it <i>so</i>? {T}"), [Adjustment::HtmlConverted]);
    let thirds = "x {~%33.33333%a ~%33.33333%b ~%33.33333%c}";
    assert_eq!(changed(thirds), [Adjustment::WeightsCompleted]);
    assert_eq!(changed("x {~a#since a=b =c}"), [Adjustment::EqualsInFeedback]);
    let names = vec!["sub".to_owned(), "u".to_owned()];
    let left_out = Adjustment::TagsLeftOut { names };
    assert_eq!(
        changed(r"[html]H<sub>2</sub>O {=<u>a</u> ~b}"),
        [Adjustment::HtmlConverted, left_out]
    );
    assert_eq!(
        taken("Is List<String> good for 2 * 3 < 7? {T}").stem().as_str(),
        r"Is List\<String> good for 2 * 3 < 7?"
    );
}

#[test]
fn a_file_has_its_limits() {
    assert_eq!(text_of_file(b"\xff\xfe"), Err(FileRefused::NotUtf8));
    assert_eq!(text_of_file(&vec![b'a'; 2_000_001]), Err(FileRefused::TooLarge));
    assert!(text_of_file(&b"ab\n".repeat(600_000)).is_ok());
    assert!(text_of_file(&b"ab\r\n".repeat(600_000)).is_ok(), "as a form sends it again");
    let many = "x {T}\n\n".repeat(501);
    assert_eq!(read_questions(&many, Format::Gift), Err(FileRefused::TooManyQuestions));
    assert_eq!(read(&"x {T}\n\n".repeat(500)).len(), 500);
}

#[test]
fn hostile_files_take_no_long_time() {
    for begin in ["", "x{", "x{=a ~", "[html]", "x{#", "::", "x{T#"] {
        for piece in ["{", "}", "~", "=", "#", "\\", "::", "%1%", "<", "<b>", "_", "&", "*", "->"] {
            let n_pieces = 30_000 / piece.len();
            let gift = format!("{begin}{}}}", piece.repeat(n_pieces));
            assert_eq!(read(&gift).len(), 1, "{begin} {piece}");
        }
    }
}

#[test]
fn a_file_that_was_written_looks_like_this() {
    let gift = "// points: 2\n[markdown]Who is *right*? {\n\t=Nobody\n\t~%33.3333%She#Almost\n\t~%0%%5% of us\n\t####Ask\\nthem\\: \\{all\\}\n}\n";
    let question = taken(gift).settle(id(1), &[], &Sequence::default()).expect("a new question");
    assert_eq!(question.kind().options()[1].weight, weight("33.3333"));
    assert_eq!(write_gift([&question]), gift);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_written_is_read_as_the_same(questions in vec(any_question(), 1..4)) {
        let gift = write_gift(&questions);
        let read: Vec<Ruling> = read(&gift).into_iter().map(|it| it.ruling).collect();
        let same: Vec<Ruling> =
            questions.iter().map(|it| Ruling::Taken(NewQuestion::like(it))).collect();
        prop_assert_eq!(read, same, "{}", gift);
    }

    #[test]
    fn no_file_makes_it_panic(pieces in vec("[a-z ]{0,3}|[~=#{}:%\\\\\n<>/&;]{1,3}|####|::|\\PC", 0..40)) {
        let gift = pieces.concat();
        let verdicts = read_questions(&gift, Format::Gift).expect("a small file");
        let questions: Vec<Question> = verdicts
            .iter()
            .filter_map(|it| it.question().cloned())
            .map(|it| it.settle(id(1), &[], &Sequence::default()).expect("a new question"))
            .collect();
        let again = read(&write_gift(&questions));
        let again: Vec<&NewQuestion> = again.iter().filter_map(Verdict::question).collect();
        let once: Vec<&NewQuestion> = verdicts.iter().filter_map(Verdict::question).collect();
        prop_assert_eq!(again, once);
    }
}

use proptest::prelude::*;

use crate::{
    Expected, FileRefused, Format, QuestionRefused, Rejection, Ruling, Verdict, Weight,
    read_questions,
};

fn read(aiken: &str) -> Vec<Verdict> {
    read_questions(aiken, Format::Aiken).expect("a small file")
}

#[test]
fn questions_options_and_the_answer_are_read() {
    let aiken = "\u{feff}What is\r\nright?\r\nA) Left\r\nB. Right\r\nC)Neither * nor *\r\nanswer: b\r\n\r\n\
                 A. Smith wrote which book?\n\nA) None\nB) All\nANSWER: A";
    let verdicts = read(aiken);
    assert_eq!(verdicts.iter().map(|it| it.line).collect::<Vec<_>>(), [1, 8]);
    let Ruling::Taken(first) = &verdicts[0].ruling else { panic!("{verdicts:?}") };
    assert_eq!(first.stem().as_str(), "What is  \nright?");
    let options: Vec<(&str, Weight)> =
        first.kind().options().iter().map(|it| (it.text.as_str(), it.weight)).collect();
    let expected =
        [("Left", Weight::NONE), ("Right", Weight::FULL), ("Neither * nor *", Weight::NONE)];
    assert_eq!(options, expected);
    let Ruling::Taken(second) = &verdicts[1].ruling else { panic!("{verdicts:?}") };
    assert_eq!(second.stem().as_str(), "A. Smith wrote which book?");
}

#[test]
fn one_bad_question_does_not_spoil_the_others() {
    let aiken = "Too few answers\nA) The only one\nANSWER: A\n\n\
                 ANSWER: B\n\n\
                 Good\nA) a\nB) b\nANSWER: B\n\n\
                 Without an end\nA) a\nB) b\n\n\
                 Good\nA) a\nB) b\nANSWER: A\n";
    let verdicts = read(aiken);
    let lines: Vec<(u32, bool)> =
        verdicts.iter().map(|it| (it.line, it.question().is_some())).collect();
    assert_eq!(lines, [(1, false), (5, false), (7, true), (12, false), (16, true)]);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    use Rejection as R;
    let syntax = |line, expected| R::Syntax { line, expected };
    let many: Vec<String> = ('A'..='Z').map(|it| format!("{it}) {it}\n")).collect();
    let many = many.concat();
    let table = [
        ("q\nA) a\nANSWER: A".to_owned(), R::Question(QuestionRefused::TooFewOptions)),
        ("ANSWER: A".to_owned(), syntax(1, Expected::Stem)),
        ("A) a\nB) b\nANSWER: A".to_owned(), syntax(1, Expected::Stem)),
        ("q\nA) a\nC) c\nANSWER: A".to_owned(), syntax(3, Expected::Option('B'))),
        ("q\nB) b\nC) c\nANSWER: B".to_owned(), syntax(2, Expected::Option('A'))),
        ("q\nA) a\nB) b\nANSWER: C".to_owned(), syntax(4, Expected::Answer)),
        ("q\nA) a\nB) b\nANSWER: A, B".to_owned(), syntax(4, Expected::Answer)),
        ("q\nA) a\nB) b\nANSWER:".to_owned(), syntax(4, Expected::Answer)),
        ("q\nA) a\nmore\nB) b\nANSWER: A".to_owned(), syntax(3, Expected::Option('B'))),
        ("q\nA) a\nB) b".to_owned(), syntax(3, Expected::Answer)),
        ("q".to_owned(), syntax(1, Expected::Option('A'))),
        (
            "q\nA) a\nB) A\nANSWER: A".to_owned(),
            R::Question(QuestionRefused::SameOptions { first: 0, second: 1 }),
        ),
        (format!("q\n{many}ANSWER: A"), R::Question(QuestionRefused::TooManyOptions)),
        (format!("q\n{many}A) more\nANSWER: A"), syntax(28, Expected::Answer)),
    ];
    for (aiken, rejection) in table {
        let verdicts = read(&aiken);
        assert_eq!(verdicts.len(), 1, "{aiken}: {verdicts:?}");
        assert_eq!(verdicts[0].ruling, Ruling::Rejected(rejection), "{aiken}");
    }
    let twice = read("q\nA) a\nB) b\nANSWER: A\nANSWER: B");
    assert!(twice[0].question().is_some());
    assert_eq!((twice.len(), twice[1].line), (2, 5));
}

#[test]
fn a_file_has_its_limits() {
    let many = "q\nA) a\nB) b\nANSWER: A\n".repeat(501);
    assert_eq!(read_questions(&many, Format::Aiken), Err(FileRefused::TooManyQuestions));
    for piece in ["A) a\n", "ANSWER: A\n", "q\n", "q\n\n", "\n", "A. x\n\n"] {
        let _ = read_questions(&piece.repeat(40_000), Format::Aiken);
    }
}

#[test]
fn the_format_is_told_from_the_text() {
    let table = [
        ("q {T}", Some(Format::Gift)),
        ("::a::b", Some(Format::Gift)),
        ("$CATEGORY: a", Some(Format::Gift)),
        ("q {x}\nA) a\nB) b\nANSWER: A", Some(Format::Aiken)),
        ("A question.\r\nA. a\r\nB. b\r\nANSWER: A\r\n", Some(Format::Aiken)),
        ("name;email", None),
        ("", None),
    ];
    for (text, format) in table {
        assert_eq!(Format::detect(text), format, "{text}");
    }
    assert!(Format::ALL.iter().all(|it| Format::parse(it.name()) == Some(*it)));
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(lines in proptest::collection::vec("A\\) a|B\\. b|C\\) |ANSWER: [A-C]|\\PC{0,4}|", 0..20)) {
        let verdicts = read(&lines.join("\n"));
        prop_assert!(verdicts.windows(2).all(|it| it[0].line <= it[1].line));
    }
}

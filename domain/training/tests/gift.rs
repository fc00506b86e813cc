//! Every real GIFT file, compared with what a reference grammar found in it.

#![expect(clippy::expect_used, reason = "a test that cannot read its files fails")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use domain_training::{
    Decimal, Feedback, Format, NewQuestion, QuestionKind, QuestionType, Rejection, Ruling, Verdict,
    Weight, WrittenKind, read_questions,
};
use serde_json::Value;

const N_FILES: usize = 51;

#[test]
fn every_real_file_is_read_as_the_reference_reads_it() {
    let names = names();
    assert_eq!(names.len(), N_FILES);
    for name in names {
        let expected: Vec<Value> =
            serde_json::from_str(&file(&format!("{name}.json"))).expect("a parse");
        // Categories are read, and there are none here.
        let expected: Vec<&Value> = expected.iter().filter(|it| it["type"] != "Category").collect();
        let verdicts = read_questions(&file(&format!("{name}.gift")), Format::Gift);
        let verdicts = verdicts.expect("a small file");
        assert_eq!(verdicts.len(), expected.len(), "{name}");
        for (verdict, expected) in verdicts.iter().zip(expected) {
            compare(&format!("{name}:{}", verdict.line), verdict, expected);
        }
    }
}

fn compare(place: &str, verdict: &Verdict, expected: &Value) {
    let title = expected["title"].as_str().map(str::to_owned);
    assert_eq!(verdict.title, title, "{place}");
    let rejection = match expected["type"].as_str() {
        Some("Description") => Some(Rejection::Description),
        Some("Essay") => Some(Rejection::Essay),
        Some("Matching") => Some(Rejection::Matching),
        _ => None,
    };
    if let Some(rejection) = rejection {
        assert_eq!(verdict.ruling, Ruling::Rejected(rejection), "{place}");
        return;
    }
    let Some(question) = verdict.question() else { panic!("{place}: {:?}", verdict.ruling) };
    assert_text(place, question.stem().as_str(), &expected["stem"]);
    let explanation = question.explanation().map(Feedback::as_str);
    assert_optional(place, explanation, &expected["globalFeedback"]);
    let has_gap = expected["hasEmbeddedAnswers"] == true;
    assert!(!has_gap || question.stem().as_str().contains("_____"), "{place}");
    match expected["type"].as_str() {
        Some("TF") => compare_true_false(place, question, expected),
        Some("MC") => compare_options(place, question, list(&expected["choices"])),
        Some("Short") => compare_texts(place, question, list(&expected["choices"])),
        Some("Numerical") => compare_numbers(place, question, &expected["choices"]),
        other => panic!("{place}: {other:?}"),
    }
}

/// The reference names the first feedback after what is true, whichever answer is right. Moodle
/// shows the first to whoever is wrong, which is what we do.
fn compare_true_false(place: &str, question: &NewQuestion, expected: &Value) {
    let QuestionKind::TrueFalse { answer, if_right, if_wrong } = question.kind() else {
        panic!("{place}: {question:?}");
    };
    assert_eq!(*answer, expected["isTrue"] == true, "{place}");
    assert_feedback(place, if_wrong.as_ref(), &expected["trueFeedback"]);
    assert_feedback(place, if_right.as_ref(), &expected["falseFeedback"]);
}

fn compare_options(place: &str, question: &NewQuestion, expected: &[Value]) {
    let is_single = expected.iter().any(|it| it["isCorrect"] == true);
    let wanted = if is_single { QuestionType::SingleChoice } else { QuestionType::SeveralAnswers };
    assert_eq!(question.kind().of_type(), wanted, "{place}");
    let options = question.kind().options();
    assert_eq!(options.len(), expected.len(), "{place}");
    for (option, expected) in options.iter().zip(expected) {
        assert_text(place, option.text.as_str(), &expected["text"]);
        assert_weight(place, option.weight, expected);
        assert_feedback(place, option.feedback.as_ref(), &expected["feedback"]);
    }
}

fn compare_texts(place: &str, question: &NewQuestion, expected: &[Value]) {
    let QuestionKind::ShortText { accepted, has_wildcards, is_case_sensitive } = question.kind()
    else {
        panic!("{place}: {question:?}");
    };
    assert!(!is_case_sensitive, "{place}");
    let has_star = expected.iter().any(|it| string(&it["text"]["text"]).contains('*'));
    assert_eq!(*has_wildcards, has_star, "{place}");
    assert_eq!(accepted.len(), expected.len(), "{place}");
    for (accepted, expected) in accepted.iter().zip(expected) {
        let words: Vec<&str> = string(&expected["text"]["text"]).split_whitespace().collect();
        assert_eq!(accepted.text.as_str(), words.join(" "), "{place}");
        assert_weight(place, accepted.weight, expected);
        assert_feedback(place, accepted.feedback.as_ref(), &expected["feedback"]);
    }
}

fn compare_numbers(place: &str, question: &NewQuestion, expected: &Value) {
    let WrittenKind::Number { accepted, otherwise } = question.kind() else {
        panic!("{place}: {question:?}");
    };
    let Some(expected) = expected.as_array() else {
        assert_eq!(accepted.len(), 1, "{place}");
        assert_eq!((accepted[0].value, accepted[0].tolerance), range(expected), "{place}");
        assert_eq!(accepted[0].weight, Weight::FULL, "{place}");
        return;
    };
    let (numbers, others): (Vec<&Value>, Vec<&Value>) =
        expected.iter().partition(|it| it["text"]["number"].is_number());
    assert_eq!(accepted.len(), numbers.len(), "{place}");
    for (accepted, expected) in accepted.iter().zip(numbers) {
        assert_eq!((accepted.value, accepted.tolerance), range(&expected["text"]), "{place}");
        assert_weight(place, accepted.weight, expected);
        assert_feedback(place, accepted.feedback.as_ref(), &expected["feedback"]);
    }
    let wrong = others.first().map_or(&Value::Null, |it| &it["feedback"]);
    assert_feedback(place, otherwise.as_ref(), wrong);
}

/// The number in the middle, and the tolerance.
fn range(expected: &Value) -> (Decimal, Decimal) {
    let number = |field: &str| {
        Decimal::parse(&expected[field].to_string()).unwrap_or_else(|_| panic!("{expected}"))
    };
    match expected["type"].as_str() {
        Some("simple") => (number("number"), Decimal::ZERO),
        Some("range") => (number("number"), number("range")),
        _ => Decimal::middle(number("numberLow"), number("numberHigh")).expect("few decimals"),
    }
}

fn assert_weight(place: &str, weight: Weight, expected: &Value) {
    let percent = match expected["weight"].as_f64() {
        Some(percent) => percent,
        None if expected["isCorrect"] == true => 100.0,
        None => 0.0,
    };
    // Thirds become the whole.
    assert!((f64::from(weight.ppm()) / 10_000.0 - percent).abs() < 0.001, "{place}: {weight}");
}

fn assert_feedback(place: &str, feedback: Option<&Feedback>, expected: &Value) {
    assert_optional(place, feedback.map(Feedback::as_str), expected);
}

fn assert_optional(place: &str, text: Option<&str>, expected: &Value) {
    match text {
        Some(text) => assert_text(place, text, expected),
        None => assert_eq!(shown(expected), "", "{place}: {expected}"),
    }
}

/// Compares what people read, whatever the markup.
fn assert_text(place: &str, markdown: &str, expected: &Value) {
    if expected["format"] == "markdown" {
        assert_eq!(markdown, string(&expected["text"]), "{place}");
        return;
    }
    if expected["format"] == "html" {
        assert_eq!(
            without_blanks(&without_marks(markdown)),
            shown(expected),
            "{place}: {markdown}"
        );
        return;
    }
    // The reference puts blanks around every gap; we keep the ones of the sentence.
    let text = string(&expected["text"]).replace("_____ .", "_____.");
    assert_eq!(unescaped(markdown), text, "{place}: {markdown}");
}

/// The letters that a person would see, without blanks.
fn shown(expected: &Value) -> String {
    let text = expected["text"].as_str().unwrap_or_default();
    without_blanks(&if expected["format"] == "html" { without_tags(text) } else { text.to_owned() })
}

fn without_tags(html: &str) -> String {
    let (mut text, mut is_inside) = (String::new(), false);
    for character in html.replace("<!--<var>LE0000017566_20130224</var>-->", "").chars() {
        match character {
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ if !is_inside => text.push(character),
            _ => {}
        }
    }
    text.replace("&nbsp;", " ").replace("&quot;", "\"")
}

/// Markdown without emphasis, the addresses of links, and what stands for a picture.
fn without_marks(markdown: &str) -> String {
    let mut text = markdown.replace('*', "");
    while let Some(at) = text.find("](") {
        let end = at + text[at..].find(')').expect("a whole link");
        text.replace_range(at..=end, "");
        let open = text[..at].rfind('[').expect("a whole link");
        text.remove(open);
    }
    unescaped(&text.replace("(missing picture: 3.png)", ""))
}

fn unescaped(markdown: &str) -> String {
    let mut text = String::new();
    let mut characters = markdown.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape =
            character == '\\' && characters.peek().is_some_and(char::is_ascii_punctuation);
        text.push(if is_escape { characters.next().unwrap_or(character) } else { character });
    }
    text
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/gift")
}

#[expect(clippy::disallowed_methods, reason = "these tests are about files")]
fn file(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names of all files in the folder, so that none is forgotten.
#[expect(clippy::disallowed_methods, reason = "these tests are about files")]
fn names() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).expect("the folder of real files");
    let names = files.map(|it| it.expect("a file").file_name().to_string_lossy().into_owned());
    names.filter_map(|it| it.strip_suffix(".gift").map(str::to_owned)).collect()
}

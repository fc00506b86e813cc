//! Aiken: a question, one option a line behind a letter, and a line `ANSWER: B`
//! (spec: training-reference, 5.2).

use super::{Expected, FileRefused, Rejection, Verdict, markdown};
use crate::{
    AnswerOption, NewQuestion, OptionText, Points, ProseError, QuestionRefused, Quiz, Stem, Weight,
    WrittenKind,
};

/// As far as a question was read.
#[derive(Default)]
struct Reading<'a> {
    stem: Vec<(u32, &'a str)>,
    options: Vec<(u32, &'a str)>,
    /// What went wrong first. The rest of the question is skipped.
    rejection: Option<Rejection>,
    is_after_blank: bool,
}

/// What a line of the file is.
enum Line<'a> {
    Blank,
    Option(char, &'a str),
    Answer(&'a str),
    Text(&'a str),
}

pub(super) fn read(text: &str) -> Result<Vec<Verdict>, FileRefused> {
    let mut verdicts = Vec::new();
    let mut reading = Reading::default();
    let mut lines = (1..).zip(text.split('\n'));
    while let Some((number, line)) = lines.next() {
        if Quiz::MAX_QUESTIONS < verdicts.len() {
            break;
        }
        match classify(line) {
            Line::Blank => {
                reading.is_after_blank = true;
                continue;
            }
            // A stem may begin like an option: "A. Smith wrote which book?"
            Line::Option('A', _) if reading.is_empty() && !is_before_second(lines.clone()) => {
                reading.stem.push((number, line.trim()));
            }
            Line::Option(letter, text) => reading.option(number, letter, text),
            Line::Answer(letters) => {
                verdicts.push(std::mem::take(&mut reading).answer(number, letters));
            }
            Line::Text(text) => {
                if reading.is_abandoned() {
                    verdicts.extend(std::mem::take(&mut reading).unfinished(number));
                }
                reading.text(number, text);
            }
        }
        reading.is_after_blank = false;
    }
    let end = u32::try_from(text.matches('\n').count() + 1).unwrap_or(u32::MAX);
    verdicts.extend(reading.unfinished(end));
    if Quiz::MAX_QUESTIONS < verdicts.len() {
        return Err(FileRefused::TooManyQuestions);
    }
    Ok(verdicts)
}

/// Whether a line says which option is right.
pub(super) fn is_answer(line: &str) -> bool {
    matches!(classify(line), Line::Answer(_))
}

/// Whether a line is an option.
pub(super) fn is_option(line: &str) -> bool {
    matches!(classify(line), Line::Option(..))
}

fn classify(line: &str) -> Line<'_> {
    let line = line.trim();
    if line.is_empty() {
        return Line::Blank;
    }
    let keyword = line.get(..7).filter(|it| it.eq_ignore_ascii_case("ANSWER:"));
    if keyword.is_some() {
        return Line::Answer(line[7..].trim());
    }
    let mut characters = line.chars();
    match (characters.next(), characters.next()) {
        (Some(letter @ 'A'..='Z'), Some(')' | '.')) => {
            Line::Option(letter, characters.as_str().trim())
        }
        _ => Line::Text(line),
    }
}

/// Whether the next line that is not empty is option B.
fn is_before_second<'a>(mut lines: impl Iterator<Item = (u32, &'a str)>) -> bool {
    let next = lines.find(|(_, line)| !line.trim().is_empty());
    next.is_some_and(|(_, line)| matches!(classify(line), Line::Option('B', _)))
}

impl<'a> Reading<'a> {
    fn is_empty(&self) -> bool {
        self.stem.is_empty() && self.options.is_empty() && self.rejection.is_none()
    }

    /// Whether an empty line came where the question should have gone on, so that a text after it
    /// is another question.
    fn is_abandoned(&self) -> bool {
        self.is_after_blank && !self.is_empty()
    }

    fn text(&mut self, line: u32, text: &'a str) {
        if self.options.is_empty() {
            self.stem.push((line, text));
        } else {
            self.reject(line, self.expected());
        }
    }

    fn option(&mut self, line: u32, letter: char, text: &'a str) {
        if self.stem.is_empty() {
            self.reject(line, Expected::Stem);
        }
        let expected = self.next_letter();
        if Some(letter) != expected {
            self.reject(line, expected.map_or(Expected::Answer, Expected::Option));
        }
        self.options.push((line, text));
    }

    fn answer(self, line: u32, letters: &str) -> Verdict {
        let begins = self.begins().unwrap_or(line);
        let read = self.question(line, letters);
        Verdict::new(begins, None, read.map(|it| (it, Vec::new())))
    }

    /// The verdict on a question that stops at a line without saying what is right.
    fn unfinished(self, line: u32) -> Option<Verdict> {
        let begins = self.begins()?;
        let syntax = Rejection::Syntax { line, expected: self.expected() };
        Some(Verdict::new(begins, None, Err(self.rejection.unwrap_or(syntax))))
    }

    fn question(self, line: u32, letters: &str) -> Result<NewQuestion, Rejection> {
        if let Some(rejection) = self.rejection {
            return Err(rejection);
        }
        if self.stem.is_empty() {
            return Err(Rejection::Syntax { line, expected: Expected::Stem });
        }
        if self.options.len() < 2 {
            return Err(Rejection::Question(QuestionRefused::TooFewOptions));
        }
        let mut characters = letters.chars();
        let right = match (characters.next(), characters.next()) {
            (Some(letter), None) => place_of(letter).filter(|it| *it < self.options.len()),
            _ => None,
        };
        let right = right.ok_or(Rejection::Syntax { line, expected: Expected::Answer })?;
        let lines: Vec<&str> = self.stem.iter().map(|(_, text)| *text).collect();
        let stem = Stem::parse(&markdown::literal(&lines.join("\n"))).map_err(Rejection::Stem)?;
        let mut options = Vec::new();
        for (position, (_, text)) in self.options.iter().enumerate() {
            let refused = |error: ProseError| Rejection::Option { position, error };
            let text = OptionText::parse(&markdown::literal(text)).map_err(refused)?;
            let weight = if position == right { Weight::FULL } else { Weight::NONE };
            options.push(AnswerOption { id: None, text, weight, feedback: None });
        }
        let kind = WrittenKind::SingleChoice { options };
        NewQuestion::write(stem, Points::ONE, kind, None).map_err(Rejection::Question)
    }

    fn begins(&self) -> Option<u32> {
        let first = |of: &[(u32, &str)]| of.first().map(|(line, _)| *line);
        first(&self.stem).or(first(&self.options))
    }

    /// What the next line should be.
    fn expected(&self) -> Expected {
        match self.next_letter() {
            Some(letter) if self.options.len() < 2 => Expected::Option(letter),
            _ => Expected::Answer,
        }
    }

    fn next_letter(&self) -> Option<char> {
        ('A'..='Z').nth(self.options.len())
    }

    fn reject(&mut self, line: u32, expected: Expected) {
        self.rejection.get_or_insert(Rejection::Syntax { line, expected });
    }
}

fn place_of(letter: char) -> Option<usize> {
    ('A'..='Z').position(|it| it == letter.to_ascii_uppercase())
}

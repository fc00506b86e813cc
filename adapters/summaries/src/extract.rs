//! What the child process does: a document comes in, its text goes out. Everything here runs under
//! limits that the kernel holds, and none of it where pages are served.

mod docx;
mod limits;
mod pdf;
mod tidy;

use std::io::{self, Read, Write};

use application::courses::DocumentKind;
use domain_courses::NoSummary;

use limits::Limited;

/// More than any document that is taught from; a book of 1,000 pages has half of it.
pub(crate) const MOST_TEXT: usize = 4 * 1024 * 1024;
/// What the child takes in at most. What may be uploaded is less.
const MOST_INPUT: u64 = 128 * 1024 * 1024;

/// Reads a document from standard input and writes its text to standard output, a paragraph on a
/// line. The exit code says why there is none.
pub fn extract_text(kind: DocumentKind) -> u8 {
    match limits::hold() {
        Ok(Limited) => {}
        Err(err) => {
            eprintln!("the limits cannot be set: {err}");
            return CODE_NO_LIMITS;
        }
    }
    let mut document = Vec::new();
    if let Err(err) = io::stdin().lock().take(MOST_INPUT).read_to_end(&mut document) {
        eprintln!("standard input cannot be read: {err}");
        return CODE_NO_INPUT;
    }
    match text(kind, document) {
        Ok(text) => match io::stdout().lock().write_all(text.as_bytes()) {
            Ok(()) => 0,
            // Nobody waits for it any more.
            Err(_) => CODE_NO_INPUT,
        },
        Err(why) => code(why),
    }
}

fn text(kind: DocumentKind, document: Vec<u8>) -> Result<String, NoSummary> {
    let text = match kind {
        DocumentKind::Docx => docx::text(&document)?,
        DocumentKind::Pdf => pdf::text(document)?,
    };
    match text.chars().any(char::is_alphanumeric) {
        true => Ok(text),
        false => Err(NoSummary::NoText),
    }
}

pub(crate) const CODE_NO_LIMITS: u8 = 2;
const CODE_NO_INPUT: u8 = 3;

const CODES: [(NoSummary, u8); 5] = [
    (NoSummary::Encrypted, 10),
    (NoSummary::Broken, 11),
    (NoSummary::NoText, 12),
    (NoSummary::TooBig, 13),
    (NoSummary::TooSlow, 14),
];

fn code(why: NoSummary) -> u8 {
    CODES.iter().find(|(it, _)| *it == why).map_or(11, |(_, code)| *code)
}

/// What a child says with its exit code.
pub(crate) fn why(code: i32) -> Option<NoSummary> {
    CODES.iter().find(|(_, it)| i32::from(*it) == code).map(|(why, _)| *why)
}

/// The text as far as it has come, paragraph by paragraph.
#[derive(Default)]
struct Paragraphs {
    text: String,
}

impl Paragraphs {
    fn add(&mut self, paragraph: &str) -> Result<(), NoSummary> {
        tidy::push(&mut self.text, paragraph);
        match self.text.len() <= MOST_TEXT {
            true => Ok(()),
            false => Err(NoSummary::TooBig),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        for (reason, _) in CODES {
            assert_eq!(why(i32::from(code(reason))), Some(reason));
        }
        assert_eq!(why(0), None);
    }

    #[test]
    fn there_is_a_limit_to_how_much_text_is_taken_out() {
        let mut paragraphs = Paragraphs::default();
        let long = "word ".repeat(MOST_TEXT / 10);
        assert_eq!(paragraphs.add(&long), Ok(()));
        assert_eq!(paragraphs.add(&long), Ok(()));
        assert_eq!(paragraphs.add(&long), Err(NoSummary::TooBig));
    }
}

//! What stands between the braces.

use super::scan;
use crate::{
    Weight, WeightError,
    import::{Expected, Rejection},
};

/// One of the answers of a question, as the file has it.
pub(super) struct Entry<'a> {
    pub(super) sign: Sign,
    pub(super) weight: Option<Weight>,
    pub(super) text: &'a str,
    /// `None` if there is no `#`.
    pub(super) feedback: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Right,
    Wrong,
    /// Before the first sign: a lone answer needs none.
    None,
}

/// The answers of a question, before any is understood.
pub(super) struct Entries<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// Whether an `=` that may have been meant as text begins an answer.
    pub(super) has_equals_in_feedback: bool,
}

/// More answers than this are none that a question could have.
const MAX_ENTRIES: usize = 100;

/// Splits at every `=` and `~`. What stands before the first is an answer without a sign.
pub(super) fn split(body: &str) -> Result<Entries<'_>, Rejection> {
    let mut pieces = Entries { entries: Vec::new(), has_equals_in_feedback: false };
    let (mut sign, mut rest) = (Sign::None, body);
    loop {
        let end = scan::find(rest, b"=~");
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        if sign != Sign::None || !piece.trim().is_empty() {
            pieces.push(sign, piece)?;
        }
        let Some(next) = after.chars().next() else {
            return Ok(pieces);
        };
        sign = if next == '=' { Sign::Right } else { Sign::Wrong };
        let is_glued = !piece.ends_with(char::is_whitespace);
        let is_in_feedback = pieces.entries.last().is_some_and(|it| it.feedback.is_some());
        pieces.has_equals_in_feedback |= next == '=' && is_glued && is_in_feedback;
        rest = &after[1..];
    }
}

impl<'a> Entries<'a> {
    fn push(&mut self, sign: Sign, piece: &'a str) -> Result<(), Rejection> {
        let position = self.entries.len();
        if MAX_ENTRIES <= position {
            return Err(Rejection::Question(crate::QuestionRefused::TooManyOptions));
        }
        let (weight, rest) =
            weight(piece.trim()).map_err(|error| Rejection::Weight { position, error })?;
        let (text, feedback) = scan::split_once(rest, "#");
        self.entries.push(Entry { sign, weight, text: text.trim(), feedback });
        Ok(())
    }

    /// Refuses an answer that has no sign.
    pub(super) fn signed(self, line: u32) -> Result<Self, Rejection> {
        if self.entries.iter().any(|it| it.sign == Sign::None) {
            return Err(Rejection::Syntax { line, expected: Expected::Sign });
        }
        Ok(self)
    }
}

impl Entry<'_> {
    /// The weight it has, or that its sign says.
    pub(super) fn weight(&self) -> Weight {
        let by_sign = if self.sign == Sign::Wrong { Weight::NONE } else { Weight::FULL };
        self.weight.unwrap_or(by_sign)
    }
}

/// A weight such as `%50%` or `%-33.33333%` at the beginning. Anything else there is text.
fn weight(piece: &str) -> Result<(Option<Weight>, &str), WeightError> {
    let percent = piece.strip_prefix('%').and_then(|it| it.split_once('%'));
    match percent {
        Some((number, rest)) if is_number(number) => {
            Weight::parse_percent(number).map(|it| (Some(it), rest.trim_start()))
        }
        _ => Ok((None, piece)),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|it: char| it.is_ascii_digit())
        && digits.bytes().all(|it| it.is_ascii_digit() || it == b'.')
}

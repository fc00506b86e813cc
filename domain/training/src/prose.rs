use domain_kernel::compose;
use thiserror::Error;

/// What a module says, in Markdown.
pub type Content = Prose<100_000>;
/// What a question asks, in Markdown.
pub type Stem = Prose<4_000>;
/// Why the right answer is right, shown with the result.
pub type Explanation = Prose<4_000>;
/// What a person reads who gave this very answer.
pub type Feedback = Prose<4_000>;
/// One of the answers that a person may choose.
pub type OptionText = Prose<1_000>;

/// Text of several lines that a person typed, usually Markdown: NFC, trimmed, with `\n` between
/// lines, without control characters other than tab, 1 to `MAX` characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose<const MAX: usize>(String);

/// Why a text is not a [`Prose`]. A form adds which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProseError {
    #[error("this is empty")]
    Empty,
    #[error("keep this within {max} characters")]
    TooLong { max: usize },
    #[error("this has a character that cannot be shown")]
    Unprintable,
}

impl<const MAX: usize> Prose<MAX> {
    /// The most characters it may have.
    pub const MAX_CHARS: usize = MAX;

    pub fn parse(raw: &str) -> Result<Self, ProseError> {
        let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = compose(lines.trim());
        if text.is_empty() {
            return Err(ProseError::Empty);
        }
        if MAX < text.chars().count() {
            return Err(ProseError::TooLong { max: MAX });
        }
        if text.chars().any(is_unprintable) {
            return Err(ProseError::Unprintable);
        }
        Ok(Self(text))
    }

    /// Like [`Prose::parse`], for a field that may be left empty.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, ProseError> {
        match Self::parse(raw) {
            Err(ProseError::Empty) => Ok(None),
            parsed => parsed.map(Some),
        }
    }

    /// Takes a text from storage as it is, so that a later, stricter rule loses no record.
    pub fn restore(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What [`domain_kernel::Line`] refuses too, but for the two characters that lay out a text.
fn is_unprintable(it: char) -> bool {
    (it.is_control() && it != '\n' && it != '\t')
        || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_composed_and_its_lines_end_the_same_way() {
        let prose =
            Prose::<30>::parse("\r\n A\u{301}nna\r\n\t- one\r- two \n").expect("good prose");
        assert_eq!(prose.as_str(), "Ánna\n\t- one\n- two");
    }

    #[test]
    fn prose_counts_characters_and_refuses_what_cannot_be_shown() {
        assert_eq!(Prose::<3>::parse(" \n\t"), Err(ProseError::Empty));
        assert_eq!(Prose::<3>::parse_optional(" "), Ok(None));
        assert!(Prose::<3>::parse("äöü").is_ok());
        assert_eq!(Prose::<3>::parse("abcd"), Err(ProseError::TooLong { max: 3 }));
        for bad in ["a\0b", "a\u{202e}b", "a\u{7}", "a\u{85}b"] {
            assert_eq!(Prose::<9>::parse(bad), Err(ProseError::Unprintable), "{bad:?}");
        }
    }
}

use thiserror::Error;
use unicase::UniCase;
use unicode_normalization::UnicodeNormalization;

/// One line of text that a person typed: NFC, trimmed, inner blanks collapsed, without control or
/// bidirectional-override characters, 1 to `MAX` characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MAX: usize>(String);

/// Why a text is not a [`Line`]. A form adds which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LineError {
    #[error("this is empty")]
    Empty,
    #[error("keep this within {max} characters")]
    TooLong { max: usize },
    #[error("this has a character that cannot be shown")]
    Unprintable,
}

impl<const MAX: usize> Line<MAX> {
    /// The most characters it may have.
    pub const MAX_CHARS: usize = MAX;

    pub fn parse(raw: &str) -> Result<Self, LineError> {
        let line = clean_line(raw)?;
        if line.is_empty() {
            return Err(LineError::Empty);
        }
        if MAX < line.chars().count() {
            return Err(LineError::TooLong { max: MAX });
        }
        Ok(Self(line))
    }

    /// Like [`Line::parse`], for a field that may be left empty.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, LineError> {
        match Self::parse(raw) {
            Err(LineError::Empty) => Ok(None),
            parsed => parsed.map(Some),
        }
    }

    /// Takes a line from storage as it is, so that a later, stricter rule loses no record.
    pub fn restore(line: String) -> Self {
        Self(line)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Some lines of text that a person typed, each as in [`Line`], without empty ones at the beginning
/// and the end: 1 to `MAX` characters in all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    pub fn parse(raw: &str) -> Result<Self, LineError> {
        let lines: Result<Vec<String>, LineError> = raw.lines().map(clean_line).collect();
        let text = lines?.join("\n").trim().to_owned();
        if text.is_empty() {
            return Err(LineError::Empty);
        }
        if MAX < text.chars().count() {
            return Err(LineError::TooLong { max: MAX });
        }
        Ok(Self(text))
    }

    /// Like [`Text::parse`], for a field that may be left empty.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, LineError> {
        match Self::parse(raw) {
            Err(LineError::Empty) => Ok(None),
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

/// Unicode normalization form C (UAX #15).
pub fn compose(text: &str) -> String {
    text.nfc().collect()
}

/// NFC, trimmed, with every run of blanks as one space.
pub fn clean_line(raw: &str) -> Result<String, LineError> {
    let text = compose(raw);
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().any(is_unprintable) {
        return Err(LineError::Unprintable);
    }
    Ok(line)
}

/// The form in which two texts are compared where case does not matter: NFC, Unicode full case
/// folding, NFC again (The Unicode Standard 3.13, D145).
pub fn fold(text: &str) -> String {
    // Most codes are so, and a million of them are folded while somebody waits.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    UniCase::unicode(compose(text)).to_folded_case().nfc().collect()
}

/// Control characters, and the marks that make text run the other way than it reads.
fn is_unprintable(it: char) -> bool {
    it.is_control()
        || matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_composed_and_its_blanks_collapse() {
        let line = Line::<20>::parse("  A\u{301}nna \u{a0} Lindqvist\t").expect("a good line");
        assert_eq!(line.as_str(), "Ánna Lindqvist");
    }

    #[test]
    fn a_text_keeps_its_lines_and_no_blanks_around_them() {
        let text = Text::<30>::parse("\r\n Quay 4 \r\n\r\nHull\t HU1 \n\n").expect("a good text");
        assert_eq!(text.as_str(), "Quay 4\n\nHull HU1");
        assert_eq!(Text::<30>::parse(" \n "), Err(LineError::Empty));
        assert_eq!(Text::<3>::parse("ab\nc"), Err(LineError::TooLong { max: 3 }));
        assert_eq!(Text::<9>::parse("a\nb\u{7}"), Err(LineError::Unprintable));
        assert_eq!(Text::<9>::parse_optional("\n"), Ok(None));
    }

    #[test]
    fn a_line_counts_characters_and_refuses_what_cannot_be_shown() {
        assert_eq!(Line::<3>::parse(" \n "), Err(LineError::Empty));
        assert!(Line::<3>::parse("äöü").is_ok());
        assert_eq!(Line::<3>::parse("abcd"), Err(LineError::TooLong { max: 3 }));
        for bad in ["a\0b", "a\u{202e}b", "a\u{7}"] {
            assert_eq!(Line::<9>::parse(bad), Err(LineError::Unprintable), "{bad:?}");
        }
        assert_eq!(Line::<3>::parse_optional(""), Ok(None));
    }

    #[test]
    fn folding_forgets_case_and_nothing_else() {
        assert_eq!(fold("STRASSE"), fold("straße"));
        assert_eq!(fold("ÉMILE"), fold("e\u{301}mile"));
        assert_ne!(fold("emile"), fold("émile"));
    }
}

use domain_kernel::{LineError, clean_line, fold};

/// The number under which a company stands in an official register, as somebody wrote it. Two that
/// differ in case, blanks and signs are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationNumber(String);

impl RegistrationNumber {
    pub const MAX_CHARS: usize = 40;

    pub fn parse(raw: &str) -> Result<Self, LineError> {
        let number = clean_line(raw)?;
        if Self::MAX_CHARS < number.chars().count() {
            return Err(LineError::TooLong { max: Self::MAX_CHARS });
        }
        let number = Self(number);
        match number.key().is_empty() {
            true => Err(LineError::Empty),
            false => Ok(number),
        }
    }

    /// Takes a number from storage as it is.
    pub fn restore(number: String) -> Self {
        Self(number)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two are compared: letters and digits, case-folded.
    pub fn key(&self) -> String {
        fold(&self.0).chars().filter(|it| it.is_alphanumeric()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_however_it_is_spaced() {
        let key = |it| RegistrationNumber::parse(it).map(|it| it.key());
        assert_eq!(key("HRB 12345 B"), Ok("hrb12345b".to_owned()));
        assert_eq!(key("hrb-12345/b"), key("HRB 12345 B"));
        assert_ne!(key("HRB 12345"), key("HRB 12346"));
    }

    #[test]
    fn what_has_no_letter_or_digit_is_no_number() {
        for bad in ["", " ", "-/-"] {
            assert_eq!(RegistrationNumber::parse(bad), Err(LineError::Empty), "{bad:?}");
        }
        let long = RegistrationNumber::parse(&"1".repeat(41));
        assert_eq!(long, Err(LineError::TooLong { max: 40 }));
    }
}

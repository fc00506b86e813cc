use std::fmt;

use domain_kernel::{compose, fold};
use thiserror::Error;

/// A password that is good enough to be chosen. Never shown, logged or stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

/// What somebody typed as their password. It may be anything.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedPassword(String);

/// Words that a person's password must not be made of: names that others guess first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords<'a> {
    pub company: &'a str,
    pub name: &'a str,
    /// The part before the `@`.
    pub email: &'a str,
    pub username: Option<&'a str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordError {
    #[error("use at least 8 characters")]
    TooShort,
    #[error("operators use at least 12 characters")]
    TooShortForOperator,
    #[error("use at most 128 characters")]
    TooLong,
    #[error("this password is one of the first that others would try")]
    Common,
    #[error("use a password that is not made of your own name or the company's")]
    Guessable,
}

/// One a line, in lower case (`data/README.md` says where they come from).
const COMMON: &str = include_str!("../data/common-passwords.txt");

impl Password {
    /// 8 to 128 characters and nothing that is tried first; no rules about kinds of characters
    /// (spec: quality, 2; OWASP ASVS 5.0, 6.2).
    pub fn parse(raw: &str, own: &OwnWords<'_>) -> Result<Self, PasswordError> {
        let password = compose(raw);
        let n_chars = password.chars().count();
        if n_chars < 8 {
            return Err(PasswordError::TooShort);
        }
        if 128 < n_chars {
            return Err(PasswordError::TooLong);
        }
        let folded = fold(&password);
        let letters = letters_of(&folded);
        if is_common(&folded) {
            return Err(PasswordError::Common);
        }
        let words = ["shipshape", own.company, own.name, own.email];
        let mut words = words.into_iter().chain(own.username).chain(own.name.split(' '));
        if !letters.is_empty() && words.any(|it| letters_of(&fold(it)) == letters) {
            return Err(PasswordError::Guessable);
        }
        Ok(Self(password))
    }

    /// Like [`Password::parse`], and longer, for those who can look into every company (spec:
    /// defaults, 4).
    pub fn parse_for_operator(raw: &str, own: &OwnWords<'_>) -> Result<Self, PasswordError> {
        if compose(raw).chars().count() < 12 {
            return Err(PasswordError::TooShortForOperator);
        }
        Self::parse(raw, own)
    }

    /// Takes one that the program drew at random.
    pub fn generated(password: String) -> Self {
        Self(password)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TypedPassword {
    /// In the form in which chosen ones are kept: NFC, otherwise untouched.
    pub fn new(raw: &str) -> Self {
        Self(compose(raw))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPassword(…)")
    }
}

fn is_common(folded: &str) -> bool {
    COMMON.lines().any(|it| it == folded)
}

/// Without digits, signs and blanks, so that a name stays a name with a year after it.
fn letters_of(folded: &str) -> String {
    folded.chars().filter(|it| it.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: OwnWords<'_> = OwnWords {
        company: "Harbour & Sons",
        name: "Anna Lindqvist",
        email: "a.lindqvist",
        username: Some("anna"),
    };

    #[test]
    fn a_password_has_8_to_128_characters_of_any_kind() {
        assert_eq!(Password::parse("äöüäöüä", &OWN), Err(PasswordError::TooShort));
        assert!(Password::parse("correct horse", &OWN).is_ok());
        assert!(Password::parse(&"ä".repeat(128), &OWN).is_ok());
        assert_eq!(Password::parse(&"ä".repeat(129), &OWN), Err(PasswordError::TooLong));
    }

    #[test]
    fn an_operators_password_is_longer() {
        let short = Password::parse_for_operator("eleven char", &OWN);
        assert_eq!(short, Err(PasswordError::TooShortForOperator));
        assert!(Password::parse_for_operator("twelve chars", &OWN).is_ok());
        let common = Password::parse_for_operator("avrillavigne", &OWN);
        assert_eq!(common, Err(PasswordError::Common));
    }

    #[test]
    fn what_others_would_try_first_is_refused() {
        for common in ["password", "Password1", "qwertyuiop", "12345678"] {
            assert_eq!(Password::parse(common, &OWN), Err(PasswordError::Common), "{common}");
        }
        for own in ["Shipshape1", "harbour & sons!", "Lindqvist2026", "anna12345", "A.Lindqvist"] {
            assert_eq!(Password::parse(own, &OWN), Err(PasswordError::Guessable), "{own}");
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        assert_eq!(format!("{:?}", TypedPassword::new("secret")), "TypedPassword(…)");
    }
}

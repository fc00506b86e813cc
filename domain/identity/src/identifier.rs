use domain_kernel::{PersonId, clean_line, fold};
use thiserror::Error;

/// An e-mail address as a person wrote it. Two that differ in case name the same account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// A short name to sign in with, for people without an e-mail address at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username(String);

/// An e-mail address or username in the form in which two are compared: it names one account of
/// the installation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EmailError {
    #[error("enter an e-mail address")]
    Empty,
    #[error("enter an e-mail address like name@example.com")]
    Malformed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum UsernameError {
    #[error(
        "use 3 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit"
    )]
    Malformed,
}

const NOBODYS: &str = "@erased.invalid";

impl Email {
    /// RFC 5321 allows 254 bytes for an address and 64 for the part before the `@`.
    const MOST_BYTES: usize = 254;
    const MOST_LOCAL_BYTES: usize = 64;

    /// Takes what a form can reasonably ask for: one `@`, no blanks or quotes, and a domain with a
    /// dot in it, or `localhost`. Whether somebody reads it, only a mail can tell.
    pub fn parse(raw: &str) -> Result<Self, EmailError> {
        let email = clean_line(raw).map_err(|_| EmailError::Malformed)?;
        if email.is_empty() {
            return Err(EmailError::Empty);
        }
        let (local, domain) = email.split_once('@').ok_or(EmailError::Malformed)?;
        let is_local = !local.is_empty()
            && local.len() <= Self::MOST_LOCAL_BYTES
            && local.split('.').all(|it| !it.is_empty())
            && local.chars().all(|it| !it.is_whitespace() && !r#"<>()[]\,;:""#.contains(it));
        if !is_local || Self::MOST_BYTES < email.len() || !is_domain(domain) {
            return Err(EmailError::Malformed);
        }
        Ok(Self(email))
    }

    /// Takes an address from storage as it is.
    pub fn restore(email: String) -> Self {
        Self(email)
    }

    /// Stands in the place of the address of somebody who was erased. No mail ever goes there
    /// (RFC 6761).
    pub fn nobodys(person: PersonId) -> Self {
        Self(format!("{person}{NOBODYS}"))
    }

    pub fn is_nobodys(&self) -> bool {
        self.0.ends_with(NOBODYS)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the `@`.
    pub fn local(&self) -> &str {
        self.0.split('@').next().unwrap_or_default()
    }

    pub fn identifier(&self) -> Identifier {
        Identifier(fold(&self.0))
    }
}

impl Username {
    /// Without an `@`, so that it can never be taken for somebody's e-mail address.
    pub fn parse(raw: &str) -> Result<Option<Self>, UsernameError> {
        let name = clean_line(raw).map_err(|_| UsernameError::Malformed)?;
        let Some(first) = name.chars().next() else {
            return Ok(None);
        };
        let is_good = first.is_alphanumeric()
            && (3..=64).contains(&name.chars().count())
            && name.chars().all(|it| it.is_alphanumeric() || "._-".contains(it));
        is_good.then_some(Some(Self(name))).ok_or(UsernameError::Malformed)
    }

    /// Takes a name from storage as it is.
    pub fn restore(username: String) -> Self {
        Self(username)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn identifier(&self) -> Identifier {
        Identifier(fold(&self.0))
    }
}

impl Identifier {
    /// Longer than any account's, and short enough to be hashed and compared in no time.
    const MOST_CHARS: usize = 320;

    /// Takes whatever somebody typed to sign in. What cannot name an account is `None`.
    pub fn parse(raw: &str) -> Option<Self> {
        let line = clean_line(raw).ok()?;
        if line.is_empty() || Self::MOST_CHARS < line.chars().count() {
            return None;
        }
        // Folding makes some letters two or three.
        let folded = fold(&line);
        (folded.chars().count() <= Self::MOST_CHARS).then_some(Self(folded))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Labels of 1 to 63 letters, digits or inner dashes (RFC 1035, 2.3.1; letters of any script).
fn is_domain(domain: &str) -> bool {
    let is_label = |it: &str| {
        (1..=63).contains(&it.len())
            && it.chars().all(|it| it.is_alphanumeric() || it == '-')
            && !it.starts_with('-')
            && !it.ends_with('-')
    };
    domain == "localhost" || (domain.contains('.') && domain.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_one_that_can_be_written_to() {
        for good in ["a@b.co", " Anna.O'Neil+tag@Harbour.example ", "jürgen@bücher.example"] {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        let long = format!("{}@b.co", "a".repeat(65));
        let bad =
            ["a", "@b.co", "a@", "a@b", "a b@c.de", "a@b@c.de", "a..b@c.de", "a@-b.co", &long];
        for bad in bad {
            assert_eq!(Email::parse(bad), Err(EmailError::Malformed), "{bad}");
        }
        assert_eq!(Email::parse("  "), Err(EmailError::Empty));
    }

    #[test]
    fn addresses_and_names_that_differ_in_case_are_one_account() {
        let email = Email::parse("Anna@Harbour.example").expect("good");
        assert_eq!(Identifier::parse(" anna@HARBOUR.example"), Some(email.identifier()));
        assert_eq!(email.as_str(), "Anna@Harbour.example");
    }

    #[test]
    fn a_username_is_no_email() {
        assert_eq!(Username::parse(" "), Ok(None));
        assert!(matches!(Username::parse("Kofi.M-2"), Ok(Some(_))));
        assert!(matches!(Username::parse("4711"), Ok(Some(_))));
        for bad in ["ko", ".kofi", "kofi@home", "ko fi", "<b>", &"k".repeat(65)] {
            assert_eq!(Username::parse(bad), Err(UsernameError::Malformed), "{bad}");
        }
    }
}

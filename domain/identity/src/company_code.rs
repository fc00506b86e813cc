use std::fmt;

use thiserror::Error;

/// By which a worker asks to join a company: eight characters that are not mistaken for one
/// another, and that spell no word because there are no vowels (spec: equipment, "Companies and
/// invites"). It is no secret: it hangs on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyCode([u8; 8]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a company ID has eight letters and digits, such as KHTR-4W7C")]
pub struct CompanyCodeError;

impl CompanyCode {
    const ALPHABET: &[u8] = b"BCDFGHJKMNPQRTVWXY34679";

    /// Of 23⁸ codes, the one that this randomness draws.
    pub fn draw(random: [u8; 16]) -> Self {
        let mut left = u128::from_le_bytes(random);
        let n = Self::ALPHABET.len();
        Self(std::array::from_fn(|_| {
            let digit = usize::try_from(left % n as u128).unwrap_or_default();
            left /= n as u128;
            Self::ALPHABET[digit]
        }))
    }

    /// Takes it in any case, with blanks and hyphens wherever somebody put them.
    pub fn parse(raw: &str) -> Result<Self, CompanyCodeError> {
        let typed = raw.chars().filter(|it| !it.is_whitespace() && *it != '-');
        let typed: String = typed.flat_map(char::to_uppercase).collect();
        let code: [u8; 8] = typed.as_bytes().try_into().map_err(|_| CompanyCodeError)?;
        match code.iter().all(|it| Self::ALPHABET.contains(it)) {
            true => Ok(Self(code)),
            false => Err(CompanyCodeError),
        }
    }

    /// The eight characters that stores keep. People see it with a hyphen in the middle.
    pub fn plain(self) -> String {
        self.0.iter().map(|it| char::from(*it)).collect()
    }
}

impl fmt::Display for CompanyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (left, right) = plain.split_at(4);
        write!(f, "{left}-{right}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = CompanyCode::draw([7; 16]);
        let shown = code.to_string();
        assert_eq!(shown.len(), 9);
        for typed in [shown.clone(), shown.to_lowercase(), format!(" {} ", code.plain())] {
            assert_eq!(CompanyCode::parse(&typed), Ok(code), "{typed:?}");
        }
    }

    #[test]
    fn what_no_code_looks_like_is_refused() {
        for typed in ["", "KHTR-4W7", "KHTR-4W7CC", "AEIO-UAEI", "KHTR-4W0C", "ÄHTR-4W7"] {
            assert_eq!(CompanyCode::parse(typed), Err(CompanyCodeError), "{typed:?}");
        }
    }

    #[test]
    fn other_randomness_draws_another_code() {
        let codes: std::collections::BTreeSet<_> =
            (0..=255).map(|it| CompanyCode::draw([it; 16])).collect();
        assert_eq!(codes.len(), 256);
    }
}

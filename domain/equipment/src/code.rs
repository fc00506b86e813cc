use std::fmt;

use domain_kernel::Timestamp;
use thiserror::Error;

use crate::ItemId;

/// Crockford's alphabet: no I, L, O and U, which are read or said as something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// A prime above 32, so that one wrong character and two that changed places leave another rest
/// (Crockford, "Base 32", check symbols).
const MODULUS: usize = 37;
const N_CHARS: usize = 8;

/// What stands on an item's label, and shows that who types it is beside the item: 40 bits and a
/// check character. Not to be logged (spec: equipment, "Activation code").
#[derive(Clone, PartialEq, Eq)]
pub struct ActivationCode([u8; N_CHARS]);

/// What was typed is no code, so it is a slip and no guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CodeError {
    #[error("a code has eight characters and one more to check them")]
    Malformed,
    #[error("one of the characters is another one on the label")]
    Mistyped,
}

/// Which of an item's codes it is, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeNumber(u32);

/// What a code is kept and found by, which says nothing about the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeHash(pub [u8; 32]);

/// One code of an item, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCode {
    pub item: ItemId,
    pub number: CodeNumber,
    pub hash: CodeHash,
    /// The code itself, encrypted, as long as it opens the item.
    pub sealed: Option<Vec<u8>>,
    pub since: Timestamp,
    /// When another one took its place, or the item was retired.
    pub replaced: Option<Timestamp>,
}

impl ActivationCode {
    /// The code that these bytes say, of which each bit counts. Nothing where its check character
    /// would be one of the five that no label and no telephone's first keyboard has.
    pub fn from_bits(bits: [u8; 5]) -> Option<Self> {
        let bits = bits.iter().fold(0_u64, |all, it| all << 8 | u64::from(*it));
        let digits = (0..N_CHARS).map(|place| bits >> (5 * (N_CHARS - 1 - place)) & 31);
        let mut chars = [b'0'; N_CHARS];
        for (char, digit) in chars.iter_mut().zip(digits) {
            *char = usize::try_from(digit)
                .ok()
                .and_then(|it| ALPHABET.get(it))
                .copied()
                .unwrap_or(b'0');
        }
        let code = Self(chars);
        code.check().is_some().then_some(code)
    }

    /// Takes it as people type and read it: whatever the case, with blanks and dashes anywhere, O
    /// for 0, and I or L for 1. The address of a label is taken too, of which the code is the end.
    pub fn parse(raw: &str) -> Result<Self, CodeError> {
        let typed = raw.trim();
        let typed = match typed.contains("://") {
            true => typed.rsplit('/').next().unwrap_or_default(),
            false => typed,
        };
        let is_filler = |it: &char| it.is_whitespace() || matches!(it, '-' | '–' | '‑');
        let mut chars =
            typed.chars().filter(|it| !is_filler(it)).map(|it| match it.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            });
        let mut code = [b'0'; N_CHARS];
        for place in &mut code {
            let char = chars.next().and_then(|it| u8::try_from(it).ok());
            *place = char.filter(|it| ALPHABET.contains(it)).ok_or(CodeError::Malformed)?;
        }
        let check = chars.next().ok_or(CodeError::Malformed)?;
        if chars.next().is_some() || !ALPHABET.iter().any(|it| char::from(*it) == check) {
            return Err(CodeError::Malformed);
        }
        let code = Self(code);
        match code.check() == Some(check) {
            true => Ok(code),
            false => Err(CodeError::Mistyped),
        }
    }

    /// As labels show it: `7K3M-Q9TF-X`.
    pub fn shown(&self) -> String {
        let letters = self.letters();
        let (first, last) = letters.split_at(N_CHARS / 2);
        format!("{first}-{last}-{}", self.check().unwrap_or_default())
    }

    /// As addresses have it.
    pub fn plain(&self) -> String {
        format!("{}{}", self.letters(), self.check().unwrap_or_default())
    }

    fn letters(&self) -> String {
        self.0.iter().map(|it| char::from(*it)).collect()
    }

    /// The rest of the number that the characters are.
    fn check(&self) -> Option<char> {
        let digit = |it: &u8| ALPHABET.iter().position(|other| other == it).unwrap_or_default();
        let rest = self.0.iter().fold(0, |rest, it| (rest * ALPHABET.len() + digit(it)) % MODULUS);
        ALPHABET.get(rest).copied().map(char::from)
    }
}

/// A code is as good as a key.
impl fmt::Debug for ActivationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ActivationCode(…)")
    }
}

impl CodeNumber {
    pub const FIRST: Self = Self(1);

    pub fn new(number: u32) -> Self {
        Self(number)
    }

    pub fn get(self) -> u32 {
        self.0
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(bits: u64) -> Option<ActivationCode> {
        let [_, _, _, bits @ ..] = bits.to_be_bytes();
        ActivationCode::from_bits(bits)
    }

    #[test]
    fn a_code_is_shown_in_two_groups_and_a_check_character() {
        let shown = |bits| code(bits).map(|it| it.shown());
        assert_eq!(shown(0).as_deref(), Some("0000-0000-0"));
        assert_eq!(shown(31).as_deref(), Some("0000-000Z-Z"));
        assert_eq!(shown(36), None);
        assert_eq!(shown(37).as_deref(), Some("0000-0015-0"));
        assert_eq!(format!("{:?}", code(7)), "Some(ActivationCode(…))");
    }

    #[test]
    fn what_is_no_code_is_a_slip() {
        let long = "7".repeat(10_000);
        for (typed, error) in [
            ("", CodeError::Malformed),
            ("0000-0000", CodeError::Malformed),
            ("0000-0000-00", CodeError::Malformed),
            ("0000-000U-0", CodeError::Malformed),
            // Cyrillic and full-width letters look the same and are others.
            ("0000-000А-0", CodeError::Malformed),
            ("００００-００００-０", CodeError::Malformed),
            ("0000-0000-é", CodeError::Malformed),
            (&long, CodeError::Malformed),
            ("0000-0001-0", CodeError::Mistyped),
        ] {
            assert_eq!(ActivationCode::parse(typed), Err(error), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_code_is_read_however_people_type_it(code in any::<[u8; 5]>()) {
            let code = ActivationCode::from_bits(code);
            prop_assume!(code.is_some());
            let code = code.expect("just seen");
            let shown = code.shown();
            let spoken = shown.to_lowercase().replace('0', "o").replace('1', "l").replace('-', "  ");
            let address = format!("https://tools.harbour.example/e/{}", code.plain());
            for typed in [&shown, &code.plain(), &spoken, &shown.replace('1', "I"), &address] {
                prop_assert_eq!(&ActivationCode::parse(typed), &Ok(code.clone()), "{}", typed);
            }
        }

        #[test]
        fn one_wrong_character_or_two_that_changed_places_are_noticed(
            bits in any::<[u8; 5]>(),
            place in 0_usize..8,
            other in prop::sample::select(ALPHABET.as_slice()),
        ) {
            let code = ActivationCode::from_bits(bits);
            prop_assume!(code.is_some());
            let right = code.expect("just seen").plain().into_bytes();
            let mut wrong = right.clone();
            wrong[place] = other;
            let mut swapped = right.clone();
            swapped.swap(place, place + 1);
            for it in [wrong, swapped] {
                let it = String::from_utf8(it).expect("characters of the alphabet");
                let is_right = it.as_bytes() == right;
                prop_assert_eq!(ActivationCode::parse(&it).is_ok(), is_right, "{}", it);
            }
        }
    }
}

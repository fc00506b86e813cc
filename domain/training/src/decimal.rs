use std::{fmt, str};

use thiserror::Error;

/// An exact decimal number below 10^18 with at most 18 decimals, so that 0.1 + 0.2 is 0.3 and an
/// answer at the very edge of the tolerance is right (spec: training-reference, 4.3).
///
/// Its `Display` is what [`Decimal::parse`] reads back, and what stores keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    // In units of 10^-18. Invariant: below 10^36, so that no sum or difference of two overflows.
    units: i128,
}

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DecimalError {
    #[error("this is not a number; write digits, such as 12 or 0.5")]
    NotANumber,
    #[error("write a point before the decimals, and nothing between thousands")]
    Comma,
    #[error("this number is too large")]
    TooLarge,
    #[error("keep this within 18 decimals")]
    TooPrecise,
}

/// How many decimals a unit has, and how many digits may stand before them.
const DECIMALS: i32 = 18;
const ONE: i128 = 10_i128.pow(18);
/// More of an exponent than this is never meant.
const EXPONENT_DIGITS: usize = 3;

/// A number as it was written: which digits, and how many of them are decimals.
struct Written {
    is_negative: bool,
    digits: Vec<u8>,
    n_decimals: i32,
}

impl Decimal {
    pub const ZERO: Self = Self { units: 0 };

    /// Reads ASCII digits with an optional sign, point and exponent; blanks around them do not
    /// matter. Words such as `NaN`, hexadecimal and digits of other scripts are no numbers.
    pub fn parse(raw: &str) -> Result<Self, DecimalError> {
        let raw = raw.trim();
        let is_with_comma = raw.contains(',') && raw.bytes().any(|it| it.is_ascii_digit());
        if is_with_comma && raw.bytes().all(|it| b"0123456789+-.,".contains(&it)) {
            return Err(DecimalError::Comma);
        }
        let mut written = Written::read(raw.as_bytes()).ok_or(DecimalError::NotANumber)?;
        written.drop_zeros();
        written.decimal()
    }

    /// Reads what a person typed, who may write a comma before the decimals. One that could as well
    /// stand between thousands is refused.
    pub fn parse_typed(raw: &str) -> Result<Self, DecimalError> {
        match raw.trim().split_once(',') {
            Some((whole, decimals)) if !decimals.contains(['.', ',']) && !whole.contains('.') => {
                if is_thousands(whole, decimals) {
                    return Err(DecimalError::Comma);
                }
                Self::parse(&format!("{whole}.{decimals}"))
            }
            _ => Self::parse(raw),
        }
    }

    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether this is at most `tolerance` away from `center`.
    pub fn is_within(self, center: Self, tolerance: Self) -> bool {
        (self.units - center.units).abs() <= tolerance.units
    }

    /// The number in the middle of two, and how far they are from it. `None` if it takes more
    /// decimals than there are.
    pub fn middle(low: Self, high: Self) -> Option<(Self, Self)> {
        let (sum, difference) = (low.units + high.units, high.units - low.units);
        let is_exact = sum % 2 == 0 && difference % 2 == 0;
        is_exact.then_some((Self { units: sum / 2 }, Self { units: difference / 2 }))
    }

    /// How many times 10^-`decimals` this is, or `None` if it has more decimals than that.
    pub(crate) fn in_units_of(self, decimals: u32) -> Option<i128> {
        let unit = ONE / 10_i128.pow(decimals);
        (self.units % unit == 0).then_some(self.units / unit)
    }
}

impl Written {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (is_negative, bytes) = sign(bytes);
        let end = bytes.iter().position(|it| b"eE".contains(it)).unwrap_or(bytes.len());
        let (mantissa, exponent) = bytes.split_at(end);
        let point = mantissa.iter().position(|it| *it == b'.').unwrap_or(mantissa.len());
        let (whole, decimals) = mantissa.split_at(point);
        let decimals = decimals.get(1..).unwrap_or_default();
        let digits: Vec<u8> = [whole, decimals].concat();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let exponent = if exponent.is_empty() { 0 } else { read_exponent(&exponent[1..])? };
        let n_decimals = i32::try_from(decimals.len()).ok()?.checked_sub(exponent)?;
        Some(Self { is_negative, digits, n_decimals })
    }

    /// Drops the zeros before the first and after the last digit that counts.
    fn drop_zeros(&mut self) {
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
            self.n_decimals -= 1;
        }
        let n_leading = self.digits.iter().take_while(|it| **it == b'0').count();
        self.digits.drain(..n_leading);
    }

    fn decimal(&self) -> Result<Decimal, DecimalError> {
        if self.digits.is_empty() {
            return Ok(Decimal::ZERO);
        }
        let power = DECIMALS - self.n_decimals;
        let n_digits = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        if 2 * DECIMALS < n_digits.saturating_add(power) {
            return Err(DecimalError::TooLarge);
        }
        let Ok(power) = u32::try_from(power) else {
            return Err(DecimalError::TooPrecise);
        };
        let mut units = 0_i128;
        for digit in &self.digits {
            units = units * 10 + i128::from(digit - b'0');
        }
        units *= 10_i128.pow(power);
        Ok(Decimal { units: if self.is_negative { -units } else { units } })
    }
}

/// Whether `1,234` could be meant as 1234: one to three digits that do not begin with a zero,
/// and three more.
fn is_thousands(whole: &str, rest: &str) -> bool {
    let (_, whole) = sign(whole.as_bytes());
    let is_grouped = (1..=3).contains(&whole.len()) && whole[0] != b'0';
    is_grouped && rest.bytes().take_while(u8::is_ascii_digit).count() == 3
}

fn sign(bytes: &[u8]) -> (bool, &[u8]) {
    match bytes {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, bytes),
    }
}

fn read_exponent(bytes: &[u8]) -> Option<i32> {
    let (is_negative, digits) = sign(bytes);
    if digits.is_empty() || EXPONENT_DIGITS < digits.len() {
        return None;
    }
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let exponent: i32 = str::from_utf8(digits).ok()?.parse().ok()?;
    Some(if is_negative { -exponent } else { exponent })
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let (whole, rest) = (self.units.abs() / ONE, self.units.abs() % ONE);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:018}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let table = [
            ("3.142", "3.142"),
            (" -3.1420 ", "-3.142"),
            ("+007", "7"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0", "0"),
            ("0e400", "0"),
            ("1.5E3", "1500"),
            ("15e-1", "1.5"),
            ("999999999999999999.999999999999999999", "999999999999999999.999999999999999999"),
            ("1e-18", "0.000000000000000001"),
        ];
        for (written, shown) in table {
            assert_eq!(decimal(written).to_string(), shown, "{written}");
        }
    }

    #[test]
    fn a_person_may_write_a_comma_before_the_decimals() {
        for (typed, number) in [
            ("3,5", "3.5"),
            (" -12,25 ", "-12.25"),
            ("0,125", "0.125"),
            ("1234,567", "1234.567"),
            (",5", "0.5"),
            ("1,5e3", "1500"),
            ("3.5", "3.5"),
        ] {
            assert_eq!(Decimal::parse_typed(typed), Ok(decimal(number)), "{typed}");
        }
        for typed in ["1,234", "-12,345", "1,000.5", "1.000,5", "1,000,000"] {
            assert_eq!(Decimal::parse_typed(typed), Err(DecimalError::Comma), "{typed}");
        }
        for typed in [",", "x,5", "3,x", "3, 5", "３,５"] {
            assert_eq!(Decimal::parse_typed(typed), Err(DecimalError::NotANumber), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        use DecimalError as E;
        let table = [
            ("", E::NotANumber),
            ("NaN", E::NotANumber),
            ("inf", E::NotANumber),
            ("0x10", E::NotANumber),
            ("１２", E::NotANumber),
            ("1 2", E::NotANumber),
            ("1.2.3", E::NotANumber),
            (".", E::NotANumber),
            ("-", E::NotANumber),
            ("1e", E::NotANumber),
            ("1e1.5", E::NotANumber),
            ("1e9999", E::NotANumber),
            ("1\0", E::NotANumber),
            ("3,5", E::Comma),
            ("1,000.5", E::Comma),
            ("1e400", E::TooLarge),
            ("9223372036854775808", E::TooLarge),
            ("1e-19", E::TooPrecise),
        ];
        for (written, error) in table {
            assert_eq!(Decimal::parse(written), Err(error), "{written}");
        }
        assert_eq!(Decimal::parse(&"9".repeat(1_000_000)), Err(E::TooLarge));
    }

    #[test]
    fn the_edge_of_the_tolerance_is_within_it() {
        let (center, tolerance) = (decimal("0.3"), decimal("0.1"));
        assert!(decimal("0.4").is_within(center, tolerance));
        assert!(decimal("0.2").is_within(center, tolerance));
        assert!(!decimal("0.400000000000000001").is_within(center, tolerance));
        let far = decimal("-999999999999999999");
        assert!(!far.is_within(decimal("999999999999999999"), tolerance));
    }

    #[test]
    fn the_middle_is_exact_or_none() {
        let middle = Decimal::middle(decimal("3.141"), decimal("3.142"));
        assert_eq!(middle, Some((decimal("3.1415"), decimal("0.0005"))));
        assert_eq!(Decimal::middle(decimal("0"), decimal("1e-18")), None);
    }

    proptest! {
        #[test]
        fn a_number_is_read_back_as_it_is_shown(units in -(10_i128.pow(36) - 1)..10_i128.pow(36)) {
            let number = Decimal { units };
            prop_assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}|[-+0-9.eE]{0,40}") {
            let _ = Decimal::parse(&text);
        }
    }
}

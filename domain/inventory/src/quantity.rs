use std::{fmt, str};

use thiserror::Error;

/// How much of something there is: a decimal number as the ERP has it, negative ones too, never a
/// floating-point one (spec: inventory, "The ERP").
///
/// Its `Display` has a point and as many decimals as the ERP wrote, at most six.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    millionths: i64,
    // How many decimals are shown. Invariant: at most `Quantity::DECIMALS`.
    n_decimals: u8,
}

/// Why what an ERP says is no [`Quantity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum QuantityError {
    #[error("a number is digits with an optional sign and point, such as -12.5")]
    NotANumber,
    #[error("a number must be below 9 223 372 036 854")]
    TooLarge,
}

impl Quantity {
    pub const DECIMALS: u8 = 6;

    /// So many units of 10^-`scale`. What is finer than a millionth is rounded, half to even (IEEE
    /// 754, 4.3.1).
    pub fn scaled(units: i128, scale: u32) -> Result<Self, QuantityError> {
        let decimals = u32::from(Self::DECIMALS);
        let millionths = match scale <= decimals {
            true => units.checked_mul(10_i128.pow(decimals - scale)),
            false => Some(rounded(units, scale - decimals)),
        };
        let millionths = millionths.and_then(|it| i64::try_from(it).ok());
        let n_decimals = u8::try_from(scale.min(decimals)).unwrap_or(Self::DECIMALS);
        Ok(Self { millionths: millionths.ok_or(QuantityError::TooLarge)?, n_decimals })
    }

    /// Reads digits with an optional sign, point and exponent, as databases and spreadsheets write
    /// numbers; blanks around them do not matter.
    pub fn parse(raw: &str) -> Result<Self, QuantityError> {
        let raw = raw.trim();
        let (mantissa, exponent) = raw.split_once(['e', 'E']).unwrap_or((raw, "0"));
        let exponent: i32 = exponent.parse().map_err(|_| QuantityError::NotANumber)?;
        let (is_negative, digits) = match mantissa.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let all = [whole, decimals].concat();
        if all.is_empty() || !all.bytes().all(|it| it.is_ascii_digit()) {
            return Err(QuantityError::NotANumber);
        }
        let units: i128 = all.parse().map_err(|_| QuantityError::TooLarge)?;
        let units = if is_negative { -units } else { units };
        let n_decimals = i32::try_from(decimals.len()).map_err(|_| QuantityError::TooLarge)?;
        let scale = n_decimals.checked_sub(exponent).ok_or(QuantityError::TooLarge)?;
        match u32::try_from(scale) {
            Ok(scale) => Self::scaled(units, scale),
            Err(_) => Self::scaled(times_ten_to(units, scale.unsigned_abs())?, 0),
        }
    }

    /// Takes a quantity from storage.
    pub fn restore(millionths: i64, n_decimals: u8) -> Self {
        Self { millionths, n_decimals: n_decimals.min(Self::DECIMALS) }
    }

    pub fn millionths(self) -> i64 {
        self.millionths
    }

    /// How many decimals the ERP wrote, as far as they are kept.
    pub fn n_decimals(self) -> u8 {
        self.n_decimals
    }

    pub fn is_negative(self) -> bool {
        self.millionths < 0
    }
}

fn times_ten_to(units: i128, exponent: u32) -> Result<i128, QuantityError> {
    if units == 0 {
        return Ok(0);
    }
    let power = 10_i128.checked_pow(exponent).ok_or(QuantityError::TooLarge)?;
    units.checked_mul(power).ok_or(QuantityError::TooLarge)
}

/// A number divided by ten to some power, half to even. Whatever is divided by more than there are
/// digits is nothing.
fn rounded(units: i128, exponent: u32) -> i128 {
    let Some(divisor) = 10_i128.checked_pow(exponent) else {
        return 0;
    };
    let (whole, rest) = (units.div_euclid(divisor), units.rem_euclid(divisor));
    let is_up = match (rest * 2).cmp(&divisor) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => whole % 2 != 0,
        std::cmp::Ordering::Greater => true,
    };
    whole + i128::from(is_up)
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let millionths = self.millionths.unsigned_abs();
        let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
        write!(f, "{sign}{whole}")?;
        if self.n_decimals == 0 {
            return Ok(());
        }
        let decimals = format!("{rest:06}");
        write!(f, ".{}", &decimals[..usize::from(self.n_decimals)])
    }
}

impl str::FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(raw: &str) -> Result<Self, QuantityError> {
        Self::parse(raw)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quantity_is_shown_as_the_erp_wrote_it() {
        for (raw, shown) in [
            ("480", "480"),
            ("1250.500", "1250.500"),
            ("-24", "-24"),
            ("-0.25", "-0.25"),
            ("+7", "7"),
            (" 3.0 ", "3.0"),
            ("00012", "12"),
            (".5", "0.5"),
            ("1e3", "1000"),
            ("2.5E-2", "0.025"),
            ("-0", "0"),
            ("0.1234565", "0.123456"),
            ("0.1234575", "0.123458"),
            ("-0.1234565", "-0.123456"),
            ("0.0000000000000000000000000000000000000000001", "0.000000"),
            ("9223372036854.775807", "9223372036854.775807"),
        ] {
            let quantity = Quantity::parse(raw).map(|it| it.to_string());
            assert_eq!(quantity.as_deref(), Ok(shown), "{raw}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for raw in ["", "-", ".", "e5", "12a", "0x1F", "NaN", "1,5", "1 000", "--1", "1e", "１２"]
        {
            assert_eq!(Quantity::parse(raw), Err(QuantityError::NotANumber), "{raw}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        for raw in ["9223372036854.775808", "1e309", "9999999999999999999999999999999999999999"] {
            assert_eq!(Quantity::parse(raw), Err(QuantityError::TooLarge), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(millionths: i64) {
            let quantity = Quantity::restore(millionths, Quantity::DECIMALS);
            prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
        }
    }
}

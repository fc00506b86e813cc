use std::fmt;

use thiserror::Error;

use crate::{Decimal, Points};

/// The part of the points that passes, as an exact fraction (spec: training, T9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassMark {
    // Invariant: 0 < numerator <= denominator <= 10,000.
    numerator: u32,
    denominator: u32,
}

/// Why a fraction is not a pass mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PassMarkError {
    #[error("write a fraction or a percentage, such as 2/3 or 80 %")]
    NotAFraction,
    #[error("a pass mark of zero passes everybody; make this a module without quiz")]
    Zero,
    #[error("nobody can have more than all points")]
    AboveAll,
    #[error("use whole numbers up to 10,000, or a percentage with at most two decimals")]
    TooFine,
}

/// What it takes to pass a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// What passes: this and everything above it.
    pub score: Points,
    /// The least score above it that can be reached, for "You need 8 of 10": with three questions
    /// of one point each, 67 % means all three.
    pub least: Points,
    /// What there is to earn.
    pub max: Points,
}

impl PassMark {
    /// Half of the points.
    pub const HALF: Self = Self { numerator: 1, denominator: 2 };
    const MAX_DENOMINATOR: u32 = 10_000;

    pub fn new(numerator: u32, denominator: u32) -> Result<Self, PassMarkError> {
        if numerator == 0 {
            return Err(PassMarkError::Zero);
        }
        if Self::MAX_DENOMINATOR < denominator {
            return Err(PassMarkError::TooFine);
        }
        if denominator < numerator {
            return Err(PassMarkError::AboveAll);
        }
        Ok(Self { numerator, denominator })
    }

    /// Reads `2/3`, `80 %` or `66.67%`.
    pub fn parse(raw: &str) -> Result<Self, PassMarkError> {
        if let Some((numerator, denominator)) = raw.split_once('/') {
            return Self::new(whole(numerator)?, whole(denominator)?);
        }
        let percent = raw.trim().strip_suffix('%').ok_or(PassMarkError::NotAFraction)?;
        let percent = Decimal::parse(percent).map_err(|_| PassMarkError::NotAFraction)?;
        let hundredths = percent.in_units_of(2).ok_or(PassMarkError::TooFine)?;
        if percent.is_negative() {
            return Err(PassMarkError::NotAFraction);
        }
        let hundredths = u32::try_from(hundredths).map_err(|_| PassMarkError::AboveAll)?;
        match hundredths % 100 {
            0 => Self::new(hundredths / 100, 100),
            _ => Self::new(hundredths, Self::MAX_DENOMINATOR),
        }
    }

    /// Takes a fraction from storage as it is.
    pub fn restore(numerator: u32, denominator: u32) -> Self {
        Self { numerator, denominator }
    }

    pub fn numerator(self) -> u32 {
        self.numerator
    }

    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// The least score that passes: this part of `max`, rounded up to a thousandth.
    pub fn needed(self, max: Points) -> Points {
        let product = u64::from(max.milli()) * u64::from(self.numerator);
        let milli = product.div_ceil(u64::from(self.denominator).max(1));
        Points::from_milli(u32::try_from(milli).unwrap_or(u32::MAX))
    }
}

fn whole(raw: &str) -> Result<u32, PassMarkError> {
    let digits = raw.trim();
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return Err(PassMarkError::NotAFraction);
    }
    digits.parse().map_err(|_| PassMarkError::TooFine)
}

impl Default for PassMark {
    fn default() -> Self {
        Self::HALF
    }
}

/// The fraction as it was set: what [`PassMark::parse`] reads back.
impl fmt::Display for PassMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_mark_is_above_nothing_and_at_most_all() {
        assert_eq!(PassMark::new(0, 2), Err(PassMarkError::Zero));
        assert_eq!(PassMark::new(0, 0), Err(PassMarkError::Zero));
        assert_eq!(PassMark::new(1, 0), Err(PassMarkError::AboveAll));
        assert_eq!(PassMark::new(3, 2), Err(PassMarkError::AboveAll));
        assert_eq!(PassMark::new(1, 10_001), Err(PassMarkError::TooFine));
        assert!(PassMark::new(1, 1).is_ok());
    }

    #[test]
    fn a_pass_mark_is_read_as_a_fraction_or_a_percentage() {
        let table =
            [("2/3", "2/3"), (" 1 / 1 ", "1/1"), ("80 %", "80/100"), ("66.67%", "6667/10000")];
        for (written, shown) in table {
            assert_eq!(PassMark::parse(written).expect("a pass mark").to_string(), shown);
        }
        for (written, error) in [
            ("0 %", PassMarkError::Zero),
            ("101 %", PassMarkError::AboveAll),
            ("66.667 %", PassMarkError::TooFine),
            ("-5 %", PassMarkError::NotAFraction),
            ("80", PassMarkError::NotAFraction),
            ("1/", PassMarkError::NotAFraction),
            ("+1/2", PassMarkError::NotAFraction),
            ("1/99999999999", PassMarkError::TooFine),
        ] {
            assert_eq!(PassMark::parse(written), Err(error), "{written}");
        }
    }

    #[test]
    fn the_needed_score_is_rounded_up() {
        let table =
            [(1, 2, 10_000, 5_000), (2, 3, 3_000, 2_000), (67, 100, 3_000, 2_010), (1, 3, 1, 1)];
        for (numerator, denominator, max, needed) in table {
            let mark = PassMark::new(numerator, denominator).expect("a pass mark");
            assert_eq!(mark.needed(Points::from_milli(max)).milli(), needed);
        }
    }
}

use std::{fmt, iter};

use thiserror::Error;

use crate::{Decimal, Weight};

/// An amount of points in thousandths, so that a third of a point needs no float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

/// Why a text is not the points of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PointsError {
    #[error("write how many points this is worth, such as 1 or 2.5")]
    NotANumber,
    #[error("use at most three decimals")]
    TooFine,
    #[error("a question is worth 0 to 100 points")]
    OutOfRange,
}

impl Points {
    pub const ZERO: Self = Self(0);
    /// What a question is worth unless its author says otherwise.
    pub const ONE: Self = Self(1_000);
    /// The most one question is worth.
    pub const MOST: Self = Self(100_000);

    pub fn from_milli(milli: u32) -> Self {
        Self(milli)
    }

    pub fn milli(self) -> u32 {
        self.0
    }

    /// Reads what a question is worth, as its author writes it.
    pub fn parse(raw: &str) -> Result<Self, PointsError> {
        let number = Decimal::parse(raw).map_err(|_| PointsError::NotANumber)?;
        let milli = number.in_units_of(3).ok_or(PointsError::TooFine)?;
        match u32::try_from(milli) {
            Ok(milli) if Self(milli) <= Self::MOST => Ok(Self(milli)),
            _ => Err(PointsError::OutOfRange),
        }
    }

    /// The share of these points that a fraction of the full credit earns, half a thousandth
    /// rounded up.
    pub(crate) fn share(self, credit: Weight) -> Self {
        let product = u64::from(self.0) * u64::from(credit.credit());
        let milli = (product + u64::from(Weight::WHOLE / 2)) / u64::from(Weight::WHOLE);
        Self(u32::try_from(milli).unwrap_or(self.0))
    }
}

impl iter::Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, |total, it| Self(total.0.saturating_add(it.0)))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 1_000, self.0 % 1_000);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_they_are_shown() {
        for text in ["0", "1", "2.5", "0.001", "33.333", "100"] {
            assert_eq!(Points::parse(text).expect("good points").to_string(), text);
        }
        assert_eq!(Points::parse("many"), Err(PointsError::NotANumber));
        assert_eq!(Points::parse("0.0005"), Err(PointsError::TooFine));
        assert_eq!(Points::parse("-1"), Err(PointsError::OutOfRange));
        assert_eq!(Points::parse("100.001"), Err(PointsError::OutOfRange));
    }

    #[test]
    fn a_share_rounds_half_up() {
        let third = Weight::from_ppm(333_333).expect("a third");
        assert_eq!(Points::ONE.share(third).milli(), 333);
        let half = Weight::from_ppm(500_000).expect("a half");
        assert_eq!(Points::from_milli(1).share(half).milli(), 1);
        assert_eq!(Points::from_milli(3).share(half).milli(), 2);
        let least = Weight::from_ppm(1).expect("a millionth");
        assert_eq!(Points::ONE.share(least), Points::ZERO);
        assert_eq!(Points::MOST.share(Weight::FULL), Points::MOST);
    }
}

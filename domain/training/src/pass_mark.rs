use std::fmt;

use thiserror::Error;

use crate::{Decimal, Points};

/// What passes, either as an exact fraction of the points (spec: training, T9), or as points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PassMark(Mark);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Mark {
    // Invariant: 0 < numerator <= denominator <= 10,000.
    Part { numerator: u32, denominator: u32 },
    // Invariant: above zero. Whether there are so many is known when the questions are.
    Score(Points),
}

/// Why a fraction is not a pass mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PassMarkError {
    #[error("write a fraction, a percentage or points, such as 2/3, 80 % or 8 points")]
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
    pub const HALF: Self = Self(Mark::Part { numerator: 1, denominator: 2 });
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
        Ok(Self::restore(numerator, denominator))
    }

    pub fn of_points(points: Points) -> Result<Self, PassMarkError> {
        if points == Points::ZERO {
            return Err(PassMarkError::Zero);
        }
        Ok(Self::restore_points(points))
    }

    /// Reads `2/3`, `80 %`, `66.67%` or `8 points`, whatever points are called, as long as that
    /// begins with a p: `8 Punkte`.
    pub fn parse(raw: &str) -> Result<Self, PassMarkError> {
        if let Some((numerator, denominator)) = raw.split_once('/') {
            return Self::new(whole(numerator)?, whole(denominator)?);
        }
        let number = raw.trim().trim_end_matches(char::is_alphabetic);
        let unit = &raw.trim()[number.len()..];
        if unit.starts_with(['p', 'P']) {
            let milli = units(number, 3)?.ok_or(PassMarkError::TooFine)?;
            return Self::of_points(Points::from_milli(milli));
        }
        let percent = number.strip_suffix('%').filter(|_| unit.is_empty());
        let percent = percent.ok_or(PassMarkError::NotAFraction)?;
        let hundredths = units(percent, 2)?.ok_or(PassMarkError::TooFine)?;
        match hundredths % 100 {
            0 => Self::new(hundredths / 100, 100),
            _ => Self::new(hundredths, Self::MAX_DENOMINATOR),
        }
    }

    /// Takes a fraction from storage as it is.
    pub fn restore(numerator: u32, denominator: u32) -> Self {
        Self(Mark::Part { numerator, denominator })
    }

    /// Takes points from storage as they are.
    pub fn restore_points(points: Points) -> Self {
        Self(Mark::Score(points))
    }

    /// Numerator and denominator, if it is a fraction.
    pub fn part(self) -> Option<(u32, u32)> {
        match self.0 {
            Mark::Part { numerator, denominator } => Some((numerator, denominator)),
            Mark::Score(_) => None,
        }
    }

    /// The points, if it is points.
    pub fn points(self) -> Option<Points> {
        match self.0 {
            Mark::Part { .. } => None,
            Mark::Score(points) => Some(points),
        }
    }

    /// The least score that passes: this part of `max`, rounded up to a thousandth.
    pub fn needed(self, max: Points) -> Points {
        let (numerator, denominator) = match self.0 {
            Mark::Part { numerator, denominator } => (numerator, denominator),
            Mark::Score(points) => return points,
        };
        let product = u64::from(max.milli()) * u64::from(numerator);
        let milli = product.div_ceil(u64::from(denominator).max(1));
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

/// A number as so many tenths, hundredths or thousandths; `None` if it is finer than that.
fn units(raw: &str, n_decimals: u32) -> Result<Option<u32>, PassMarkError> {
    let number = Decimal::parse(raw).map_err(|_| PassMarkError::NotAFraction)?;
    if number.is_negative() {
        return Err(PassMarkError::NotAFraction);
    }
    let Some(units) = number.in_units_of(n_decimals) else {
        return Ok(None);
    };
    u32::try_from(units).map(Some).map_err(|_| PassMarkError::AboveAll)
}

impl Default for PassMark {
    fn default() -> Self {
        Self::HALF
    }
}

/// The pass mark as it was set: what [`PassMark::parse`] reads back.
impl fmt::Display for PassMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Mark::Part { numerator, denominator } => write!(f, "{numerator}/{denominator}"),
            Mark::Score(points) => write!(f, "{points} points"),
        }
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
    fn a_pass_mark_is_read_as_a_fraction_a_percentage_or_points() {
        let table = [
            ("2/3", "2/3"),
            (" 1 / 1 ", "1/1"),
            ("80 %", "80/100"),
            ("66.67%", "6667/10000"),
            ("8 points", "8 points"),
            ("2.5 Punkte", "2.5 points"),
            ("100p", "100 points"),
        ];
        for (written, shown) in table {
            assert_eq!(PassMark::parse(written).expect("a pass mark").to_string(), shown);
        }
        for (written, error) in [
            ("0 %", PassMarkError::Zero),
            ("101 %", PassMarkError::AboveAll),
            ("66.667 %", PassMarkError::TooFine),
            ("-5 %", PassMarkError::NotAFraction),
            ("80", PassMarkError::NotAFraction),
            ("80 euros", PassMarkError::NotAFraction),
            ("points", PassMarkError::NotAFraction),
            ("-8 points", PassMarkError::NotAFraction),
            ("0 points", PassMarkError::Zero),
            ("8.0001 points", PassMarkError::TooFine),
            ("80 % p", PassMarkError::NotAFraction),
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

use std::fmt;

use thiserror::Error;

use crate::Decimal;

/// How much of a question's points an answer earns or costs, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(i32);

/// Why a number is not a weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WeightError {
    #[error("write a percentage, such as 50 or -33.3333")]
    NotANumber,
    #[error("use at most seven decimals")]
    TooFine,
    #[error("a weight lies between -100 % and 100 %")]
    OutOfRange,
}

/// How far the sum of the right options may be from the whole and still mean the whole: files
/// write a third as 33.33333 %.
const SLACK: i32 = 1_000;

impl Weight {
    /// One millionth of this is one unit.
    pub(crate) const WHOLE: u32 = 1_000_000;
    pub const FULL: Self = Self(1_000_000);
    pub const NONE: Self = Self(0);
    /// How an option is that costs as much as the question is worth.
    pub const WORST: Self = Self(-1_000_000);

    pub fn from_ppm(ppm: i32) -> Result<Self, WeightError> {
        let weight = Self(ppm);
        let is_in_range = Self::WORST <= weight && weight <= Self::FULL;
        is_in_range.then_some(weight).ok_or(WeightError::OutOfRange)
    }

    pub fn ppm(self) -> i32 {
        self.0
    }

    /// Reads a percentage without its sign, rounded to a ten-thousandth of a percent.
    pub fn parse_percent(raw: &str) -> Result<Self, WeightError> {
        let percent = Decimal::parse(raw).map_err(|_| WeightError::NotANumber)?;
        let fine = percent.in_units_of(7).ok_or(WeightError::TooFine)?;
        if 1_000_000_000 < fine.abs() {
            return Err(WeightError::OutOfRange);
        }
        let rounded = (fine.abs() + 500) / 1_000 * fine.signum();
        i32::try_from(rounded).map_err(|_| WeightError::OutOfRange).and_then(Self::from_ppm)
    }

    pub fn is_positive(self) -> bool {
        0 < self.0
    }

    /// As credit for an answer: nothing is worse than none.
    pub(crate) fn credit(self) -> u32 {
        u32::try_from(self.0).unwrap_or(0)
    }

    /// The credit of several weights together, between none and all.
    pub(crate) fn together(weights: impl Iterator<Item = Self>) -> Self {
        let sum: i64 = weights.map(|it| i64::from(it.0)).sum();
        let clamped = sum.clamp(0, i64::from(Self::FULL.0));
        Self(i32::try_from(clamped).unwrap_or(0))
    }
}

/// Lets the positive weights add up to exactly the whole if they nearly do, by giving what is
/// missing to the first of the largest. Three thirds are full marks.
pub(crate) fn complete(weights: &mut [&mut Weight]) {
    let sum: i64 = weights.iter().filter(|it| it.is_positive()).map(|it| i64::from(it.0)).sum();
    let missing = i64::from(Weight::FULL.0) - sum;
    let Ok(missing) = i32::try_from(missing) else {
        return;
    };
    if missing == 0 || SLACK < missing.abs() {
        return;
    }
    let mut largest: Option<&mut Weight> = None;
    for weight in weights.iter_mut() {
        if largest.as_ref().is_none_or(|it| it.0 < weight.0) {
            largest = Some(weight);
        }
    }
    if let Some(largest) = largest {
        largest.0 += missing;
    }
}

/// In percent, without the sign: what [`Weight::parse_percent`] reads back.
impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 10_000, self.0.abs() % 10_000);
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:04}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(ppms: &[i32]) -> Vec<i32> {
        let mut weights: Vec<Weight> = ppms.iter().map(|it| Weight(*it)).collect();
        complete(&mut weights.iter_mut().collect::<Vec<_>>());
        weights.iter().map(|it| it.ppm()).collect()
    }

    #[test]
    fn a_weight_is_a_percentage_within_the_whole() {
        let table = [("100", 1_000_000), ("-33.3333", -333_333), ("0", 0), ("0.0001", 1)];
        for (text, ppm) in table {
            let weight = Weight::parse_percent(text).expect("a good weight");
            assert_eq!(weight.ppm(), ppm);
            assert_eq!(weight.to_string(), text);
        }
        assert_eq!(Weight::parse_percent("33.33333").map(Weight::ppm), Ok(333_333));
        assert_eq!(Weight::parse_percent("66.66667").map(Weight::ppm), Ok(666_667));
        assert_eq!(Weight::parse_percent("100.00001"), Err(WeightError::OutOfRange));
        assert_eq!(Weight::parse_percent("-101"), Err(WeightError::OutOfRange));
        assert_eq!(Weight::parse_percent("1.00000001"), Err(WeightError::TooFine));
        assert_eq!(Weight::parse_percent("half"), Err(WeightError::NotANumber));
        assert_eq!(Weight::from_ppm(1_000_001), Err(WeightError::OutOfRange));
    }

    #[test]
    fn thirds_become_the_whole_and_halves_stay() {
        let table: [(&[i32], &[i32]); 6] = [
            (&[333_333, 333_333, 333_333, -500_000], &[333_334, 333_333, 333_333, -500_000]),
            (&[166_670, 0, 166_670, 666_670], &[166_670, 0, 166_670, 666_660]),
            (&[500_000, 500_000], &[500_000, 500_000]),
            (&[999_000], &[1_000_000]),
            (&[998_999], &[998_999]),
            (&[-1_000_000, 0], &[-1_000_000, 0]),
        ];
        for (before, after) in table {
            assert_eq!(completed(before), after, "{before:?}");
        }
    }
}

use thiserror::Error;

/// How much longer somebody has than others, in percent of a time limit: 100 is not longer, 400 is
/// four times as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeFactor(u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write a percentage from 100 to {}", TimeFactor::MAX)]
pub struct TimeFactorError;

impl TimeFactor {
    /// As long as others.
    pub const NONE: Self = Self(100);
    pub const MAX: u16 = 400;

    pub fn new(percent: u16) -> Result<Self, TimeFactorError> {
        (100..=Self::MAX).contains(&percent).then_some(Self(percent)).ok_or(TimeFactorError)
    }

    /// What was typed, with or without its sign; nothing is not longer.
    pub fn parse(raw: &str) -> Result<Self, TimeFactorError> {
        let raw = raw.trim();
        let digits = raw.strip_suffix('%').unwrap_or(raw).trim();
        if digits.is_empty() {
            return Ok(Self::NONE);
        }
        if !digits.bytes().all(|it| it.is_ascii_digit()) {
            return Err(TimeFactorError);
        }
        digits.parse().map_err(|_| TimeFactorError).and_then(Self::new)
    }

    pub fn percent(self) -> u16 {
        self.0
    }
}

impl Default for TimeFactor {
    fn default() -> Self {
        Self::NONE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_percentage_in_bounds_or_nothing() {
        for (typed, percent) in
            [(" 150 % ", 150), ("100", 100), ("400%", 400), ("", 100), ("%", 100)]
        {
            assert_eq!(TimeFactor::parse(typed), Ok(TimeFactor(percent)), "{typed:?}");
        }
        for bad in ["99", "401", "-100", "+150", "one", "150 %%", "１５０", "99999999"] {
            assert_eq!(TimeFactor::parse(bad), Err(TimeFactorError), "{bad:?}");
        }
    }
}

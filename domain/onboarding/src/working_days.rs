use thiserror::Error;

/// So many days on which a company works, as its [`Calendar`](crate::Calendar) counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkingDays(u16);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write a number of working days from 0 to {}", WorkingDays::MAX)]
pub struct WorkingDaysError;

impl WorkingDays {
    /// About two years.
    pub const MAX: u16 = 520;

    pub fn new(days: u16) -> Result<Self, WorkingDaysError> {
        (days <= Self::MAX).then_some(Self(days)).ok_or(WorkingDaysError)
    }

    /// What was typed; nothing means that there is no such number.
    pub fn parse_optional(raw: &str) -> Result<Option<Self>, WorkingDaysError> {
        let digits = raw.trim();
        if digits.is_empty() {
            return Ok(None);
        }
        if !digits.bytes().all(|it| it.is_ascii_digit()) {
            return Err(WorkingDaysError);
        }
        digits.parse().map_err(|_| WorkingDaysError).and_then(Self::new).map(Some)
    }

    pub fn get(self) -> u16 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_days_is_digits_or_nothing() {
        assert_eq!(WorkingDays::parse_optional(" "), Ok(None));
        assert_eq!(WorkingDays::parse_optional("5"), Ok(Some(WorkingDays(5))));
        for bad in ["-1", "521", "1.5", "99999", "five", "１"] {
            assert_eq!(WorkingDays::parse_optional(bad), Err(WorkingDaysError), "{bad:?}");
        }
    }
}

use thiserror::Error;

/// How well somebody has a skill, from 0 to 4: 0 is not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("write a level from 0 to {}", Level::MAX.0)]
pub struct LevelError;

impl Level {
    pub const NONE: Self = Self(0);
    pub const MAX: Self = Self(4);
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    pub fn new(level: u8) -> Result<Self, LevelError> {
        if level <= Self::MAX.0 { Ok(Self(level)) } else { Err(LevelError) }
    }

    pub fn get(self) -> u8 {
        self.0
    }

    /// As a form sends it: one digit.
    pub fn parse(raw: &str) -> Result<Self, LevelError> {
        let typed = raw.trim();
        let is_digit = typed.len() == 1 && typed.bytes().all(|it| it.is_ascii_digit());
        let level = is_digit.then(|| typed.parse().ok()).flatten();
        Self::new(level.ok_or(LevelError)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_one_digit_from_nought_to_four() {
        assert_eq!(Level::parse(" 3 "), Ok(Level(3)));
        for raw in ["", "5", "-1", "+1", "01", "1.0", "\u{ff11}", "99999999999999999999"] {
            assert_eq!(Level::parse(raw), Err(LevelError), "{raw:?}");
        }
    }
}

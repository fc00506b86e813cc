use crate::Level;

/// How somebody's level of a skill stands to what their job roles need: what a cell of the matrix
/// says, and what is counted as a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No job role of theirs needs it.
    NotNeeded,
    Enough,
    /// They have it, but not well enough.
    TooLow {
        needed: Level,
    },
    /// They do not have it at all.
    Missing {
        needed: Level,
    },
}

impl Standing {
    pub fn of(level: Level, needed: Level) -> Self {
        if needed == Level::NONE {
            Self::NotNeeded
        } else if level >= needed {
            Self::Enough
        } else if level == Level::NONE {
            Self::Missing { needed }
        } else {
            Self::TooLow { needed }
        }
    }

    /// Whether something has to be done about it.
    pub fn is_gap(self) -> bool {
        matches!(self, Self::TooLow { .. } | Self::Missing { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_a_level_below_the_needed_one_and_nothing_else() {
        for level in Level::ALL {
            for needed in Level::ALL {
                let standing = Standing::of(level, needed);
                assert_eq!(standing.is_gap(), level < needed, "{level:?} of {needed:?}");
            }
            assert_eq!(Standing::of(level, Level::NONE), Standing::NotNeeded);
        }
        let needed = Level::MAX;
        assert_eq!(Standing::of(Level::NONE, needed), Standing::Missing { needed });
        assert_eq!(Standing::of(Level::ALL[3], needed), Standing::TooLow { needed });
        assert_eq!(Standing::of(needed, needed), Standing::Enough);
    }
}

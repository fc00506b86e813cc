use std::{collections::BTreeSet, time::Duration};

use domain_kernel::Timestamp;

use crate::{StockColumn, Trouble};

/// Which load of a company it was, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GenerationNumber(pub i64);

/// The whole stock of a company as the ERP had it at a moment. It never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    pub number: GenerationNumber,
    /// When the ERP was asked, by the product's own clock.
    pub as_of: Timestamp,
    pub loaded_at: Timestamp,
    pub n_lines: u64,
    /// In how many lines something could not be read and was left out.
    pub n_flawed: u64,
    /// What the ERP says of a stock line.
    pub columns: BTreeSet<StockColumn>,
}

/// One look at the ERP, as the timeline of an admin shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    pub number: GenerationNumber,
    pub began_at: Timestamp,
    pub outcome: LoadOutcome,
}

/// What became of a look at the ERP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadOutcome {
    UnderWay,
    /// Its generation was shown from then on.
    Loaded {
        at: Timestamp,
        n_lines: u64,
        n_flawed: u64,
    },
    /// It would take away so much that an admin is asked first.
    Held {
        at: Timestamp,
        n_lines: u64,
        n_flawed: u64,
    },
    /// An admin did not believe it.
    Refused {
        at: Timestamp,
        n_lines: u64,
    },
    Failed {
        at: Timestamp,
        trouble: Trouble,
    },
    /// Whoever loaded it stopped in the middle, and another one has begun since.
    Dropped,
}

impl GenerationNumber {
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl Generation {
    /// In so many lines of a load something may be unreadable; more is a mapping that is wrong
    /// (equipment-inventory-reference, 3.6: 0.1 % and 1,000).
    pub fn may_have_flaws(n_lines: u64, n_flawed: u64) -> bool {
        n_flawed <= 1000 && n_flawed * 1000 <= n_lines
    }
}

impl Load {
    /// How long it took, once it is over.
    pub fn took(&self) -> Option<Duration> {
        let at = match self.outcome {
            LoadOutcome::UnderWay | LoadOutcome::Dropped => return None,
            LoadOutcome::Loaded { at, .. }
            | LoadOutcome::Held { at, .. }
            | LoadOutcome::Refused { at, .. }
            | LoadOutcome::Failed { at, .. } => at,
        };
        Some(at.since(self.began_at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousandth_of_a_load_may_be_unreadable() {
        for (n_lines, n_flawed, may) in [
            (0, 0, true),
            (10, 1, false),
            (1000, 1, true),
            (1999, 2, false),
            (5_000_000, 1000, true),
            (5_000_000, 1001, false),
        ] {
            assert_eq!(
                Generation::may_have_flaws(n_lines, n_flawed),
                may,
                "{n_flawed} of {n_lines}"
            );
        }
    }
}

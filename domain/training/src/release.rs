//! What a new version means for those who know the one before (spec: training-reference, 4.5).

use domain_kernel::{Date, Line};

use crate::{Recall, VersionNumber};

/// What changed, as those read it who are to do a module again.
pub type ChangeNote = Line<500>;

/// How a version is given to people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    pub note: Option<ChangeNote>,
    pub impact: Impact,
}

/// What a version means for those who completed an older one. Whoever is in the middle of one
/// finishes that, whatever this says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Impact {
    /// Other words, a clearer picture: nothing changed that is scored.
    Editorial,
    /// What they completed stays good until its own end.
    #[default]
    NewContent,
    /// They are to do it again from a day on.
    Retraining {
        from: Date,
        /// The last day on which what they completed is good.
        until: Date,
    },
}

impl Impact {
    /// What it asks of those who completed a version before `by`, if it asks anything.
    pub fn recall(self, by: VersionNumber) -> Option<Recall> {
        match self {
            Self::Editorial | Self::NewContent => None,
            Self::Retraining { from, until } => Some(Recall { by, from, until }),
        }
    }

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::NewContent => "new_content",
            Self::Retraining { .. } => "retraining",
        }
    }
}

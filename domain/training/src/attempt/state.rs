use domain_kernel::Timestamp;

use crate::{Points, Responses};

/// How far an attempt has come, with what it has then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptState {
    /// A quiz that is being answered.
    Answering { sitting: Sitting },
    /// A quiz that was submitted.
    Graded { sitting: Sitting, at: Timestamp, score: Points },
    /// A module without quiz that is being read.
    Reading,
    /// A module without quiz that was read and understood.
    Acknowledged { at: Timestamp },
}

/// What an attempt at a quiz has: what it takes, fixed at the start, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub max: Points,
    pub needed: Points,
    pub responses: Responses,
}

/// The state of an attempt without what it carries. One person has at most one attempt in progress
/// at one module (spec: training, T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttemptStatus {
    InProgress,
    Finished,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    Passed,
    Failed,
    /// Read and understood, where nothing was asked.
    Acknowledged,
}

impl AttemptState {
    pub fn status(&self) -> AttemptStatus {
        match self {
            Self::Answering { .. } | Self::Reading => AttemptStatus::InProgress,
            Self::Graded { .. } | Self::Acknowledged { .. } => AttemptStatus::Finished,
        }
    }

    /// Told by the numbers that were kept, and by nothing that may have changed since. A tie
    /// passes.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Answering { .. } | Self::Reading => None,
            Self::Graded { sitting, score, .. } if sitting.needed <= *score => {
                Some(Outcome::Passed)
            }
            Self::Graded { .. } => Some(Outcome::Failed),
            Self::Acknowledged { .. } => Some(Outcome::Acknowledged),
        }
    }

    pub fn finished_at(&self) -> Option<Timestamp> {
        match self {
            Self::Answering { .. } | Self::Reading => None,
            Self::Graded { at, .. } | Self::Acknowledged { at } => Some(*at),
        }
    }

    pub fn sitting(&self) -> Option<&Sitting> {
        match self {
            Self::Answering { sitting } | Self::Graded { sitting, .. } => Some(sitting),
            Self::Reading | Self::Acknowledged { .. } => None,
        }
    }
}

impl Sitting {
    pub(crate) fn new(max: Points, needed: Points) -> Self {
        Self { max, needed, responses: Responses::new() }
    }
}

impl AttemptStatus {
    pub const ALL: [Self; 2] = [Self::InProgress, Self::Finished];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Finished => "finished",
        }
    }

    /// The opposite of [`AttemptStatus::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Outcome {
    pub const ALL: [Self; 3] = [Self::Passed, Self::Failed, Self::Acknowledged];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Acknowledged => "acknowledged",
        }
    }

    /// The opposite of [`Outcome::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether the module is done with this.
    pub fn is_success(self) -> bool {
        self != Self::Failed
    }
}

use domain_kernel::Timestamp;

use crate::{Deadline, Layout, Points, QuestionId, Responses, SectionId};

/// How far an attempt has come, with what it has then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttemptState {
    /// A quiz that is being answered.
    Answering { sitting: Sitting },
    /// A quiz that was submitted, or whose time was up.
    Graded { sitting: Sitting, at: Timestamp, score: Points, unmet: Unmet, ending: Ending },
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
    /// `None` asks all questions as they are written.
    pub layout: Option<Layout>,
    pub deadline: Option<Deadline>,
    pub responses: Responses,
}

/// What an attempt did not come to beside its score, however high that was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmet {
    /// Sections that take more than was earned in them.
    pub sections: Vec<SectionId>,
    /// Questions that have to be answered right.
    pub critical: Vec<QuestionId>,
}

/// How an attempt at a quiz came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    Submitted,
    /// Its time was up, and the answers that were saved counted.
    TimedOut,
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
            Self::Graded { sitting, score, unmet, .. } => {
                let is_passed = sitting.needed <= *score && unmet.is_empty();
                Some(if is_passed { Outcome::Passed } else { Outcome::Failed })
            }
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

impl Unmet {
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty() && self.critical.is_empty()
    }
}

impl Ending {
    pub const ALL: [Self; 2] = [Self::Submitted, Self::TimedOut];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::TimedOut => "timed_out",
        }
    }

    /// The opposite of [`Ending::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
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

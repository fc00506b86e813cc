//! What a machine says that a material is about.

use std::time::Duration;

use domain_kernel::{Text, Timestamp};
use thiserror::Error;

use crate::{
    CourseId, FileId, Material, MaterialId, MaterialKind, SummaryAsked, SummaryFailed, SummaryMade,
};

/// What a machine says, in a few sentences, one on each line.
pub type SummaryText = Text<6_000>;

/// The summary of one file of a material, or how it is getting on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub material: MaterialId,
    pub course: CourseId,
    /// Another file in its place gets another summary.
    pub file: FileId,
    pub asked: Timestamp,
    pub state: SummaryState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummaryState {
    Waiting,
    Ready { text: SummaryText, method: SummaryMethod, at: Timestamp },
    Failed { why: NoSummary, at: Timestamp },
}

/// How a summary stands, for whoever does not read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryStanding {
    Waiting,
    Ready,
    Failed,
}

/// Why a summary is not made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AgainRefused {
    #[error("it is being made")]
    Waiting,
    #[error("it was asked for a moment ago")]
    TooSoon,
}

/// What made a summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SummaryMethod {
    /// Sentences of the document, chosen on this machine.
    Extract,
    /// A model behind the endpoint of the installation.
    Model { name: String },
    /// Sentences of the document, since the endpoint made no summary.
    ExtractInstead { trouble: EndpointTrouble },
}

/// Why an endpoint made no summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EndpointTrouble {
    #[error("it cannot be reached")]
    Unreachable,
    #[error("it did not answer in time")]
    TimedOut,
    /// Or it wanted to send us elsewhere.
    #[error("it refused")]
    Refused,
    #[error("its answer is not that of a chat endpoint")]
    Unreadable,
    #[error("its answer is empty")]
    Empty,
    #[error("its answer is too long")]
    TooLong,
}

/// Why there is no summary of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoSummary {
    #[error("it is encrypted")]
    Encrypted,
    #[error("it is broken")]
    Broken,
    /// As when it is a scan.
    #[error("there is no text in it")]
    NoText,
    #[error("it takes too much memory")]
    TooBig,
    #[error("it takes too long")]
    TooSlow,
    /// Not for what is in it, but for what was in the way each time that it was tried.
    #[error("it was tried too often")]
    GivenUp,
}

/// Between two wishes for the same one: a machine that is asked the same answers the same.
const BETWEEN: Duration = Duration::from_secs(30);

impl Summary {
    /// Is to be made of a file that was just brought. Of sounds and films there is none.
    pub fn of(material: &Material, asked: Timestamp) -> Option<Self> {
        let is_text = matches!(material.kind, MaterialKind::Pdf | MaterialKind::Docx);
        let Material { id, course, .. } = *material;
        let state = SummaryState::Waiting;
        is_text.then_some(Self { material: id, course, file: material.file.id, asked, state })
    }

    /// Is to be made once more.
    pub fn again(&mut self, now: Timestamp) -> Result<SummaryAsked, AgainRefused> {
        if self.state == SummaryState::Waiting {
            return Err(AgainRefused::Waiting);
        }
        if now < self.asked.plus(BETWEEN) {
            return Err(AgainRefused::TooSoon);
        }
        (self.asked, self.state) = (now, SummaryState::Waiting);
        Ok(SummaryAsked { material: self.material, course: self.course })
    }

    pub fn made(&mut self, text: SummaryText, method: SummaryMethod, at: Timestamp) -> SummaryMade {
        let made =
            SummaryMade { material: self.material, course: self.course, method: method.clone() };
        self.state = SummaryState::Ready { text, method, at };
        made
    }

    pub fn failed(&mut self, why: NoSummary, at: Timestamp) -> SummaryFailed {
        self.state = SummaryState::Failed { why, at };
        SummaryFailed { material: self.material, course: self.course, why }
    }
}

impl SummaryState {
    pub fn standing(&self) -> SummaryStanding {
        match self {
            Self::Waiting => SummaryStanding::Waiting,
            Self::Ready { .. } => SummaryStanding::Ready,
            Self::Failed { .. } => SummaryStanding::Failed,
        }
    }
}

impl SummaryStanding {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Ready, Self::Failed];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }

    /// The opposite of [`SummaryStanding::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl SummaryMethod {
    /// The word that the audit trail keeps, never renamed.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Extract => "extract",
            Self::Model { .. } => "model",
            Self::ExtractInstead { .. } => "extract_instead",
        }
    }
}

impl EndpointTrouble {
    pub const ALL: [Self; 6] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::Refused,
        Self::Unreadable,
        Self::Empty,
        Self::TooLong,
    ];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Refused => "refused",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::TooLong => "too-long",
        }
    }

    /// The opposite of [`EndpointTrouble::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl NoSummary {
    pub const ALL: [Self; 6] =
        [Self::Encrypted, Self::Broken, Self::NoText, Self::TooBig, Self::TooSlow, Self::GivenUp];

    /// The word that stores and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::NoText => "no-text",
            Self::TooBig => "too-big",
            Self::TooSlow => "too-slow",
            Self::GivenUp => "given-up",
        }
    }

    /// The opposite of [`NoSummary::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

//! What a machine says that a material is about.

use thiserror::Error;

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

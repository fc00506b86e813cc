use std::error::Error;

use thiserror::Error;

/// Why a mail was not sent, as an admin is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub kind: TroubleKind,
    /// What the server said, in its own words.
    pub reply: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleKind {
    /// Nobody answers where the server should be, or the connection broke.
    Unreachable,
    /// The server took too long.
    TimedOut,
    /// The server cannot prove who it is, or does not encrypt.
    Insecure,
    /// The server does not take our name and password.
    SignIn,
    /// The server will not take it now.
    Later,
    /// The server will never take it.
    Refused,
    /// It could not be kept as a file.
    Unwritable,
    /// It could not be put into words.
    Unwritten,
    /// What is kept of it makes no sense to this version of the program.
    Unreadable,
}

/// Why a mail was not sent. Log the source.
#[derive(Debug, Error)]
#[error("the mail was not sent: {}", trouble.kind.name())]
pub struct MailError {
    pub trouble: Trouble,
    #[source]
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl TroubleKind {
    pub const ALL: [Self; 9] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::Insecure,
        Self::SignIn,
        Self::Later,
        Self::Refused,
        Self::Unwritable,
        Self::Unwritten,
        Self::Unreadable,
    ];

    /// The word that stores keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed_out",
            Self::Insecure => "insecure",
            Self::SignIn => "sign_in",
            Self::Later => "later",
            Self::Refused => "refused",
            Self::Unwritable => "unwritable",
            Self::Unwritten => "unwritten",
            Self::Unreadable => "unreadable",
        }
    }

    /// The opposite of [`TroubleKind::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether trying again by itself is of no use.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Unreadable)
    }
}

impl Trouble {
    /// Of a reply, this many characters are kept.
    const MOST_REPLY: usize = 300;

    pub fn new(kind: TroubleKind) -> Self {
        Self { kind, reply: None }
    }

    /// With what the server said, on one line.
    #[must_use]
    pub fn said(self, reply: &str) -> Self {
        let words: String =
            reply.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        let reply: String = words.trim().chars().take(Self::MOST_REPLY).collect();
        Self { reply: Some(reply).filter(|it| !it.is_empty()), ..self }
    }
}

impl MailError {
    pub fn new(kind: TroubleKind) -> Self {
        Self { trouble: Trouble::new(kind), source: None }
    }

    #[must_use]
    pub fn caused_by(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..self }
    }
}

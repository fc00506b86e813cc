use std::{fmt, time::Duration};

use domain_kernel::Timestamp;

/// What a password is checked against, as a PHC string. Not to be shown or logged.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

/// What lets a person in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The person knows it and nobody else does.
    Chosen { hash: PasswordHash },
    /// Somebody else has seen it. It is good for one thing, until it expires: choosing another.
    Temporary { hash: PasswordHash, expires: Timestamp },
    /// Like a temporary one, and never hashed: it follows from the installation's key and whose it
    /// is, so that thousands are given one at once.
    Issued { expires: Timestamp },
}

impl PasswordHash {
    /// Takes what the hashing port made, or what a store kept.
    pub fn restore(phc: String) -> Self {
        Self(phc)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl Credential {
    /// How long a temporary password is good (spec: defaults, 4).
    pub const TEMPORARY: Duration = Duration::from_hours(72);

    pub fn temporary(hash: PasswordHash, now: Timestamp) -> Self {
        Self::Temporary { hash, expires: now.plus(Self::TEMPORARY) }
    }

    pub fn issued(now: Timestamp) -> Self {
        Self::Issued { expires: now.plus(Self::TEMPORARY) }
    }

    /// `None` for what is not hashed.
    pub fn hash(&self) -> Option<&PasswordHash> {
        match self {
            Self::Chosen { hash } | Self::Temporary { hash, .. } => Some(hash),
            Self::Issued { .. } => None,
        }
    }

    /// Whether it can still let anyone in.
    pub fn is_good(&self, now: Timestamp) -> bool {
        match self {
            Self::Chosen { .. } => true,
            Self::Temporary { expires, .. } | Self::Issued { expires } => now < *expires,
        }
    }

    /// Whether the person has to choose another password before anything else.
    pub fn must_change(&self) -> bool {
        matches!(self, Self::Temporary { .. } | Self::Issued { .. })
    }
}

use std::fmt;

use thiserror::Error;

/// What is wrong with a setting, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum ConfigError {
    #[error("{setting}{} {found}, but it takes {accepted}", from(*.place))]
    Wrong {
        setting: &'static str,
        place: Option<Place>,
        /// How it is, as the second part of a sentence. It never shows a secret.
        found: String,
        accepted: &'static str,
    },
    #[error("{name}{} is no setting; did you mean {nearest}?", from(Some(*.place)))]
    Unknown { name: String, place: Place, nearest: String },
    #[error("{place} cannot be used: {reason}")]
    Unreadable { place: Place, reason: String },
}

impl ConfigError {
    /// Whose value is wrong, if it is about a setting that there is.
    pub(crate) fn setting(&self) -> Option<&'static str> {
        match self {
            Self::Wrong { setting, .. } => Some(setting),
            Self::Unknown { .. } | Self::Unreadable { .. } => None,
        }
    }

    /// Where it was found, if somebody has set it somewhere.
    pub(crate) fn place(&self) -> Option<Place> {
        match self {
            Self::Wrong { place, .. } => *place,
            Self::Unknown { place, .. } | Self::Unreadable { place, .. } => Some(*place),
        }
    }
}

/// Where settings are looked for, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    CommandLine,
    Environment,
    EnvFile,
    File,
}

impl Place {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::CommandLine => "the command line",
            Self::Environment => "the environment",
            Self::EnvFile => ".env",
            Self::File => "shipshape.toml",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn from(place: Option<Place>) -> String {
    place.map(|it| format!(" from {it}")).unwrap_or_default()
}

use frontend_cli::Answer;

use crate::config::ConfigError;

/// Why a command could not be begun.
#[derive(Debug)]
pub(crate) enum StartError {
    /// Somebody has to change a setting.
    Settings(Vec<ConfigError>),
    /// Nothing is wrong with the settings, but something of the machine is in use by another.
    InUse(String),
    /// Nothing is wrong with the settings, but it cannot be done as things are.
    Refused(String),
    /// Nobody's fault here.
    Broken(anyhow::Error),
}

impl From<Vec<ConfigError>> for StartError {
    fn from(mistakes: Vec<ConfigError>) -> Self {
        Self::Settings(mistakes)
    }
}

impl From<ConfigError> for StartError {
    fn from(mistake: ConfigError) -> Self {
        Self::Settings(vec![mistake])
    }
}

impl From<anyhow::Error> for StartError {
    fn from(err: anyhow::Error) -> Self {
        Self::Broken(err)
    }
}

impl From<StartError> for Answer {
    /// With the exit codes that the command line has for the same kinds of failure.
    fn from(err: StartError) -> Self {
        let (texts, code) = match err {
            StartError::Settings(mistakes) => {
                (mistakes.iter().map(ToString::to_string).collect(), 2)
            }
            StartError::InUse(text) | StartError::Refused(text) => (vec![text], 3),
            StartError::Broken(err) => (vec![format!("{err:#}")], 70),
        };
        let lines: Vec<String> = texts.iter().map(|it| format!("error: {it}")).collect();
        Self { text: lines.join("\n"), code }
    }
}

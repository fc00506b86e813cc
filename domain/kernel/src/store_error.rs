use std::error;

use thiserror::Error;

/// How a store can fail. Anything that is not one of the first three is the machine's fault.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Someone else saved first.
    #[error("this was changed by someone else in the meantime")]
    Stale,
    #[error("this already exists")]
    Duplicate(Rule),
    /// Two transactions were in each other's way and the database gave this one up. Nothing was
    /// changed, so the whole use case can be run again.
    #[error("too many people are saving at once; try again")]
    Busy,
    #[error("this cannot be saved right now")]
    Unavailable(#[source] Box<dyn error::Error + Send + Sync>),
}

/// What may exist only once: in the installation, or in a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// An installation is set up once.
    Installation,
    CompanyId,
    PersonId,
    /// An e-mail or username names one account of the installation.
    Identifier,
    SessionId,
    ModuleId,
    /// A module has one version of each number.
    VersionNumber,
    AttemptId,
    /// A person has one attempt in progress at a module.
    OpenAttempt,
    PathId,
    /// A person is on a path once.
    Assignment,
}

impl Rule {
    pub const ALL: [Self; 11] = [
        Self::Installation,
        Self::CompanyId,
        Self::PersonId,
        Self::Identifier,
        Self::SessionId,
        Self::ModuleId,
        Self::VersionNumber,
        Self::AttemptId,
        Self::OpenAttempt,
        Self::PathId,
        Self::Assignment,
    ];
}

impl StoreError {
    /// Why a store could not do what it was asked, in words for the log.
    pub fn unavailable(why: impl Into<Box<dyn error::Error + Send + Sync>>) -> Self {
        Self::Unavailable(why.into())
    }
}

use thiserror::Error;

use crate::{Points, Quiz, SectionRefused};

/// Why a draft does not take a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EditRefused {
    #[error("this module is retired and does not change any more")]
    Retired,
    #[error("this module has no draft; open one first")]
    NoDraft,
    #[error("this is not the published version of this module")]
    OtherVersion,
    #[error("a module without quiz has no questions")]
    NoQuiz,
    #[error("remove the questions first; a module without quiz has none")]
    HasQuestions,
    #[error("this module has no such question")]
    NoSuchQuestion,
    #[error("this question already exists")]
    QuestionExists,
    #[error("this question has no such option")]
    UnknownOption,
    #[error("keep this within {} questions", Quiz::MAX_QUESTIONS)]
    TooManyQuestions,
    #[error("this module has no such section")]
    NoSuchSection,
    #[error("keep this within {} sections", Quiz::MAX_SECTIONS)]
    TooManySections,
    #[error("all questions together have too much text; keep it within 2 MB")]
    TooMuchText,
}

/// Why a draft cannot become a version.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PublishRefused {
    #[error("this module is retired")]
    Retired,
    #[error("there is no draft to publish")]
    NoDraft,
    #[error("a quiz needs a question that is worth points")]
    NothingScored,
    #[error("nobody can pass this: it takes {needed} points, and the best answers earn {best}")]
    OutOfReach { needed: Points, best: Points },
    #[error("something that is scored has changed; that is more than other words")]
    NotEditorial,
    #[error(transparent)]
    Section(#[from] SectionRefused),
}

/// Why a module cannot be retired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum RetireRefused {
    #[error("this module is retired already")]
    AlreadyRetired,
    #[error("this module was never published; delete it instead")]
    NeverPublished,
}

/// Why a module cannot be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("this module was published; retire it instead")]
pub struct DeleteRefused;

/// Why nobody can start a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotOffered {
    #[error("this module is not published yet")]
    NeverPublished,
    #[error("this module is retired")]
    Retired,
}

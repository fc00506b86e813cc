use domain_kernel::{Actor, Denied, Permission};
use domain_training::{FileRefused, Format, NewQuestion, Verdict, read_questions};
use thiserror::Error;

use crate::failure::failure;

/// Questions as another system has written them.
#[derive(Clone, Debug)]
pub struct QuestionFile {
    pub text: String,
    /// `None` to find out from the text.
    pub format: Option<Format>,
}

/// What would become of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedFile {
    pub format: Format,
    /// One for each question, in their order.
    pub verdicts: Vec<Verdict>,
}

#[derive(Debug, Error)]
pub enum CheckImportError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    File(#[from] FileRefused),
    #[error("this looks like neither GIFT nor Aiken")]
    UnknownFormat,
    #[error("there is no question in this")]
    NoQuestions,
}

/// An author looks at what an import would do. Nothing is stored.
pub fn check_import(actor: &Actor, file: &QuestionFile) -> Result<CheckedFile, CheckImportError> {
    actor.permit(Permission::AuthorTraining)?;
    CheckedFile::of(file)
}

impl CheckedFile {
    pub(super) fn of(file: &QuestionFile) -> Result<Self, CheckImportError> {
        // A text that is empty is of every format.
        if file.text.trim().is_empty() {
            return Err(CheckImportError::NoQuestions);
        }
        let format = file.format.or_else(|| Format::detect(&file.text));
        let format = format.ok_or(CheckImportError::UnknownFormat)?;
        let verdicts = read_questions(&file.text, format)?;
        if verdicts.is_empty() {
            return Err(CheckImportError::NoQuestions);
        }
        Ok(Self { format, verdicts })
    }

    /// How many questions cannot be taken. While there is one, nothing is.
    pub fn n_rejected(&self) -> usize {
        self.verdicts.iter().filter(|it| it.question().is_none()).count()
    }

    /// Every question, unless one was rejected.
    pub(super) fn questions(&self) -> Option<Vec<NewQuestion>> {
        self.verdicts.iter().map(|it| it.question().cloned()).collect()
    }
}

failure!(CheckImportError {
    Denied(Denied),
    File(FileRefused),
    ;
    UnknownFormat => Invalid "import-unknown-format" at "text",
    NoQuestions => Invalid "import-no-questions" at "text",
});

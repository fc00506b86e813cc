use domain_kernel::{Actor, Permission, Version};
use domain_training::{ModuleId, NewQuestion};
use thiserror::Error;

use super::{draft::OpenDraft, edit_module::EditModuleError};
use crate::{
    App,
    failure::failure,
    repeat,
    training::{CheckImportError, CheckedFile, QuestionFile},
};

/// An author puts the questions of a file into a module: all of them, or none if one is rejected.
#[derive(Clone, Debug)]
pub struct ImportQuestions {
    pub module: ModuleId,
    /// As the form showed it.
    pub expected: Version,
    pub file: QuestionFile,
    pub placement: Placement,
}

/// What becomes of the questions that are there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Placement {
    /// They stay, and the new ones come after them.
    #[default]
    Append,
    Replace,
}

#[derive(Debug, Error)]
pub enum ImportQuestionsError {
    #[error(transparent)]
    Check(#[from] CheckImportError),
    #[error(transparent)]
    Edit(#[from] EditModuleError),
    #[error("some of these questions cannot be taken, so none was")]
    SomeRejected,
}

/// Says how many questions there are more of.
pub async fn import_questions(
    app: &App,
    actor: &Actor,
    command: ImportQuestions,
) -> Result<usize, ImportQuestionsError> {
    actor.permit(Permission::AuthorTraining).map_err(CheckImportError::from)?;
    let checked = CheckedFile::of(&command.file)?;
    let questions = checked.questions().ok_or(ImportQuestionsError::SomeRejected)?;
    repeat(|| import_once(app, actor, &command, &questions)).await?;
    Ok(questions.len())
}

async fn import_once(
    app: &App,
    actor: &Actor,
    command: &ImportQuestions,
    questions: &[NewQuestion],
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find_expected(&mut *tx, command.module, command.expected).await?;

    let module = &mut draft.module.value;
    let edited = match command.placement {
        Placement::Append => module.append_questions(questions.to_vec(), &*app.ids)?,
        Placement::Replace => module.replace_questions(questions.to_vec(), &*app.ids)?,
    };

    let facts = draft.facts(app.clock.now(), &[&edited]);
    draft.save(tx, facts).await?;
    Ok(())
}

failure!(ImportQuestionsError {
    Check(CheckImportError),
    Edit(EditModuleError),
    ;
    SomeRejected => Invalid "import-some-rejected" at "text",
});

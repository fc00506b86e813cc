use domain_kernel::{Actor, Permission, Version};
use domain_training::{Lesson, ModuleId, NewQuestion, QuestionId};

use super::{draft::OpenDraft, edit_module::EditModuleError};
use crate::{App, repeat};

/// An author asks one more question, after all others.
#[derive(Clone, Debug)]
pub struct AddQuestion {
    pub module: ModuleId,
    /// Handed out with the form, so that a form sent twice makes one question.
    pub id: QuestionId,
    pub question: NewQuestion,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddedQuestion {
    /// Where the question stands, counted from 0.
    pub place: usize,
    /// `false` if the form had come before.
    pub is_new: bool,
}

/// An author writes a question anew.
#[derive(Clone, Debug)]
pub struct EditQuestion {
    pub module: ModuleId,
    pub id: QuestionId,
    /// The version of the module, as the form showed it.
    pub expected: Version,
    pub question: NewQuestion,
}

/// A form that was sent twice adds one question. What else was changed in the meantime does not
/// matter to a new one.
pub async fn add_question(
    app: &App,
    actor: &Actor,
    command: AddQuestion,
) -> Result<AddedQuestion, EditModuleError> {
    repeat(|| add_once(app, actor, &command)).await
}

async fn add_once(
    app: &App,
    actor: &Actor,
    command: &AddQuestion,
) -> Result<AddedQuestion, EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find(&mut *tx, command.module).await?;
    let questions = draft.module.value.draft().map(Lesson::questions).unwrap_or_default();
    if let Some(place) = questions.iter().position(|it| it.id() == command.id) {
        return Ok(AddedQuestion { place, is_new: false });
    }
    let place = questions.len();

    let question = command.question.clone();
    let added = draft.module.value.add_question(command.id, question, &*app.ids)?;

    let facts = draft.facts(app.clock.now(), &[&added]);
    draft.save(tx, facts).await?;
    Ok(AddedQuestion { place, is_new: true })
}

pub async fn edit_question(
    app: &App,
    actor: &Actor,
    command: EditQuestion,
) -> Result<(), EditModuleError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditQuestion,
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find_expected(&mut *tx, command.module, command.expected).await?;

    let question = command.question.clone();
    let edited = draft.module.value.edit_question(command.id, question, &*app.ids)?;

    let Some(edited) = edited else {
        return Ok(());
    };
    let facts = draft.facts(app.clock.now(), &[&edited]);
    draft.save(tx, facts).await?;
    Ok(())
}

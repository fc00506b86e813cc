use domain_kernel::{Actor, Permission, Version};
use domain_training::{ModuleId, QuestionId};

use super::{draft::OpenDraft, edit_module::EditModuleError};
use crate::{App, repeat};

/// An author asks a question earlier or later.
#[derive(Clone, Copy, Debug)]
pub struct MoveQuestion {
    pub module: ModuleId,
    pub question: QuestionId,
    /// The place counted from 0; the last one if there is no such place.
    pub to: usize,
}

/// An author takes a question out of the draft. Versions that have it keep it.
#[derive(Clone, Copy, Debug)]
pub struct RemoveQuestion {
    pub module: ModuleId,
    pub question: QuestionId,
    /// The version of the module, as the form showed it.
    pub expected: Version,
}

/// To move a question to where it is changes nothing, so a second click does not either.
pub async fn move_question(
    app: &App,
    actor: &Actor,
    command: MoveQuestion,
) -> Result<(), EditModuleError> {
    repeat(|| move_once(app, actor, command)).await
}

async fn move_once(app: &App, actor: &Actor, command: MoveQuestion) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find(&mut *tx, command.module).await?;

    let Some(moved) = draft.module.value.move_question(command.question, command.to)? else {
        return Ok(());
    };

    let facts = draft.facts(app.clock.now(), &[&moved]);
    draft.save(tx, facts).await?;
    Ok(())
}

pub async fn remove_question(
    app: &App,
    actor: &Actor,
    command: RemoveQuestion,
) -> Result<(), EditModuleError> {
    repeat(|| remove_once(app, actor, command)).await
}

async fn remove_once(
    app: &App,
    actor: &Actor,
    command: RemoveQuestion,
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find_expected(&mut *tx, command.module, command.expected).await?;

    let removed = draft.module.value.remove_question(command.question)?;

    let facts = draft.facts(app.clock.now(), &[&removed]);
    draft.save(tx, facts).await?;
    Ok(())
}

use domain_kernel::{Actor, Denied, Permission, StoreError, Version};
use domain_training::{About, EditRefused, ModuleId, QuizRules};
use thiserror::Error;

use super::draft::OpenDraft;
use crate::{App, failure::failure, repeat};

/// An author changes everything of a module but its questions. Of a published module that is its
/// draft, which is opened if there is none.
#[derive(Clone, Debug)]
pub struct EditModule {
    pub id: ModuleId,
    /// As the form showed it.
    pub expected: Version,
    pub about: About,
    /// `None` for a module to acknowledge.
    pub rules: Option<QuizRules>,
}

/// Why a draft stays as it is. All edits of drafts share it.
#[derive(Debug, Error)]
pub enum EditModuleError {
    #[error(transparent)]
    Refused(#[from] EditRefused),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such module")]
    NoSuchModule,
}

pub async fn edit_module(
    app: &App,
    actor: &Actor,
    command: EditModule,
) -> Result<(), EditModuleError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditModule) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find_expected(&mut *tx, command.id, command.expected).await?;

    let Some(edited) = draft.module.value.edit(command.about.clone(), command.rules)? else {
        return Ok(());
    };

    let facts = draft.facts(app.clock.now(), &[&edited]);
    draft.save(tx, facts).await?;
    Ok(())
}

failure!(EditModuleError {
    Refused(EditRefused),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchModule => NotFound "module-not-found",
});

use domain_kernel::{Actor, Facts, Permission, StoreError, Version};
use domain_training::{ModuleId, ModuleState, VersionNumber};

use super::{draft::OpenDraft, edit_module::EditModuleError};
use crate::{App, repeat};

/// An author begins to write the next version of a published module.
#[derive(Clone, Copy, Debug)]
pub struct OpenModuleDraft {
    pub id: ModuleId,
}

/// An author throws away what was written since the last version.
#[derive(Clone, Copy, Debug)]
pub struct DiscardDraft {
    pub id: ModuleId,
    /// As the form showed it.
    pub expected: Version,
    /// The version that people take, which stays.
    pub number: VersionNumber,
}

/// Opening the draft that is open already changes nothing.
pub async fn open_draft(
    app: &App,
    actor: &Actor,
    command: OpenModuleDraft,
) -> Result<(), EditModuleError> {
    repeat(|| open_once(app, actor, command)).await
}

async fn open_once(
    app: &App,
    actor: &Actor,
    command: OpenModuleDraft,
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let draft = OpenDraft::find(&mut *tx, command.id).await?;

    let facts = draft.facts(app.clock.now(), &[]);
    draft.save(tx, facts).await?;
    Ok(())
}

/// A form that was sent twice is told the same as the first time.
pub async fn discard_draft(
    app: &App,
    actor: &Actor,
    command: DiscardDraft,
) -> Result<(), EditModuleError> {
    repeat(|| discard_once(app, actor, command)).await
}

async fn discard_once(
    app: &App,
    actor: &Actor,
    command: DiscardDraft,
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let found = tx.modules().find(command.id).await?;
    let mut module = found.ok_or(EditModuleError::NoSuchModule)?;
    let discarded = ModuleState::Published { number: command.number, draft: None };
    if module.version == command.expected.next() && *module.value.state() == discarded {
        return Ok(());
    }
    if module.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let discarded = module.value.discard_draft()?;

    tx.modules().update(&module).await?;
    tx.commit(Facts::new(app.clock.now(), &discarded)).await?;
    Ok(())
}

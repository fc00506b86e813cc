use domain_kernel::{Actor, Permission, Version};
use domain_training::{ModuleId, SectionId, SectionSettings};

use super::{draft::OpenDraft, edit_module::EditModuleError};
use crate::{App, repeat};

/// An author adds a section at the end, or decides otherwise about one.
#[derive(Clone, Debug)]
pub struct PutSection {
    pub module: ModuleId,
    /// A new one's is handed out with the form, so that a form sent twice makes one section.
    pub id: SectionId,
    /// The version of the module, as the form showed it; none for a new section.
    pub expected: Option<Version>,
    pub settings: SectionSettings,
}

/// An author asks a section earlier or later.
#[derive(Clone, Copy, Debug)]
pub struct MoveSection {
    pub module: ModuleId,
    pub id: SectionId,
    /// The place counted from 0; the last one if there is no such place.
    pub to: usize,
}

/// An author removes a section. Its questions stay.
#[derive(Clone, Copy, Debug)]
pub struct RemoveSection {
    pub module: ModuleId,
    pub id: SectionId,
    /// The version of the module, as the form showed it.
    pub expected: Version,
}

pub async fn put_section(
    app: &App,
    actor: &Actor,
    command: PutSection,
) -> Result<(), EditModuleError> {
    repeat(|| put_once(app, actor, &command)).await
}

async fn put_once(app: &App, actor: &Actor, command: &PutSection) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = match command.expected {
        Some(expected) => OpenDraft::find_expected(&mut *tx, command.module, expected).await?,
        None => OpenDraft::find(&mut *tx, command.module).await?,
    };

    let put = draft.module.value.put_section(command.id, command.settings.clone())?;

    let Some(put) = put else {
        return Ok(());
    };
    let facts = draft.facts(app.clock.now(), &[&put]);
    draft.save(tx, facts).await?;
    Ok(())
}

/// To move a section to where it is changes nothing, so a second click does not either.
pub async fn move_section(
    app: &App,
    actor: &Actor,
    command: MoveSection,
) -> Result<(), EditModuleError> {
    repeat(|| move_once(app, actor, command)).await
}

async fn move_once(app: &App, actor: &Actor, command: MoveSection) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find(&mut *tx, command.module).await?;

    let Some(moved) = draft.module.value.move_section(command.id, command.to)? else {
        return Ok(());
    };

    let facts = draft.facts(app.clock.now(), &[&moved]);
    draft.save(tx, facts).await?;
    Ok(())
}

pub async fn remove_section(
    app: &App,
    actor: &Actor,
    command: RemoveSection,
) -> Result<(), EditModuleError> {
    repeat(|| remove_once(app, actor, command)).await
}

async fn remove_once(
    app: &App,
    actor: &Actor,
    command: RemoveSection,
) -> Result<(), EditModuleError> {
    let permit = actor.permit(Permission::AuthorTraining)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut draft = OpenDraft::find_expected(&mut *tx, command.module, command.expected).await?;

    let removed = draft.module.value.remove_section(command.id)?;

    let facts = draft.facts(app.clock.now(), &[&removed]);
    draft.save(tx, facts).await?;
    Ok(())
}

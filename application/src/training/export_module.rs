use domain_kernel::Actor;
use domain_training::{ModuleId, ModuleTitle, ModuleVersion, write_gift};

use super::import_module::category;
use crate::{
    App,
    training::{FindModuleError, see_module},
};

/// A module as a file for other systems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedModule {
    pub title: ModuleTitle,
    /// GIFT, which an import makes the same module of.
    pub text: String,
}

/// An author takes the questions of a module along: those of the draft, or those of the newest
/// version if there is none.
pub async fn export_module(
    app: &App,
    actor: &Actor,
    id: ModuleId,
) -> Result<ExportedModule, FindModuleError> {
    let found = see_module(app, actor, id).await?;
    let published = found.latest.as_ref().map(ModuleVersion::lesson);
    let lesson = found.module.value.draft().or(published);
    let lesson = lesson.ok_or(FindModuleError::NoSuchModule)?;
    let title = lesson.about().title.clone();
    let text = format!("{}{}", category(&title), write_gift(lesson.questions()));
    Ok(ExportedModule { title, text })
}

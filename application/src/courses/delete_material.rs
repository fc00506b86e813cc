use domain_courses::{CourseId, MaterialId};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use crate::{App, courses::MaterialPart, failure::failure, repeat};

/// A teacher deletes a material with its captions, or these alone. The files are swept when a day
/// has passed: whoever is reading them reads them to their end.
#[derive(Clone, Copy, Debug)]
pub struct DeleteMaterial {
    pub course: CourseId,
    pub id: MaterialId,
    pub part: MaterialPart,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeleteMaterialError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of one of another course.
    #[error("there is no such material")]
    NoSuchMaterial,
}

pub async fn delete_material(
    app: &App,
    actor: &Actor,
    command: DeleteMaterial,
) -> Result<(), DeleteMaterialError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteMaterial,
) -> Result<(), DeleteMaterialError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();

    let material = tx.materials().find(command.id).await?;
    let material = material.filter(|it| it.value.course == command.course);
    let mut material = material.ok_or(DeleteMaterialError::NoSuchMaterial)?;
    if material.version != command.expected {
        return Err(StoreError::Stale.into());
    }

    let facts = match command.part {
        MaterialPart::Content => {
            let deleted = material.value.deleted();
            tx.materials().remove(command.id, material.version).await?;
            Facts::new(now, &deleted)
        }
        MaterialPart::Captions => {
            let Some(removed) = material.value.remove_captions() else {
                return Ok(());
            };
            tx.materials().update(&material).await?;
            Facts::new(now, &removed)
        }
    };
    tx.commit(facts).await?;
    Ok(())
}

failure!(DeleteMaterialError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchMaterial => NotFound "material-not-found",
});

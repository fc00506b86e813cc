//! Materials are looked at by those who teach, and by those who are taught. Whether somebody may is
//! found out each time.

use std::ops::Range;

use domain_courses::{CourseId, Material, MaterialId, StoredFile};
use domain_kernel::{Actor, Denied, Permission, Permit, StoreError};
use thiserror::Error;

use super::receive::file_key;
use crate::{
    App,
    courses::{DocumentKind, MaterialLine, MaterialPart, MaterialView},
    failure::failure,
    identity::{BlobError, BlobPieces},
};

/// Somebody looks at a material.
#[derive(Clone, Copy, Debug)]
pub struct SeeMaterial {
    pub course: CourseId,
    pub id: MaterialId,
    pub sees_as: SeesAs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeesAs {
    Teacher,
    /// The person that a student of the course is.
    Student,
}

/// A file that somebody may read.
#[derive(Clone, Debug)]
pub struct FoundFile {
    pub material: Material,
    pub file: StoredFile,
    // Known to nobody else, so that no file is read that was not found.
    key: String,
}

#[derive(Debug, Error)]
pub enum SeeMaterialError {
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of one of a course that is not theirs.
    #[error("there is no such material")]
    NoSuchMaterial,
}

/// A teacher looks at what a course hands out, in the order in which it was added.
pub async fn list_materials(
    app: &App,
    actor: &Actor,
    course: CourseId,
) -> Result<Vec<MaterialLine>, SeeMaterialError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    Ok(app.courses.materials(&permit, course).await?)
}

pub async fn see_material(
    app: &App,
    actor: &Actor,
    query: SeeMaterial,
) -> Result<MaterialView, SeeMaterialError> {
    let (permit, mut view) = find(app, actor, query).await?;
    if DocumentKind::of(view.material.value.kind).is_some() {
        view.summary = app.courses.summary(&permit, query.id).await?;
    }
    Ok(view)
}

/// One of a material's files. A new one has another id, so it can be kept by that.
pub async fn find_file(
    app: &App,
    actor: &Actor,
    query: SeeMaterial,
    part: MaterialPart,
) -> Result<FoundFile, SeeMaterialError> {
    let (permit, view) = find(app, actor, query).await?;
    let material = view.material.value;
    let file = match part {
        MaterialPart::Content => Some(material.file.clone()),
        MaterialPart::Captions => material.captions.clone(),
    };
    let file = file.ok_or(SeeMaterialError::NoSuchMaterial)?;
    let key = file_key(permit.realm(), file.id);
    Ok(FoundFile { material, file, key })
}

/// These bytes of it, which are some and not beyond its end.
pub async fn read_file(
    app: &App,
    found: &FoundFile,
    bytes: Range<u64>,
) -> Result<Box<dyn BlobPieces>, SeeMaterialError> {
    app.blobs.open(&found.key, bytes).await?.ok_or(SeeMaterialError::NoSuchMaterial)
}

async fn find(
    app: &App,
    actor: &Actor,
    query: SeeMaterial,
) -> Result<(Permit, MaterialView), SeeMaterialError> {
    let (permit, view): (Permit, _) = match query.sees_as {
        SeesAs::Teacher => {
            let permit = actor.permit(Permission::AuthorCourses)?;
            (permit, app.courses.material(&permit, query.id).await?)
        }
        SeesAs::Student => {
            let permit = actor.permit(Permission::TakeTraining)?;
            let person = actor.person_id().ok_or(SeeMaterialError::NoSuchMaterial)?;
            (permit, app.courses.material_of_student(&permit, person, query.id).await?)
        }
    };
    let view = view.filter(|it| it.material.value.course == query.course);
    Ok((permit, view.ok_or(SeeMaterialError::NoSuchMaterial)?))
}

failure!(SeeMaterialError {
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchMaterial => NotFound "material-not-found",
});

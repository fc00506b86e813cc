//! A teacher brings a file: a new material, another one in the place of an old one, or captions.

use domain_courses::{
    CourseId, FileRefused, Inspection, Material, MaterialId, MaterialKind, NoFilm, StoredFile,
    Summary, are_captions, file_name,
};
use domain_kernel::{
    Actor, Denied, Fact, Facts, Permission, Permit, Rule, StoreError, Version, Versioned,
};
use thiserror::Error;

use super::receive::{FOLDER, ReceiveError, check_pace, file_key, receive};
use crate::{
    App, Failure,
    courses::{Upload, UploadError},
    failure::failure,
    identity::{BlobError, TooOften},
    repeat,
};

/// A teacher adds a material to a course.
#[derive(Clone, Debug)]
pub struct AddMaterial {
    /// Handed out with the form, so that a form sent twice adds it once.
    pub id: MaterialId,
    pub course: CourseId,
    /// As the browser sent it.
    pub file_name: String,
}

/// A teacher puts another file in the place of a material's, or gives a film captions.
#[derive(Clone, Debug)]
pub struct ReplaceFile {
    pub course: CourseId,
    pub id: MaterialId,
    pub part: MaterialPart,
    /// As the form showed it.
    pub expected: Version,
    pub file_name: String,
}

/// Which of a material's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaterialPart {
    Content,
    Captions,
}

#[derive(Debug, Error)]
pub enum BringFileError {
    #[error(transparent)]
    Upload(#[from] UploadError),
    #[error(transparent)]
    File(#[from] FileRefused),
    #[error(transparent)]
    NoFilm(#[from] NoFilm),
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Blob(#[from] BlobError),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    /// Also of one of another course.
    #[error("there is no such material")]
    NoSuchMaterial,
    #[error("this course has as many materials as one can have; delete some of them first")]
    TooMany,
}

/// What a file is to be.
#[derive(Clone, Copy, Debug)]
enum Content {
    Material(MaterialKind),
    Captions,
}

/// As many as anybody finds their way through.
const MOST_MATERIALS: u32 = 50;

/// Made a moment ago by the same form, it is there already.
pub async fn add_material(
    app: &App,
    actor: &Actor,
    command: AddMaterial,
    upload: &mut dyn Upload,
) -> Result<(), BringFileError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let AddMaterial { id, course, file_name: name } = command;
    app.courses.course(&permit, course).await?.ok_or(BringFileError::NoSuchCourse)?;
    let _under_way = app.uploads.begin(actor)?;
    check_pace(app, actor).await??;
    let name = file_name(&name)?;
    let kind = MaterialKind::of_file(&name)?;

    // The file first: a crash then leaves a file that nobody needs, never a row without one.
    let place = (FOLDER, permit.realm());
    let file = receive(app, place, name, Inspection::of(kind), upload).await?;
    let (added, added_by) = (app.clock.now(), actor.person_id());
    let material = Material { id, course, kind, file, captions: None, added, added_by };
    let done = repeat(|| add_once(app, actor, &material)).await;
    match unneeded(app, &permit, &material.file, done).await {
        Err(BringFileError::Store(StoreError::Duplicate(Rule::MaterialId))) => Ok(()),
        done => done,
    }
}

async fn add_once(app: &App, actor: &Actor, material: &Material) -> Result<(), BringFileError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    // Nobody deletes the course or adds another one meanwhile.
    tx.courses().n_enrolled(material.course).await?;
    let course = tx.courses().find(material.course).await?;
    course.ok_or(BringFileError::NoSuchCourse)?;
    if MOST_MATERIALS <= tx.materials().n_of(material.course).await? {
        return Err(BringFileError::TooMany);
    }

    tx.materials().insert(material).await?;
    if let Some(summary) = Summary::of(material, material.added) {
        tx.summaries().ask(&summary).await?;
    }
    tx.commit(Facts::new(material.added, &material.added())).await?;
    Ok(())
}

/// Whoever is reading the old file reads it to its end. It is swept when a day has passed.
pub async fn replace_file(
    app: &App,
    actor: &Actor,
    command: ReplaceFile,
    upload: &mut dyn Upload,
) -> Result<(), BringFileError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let view = app.courses.material(&permit, command.id).await?;
    let mut material = command.meant(view.map(|it| it.material))?.value;
    let _under_way = app.uploads.begin(actor)?;
    check_pace(app, actor).await??;
    let name = file_name(&command.file_name)?;
    let content = match command.part {
        MaterialPart::Content => Content::Material(MaterialKind::of_file(&name)?),
        MaterialPart::Captions if are_captions(&name) => Content::Captions,
        MaterialPart::Captions => return Err(FileRefused::NoCaptions.into()),
    };
    // What cannot have captions is not sent any first.
    let known = material.file.clone();
    content.put_into(&mut material, known)?;

    let place = (FOLDER, permit.realm());
    let file = receive(app, place, name, content.inspection(), upload).await?;
    let done = repeat(|| replace_once(app, actor, &command, (content, &file))).await;
    unneeded(app, &permit, &file, done).await
}

async fn replace_once(
    app: &App,
    actor: &Actor,
    command: &ReplaceFile,
    (content, file): (Content, &StoredFile),
) -> Result<(), BringFileError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    let mut material = command.meant(tx.materials().find(command.id).await?)?;

    let changed = content.put_into(&mut material.value, file.clone())?;

    tx.materials().update(&material).await?;
    let now = app.clock.now();
    match (command.part, Summary::of(&material.value, now)) {
        (MaterialPart::Captions, _) => {}
        (MaterialPart::Content, Some(summary)) => tx.summaries().ask(&summary).await?,
        (MaterialPart::Content, None) => tx.summaries().remove(command.id).await?,
    }
    tx.commit(Facts::new(now, &*changed)).await?;
    Ok(())
}

impl ReplaceFile {
    /// The material, if it is as the form showed it.
    fn meant(
        &self,
        found: Option<Versioned<Material>>,
    ) -> Result<Versioned<Material>, BringFileError> {
        let material = found.filter(|it| it.value.course == self.course);
        let material = material.ok_or(BringFileError::NoSuchMaterial)?;
        if material.version != self.expected {
            return Err(StoreError::Stale.into());
        }
        Ok(material)
    }
}

/// The file of a change that was refused is nobody's. If it stays behind, it is swept.
async fn unneeded(
    app: &App,
    permit: &Permit,
    file: &StoredFile,
    done: Result<(), BringFileError>,
) -> Result<(), BringFileError> {
    // Of a commit that failed nobody knows whether it did.
    let is_refused = done.as_ref().is_err_and(|it| !it.class().leaves_open());
    if is_refused {
        app.blobs.delete(&file_key(permit.realm(), file.id)).await.ok();
    }
    done
}

impl Content {
    fn inspection(self) -> Inspection {
        match self {
            Self::Material(kind) => Inspection::of(kind),
            Self::Captions => Inspection::of_captions(),
        }
    }

    fn put_into(
        self,
        material: &mut Material,
        file: StoredFile,
    ) -> Result<Box<dyn Fact + Send>, NoFilm> {
        match self {
            Self::Material(kind) => Ok(Box::new(material.replace(kind, file))),
            Self::Captions => Ok(Box::new(material.caption(file)?)),
        }
    }
}

impl From<ReceiveError> for BringFileError {
    fn from(err: ReceiveError) -> Self {
        match err {
            ReceiveError::Upload(err) => err.into(),
            ReceiveError::File(err) => err.into(),
            ReceiveError::Blob(err) => err.into(),
        }
    }
}

failure!(BringFileError {
    Upload(UploadError) at "file",
    File(FileRefused) at "file",
    NoFilm(NoFilm),
    TooOften(TooOften),
    Blob(BlobError),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    NoSuchMaterial => NotFound "material-not-found",
    TooMany => Refused "materials-too-many" at "file",
});

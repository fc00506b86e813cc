use domain_courses::StudentId;
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError, Version};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A teacher deletes a student, with everything that says who it was. A person stays.
#[derive(Clone, Copy, Debug)]
pub struct DeleteStudent {
    pub id: StudentId,
    /// As the page showed it.
    pub expected: Version,
}

#[derive(Debug, Error)]
pub enum DeleteStudentError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such student")]
    NoSuchStudent,
}

pub async fn delete_student(
    app: &App,
    actor: &Actor,
    command: DeleteStudent,
) -> Result<(), DeleteStudentError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(
    app: &App,
    actor: &Actor,
    command: DeleteStudent,
) -> Result<(), DeleteStudentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;

    let student = tx.students().find(command.id).await?;
    let student = student.ok_or(DeleteStudentError::NoSuchStudent)?;
    if student.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    let n_enrolled = tx.students().n_courses(command.id).await?;

    let deleted = student.value.delete(n_enrolled);

    tx.students().remove(command.id, student.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

failure!(DeleteStudentError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchStudent => NotFound "student-not-found",
});

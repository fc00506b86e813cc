use domain_courses::StudentsExported;
use domain_kernel::{Actor, Denied, Facts, Permission, Permit, StoreError};
use thiserror::Error;

use crate::{
    App, Page,
    courses::{ListStudents, StudentLine},
    exports::may_export,
    failure::failure,
    identity::TooOften,
    repeat,
};

/// The company's students by last name, a piece at a time, so that ten thousand need no more room
/// than a few.
pub struct StudentsExport {
    app: App,
    permit: Permit,
    search: String,
    last: Option<StudentLine>,
    is_done: bool,
}

#[derive(Debug, Error)]
pub enum ExportStudentsError {
    #[error(transparent)]
    TooOften(#[from] TooOften),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A teacher takes away the students that a list shows. That is on record before the first one goes.
pub async fn export_students(
    app: &App,
    actor: &Actor,
    query: ListStudents,
) -> Result<StudentsExport, ExportStudentsError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    may_export(app, actor).await??;
    let n_students = app.courses.students(&permit, &query).await?.n_matches;
    repeat(|| record(app, &permit, n_students)).await?;
    let (app, search) = (app.clone(), query.search);
    Ok(StudentsExport { app, permit, search, last: None, is_done: false })
}

async fn record(app: &App, permit: &Permit, n_students: u32) -> Result<(), ExportStudentsError> {
    let exported = StudentsExported { company: permit.realm().company(), n_students };
    let tx = app.store.begin(permit).await?;
    tx.commit(Facts::new(app.clock.now(), &exported)).await?;
    Ok(())
}

impl StudentsExport {
    const N_AT_ONCE: u32 = 40 * Page::<()>::N_LINES;

    /// The next ones, or nothing when there are no more.
    pub async fn next(&mut self) -> Result<Vec<StudentLine>, StoreError> {
        if self.is_done {
            return Ok(Vec::new());
        }
        let (reads, last) = (&self.app.courses, self.last.as_ref());
        let found = reads.students_after(&self.permit, &self.search, last, Self::N_AT_ONCE);
        let found = found.await?;
        self.last = found.last().cloned();
        self.is_done = found.len() < Self::N_AT_ONCE as usize;
        Ok(found)
    }
}

failure!(ExportStudentsError {
    TooOften(TooOften),
    Denied(Denied),
    Store(StoreError),
});

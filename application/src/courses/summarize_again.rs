use domain_courses::{AgainRefused, CourseId, MaterialId};
use domain_kernel::{Actor, Denied, Facts, Permission, StoreError};
use thiserror::Error;

use crate::{App, failure::failure, repeat};

/// A teacher wants the summary of a document once more, as when it was made in another way then.
#[derive(Clone, Copy, Debug)]
pub struct SummarizeAgain {
    pub course: CourseId,
    pub material: MaterialId,
}

#[derive(Debug, Error)]
pub enum SummarizeAgainError {
    #[error("this summary is being made already")]
    Waiting,
    #[error("this summary was made a moment ago; wait half a minute before you ask for it again")]
    TooSoon,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Also of one of another course, and of one that is no document.
    #[error("there is no such material")]
    NoSuchMaterial,
}

pub async fn summarize_again(
    app: &App,
    actor: &Actor,
    command: SummarizeAgain,
) -> Result<(), SummarizeAgainError> {
    repeat(|| again_once(app, actor, command)).await
}

async fn again_once(
    app: &App,
    actor: &Actor,
    command: SummarizeAgain,
) -> Result<(), SummarizeAgainError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    let now = app.clock.now();
    let summary = tx.summaries().find(command.material).await?;
    let summary = summary.filter(|it| it.course == command.course);
    let mut summary = summary.ok_or(SummarizeAgainError::NoSuchMaterial)?;

    let asked = summary.again(now)?;

    tx.summaries().ask(&summary).await?;
    tx.commit(Facts::new(now, &asked)).await?;
    Ok(())
}

impl From<AgainRefused> for SummarizeAgainError {
    fn from(refused: AgainRefused) -> Self {
        match refused {
            AgainRefused::Waiting => Self::Waiting,
            AgainRefused::TooSoon => Self::TooSoon,
        }
    }
}

failure!(SummarizeAgainError {
    Denied(Denied),
    Store(StoreError),
    ;
    Waiting => Refused "summary-waiting-already",
    TooSoon => Refused "summary-too-soon",
    NoSuchMaterial => NotFound "material-not-found",
});

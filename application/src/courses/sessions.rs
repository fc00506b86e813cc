//! The days of a course, as its teachers keep them.

use domain_courses::{
    AttendanceMark, CourseId, CourseSession, SessionId, SessionTitle, TooManySessions,
};
use domain_kernel::{Actor, Date, Denied, Facts, Permission, Rule, StoreError, Version, Versioned};
use thiserror::Error;

use crate::{
    App, PageNumber, Tx,
    courses::{AttendanceSheet, SessionLine},
    failure::failure,
    repeat,
};

/// A teacher adds a day to a course.
#[derive(Clone, Debug)]
pub struct AddSession {
    /// Handed out with the form, so that a form sent twice adds one day.
    pub id: SessionId,
    pub course: CourseId,
    pub on: Date,
    pub title: Option<SessionTitle>,
}

/// A teacher moves a day of a course, or calls it something else.
#[derive(Clone, Debug)]
pub struct EditSession {
    pub id: SessionId,
    /// As the form showed it.
    pub expected: Version,
    pub on: Date,
    pub title: Option<SessionTitle>,
}

/// A teacher takes a day out of a course.
#[derive(Clone, Copy, Debug)]
pub struct DeleteSession {
    pub id: SessionId,
    /// As the page showed it.
    pub expected: Version,
}

/// A teacher says who was at a session.
#[derive(Clone, Debug)]
pub struct TakeAttendance {
    pub id: SessionId,
    /// As the form showed it.
    pub expected: Version,
    /// Of those of whom something else is said than before.
    pub marks: Vec<AttendanceMark>,
}

#[derive(Debug, Error)]
pub enum SessionError {
    #[error(transparent)]
    Refused(#[from] TooManySessions),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    #[error("there is no such session")]
    NoSuchSession,
    #[error("one of these students is not enrolled in this course")]
    NotEnrolled,
}

pub async fn list_sessions(
    app: &App,
    actor: &Actor,
    course: CourseId,
) -> Result<Vec<SessionLine>, SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    Ok(app.courses.sessions(&permit, course).await?)
}

/// A teacher looks at who was at a session.
pub async fn see_sheet(
    app: &App,
    actor: &Actor,
    id: SessionId,
    page: PageNumber,
) -> Result<AttendanceSheet, SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    app.courses.sheet(&permit, id, page).await?.ok_or(SessionError::NoSuchSession)
}

/// A form that was sent twice is told the same as the first time.
pub async fn add_session(
    app: &App,
    actor: &Actor,
    command: AddSession,
) -> Result<(), SessionError> {
    match repeat(|| add_once(app, actor, &command)).await {
        Err(SessionError::Store(StoreError::Duplicate(Rule::CourseSessionId))) => Ok(()),
        done => done,
    }
}

async fn add_once(app: &App, actor: &Actor, command: &AddSession) -> Result<(), SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.courses().find(command.course).await?.ok_or(SessionError::NoSuchCourse)?;
    let n_sessions = tx.course_sessions().n_of(command.course).await?;

    let when = (command.on, command.title.clone());
    let (session, added) = CourseSession::add(command.id, command.course, when, n_sessions)?;

    tx.course_sessions().insert(&session).await?;
    tx.commit(Facts::new(app.clock.now(), &added)).await?;
    Ok(())
}

pub async fn edit_session(
    app: &App,
    actor: &Actor,
    command: EditSession,
) -> Result<(), SessionError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(app: &App, actor: &Actor, command: &EditSession) -> Result<(), SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    let mut session = find(&mut *tx, command.id, command.expected).await?;

    let Some(edited) = session.value.edit(command.on, command.title.clone()) else {
        return Ok(());
    };

    tx.course_sessions().update(&session).await?;
    tx.commit(Facts::new(app.clock.now(), &edited)).await?;
    Ok(())
}

pub async fn delete_session(
    app: &App,
    actor: &Actor,
    command: DeleteSession,
) -> Result<(), SessionError> {
    repeat(|| delete_once(app, actor, command)).await
}

async fn delete_once(app: &App, actor: &Actor, command: DeleteSession) -> Result<(), SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    let session = find(&mut *tx, command.id, command.expected).await?;

    let deleted = session.value.delete();

    tx.course_sessions().remove(command.id, session.version).await?;
    tx.commit(Facts::new(app.clock.now(), &deleted)).await?;
    Ok(())
}

/// Whatever is said of somebody is written over what was said before.
pub async fn take_attendance(
    app: &App,
    actor: &Actor,
    command: TakeAttendance,
) -> Result<(), SessionError> {
    repeat(|| take_once(app, actor, &command)).await
}

async fn take_once(app: &App, actor: &Actor, command: &TakeAttendance) -> Result<(), SessionError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;

    let session = find(&mut *tx, command.id, command.expected).await?;
    for (student, _) in &command.marks {
        let enrollment = tx.enrollments().find(session.value.course, *student).await?;
        enrollment.ok_or(SessionError::NotEnrolled)?;
    }

    let Some(taken) = session.value.take(&command.marks) else {
        return Ok(());
    };

    tx.course_sessions().mark(&session, &command.marks).await?;
    tx.commit(Facts::new(app.clock.now(), &taken)).await?;
    Ok(())
}

async fn find(
    tx: &mut dyn Tx,
    id: SessionId,
    expected: Version,
) -> Result<Versioned<CourseSession>, SessionError> {
    let session = tx.course_sessions().find(id).await?.ok_or(SessionError::NoSuchSession)?;
    if session.version != expected {
        return Err(StoreError::Stale.into());
    }
    Ok(session)
}

failure!(SessionError {
    Refused(TooManySessions),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    NoSuchSession => NotFound "session-not-found",
    NotEnrolled => Invalid "course-not-enrolled",
});

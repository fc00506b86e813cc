use domain_courses::{
    AlreadyCompleted, CompletionNote, CompletionReason, CourseCompletion, CourseId, CourseResult,
    NotCompleted, StudentId,
};
use domain_kernel::{Actor, Date, Denied, Facts, Id, Permission, StoreError};
use domain_skills::{Granted, Revocation, RevocationReason};
use thiserror::Error;

use crate::{
    App,
    failure::failure,
    repeat,
    skills::{grant_skills, revoke_granted},
    training::today,
};

/// A teacher says what came of a course for some of its students: for all of them, or for nobody.
#[derive(Clone, Debug)]
pub struct CompleteCourse {
    pub course: CourseId,
    pub students: Vec<StudentId>,
    pub on: Date,
    pub result: CourseResult,
    pub note: Option<CompletionNote>,
}

/// A teacher takes back what came of a course for a student.
#[derive(Clone, Debug)]
pub struct RevokeResult {
    pub course: CourseId,
    pub student: StudentId,
    pub reason: CompletionReason,
}

#[derive(Debug, Error)]
pub enum CompleteCourseError {
    #[error(transparent)]
    Before(#[from] AlreadyCompleted),
    #[error(transparent)]
    Nothing(#[from] NotCompleted),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    #[error("one of these students is not enrolled in this course")]
    NotEnrolled,
    #[error("a course is completed today or earlier")]
    InTheFuture,
}

pub async fn complete_course(
    app: &App,
    actor: &Actor,
    command: CompleteCourse,
) -> Result<(), CompleteCourseError> {
    repeat(|| complete_once(app, actor, &command)).await
}

async fn complete_once(
    app: &App,
    actor: &Actor,
    command: &CompleteCourse,
) -> Result<(), CompleteCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    // Nobody says meanwhile who a student is.
    tx.companies().guard().await?;
    let now = app.clock.now();

    tx.courses().find(command.course).await?.ok_or(CompleteCourseError::NoSuchCourse)?;
    if today(app, &mut *tx, now).await? < command.on {
        return Err(CompleteCourseError::InTheFuture);
    }
    let mut facts = None::<Facts>;
    for id in &command.students {
        let found = tx.enrollments().find(command.course, *id).await?;
        let mut enrollment = found.ok_or(CompleteCourseError::NotEnrolled)?;
        let student = tx.students().find(*id).await?.ok_or(CompleteCourseError::NotEnrolled)?;
        let completion = CourseCompletion {
            on: command.on,
            result: command.result,
            note: command.note.clone(),
            at: now,
            by: actor.person_id(),
        };

        let completed = enrollment.value.complete(student.value.person, completion)?;

        tx.enrollments().update(&enrollment).await?;
        let happened = match facts {
            Some(facts) => facts.and(&completed),
            None => Facts::new(now, &completed),
        };
        let given = student.value.person.filter(|_| command.result.is_done());
        facts = Some(match given {
            Some(person) => {
                let about = (person, by_course(command.course));
                let days = (command.on, None);
                grant_skills(app, &mut *tx, about, days, now).await?.after(happened)
            }
            None => happened,
        });
    }
    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(())
}

/// Tells what the student is called.
pub async fn revoke_result(
    app: &App,
    actor: &Actor,
    command: RevokeResult,
) -> Result<String, CompleteCourseError> {
    repeat(|| revoke_once(app, actor, &command)).await
}

async fn revoke_once(
    app: &App,
    actor: &Actor,
    command: &RevokeResult,
) -> Result<String, CompleteCourseError> {
    let permit = actor.permit(Permission::AuthorCourses)?;
    let mut tx = app.store.begin(&permit).await?;
    tx.companies().guard().await?;

    tx.courses().find(command.course).await?.ok_or(CompleteCourseError::NoSuchCourse)?;
    let found = tx.enrollments().find(command.course, command.student).await?;
    let mut enrollment = found.ok_or(CompleteCourseError::NotEnrolled)?;
    let student = tx.students().find(command.student).await?;
    let student = student.ok_or(CompleteCourseError::NotEnrolled)?.value;
    let now = app.clock.now();

    let revoked = enrollment.value.revoke(student.person, command.reason.clone())?;

    tx.enrollments().update(&enrollment).await?;
    let mut facts = Facts::new(now, &revoked);
    if let Some(person) = student.person {
        let on = today(app, &mut *tx, now).await?;
        let reason = RevocationReason::restore(command.reason.as_str().to_owned());
        let revocation = Revocation { on, by: actor.person_id(), reason };
        let about = (person, by_course(command.course));
        facts = revoke_granted(&mut *tx, about, &revocation).await?.after(facts);
    }
    tx.commit(facts).await?;
    Ok(student.details.name())
}

/// The result of a course as a reason to have a skill.
pub(super) fn by_course(course: CourseId) -> Granted {
    Granted::Course(Id::from_uuid(course.uuid()))
}

failure!(CompleteCourseError {
    Before(AlreadyCompleted),
    Nothing(NotCompleted),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    NotEnrolled => Invalid "course-not-enrolled" at "student",
    InTheFuture => Invalid "course-in-the-future" at "completed_on",
});

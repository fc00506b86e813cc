use domain_courses::{
    AlreadyCompleted, CourseFull, CourseId, Enrollment, Student, StudentEnrolled, StudentId,
};
use domain_kernel::{Actor, Denied, Facts, Permission, Rule, StoreError};
use thiserror::Error;

use crate::{App, Tx, failure::failure, repeat, training::today};

/// A teacher puts students into a course: all of them, or nobody.
#[derive(Clone, Debug)]
pub struct EnrollStudents {
    pub course: CourseId,
    pub students: Vec<StudentId>,
}

/// What came of it. Whoever was in the course already keeps the day on which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enrolled {
    /// What those who are new are called.
    pub new: Vec<String>,
    pub n_before: usize,
}

/// A teacher takes a student out of a course, with their attendance.
#[derive(Clone, Copy, Debug)]
pub struct WithdrawStudent {
    pub course: CourseId,
    pub student: StudentId,
}

#[derive(Debug, Error)]
pub enum EnrollError {
    #[error(transparent)]
    Full(#[from] CourseFull),
    #[error(transparent)]
    Completed(#[from] AlreadyCompleted),
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    #[error("there is no such student")]
    NoSuchStudent,
    #[error("this student is not enrolled in this course")]
    NotEnrolled,
}

/// Enrolling whoever is enrolled already changes nothing.
pub async fn enroll_students(
    app: &App,
    actor: &Actor,
    command: EnrollStudents,
) -> Result<Enrolled, EnrollError> {
    match repeat(|| enroll_once(app, actor, &command)).await {
        // Somebody else was quicker with one of them, who is found now.
        Err(EnrollError::Store(StoreError::Duplicate(Rule::Enrollment) | StoreError::Stale)) => {
            repeat(|| enroll_once(app, actor, &command)).await
        }
        done => done,
    }
}

async fn enroll_once(
    app: &App,
    actor: &Actor,
    command: &EnrollStudents,
) -> Result<Enrolled, EnrollError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;

    // Whoever else wants a place waits here, before either has looked at anything.
    tx.courses().n_enrolled(command.course).await?;
    tx.courses().find(command.course).await?.ok_or(EnrollError::NoSuchCourse)?;
    let mut students = Vec::new();
    for id in &command.students {
        let found = tx.students().find(*id).await?.ok_or(EnrollError::NoSuchStudent)?;
        students.push(found.value);
    }
    let (enrolled, facts) = put_in(app, &mut *tx, command.course, &students).await?;

    if let Some(facts) = facts {
        tx.commit(facts).await?;
    }
    Ok(enrolled)
}

/// Enrolls those who are not enrolled yet, or says how many places there are.
pub(super) async fn put_in(
    app: &App,
    tx: &mut dyn Tx,
    course: CourseId,
    students: &[Student],
) -> Result<(Enrolled, Option<Facts>), EnrollError> {
    let now = app.clock.now();
    let today = today(app, tx, now).await?;
    let (mut enrolled, mut made) = (Enrolled::default(), Vec::new());
    let ids: Vec<StudentId> = students.iter().map(|it| it.id).collect();
    let before = tx.enrollments().among(course, &ids).await?;
    for student in students {
        if before.contains(&student.id) {
            enrolled.n_before += 1;
            continue;
        }
        made.push(Enrollment::enroll(course, (student.id, student.person), today));
        enrolled.new.push(student.details.name());
    }

    let (enrollments, facts): (Vec<Enrollment>, Vec<StudentEnrolled>) = made.into_iter().unzip();
    if !tx.enrollments().enroll(&enrollments).await? {
        let n_enrolled = tx.courses().n_enrolled(course).await?;
        let course = tx.courses().find(course).await?.ok_or(EnrollError::NoSuchCourse)?;
        return Err(course.value.full(n_enrolled).into());
    }
    let facts = facts.iter().fold(None, |all: Option<Facts>, it| match all {
        Some(all) => Some(all.and(it)),
        None => Some(Facts::new(now, it)),
    });
    Ok((enrolled, facts))
}

/// Tells what the student is called.
pub async fn withdraw_student(
    app: &App,
    actor: &Actor,
    command: WithdrawStudent,
) -> Result<String, EnrollError> {
    repeat(|| withdraw_once(app, actor, command)).await
}

async fn withdraw_once(
    app: &App,
    actor: &Actor,
    command: WithdrawStudent,
) -> Result<String, EnrollError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;

    tx.courses().n_enrolled(command.course).await?;
    tx.courses().find(command.course).await?.ok_or(EnrollError::NoSuchCourse)?;
    let student = tx.students().find(command.student).await?;
    let student = student.ok_or(EnrollError::NoSuchStudent)?.value;
    let enrollment = tx.enrollments().find(command.course, command.student).await?;
    let enrollment = enrollment.ok_or(EnrollError::NotEnrolled)?;

    let withdrawn = enrollment.value.withdraw(student.person)?;

    tx.enrollments().withdraw(&enrollment).await?;
    tx.commit(Facts::new(app.clock.now(), &withdrawn)).await?;
    Ok(student.details.name())
}

failure!(EnrollError {
    Full(CourseFull),
    Completed(AlreadyCompleted),
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    NoSuchStudent => Invalid "course-no-such-student" at "student",
    NotEnrolled => NotFound "course-not-enrolled",
});

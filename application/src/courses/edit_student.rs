use domain_courses::{NewStudent, Student, StudentDetails, StudentId};
use domain_identity::{Holder, Identifier};
use domain_kernel::{Actor, Denied, Facts, Permission, PersonId, StoreError, Version};
use domain_skills::{Revocation, RevocationReason};
use thiserror::Error;

use crate::{
    App, Tx,
    courses::complete_course::by_course,
    failure::failure,
    repeat,
    skills::{SkillFacts, grant_skills, revoke_granted},
    training::today,
};

/// A teacher notes down somebody who is taught.
#[derive(Clone, Debug)]
pub struct CreateStudent {
    /// Handed out with the form, so that a form sent twice makes one student.
    pub id: StudentId,
    pub details: StudentDetails,
    /// The person who sees the courses as their own.
    pub account: Option<Identifier>,
}

/// A teacher changes how a student is called and reached, or which person it is.
#[derive(Clone, Debug)]
pub struct EditStudent {
    pub id: StudentId,
    /// As the form showed it.
    pub expected: Version,
    pub details: StudentDetails,
    pub account: Option<Identifier>,
}

#[derive(Debug, Error)]
pub enum EditStudentError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such student")]
    NoSuchStudent,
    #[error("another student has this address; enter a different one")]
    EmailTaken,
    /// Also of somebody of another company.
    #[error("nobody in the company has this e-mail or username")]
    NoSuchPerson,
    #[error("this person is another student already")]
    PersonTaken,
}

/// Made a moment ago by the same form, they are there already.
pub async fn create_student(
    app: &App,
    actor: &Actor,
    command: CreateStudent,
) -> Result<(), EditStudentError> {
    repeat(|| create_once(app, actor, &command)).await
}

async fn create_once(
    app: &App,
    actor: &Actor,
    command: &CreateStudent,
) -> Result<(), EditStudentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;
    let (id, now) = (command.id, app.clock.now());

    if tx.students().find(id).await?.is_some() {
        return Ok(());
    }
    check_email(&mut *tx, id, &command.details).await?;
    let person = find_person(&mut *tx, id, command.account.as_ref()).await?;

    let new = NewStudent { id, details: command.details.clone(), person };
    let (student, created) = Student::create(new, now);

    tx.students().insert(&student).await?;
    tx.commit(Facts::new(now, &created)).await?;
    Ok(())
}

pub async fn edit_student(
    app: &App,
    actor: &Actor,
    command: EditStudent,
) -> Result<(), EditStudentError> {
    repeat(|| edit_once(app, actor, &command)).await
}

async fn edit_once(
    app: &App,
    actor: &Actor,
    command: &EditStudent,
) -> Result<(), EditStudentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    let mut tx = app.store.begin(&permit).await?;
    // Whoever says meanwhile what came of a course knows afterwards who the student is.
    tx.companies().guard().await?;

    let student = tx.students().find(command.id).await?;
    let mut student = student.ok_or(EditStudentError::NoSuchStudent)?;
    if student.version != command.expected {
        return Err(StoreError::Stale.into());
    }
    check_email(&mut *tx, command.id, &command.details).await?;
    let person = find_person(&mut *tx, command.id, command.account.as_ref()).await?;

    let before = student.value.person;
    let Some(edited) = student.value.edit(command.details.clone(), person) else {
        return Ok(());
    };

    tx.students().update(&student).await?;
    let facts = Facts::new(app.clock.now(), &edited);
    let facts = match before == person {
        true => facts,
        false => hand_over(app, actor, &mut *tx, (before, &student.value)).await?.after(facts),
    };
    tx.commit(facts).await?;
    Ok(())
}

/// What the student's courses gave to who they were is who they are's from now on.
async fn hand_over(
    app: &App,
    actor: &Actor,
    tx: &mut dyn Tx,
    (before, student): (Option<PersonId>, &Student),
) -> Result<SkillFacts, StoreError> {
    let now = app.clock.now();
    let reason = RevocationReason::restore(String::new());
    let revocation = Revocation { on: today(app, tx, now).await?, by: actor.person_id(), reason };
    let mut facts = SkillFacts::default();
    for it in tx.enrollments().of_student(student.id).await? {
        let Some(done) = it.completion.filter(|it| it.result.is_done()) else { continue };
        if let Some(before) = before {
            let about = (before, by_course(it.course));
            facts.extend(revoke_granted(tx, about, &revocation).await?);
        }
        if let Some(person) = student.person {
            let about = (person, by_course(it.course));
            facts.extend(grant_skills(app, tx, about, (done.on, None), now).await?);
        }
    }
    Ok(facts)
}

/// The store refuses it too, for two who save at once.
async fn check_email(
    tx: &mut dyn Tx,
    student: StudentId,
    details: &StudentDetails,
) -> Result<(), EditStudentError> {
    let holder = tx.students().with_email(&details.email).await?;
    if holder.is_some_and(|it| it != student) {
        return Err(EditStudentError::EmailTaken);
    }
    Ok(())
}

async fn find_person(
    tx: &mut dyn Tx,
    student: StudentId,
    account: Option<&Identifier>,
) -> Result<Option<PersonId>, EditStudentError> {
    let Some(account) = account else {
        return Ok(None);
    };
    let Some(Holder::Colleague { id, .. }) = tx.people().holder(account).await? else {
        return Err(EditStudentError::NoSuchPerson);
    };
    let taken = tx.students().of_person(id).await?;
    if taken.is_some_and(|it| it.value.id != student) {
        return Err(EditStudentError::PersonTaken);
    }
    Ok(Some(id))
}

failure!(EditStudentError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchStudent => NotFound "student-not-found",
    EmailTaken => Invalid "student-email-taken" at "email",
    NoSuchPerson => Invalid "student-no-such-person" at "account",
    PersonTaken => Invalid "student-person-taken" at "account",
});

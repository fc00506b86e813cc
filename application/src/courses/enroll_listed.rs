use std::collections::{BTreeMap, BTreeSet};

use domain_courses::{CourseId, Student, StudentEmail, StudentId};
use domain_identity::Email;
use domain_kernel::{Actor, Denied, Permission, StoreError, fold};
use thiserror::Error;

use crate::{App, failure::failure};

/// A teacher who is about to put the students of a list into a course looks at what that would do.
#[derive(Clone, Debug)]
pub struct PreviewEnrollment {
    pub course: CourseId,
    /// E-mail addresses, as they were written.
    pub addresses: Vec<String>,
}

/// Who would be put into a course, and who not. Everybody is in it once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnrollmentPreview {
    /// By last name.
    pub new: Vec<(StudentId, String)>,
    pub left_out: Vec<NotEnrolled>,
    /// How many places are left for them, where that is limited.
    pub n_free: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotEnrolled {
    /// Named as lists name them.
    InCourse(String),
    /// As it was written: an address of nobody, or none at all.
    Unknown(String),
}

#[derive(Debug, Error)]
pub enum PreviewEnrollmentError {
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such course")]
    NoSuchCourse,
    #[error("enter the address of a student")]
    Nobody,
    #[error("enter {} addresses at most", PreviewEnrollment::MOST)]
    TooMany,
}

impl PreviewEnrollment {
    /// So many students at most are put into a course at once.
    pub const MOST: usize = 500;
}

impl EnrollmentPreview {
    /// How many of those who would be new find no place.
    pub fn n_too_many(&self) -> u32 {
        let n_new = u32::try_from(self.new.len()).unwrap_or(u32::MAX);
        self.n_free.map_or(0, |it| n_new.saturating_sub(it))
    }
}

pub async fn preview_enrollment(
    app: &App,
    actor: &Actor,
    query: PreviewEnrollment,
) -> Result<EnrollmentPreview, PreviewEnrollmentError> {
    let permit = actor.permit(Permission::KeepStudents)?;
    match query.addresses.len() {
        0 => return Err(PreviewEnrollmentError::Nobody),
        n if PreviewEnrollment::MOST < n => return Err(PreviewEnrollmentError::TooMany),
        _ => {}
    }
    let mut tx = app.store.begin(&permit).await?;
    let course = tx.courses().find(query.course).await?;
    let course = course.ok_or(PreviewEnrollmentError::NoSuchCourse)?.value;
    let n_enrolled = tx.courses().n_enrolled(course.id).await?;
    let emails = query.addresses.iter().filter_map(|it| Email::parse(it).ok());
    let emails = emails.map(|it| StudentEmail::restore(it.as_str().to_owned()));
    let found = tx.students().with_emails(&emails.collect::<Vec<_>>()).await?;
    let ids: Vec<StudentId> = found.iter().map(|it| it.id).collect();
    let before = tx.enrollments().among(course.id, &ids).await?;

    let capacity = course.settings.capacity;
    let n_free = capacity.map(|it| it.get().saturating_sub(n_enrolled));
    Ok(sort_out(&found, &before, query.addresses, n_free))
}

fn sort_out(
    found: &[Student],
    before: &BTreeSet<StudentId>,
    addresses: Vec<String>,
    n_free: Option<u32>,
) -> EnrollmentPreview {
    let known: BTreeSet<String> = found.iter().map(|it| fold(it.details.email.as_str())).collect();
    let unknown = addresses.into_iter().map(|it| (fold(it.trim()), it));
    let unknown: BTreeMap<String, String> =
        unknown.filter(|(key, _)| !known.contains(key)).collect();
    let mut preview = EnrollmentPreview { n_free, ..EnrollmentPreview::default() };
    for student in found {
        let name = student.details.name();
        match before.contains(&student.id) {
            true => preview.left_out.push(NotEnrolled::InCourse(name)),
            false => preview.new.push((student.id, name)),
        }
    }
    preview.left_out.extend(unknown.into_values().map(NotEnrolled::Unknown));
    preview
}

failure!(PreviewEnrollmentError {
    Denied(Denied),
    Store(StoreError),
    ;
    NoSuchCourse => NotFound "course-not-found",
    Nobody => Invalid "enroll-list-nobody" at "text",
    TooMany => Invalid "enroll-list-too-many" at "text",
});

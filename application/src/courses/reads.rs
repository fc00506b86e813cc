use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_courses::{
    CompletionNote, CourseDays, CourseId, CourseResult, CourseSettings, CourseTitle, FileId,
    FileName, Material, MaterialId, MaterialKind, StudentDetails, StudentId, Summary,
    SummaryStanding,
};
use domain_identity::{Email, PersonName};
use domain_kernel::{Date, Permit, PersonId, StoreError, Timestamp, Version, Versioned};

use crate::{
    Page, PageNumber,
    courses::{ListCourses, ListStudents},
};

/// What the screens of courses show. No transaction is open, and nothing read here can be saved.
#[async_trait]
pub trait CoursesReads: Send + Sync {
    async fn courses(
        &self,
        permit: &Permit,
        query: &ListCourses,
    ) -> Result<Page<CourseLine>, StoreError>;
    async fn course(&self, permit: &Permit, id: CourseId)
    -> Result<Option<CourseView>, StoreError>;
    async fn students(
        &self,
        permit: &Permit,
        query: &ListStudents,
    ) -> Result<Page<StudentLine>, StoreError>;
    async fn student(
        &self,
        permit: &Permit,
        id: StudentId,
    ) -> Result<Option<StudentView>, StoreError>;
    /// What a course hands out, in the order in which it was added.
    async fn materials(
        &self,
        permit: &Permit,
        course: CourseId,
    ) -> Result<Vec<MaterialLine>, StoreError>;
    async fn material(
        &self,
        permit: &Permit,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError>;
    /// The same, if this person is a student of its course.
    async fn material_of_student(
        &self,
        permit: &Permit,
        person: PersonId,
        id: MaterialId,
    ) -> Result<Option<MaterialView>, StoreError>;
    /// The summary of a material, if it is a document.
    async fn summary(
        &self,
        permit: &Permit,
        material: MaterialId,
    ) -> Result<Option<Summary>, StoreError>;
    /// Those of these files that some material has.
    async fn kept_files(
        &self,
        permit: &Permit,
        files: &[FileId],
    ) -> Result<BTreeSet<FileId>, StoreError>;
    /// Who is in a course, by last name: those of one page. How many there are, the course says.
    async fn enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        page: PageNumber,
    ) -> Result<Vec<EnrolledStudent>, StoreError>;
    /// Those of a course of whom it is not said what came of it, by last name: at most `limit`.
    async fn without_result(
        &self,
        permit: &Permit,
        course: CourseId,
        limit: u32,
    ) -> Result<Vec<EnrolledStudent>, StoreError>;
    /// One of a course.
    async fn enrollment(
        &self,
        permit: &Permit,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<EnrolledStudent>, StoreError>;
    /// Students who are not in a course and are found by this, by last name: at most `limit`.
    async fn not_enrolled(
        &self,
        permit: &Permit,
        course: CourseId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<(StudentId, StudentDetails)>, StoreError>;
    /// The courses that a student is in, the latest enrollment first: those of one page.
    async fn courses_of(
        &self,
        permit: &Permit,
        student: StudentId,
        page: PageNumber,
    ) -> Result<Vec<StudentCourse>, StoreError>;
    /// Courses in which a student is not and that are found by this, by title: at most `limit`.
    async fn courses_without(
        &self,
        permit: &Permit,
        student: StudentId,
        search: &str,
        limit: u32,
    ) -> Result<Vec<CourseLine>, StoreError>;
}

/// A student of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolledStudent {
    pub id: StudentId,
    pub details: StudentDetails,
    pub enrolled_on: Date,
    pub outcome: Option<CourseOutcome>,
}

/// A course of a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentCourse {
    pub id: CourseId,
    pub title: CourseTitle,
    pub days: CourseDays,
    pub enrolled_on: Date,
    pub outcome: Option<CourseOutcome>,
}

/// What came of a course for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseOutcome {
    pub on: Date,
    pub result: CourseResult,
    pub note: Option<CompletionNote>,
}

/// A line of the list of courses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLine {
    pub id: CourseId,
    pub title: CourseTitle,
    pub days: CourseDays,
    /// How many may be enrolled, if not everybody.
    pub n_places: Option<u32>,
    pub n_enrolled: u32,
}

/// One course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseView {
    pub id: CourseId,
    pub version: Version,
    pub settings: CourseSettings,
    /// Who made it, if that was a person.
    pub creator: Option<PersonName>,
    pub created: Timestamp,
    pub n_enrolled: u32,
}

/// A line of the list of students.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentLine {
    pub id: StudentId,
    pub details: StudentDetails,
    /// Whether a person sees the courses as their own.
    pub has_account: bool,
    pub created: Timestamp,
    pub n_courses: u32,
}

/// One student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentView {
    pub id: StudentId,
    pub version: Version,
    pub details: StudentDetails,
    pub account: Option<StudentAccount>,
    pub created: Timestamp,
    pub n_courses: u32,
}

/// The person that a student is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentAccount {
    pub person: PersonId,
    pub name: PersonName,
    pub email: Email,
}

/// A line of what a course hands out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialLine {
    pub id: MaterialId,
    pub kind: MaterialKind,
    pub name: FileName,
    pub n_bytes: u64,
    pub has_captions: bool,
    /// Of a document.
    pub summary: Option<SummaryStanding>,
}

/// One material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialView {
    pub material: Versioned<Material>,
    pub course_title: CourseTitle,
    /// Who brought it, if that was a person.
    pub added_by: Option<PersonName>,
    /// Of a document.
    pub summary: Option<Summary>,
}

use std::collections::BTreeSet;

use async_trait::async_trait;
use domain_kernel::{PersonId, StoreError, Version, Versioned};

use crate::{
    AttendanceMark, Course, CourseId, CourseSession, Enrollment, Material, MaterialId, SessionId,
    Student, StudentEmail, StudentId,
};

/// The courses of the transaction's company.
#[async_trait]
pub trait Courses: Send {
    async fn find(&mut self, id: CourseId) -> Result<Option<Versioned<Course>>, StoreError>;
    /// How many are enrolled. Until the transaction ends nobody else enrolls or withdraws anybody.
    async fn n_enrolled(&mut self, id: CourseId) -> Result<u32, StoreError>;
    async fn insert(&mut self, course: &Course) -> Result<(), StoreError>;
    /// Refuses a course that was changed since it was read.
    async fn update(&mut self, course: &Versioned<Course>) -> Result<(), StoreError>;
    /// Removes a course with all that belongs to it. Refuses one that was changed since it was read.
    async fn remove(&mut self, id: CourseId, read: Version) -> Result<(), StoreError>;
}

/// The students of the transaction's company.
#[async_trait]
pub trait Students: Send {
    async fn find(&mut self, id: StudentId) -> Result<Option<Versioned<Student>>, StoreError>;
    /// The one of this address, whatever the case.
    async fn with_email(&mut self, email: &StudentEmail) -> Result<Option<StudentId>, StoreError>;
    /// The one that a person is.
    async fn of_person(
        &mut self,
        person: PersonId,
    ) -> Result<Option<Versioned<Student>>, StoreError>;
    /// In how many courses a student is enrolled.
    async fn n_courses(&mut self, id: StudentId) -> Result<u32, StoreError>;
    /// Those of many addresses, whatever the case, by name.
    async fn with_emails(&mut self, emails: &[StudentEmail]) -> Result<Vec<Student>, StoreError>;
    /// Many at once.
    async fn insert_all(&mut self, students: &[Student]) -> Result<(), StoreError>;
    /// Refuses an address and a person that is another student's.
    async fn insert(&mut self, student: &Student) -> Result<(), StoreError>;
    /// Refuses the same, and a student that was changed since it was read.
    async fn update(&mut self, student: &Versioned<Student>) -> Result<(), StoreError>;
    /// Removes what else says who a student was: what stands beside the audit trail, and what was
    /// noted about them.
    async fn forget(&mut self, id: StudentId) -> Result<(), StoreError>;
    /// Removes a student with all that belongs to them, and what stands beside the audit trail about
    /// them. Refuses one that was changed since it was read.
    async fn remove(&mut self, id: StudentId, read: Version) -> Result<(), StoreError>;
}

/// Who is in which course, in the transaction's company.
#[async_trait]
pub trait Enrollments: Send {
    async fn find(
        &mut self,
        course: CourseId,
        student: StudentId,
    ) -> Result<Option<Versioned<Enrollment>>, StoreError>;
    /// All of a student.
    async fn of_student(&mut self, student: StudentId) -> Result<Vec<Enrollment>, StoreError>;
    /// Of these students those who are in the course.
    async fn among(
        &mut self,
        course: CourseId,
        students: &[StudentId],
    ) -> Result<BTreeSet<StudentId>, StoreError>;
    /// Gives each of them a place in one course, or says that there are not as many and gives none.
    /// Refuses whoever is enrolled already. Of two who want the last place at once one gets it.
    async fn enroll(&mut self, enrollments: &[Enrollment]) -> Result<bool, StoreError>;
    /// Keeps what came of it. Refuses one that was changed since it was read.
    async fn update(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError>;
    /// Leaves the place to somebody else. Refuses one that was changed since it was read.
    async fn withdraw(&mut self, enrollment: &Versioned<Enrollment>) -> Result<(), StoreError>;
}

/// The materials of the transaction's company.
#[async_trait]
pub trait Materials: Send {
    async fn find(&mut self, id: MaterialId) -> Result<Option<Versioned<Material>>, StoreError>;
    /// How many a course has.
    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError>;
    async fn insert(&mut self, material: &Material) -> Result<(), StoreError>;
    /// Refuses a material that was changed since it was read.
    async fn update(&mut self, material: &Versioned<Material>) -> Result<(), StoreError>;
    /// Refuses the same. Its files stay.
    async fn remove(&mut self, id: MaterialId, read: Version) -> Result<(), StoreError>;
}

/// The days on which the courses of the transaction's company take place, and who was there.
#[async_trait]
pub trait CourseSessions: Send {
    async fn find(&mut self, id: SessionId)
    -> Result<Option<Versioned<CourseSession>>, StoreError>;
    /// How many a course has.
    async fn n_of(&mut self, course: CourseId) -> Result<u32, StoreError>;
    async fn insert(&mut self, session: &CourseSession) -> Result<(), StoreError>;
    /// Refuses a session that was changed since it was read.
    async fn update(&mut self, session: &Versioned<CourseSession>) -> Result<(), StoreError>;
    /// Writes over what was said of these students, which counts as a change of the session. Refuses
    /// a session that was changed since it was read, and a student who is not in its course.
    async fn mark(
        &mut self,
        session: &Versioned<CourseSession>,
        marks: &[AttendanceMark],
    ) -> Result<(), StoreError>;
    /// Removes a session with who was there. Refuses one that was changed since it was read.
    async fn remove(&mut self, id: SessionId, read: Version) -> Result<(), StoreError>;
}

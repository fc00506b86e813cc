//! What happens to courses and students, for the audit trail. Names and addresses go beside the
//! chain.

mod materials;
mod summaries;

use domain_kernel::{Change, CompanyId, Date, Fact, Id, PersonId};

use crate::{
    CompletionNote, CompletionReason, CourseId, CourseResult, CourseTitle, SessionId, SessionTitle,
    StudentId,
};

pub use materials::{
    CaptionsAdded, CaptionsRemoved, MaterialAdded, MaterialDeleted, MaterialReplaced,
};
pub use summaries::{SummaryAsked, SummaryFailed, SummaryMade};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseCreated {
    pub course: CourseId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseEdited {
    pub course: CourseId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseDeleted {
    pub course: CourseId,
    pub title: CourseTitle,
    pub n_enrolled: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentCreated {
    pub student: StudentId,
    pub person: Option<PersonId>,
    pub(crate) personal: Vec<Change>,
}

/// The pair is before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentEdited {
    pub student: StudentId,
    pub person: (Option<PersonId>, Option<PersonId>),
    pub(crate) personal: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentDeleted {
    pub student: StudentId,
    pub person: Option<PersonId>,
    pub n_enrolled: u32,
}

/// `person` is who the student is, if they have an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentEnrolled {
    pub course: CourseId,
    pub student: StudentId,
    pub person: Option<PersonId>,
    pub enrolled_on: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentWithdrawn {
    pub course: CourseId,
    pub student: StudentId,
    pub person: Option<PersonId>,
}

/// It was said what came of a course for a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseCompleted {
    pub course: CourseId,
    pub student: StudentId,
    pub person: Option<PersonId>,
    pub on: Date,
    pub result: CourseResult,
    pub note: Option<CompletionNote>,
}

/// That was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionRevoked {
    pub course: CourseId,
    pub student: StudentId,
    pub person: Option<PersonId>,
    pub result: CourseResult,
    pub reason: CompletionReason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionAdded {
    pub course: CourseId,
    pub session: SessionId,
    pub on: Date,
    pub title: Option<SessionTitle>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEdited {
    pub course: CourseId,
    pub session: SessionId,
    pub(crate) details: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionDeleted {
    pub course: CourseId,
    pub session: SessionId,
    pub on: Date,
}

/// It was said of some students whether they were at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttendanceTaken {
    pub course: CourseId,
    pub session: SessionId,
    pub on: Date,
    pub n_present: u32,
    pub n_absent: u32,
    pub n_excused: u32,
    /// Of whom it is not said any more.
    pub n_cleared: u32,
}

/// Nothing says any more who a student was, since nothing does of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentErased {
    pub student: StudentId,
    pub person: Option<PersonId>,
}

/// Many students were made of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentsImported {
    pub company: Option<CompanyId>,
    pub n_students: u32,
}

/// Somebody took away the students of a list, as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentsExported {
    pub company: Option<CompanyId>,
    pub n_students: u32,
}

fn course(id: CourseId) -> String {
    format!("course:{id}")
}

fn student(id: StudentId) -> String {
    format!("student:{id}")
}

/// What names a student stands beside the trail under the student's own id, so that it goes with
/// the student, whoever of the company that is.
fn personal(id: StudentId, changes: &[Change]) -> Option<(PersonId, Vec<Change>)> {
    (!changes.is_empty()).then(|| (Id::from_uuid(id.uuid()), changes.to_vec()))
}

impl Fact for CourseCreated {
    fn name(&self) -> &'static str {
        "courses.course_created"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for CourseEdited {
    fn name(&self) -> &'static str {
        "courses.course_edited"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        self.details.clone()
    }
}

impl Fact for CourseDeleted {
    fn name(&self) -> &'static str {
        "courses.course_deleted"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        vec![
            Change::gone("title", self.title.as_str()),
            Change::gone("n_students", self.n_enrolled.to_string()),
        ]
    }
}

impl Fact for StudentCreated {
    fn name(&self) -> &'static str {
        "courses.student_created"
    }

    fn subject(&self) -> String {
        student(self.student)
    }

    fn details(&self) -> Vec<Change> {
        self.person.map(|it| Change::set("person", it.to_string())).into_iter().collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.student, &self.personal)
    }
}

impl StudentEdited {
    pub(crate) fn says_something(&self) -> bool {
        !self.details().is_empty() || !self.personal.is_empty()
    }
}

impl Fact for StudentEdited {
    fn name(&self) -> &'static str {
        "courses.student_edited"
    }

    fn subject(&self) -> String {
        student(self.student)
    }

    fn details(&self) -> Vec<Change> {
        let id = |it: Option<PersonId>| it.map(|it| it.to_string());
        let (before, after) = self.person;
        Change::between("person", id(before), id(after)).into_iter().collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.student, &self.personal)
    }
}

impl Fact for StudentDeleted {
    fn name(&self) -> &'static str {
        "courses.student_deleted"
    }

    fn subject(&self) -> String {
        student(self.student)
    }

    fn details(&self) -> Vec<Change> {
        let person = self.person.map(|it| Change::gone("person", it.to_string()));
        let courses = Change::gone("n_courses", self.n_enrolled.to_string());
        person.into_iter().chain([courses]).collect()
    }
}

/// In a course, of a student, who is somebody or nobody with an account.
fn of_student(student: StudentId, person: Option<PersonId>) -> Vec<Change> {
    let person = person.map(|it| Change::set("person", it.to_string()));
    [Change::set("student", student.to_string())].into_iter().chain(person).collect()
}

impl Fact for StudentEnrolled {
    fn name(&self) -> &'static str {
        "courses.student_enrolled"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let on = Change::set("enrolled_on", self.enrolled_on.to_string());
        of_student(self.student, self.person).into_iter().chain([on]).collect()
    }
}

impl Fact for StudentWithdrawn {
    fn name(&self) -> &'static str {
        "courses.student_withdrawn"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        of_student(self.student, self.person)
    }
}

impl Fact for CourseCompleted {
    fn name(&self) -> &'static str {
        "courses.course_completed"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let on = Change::set("completed_on", self.on.to_string());
        let result = Change::set("result", self.result.name());
        of_student(self.student, self.person).into_iter().chain([on, result]).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        let note = self.note.as_ref().map(|it| Change::set("note", it.as_str()));
        personal(self.student, &note.into_iter().collect::<Vec<_>>())
    }
}

impl Fact for CompletionRevoked {
    fn name(&self) -> &'static str {
        "courses.completion_revoked"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let result = Change::gone("result", self.result.name());
        of_student(self.student, self.person).into_iter().chain([result]).collect()
    }

    fn personal(&self) -> Option<(PersonId, Vec<Change>)> {
        personal(self.student, &[Change::set("reason", self.reason.as_str())])
    }
}

impl Fact for SessionAdded {
    fn name(&self) -> &'static str {
        "courses.session_added"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let title = self.title.as_ref().map(|it| Change::set("title", it.as_str()));
        let on = Change::set("held_on", self.on.to_string());
        session(self.session).into_iter().chain([on]).chain(title).collect()
    }
}

impl Fact for SessionEdited {
    fn name(&self) -> &'static str {
        "courses.session_edited"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        session(self.session).into_iter().chain(self.details.clone()).collect()
    }
}

impl Fact for SessionDeleted {
    fn name(&self) -> &'static str {
        "courses.session_deleted"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let on = Change::gone("held_on", self.on.to_string());
        session(self.session).into_iter().chain([on]).collect()
    }
}

impl Fact for AttendanceTaken {
    fn name(&self) -> &'static str {
        "courses.attendance_taken"
    }

    fn subject(&self) -> String {
        course(self.course)
    }

    fn details(&self) -> Vec<Change> {
        let counts = [
            ("n_present", self.n_present),
            ("n_absent", self.n_absent),
            ("n_excused", self.n_excused),
            ("n_cleared", self.n_cleared),
        ];
        let counts = counts.into_iter().filter(|(_, n)| 0 < *n);
        let counts = counts.map(|(field, n)| Change::set(field, n.to_string()));
        let on = Change::set("held_on", self.on.to_string());
        session(self.session).into_iter().chain([on]).chain(counts).collect()
    }
}

fn session(id: SessionId) -> [Change; 1] {
    [Change::set("session", id.to_string())]
}

impl Fact for StudentErased {
    fn name(&self) -> &'static str {
        "courses.student_erased"
    }

    fn subject(&self) -> String {
        student(self.student)
    }

    fn details(&self) -> Vec<Change> {
        self.person.map(|it| Change::gone("person", it.to_string())).into_iter().collect()
    }
}

fn company(id: Option<CompanyId>) -> String {
    id.map_or_else(|| "platform".to_owned(), |it| format!("company:{it}"))
}

impl Fact for StudentsImported {
    fn name(&self) -> &'static str {
        "courses.students_imported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("n_students", self.n_students.to_string())]
    }
}

impl Fact for StudentsExported {
    fn name(&self) -> &'static str {
        "courses.students_exported"
    }

    fn subject(&self) -> String {
        company(self.company)
    }

    fn details(&self) -> Vec<Change> {
        vec![Change::set("n_students", self.n_students.to_string())]
    }
}

use domain_kernel::{Date, Line, PersonId, Timestamp};
use thiserror::Error;

use crate::{
    CompletionRevoked, CourseCompleted, CourseId, StudentEnrolled, StudentId, StudentWithdrawn,
};

/// What a teacher says about a result.
pub type CompletionNote = Line<500>;
/// Why a result was taken back.
pub type CompletionReason = Line<500>;

/// That one student is in one course, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrollment {
    pub course: CourseId,
    pub student: StudentId,
    pub enrolled_on: Date,
    /// `None` as long as nobody has said what came of it.
    pub completion: Option<CourseCompletion>,
}

/// What came of a course for a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseCompletion {
    pub on: Date,
    pub result: CourseResult,
    pub note: Option<CompletionNote>,
    /// When it was said.
    pub at: Timestamp,
    /// Who says so; nobody, where it was an operator or the command line.
    pub by: Option<PersonId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CourseResult {
    Passed,
    /// Was there, in a course where nothing is tested.
    Attended,
    NotPassed,
}

/// A student whose result is there stays in the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("there is a result already; revoke it first")]
pub struct AlreadyCompleted;

/// There is no result to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("there is no result to revoke")]
pub struct NotCompleted;

impl Enrollment {
    /// Puts a student into a course. `person` is who the student is, if they have an account.
    pub fn enroll(
        course: CourseId,
        (student, person): (StudentId, Option<PersonId>),
        enrolled_on: Date,
    ) -> (Self, StudentEnrolled) {
        let enrolled = StudentEnrolled { course, student, person, enrolled_on };
        (Self { course, student, enrolled_on, completion: None }, enrolled)
    }

    /// Takes a student out of a course, with their attendance.
    pub fn withdraw(&self, person: Option<PersonId>) -> Result<StudentWithdrawn, AlreadyCompleted> {
        if self.completion.is_some() {
            return Err(AlreadyCompleted);
        }
        Ok(StudentWithdrawn { course: self.course, student: self.student, person })
    }

    /// Says what came of it, once.
    pub fn complete(
        &mut self,
        person: Option<PersonId>,
        completion: CourseCompletion,
    ) -> Result<CourseCompleted, AlreadyCompleted> {
        if self.completion.is_some() {
            return Err(AlreadyCompleted);
        }
        let completed = CourseCompleted {
            course: self.course,
            student: self.student,
            person,
            on: completion.on,
            result: completion.result,
            note: completion.note.clone(),
        };
        self.completion = Some(completion);
        Ok(completed)
    }

    /// Takes back what came of it.
    pub fn revoke(
        &mut self,
        person: Option<PersonId>,
        reason: CompletionReason,
    ) -> Result<CompletionRevoked, NotCompleted> {
        let completion = self.completion.take().ok_or(NotCompleted)?;
        Ok(CompletionRevoked {
            course: self.course,
            student: self.student,
            person,
            result: completion.result,
            reason,
        })
    }
}

impl CourseResult {
    pub const ALL: [Self; 3] = [Self::Passed, Self::Attended, Self::NotPassed];

    /// The word that stores, forms and the audit trail keep, never renamed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Attended => "attended",
            Self::NotPassed => "not_passed",
        }
    }

    /// The opposite of [`CourseResult::name`].
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether the course is done with it.
    pub fn is_done(self) -> bool {
        self != Self::NotPassed
    }
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Change, Fact, Id};
    use uuid::Uuid;

    use super::*;

    fn given_enrollment() -> Enrollment {
        let [course, student] = [1, 2].map(Uuid::from_u128);
        let (course, student) = (Id::from_uuid(course), Id::from_uuid(student));
        Enrollment::enroll(course, (student, None), Date::constant(2026, 11, 26)).0
    }

    fn passed() -> CourseCompletion {
        let note = Some(CompletionNote::restore("With a song".to_owned()));
        CourseCompletion {
            on: Date::constant(2026, 12, 1),
            result: CourseResult::Passed,
            note,
            at: Timestamp::from_micros(7),
            by: None,
        }
    }

    #[test]
    fn what_came_of_a_course_is_said_once_and_can_be_taken_back() {
        let mut enrollment = given_enrollment();
        assert!(enrollment.withdraw(None).is_ok());
        let completed = enrollment.complete(None, passed()).expect("nothing was said");
        assert_eq!(completed.result, CourseResult::Passed);
        assert_eq!(enrollment.complete(None, passed()), Err(AlreadyCompleted));
        assert_eq!(enrollment.withdraw(None), Err(AlreadyCompleted));

        let reason = || CompletionReason::restore("Somebody else sang".to_owned());
        assert!(enrollment.revoke(None, reason()).is_ok());
        assert_eq!(enrollment, given_enrollment());
        assert_eq!(enrollment.revoke(None, reason()), Err(NotCompleted));
    }

    #[test]
    fn what_is_said_about_a_student_stands_beside_the_trail() {
        let mut enrollment = given_enrollment();
        let completed = enrollment.complete(None, passed()).expect("nothing was said");
        assert!(completed.details().iter().all(|it| it.field != "note"));
        let personal = completed.personal().expect("a note").1;
        assert_eq!(personal, [Change::set("note", "With a song")]);
    }
}

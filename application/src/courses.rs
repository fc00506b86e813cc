//! Courses that somebody teaches, and those who are taught.

mod complete_course;
mod delete_course;
mod delete_student;
mod edit_course;
mod edit_student;
mod enroll;
mod failures;
mod list_courses;
mod list_enrolled;
mod list_students;
mod own_courses;
mod reads;
mod sessions;
mod summarizing;

pub use complete_course::{
    CompleteCourse, CompleteCourseError, RevokeResult, complete_course, revoke_result,
};
pub use delete_course::{DeleteCourse, DeleteCourseError, delete_course};
pub use delete_student::{DeleteStudent, DeleteStudentError, delete_student};
pub use edit_course::{CreateCourse, EditCourse, EditCourseError, create_course, edit_course};
pub use edit_student::{
    CreateStudent, EditStudent, EditStudentError, create_student, edit_student,
};
pub use enroll::{
    EnrollError, EnrollStudents, Enrolled, WithdrawStudent, enroll_students, withdraw_student,
};
pub use list_courses::{CoursesSortedBy, FindCourseError, ListCourses, list_courses, see_course};
pub use list_enrolled::{
    Enrollable, FindEnrolledError, JoinableCourses, list_courses_of, list_courses_without,
    list_enrollable, list_enrolled, list_without_result, see_enrolled,
};
pub use list_students::{
    FindStudentError, ListStudents, StudentsSortedBy, list_students, see_student,
};
pub use own_courses::{OwnCoursesError, list_own_courses, see_own_course};
pub use reads::{
    AttendanceSheet, CourseLine, CourseOutcome, CourseView, CoursesReads, EnrolledStudent,
    OwnCourse, SessionLine, SheetLine, StudentAccount, StudentCourse, StudentLine, StudentView,
};
pub use sessions::{
    AddSession, DeleteSession, EditSession, SessionError, TakeAttendance, add_session,
    delete_session, edit_session, list_sessions, see_sheet, take_attendance,
};
pub use summarizing::{DocumentKind, DocumentTexts, Summarized, Summarizer, TextError};

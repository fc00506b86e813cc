//! Courses that somebody teaches, and those who are taught.

mod bring_file;
mod complete_course;
mod delete_course;
mod delete_material;
mod delete_student;
mod edit_course;
mod edit_student;
mod enroll;
mod enroll_listed;
mod export_students;
mod failures;
mod import_students;
mod list_courses;
mod list_enrolled;
mod list_students;
mod material_failures;
mod own_courses;
mod reads;
mod receive;
mod see_material;
mod sessions;
mod summarize;
mod summarize_again;
mod summarizing;
mod summary_ports;
mod sweep_files;
mod uploads;

pub(crate) use uploads::Uploads;

pub use bring_file::{
    AddMaterial, BringFileError, MaterialPart, ReplaceFile, add_material, replace_file,
};
pub use complete_course::{
    CompleteCourse, CompleteCourseError, RevokeResult, complete_course, revoke_result,
};
pub use delete_course::{DeleteCourse, DeleteCourseError, delete_course};
pub use delete_material::{DeleteMaterial, DeleteMaterialError, delete_material};
pub use delete_student::{DeleteStudent, DeleteStudentError, delete_student};
pub use edit_course::{CreateCourse, EditCourse, EditCourseError, create_course, edit_course};
pub use edit_student::{
    CreateStudent, EditStudent, EditStudentError, create_student, edit_student,
};
pub use enroll::{
    EnrollError, EnrollStudents, Enrolled, WithdrawStudent, enroll_students, withdraw_student,
};
pub use enroll_listed::{
    EnrollmentPreview, NotEnrolled, PreviewEnrollment, PreviewEnrollmentError, preview_enrollment,
};
pub use export_students::{ExportStudentsError, StudentsExport, export_students};
pub use import_students::{
    CheckedStudent, CheckedStudents, ImportStudents, ImportStudentsError, StudentColumn,
    StudentFault, StudentRowFault, check_students, import_students,
};
pub use list_courses::{CoursesSortedBy, FindCourseError, ListCourses, list_courses, see_course};
pub use list_enrolled::{
    Enrollable, FindEnrolledError, JoinableCourses, list_courses_of, list_courses_without,
    list_enrollable, list_enrolled, list_without_result, see_enrolled,
};
pub use list_students::{
    FindStudentError, ListStudents, StudentsSortedBy, list_students, see_student,
};
pub use own_courses::{OwnCoursesError, SeenCourse, list_own_courses, see_own_course};
pub use reads::{
    AttendanceSheet, CourseLine, CourseOutcome, CourseView, CoursesReads, EnrolledStudent,
    MaterialLine, MaterialView, OwnCourse, SessionLine, SheetLine, StudentAccount, StudentCourse,
    StudentLine, StudentView,
};
pub(crate) use receive::{ReceiveError, check_pace, file_key as material_key, key_in, receive};
pub use receive::{Upload, UploadError};
pub use see_material::{
    FoundFile, SeeMaterial, SeeMaterialError, SeesAs, find_file, list_materials, read_file,
    see_material,
};
pub use sessions::{
    AddSession, DeleteSession, EditSession, SessionError, TakeAttendance, add_session,
    delete_session, edit_session, list_sessions, see_sheet, take_attendance,
};
pub use summarize::{LeasedSummary, SummarizedOne, SummaryLease, summarize};
pub use summarize_again::{SummarizeAgain, SummarizeAgainError, summarize_again};
pub use summarizing::{DocumentKind, DocumentTexts, Summarized, Summarizer, TextError};
pub use summary_ports::{Summaries, SummaryQueue};
pub use sweep_files::{SweepFilesError, sweep_files};

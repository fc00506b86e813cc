//! Courses that somebody teaches: their dates, their students, and what is handed out.
//!
//! A student is a record of its own, with or without a person who signs in (spec: training, "Courses
//! and students"). Nothing here depends on modules: a course is done when its teacher says so.

mod course;
mod enrollment;
mod facts;
mod inspection;
mod material;
mod ports;
mod session;
mod student;
mod summary;

pub use course::{
    Capacity, CapacityError, Course, CourseDays, CourseDaysError, CourseDescription, CourseFull,
    CourseId, CourseSettings, CourseTitle, NewCourse, SeatsTaken,
};
pub use enrollment::{
    AlreadyCompleted, CompletionNote, CompletionReason, CourseCompletion, CourseResult, Enrollment,
    NotCompleted,
};
pub use facts::{
    AttendanceTaken, CaptionsAdded, CaptionsRemoved, CompletionRevoked, CourseCompleted,
    CourseCreated, CourseDeleted, CourseEdited, MaterialAdded, MaterialDeleted, MaterialReplaced,
    SessionAdded, SessionDeleted, SessionEdited, StudentCreated, StudentDeleted, StudentEdited,
    StudentEnrolled, StudentErased, StudentWithdrawn, StudentsExported, StudentsImported,
    SummaryAsked, SummaryFailed, SummaryMade,
};
pub use inspection::{FileRefused, Inspection};
pub use material::{
    FileHash, FileId, FileName, Material, MaterialId, MaterialKind, NoFilm, StoredFile,
    are_captions, file_name,
};
pub use ports::{CourseSessions, Courses, Enrollments, Materials, Students};
pub use session::{
    Attendance, AttendanceMark, AttendanceNote, CourseSession, Presence, SessionId, SessionTitle,
    TooManySessions,
};
pub use student::{
    FirstName, LastName, NewStudent, Student, StudentDetails, StudentEmail, StudentId,
};
pub use summary::{
    AgainRefused, EndpointTrouble, NoSummary, Summary, SummaryMethod, SummaryStanding,
    SummaryState, SummaryText,
};

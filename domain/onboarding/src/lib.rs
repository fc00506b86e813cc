//! Onboarding: paths of steps, and who is on them since when.
//!
//! A path is an ordered list of steps; each is a training module, a course, an item to be handed or a
//! task, due so many working days after the person begins, and may wait for what stands before it
//! (spec: training, "Paths"). Which modules are done is told by training and by nothing that is kept
//! here, so a module that stands in two paths is done once; courses and equipment tell it of theirs
//! in the same way. What is due is counted in the days on which the company works.

mod assignment;
mod audience;
mod calendar;
mod done;
mod facts;
mod path;
mod ports;
mod step;
mod work_calendar;
mod work_week;
mod working_days;

pub use assignment::{Assignment, AssignmentId, StartError, parse_start};
pub use audience::{Audience, AudienceDepartment, CompanyDepartment};
pub use calendar::Calendar;
pub use done::{Marked, Marking, Standing, StepMark, WaiverReason};
pub use facts::{
    CalendarEdited, PathAimed, PathAssigned, PathCreated, PathDeleted, PathEdited, PathMoved,
    PathWithdrawn, PersonNudged, StepWaived, TaskDone, TaskReopened, TeamExported,
};
pub use path::{
    Path, PathId, PathInUse, PathNumber, PathRefused, PathSettings, PathTitle, WrittenStep,
};
pub use ports::{Assignments, Paths, StepMarks, Unassigned, WorkCalendars};
pub use step::{
    Doer, EquipmentCategory, PathProgress, Reached, Step, StepCategory, StepCourse, StepId,
    StepKind, StepModule, StepPlan, Task, TaskRefused, TaskText, TaskTitle, TaughtCourse,
    TrainingModule, locked,
};
pub use work_calendar::{Holiday, HolidayName, HolidaysRefused, WorkCalendar, parse_holidays};
pub use work_week::WorkWeek;
pub use working_days::{WorkingDays, WorkingDaysError};

//! Onboarding: paths of steps, and who is on them since when.
//!
//! A path is an ordered list of steps; each is a training module, due so many working days after
//! the person begins (spec: training, "Paths"). What of it is done is told by the person's attempts
//! and by nothing that is kept here, so a module that stands in two paths is done once.

mod assignment;
mod facts;
mod path;
mod ports;
mod working_days;

pub use assignment::{Assignment, AssignmentId, StartError, parse_start};
pub use facts::{
    PathAssigned, PathCreated, PathDeleted, PathEdited, PathWithdrawn, PersonNudged, TeamExported,
};
pub use path::{
    Path, PathId, PathInUse, PathRefused, PathTitle, Step, StepId, StepModule, TrainingModule,
};
pub use ports::{Assignments, Paths};
pub use working_days::{WorkingDays, WorkingDaysError};

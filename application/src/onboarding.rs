//! The ways on which people are brought in: paths, who is on them, and how far they are.

mod aim_path;
mod assign_path;
mod delete_path;
mod edit_calendar;
mod edit_path;
mod export_team;
mod failures;
mod follow_rules;
mod list_assignable;
mod list_paths;
mod mark_step;
mod move_people;
mod nudge;
mod preview_assignment;
mod reads;
mod see_dashboard;
mod see_team;
mod teams;

pub use aim_path::{
    AimPath, AimPathError, Aimed, aim_path, list_aimed_at, list_audience_departments,
};
pub(crate) use assign_path::leads;
pub use assign_path::{
    AssignPath, AssignPathError, Assigned, WithdrawPath, Withdrawn, assign_path, withdraw_path,
};
pub use delete_path::{DeletePath, DeletePathError, delete_path};
pub use edit_calendar::{EditCalendar, EditCalendarError, edit_calendar, see_calendar};
pub use edit_path::{
    CreatePath, EditPath, EditPathError, course_step, create_path, edit_path, item_step,
    module_step,
};
pub use export_team::{ExportTeamError, export_team};
pub(crate) use follow_rules::follow_rules;
pub use list_assignable::{Assignable, FindAssignable, list_assignable};
pub use list_paths::{
    FindPathError, ListPaths, list_paths, list_people_on_path, list_step_categories,
    list_step_courses, list_step_modules, see_path, see_person_on_path, simulate_path,
};
pub use mark_step::{
    FinishTask, MarkStepError, ReopenStep, StepOf, WaiveStep, finish_task, reopen_step, waive_step,
};
pub use move_people::{MovePeople, MovePeopleError, PeopleMoved, list_people_behind, move_people};
pub use nudge::{Nudge, NudgeError, Nudged, Nudgee, Whom, nudge, plan_nudge};
pub use preview_assignment::{
    AssignmentPreview, LeftOut, PreviewAssignment, PreviewAssignmentError, list_chosen,
    list_path_titles, preview_assignment,
};
pub use reads::{
    Candidate, Figures, MemberBehind, MemberProgress, OnboardingReads, PathLine, PathStep,
    PathStepKind, PathView, PersonBehind, PersonOnPath, Placed, StepState, TeamMember, TeamStep,
};
pub use see_dashboard::{Around, Dashboard, SeeDashboardError, see_dashboard};
pub(crate) use see_team::manager;
pub use see_team::{MemberOnPath, SeeTeamError, Team, TeamPerson, see_member, see_team};
pub(crate) use teams::Teams;

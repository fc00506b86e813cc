//! The ways on which people are brought in: paths, who is on them, and how far they are.

mod assign_path;
mod edit_path;
mod failures;
mod list_assignable;
mod list_paths;
mod reads;
mod see_dashboard;
mod see_team;

pub use assign_path::{AssignPath, AssignPathError, WithdrawPath, assign_path, withdraw_path};
pub use edit_path::{CreatePath, EditPath, EditPathError, NewStep, create_path, edit_path};
pub use list_assignable::list_assignable;
pub use list_paths::{FindPathError, PathPage, list_paths, list_step_modules, see_path};
pub use reads::{
    Figures, MemberProgress, OnboardingReads, PathLine, PathStep, PathView, PersonOnPath,
    TeamMember, TeamStep,
};
pub use see_dashboard::{Around, Dashboard, SeeDashboardError, see_dashboard};
pub use see_team::{MemberOnPath, SeeTeamError, Team, TeamPerson, see_member, see_team};

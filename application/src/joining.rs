//! Those who ask to join a company by its ID, and the admins who let them in.

mod approve_join;
mod ask_to_join;
mod confirm_join;
mod failures;
mod list_waiting;
mod ports;
mod refuse_join;
mod sweep_requests;

pub use approve_join::{ApproveJoin, ApproveJoinError, approve_join};
pub use ask_to_join::{AskToJoin, AskToJoinError, ask_to_join};
pub use confirm_join::{ConfirmJoin, ConfirmJoinError, Joined, confirm_join, follow_join_link};
pub use list_waiting::{ListWaitingError, list_waiting, see_waiting};
pub use ports::{JoinLink, Joins, WaitingLine, WaitingView};
pub use refuse_join::{RefuseJoin, RefuseJoinError, refuse_join};
pub use sweep_requests::sweep_requests;

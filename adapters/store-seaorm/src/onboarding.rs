mod assignments;
mod audience;
mod behind;
mod calendars;
mod dates;
mod marks;
mod on_path;
mod paths;
mod placed;
mod reads;
mod steps;
mod team;

pub(crate) use calendars::read as read_calendar;
pub(crate) use dates::{due_after, to_date};
pub(crate) use marks::mark_line;
pub(crate) use reads::n_matches;
pub(crate) use steps::TaskRow;
pub(crate) use team::BELOW_MANAGER;

mod assignments;
mod audience;
mod behind;
mod dates;
mod on_path;
mod paths;
mod reads;
mod steps;
mod team;

pub(crate) use dates::{due_after, to_date};

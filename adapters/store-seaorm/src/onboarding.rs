mod assignments;
mod dates;
mod on_path;
mod paths;
mod placed;
mod reads;
mod team;

pub(crate) use dates::{due_after, to_date};

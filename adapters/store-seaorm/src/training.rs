mod attempts;
mod calendars;
mod certificates;
mod challenges;
mod completions;
mod corrections;
mod document;
mod layout;
mod modules;
mod overdue;
mod pictures;
mod progress;
mod reads;
mod responses;
mod videos;

pub(crate) use completions::{TENURE, tenure};
pub(crate) use modules::status;

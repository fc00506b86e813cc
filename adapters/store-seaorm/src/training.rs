mod attempts;
mod document;
mod layout;
mod modules;
mod overdue;
mod progress;
mod reads;
mod responses;

pub(crate) use modules::status;

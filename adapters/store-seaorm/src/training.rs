mod attempts;
mod document;
mod modules;
mod progress;
mod reads;
mod responses;

pub(crate) use modules::status;

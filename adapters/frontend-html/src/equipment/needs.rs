//! What equipment asks of whoever has it, and how somebody stands with that.

mod form;
mod texts;

pub(super) use form::{ask_of_category, ask_of_item, save_of_category, save_of_item};
pub(super) use texts::{NeedsText, QualificationsText};

#[cfg(test)]
pub(crate) use form::NeedsPage;

//! What an admin does with items: adds, edits, deletes and retires them, and takes them into use
//! again.

mod delete;
mod edit;
mod fields;
mod item_sample;
mod photo;
mod reinstate;
mod retire;

use domain_equipment::ItemId;

use crate::{confirm::Change, parts::Link};

pub(super) use delete::{ask as ask_to_delete, delete};
pub(super) use edit::{ask, create, new, save};
pub(super) use photo::{change as change_photo, remove as remove_photo, show as show_photo};
pub(super) use reinstate::{ask as ask_to_reinstate, reinstate};
pub(super) use retire::{ask as ask_to_retire, retire};

#[cfg(test)]
pub(crate) use {edit::ItemFormPage, retire::RetirePage};

const PATH: &str = "/equipment";

fn url(id: ItemId) -> String {
    format!("{PATH}/{id}")
}

/// What can be asked about items before it is done.
pub(super) fn changes() -> Vec<(Link, Change)> {
    delete::changes().into_iter().chain(reinstate::changes()).collect()
}

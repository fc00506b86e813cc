//! What keeps items in order: reports of damage, work orders and inspections.

mod close;
mod damage;
mod files;
mod list;
mod open;
mod panel;
mod rule;
mod upkeep_sample;
mod words;

#[cfg(test)]
pub(crate) use {
    close::OrderPage, damage::DamagePage, list::OrdersPage, open::OpenOrderPage,
    rule::InspectionRulePage,
};
pub(super) use {
    close::{close, show},
    damage::{ask as ask_for_damage, report},
    files::{add as add_file, ask as ask_to_remove, changes, download, remove as remove_file},
    list::index,
    open::{ask, open},
    panel::UpkeepPanel,
    rule::{ask_of_category, ask_of_item, save_of_category, save_of_item},
    upkeep_sample::inspection,
    words::{InspectionText, refusal},
};

const PATH: &str = "/equipment/work-orders";

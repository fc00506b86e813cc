//! Items for the samples of their forms.

use application::equipment::{CodeLine, ItemChoices, ItemView};
use domain_equipment::{CodeNumber, Condition, ItemSettings, ItemState, RetireReason};
use domain_kernel::{Line, Text, Timestamp, Version};

use crate::equipment::group_sample::{self, id};

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

pub(super) fn choices() -> ItemChoices {
    let categories = group_sample::categories().into_iter().map(|it| (it.id, it.name));
    let locations = group_sample::locations().into_iter().map(|it| (it.id, it.path));
    ItemChoices { categories: categories.collect(), locations: locations.collect() }
}

pub(super) fn item() -> ItemView {
    let since = Timestamp::from_micros(1_795_000_000_000_000);
    ItemView {
        id: id(31),
        version: Version::FIRST,
        settings: ItemSettings {
            tag: line("D-07 <b>"),
            name: line("Hammer drill"),
            category: Some(id(1)),
            model: Some(line("GBH 18V-26")),
            serial: Some(line("SN & 4711")),
            location: Some(id(12)),
            notes: Some(Text::restore("Charger in the drawer.\nTwo batteries.".to_owned())),
        },
        state: ItemState::Available,
        condition: Condition::Ok,
        photo: Some(id(41)),
        category: Some("Drills & saws".to_owned()),
        location: Some("Workshop <main>, Bay 2".to_owned()),
        created: since,
        holding: None,
        needs: Vec::new(),
        code: CodeLine { number: CodeNumber::FIRST, sealed: None, since },
        inspection: None,
    }
}

pub(super) fn retired() -> ItemView {
    ItemView { state: ItemState::Retired(RetireReason::Lost), ..item() }
}

pub(super) fn in_use() -> ItemView {
    ItemView { state: ItemState::InUse, ..item() }
}

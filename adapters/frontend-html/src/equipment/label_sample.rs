//! Labels for the samples of their page.

use application::equipment::ItemLabel;
use domain_equipment::ActivationCode;
use domain_kernel::{Id, Line};
use uuid::Uuid;

pub(super) fn labels() -> Vec<ItemLabel> {
    let items = [
        ("GR-0101", "Bench grinder 200 mm"),
        ("TL-0412", "Torque wrench 40–200 Nm"),
        ("FT-0002", "<b>Counterbalance</b> forklift"),
    ];
    let labels = items.into_iter().zip([1_u8, 2, 3]).filter_map(|((tag, name), n)| {
        Some(ItemLabel {
            id: Id::from_uuid(Uuid::from_u128(n.into())),
            tag: Line::restore(tag.to_owned()),
            name: Line::restore(name.to_owned()),
            code: ActivationCode::from_bits([n, 0, 0, 0, n])?,
        })
    });
    labels.collect()
}

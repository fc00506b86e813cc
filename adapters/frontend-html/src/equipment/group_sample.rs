//! Categories and locations for the samples of pages.

use application::equipment::{CategoryLine, ItemChoices, LocationLine};
use domain_equipment::{LocationId, LocationSettings};
use domain_kernel::{Id, Line, Version};
use uuid::Uuid;

pub(super) fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn line<const N: usize>(text: &str) -> Line<N> {
    Line::restore(text.to_owned())
}

pub(super) fn categories() -> Vec<CategoryLine> {
    let category = |number, name: &str, n_items| CategoryLine {
        id: id(number),
        version: Version::FIRST,
        name: line(name),
        n_items,
    };
    vec![category(1, "Drills & saws", 1_204), category(2, "Ladders <b>", 0)]
}

pub(super) fn locations() -> Vec<LocationLine> {
    let location = |number, parent: Option<LocationId>, path: &str, n_items| LocationLine {
        id: id(number),
        version: Version::FIRST,
        settings: LocationSettings { name: line(path.rsplit(", ").next().unwrap_or(path)), parent },
        path: line(path),
        depth: path.matches(", ").count(),
        n_items,
    };
    vec![
        location(11, None, "Workshop <main>", 2),
        location(12, Some(id(11)), "Workshop <main>, Bay 2", 1),
        location(13, Some(id(12)), "Workshop <main>, Bay 2, Shelf", 0),
        location(14, None, "Yard", 0),
    ]
}

pub(super) fn choices() -> ItemChoices {
    ItemChoices {
        categories: categories().into_iter().map(|it| (it.id, it.name)).collect(),
        locations: locations().into_iter().map(|it| (it.id, it.path)).collect(),
    }
}

use std::collections::BTreeMap;

use domain_kernel::{Version, Versioned, fold};

use crate::{
    Location, LocationCreated, LocationDeleted, LocationEdited, LocationId, LocationInUse,
    LocationRefused, LocationSettings,
};

/// All locations of a company, since what one of them may be called and where it may be depends on
/// the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationTree {
    locations: BTreeMap<LocationId, Versioned<Location>>,
}

/// A location that was called something else or moved, and with it all that is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedLocation {
    pub changed: Vec<Versioned<Location>>,
    pub fact: LocationEdited,
}

type All<'a> = BTreeMap<LocationId, &'a LocationSettings>;

impl LocationTree {
    pub const MOST_LOCATIONS: usize = 2_000;
    pub const MOST_LEVELS: usize = 5;

    pub fn new(locations: impl IntoIterator<Item = Versioned<Location>>) -> Self {
        Self { locations: locations.into_iter().map(|it| (it.value.id, it)).collect() }
    }

    pub fn find(&self, id: LocationId) -> Option<&Versioned<Location>> {
        self.locations.get(&id)
    }

    pub fn create(
        &self,
        id: LocationId,
        settings: &LocationSettings,
    ) -> Result<(Location, LocationCreated), LocationRefused> {
        let mut all = self.all();
        all.insert(id, settings);
        if Self::MOST_LOCATIONS < all.len() {
            return Err(LocationRefused::TooMany);
        }
        let created = place(&all, id)?;
        self.check_paths(std::slice::from_ref(&created))?;
        let fact = LocationCreated { location: id, path: created.path.clone() };
        Ok((created, fact))
    }

    /// The same, and has it among the others from now on.
    pub fn add(
        &mut self,
        id: LocationId,
        settings: &LocationSettings,
    ) -> Result<(Location, LocationCreated), LocationRefused> {
        let (location, created) = self.create(id, settings)?;
        let stored = Versioned { value: location.clone(), version: Version::FIRST };
        self.locations.insert(id, stored);
        Ok((location, created))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Location> {
        self.locations.values().map(|it| &it.value)
    }

    /// Calls one of them something else or moves it. `None` when nothing changed, or when there is
    /// none.
    pub fn edit(
        &self,
        id: LocationId,
        settings: &LocationSettings,
    ) -> Result<Option<EditedLocation>, LocationRefused> {
        let Some(before) = self.find(id).filter(|it| it.value.settings != *settings) else {
            return Ok(None);
        };
        let mut all = self.all();
        all.insert(id, settings);
        let is_in = |it: LocationId| upwards(&all, it).any(|(it, _)| it == id);
        if settings.parent.is_some_and(is_in) {
            return Err(LocationRefused::InItself);
        }
        let below = self.locations.keys().filter(|it| is_in(**it));
        let placed = below.map(|it| place(&all, *it)).collect::<Result<Vec<_>, _>>()?;
        self.check_paths(&placed)?;
        let fact = LocationEdited {
            location: id,
            before: before.value.path.clone(),
            after: place(&all, id)?.path,
        };
        let changed = placed.into_iter().filter_map(|value| {
            let stored = self.locations.get(&value.id)?;
            (stored.value != value).then_some(Versioned { value, version: stored.version })
        });
        Ok(Some(EditedLocation { changed: changed.collect(), fact }))
    }

    /// Ends a location in which so many items are, which is none, and no other location.
    pub fn delete(
        &self,
        location: &Location,
        n_items: u32,
    ) -> Result<LocationDeleted, LocationInUse> {
        let inside = |it: &&Versioned<Location>| it.value.settings.parent == Some(location.id);
        let n_locations = self.locations.values().filter(inside).count();
        let n_locations = u32::try_from(n_locations).unwrap_or(u32::MAX);
        match (n_items, n_locations) {
            (0, 0) => Ok(LocationDeleted { location: location.id, path: location.path.clone() }),
            (n_items, n_locations) => Err(LocationInUse { n_items, n_locations }),
        }
    }

    fn all(&self) -> All<'_> {
        self.locations.iter().map(|(id, it)| (*id, &it.value.settings)).collect()
    }

    /// Refuses paths that others have, whatever the case.
    fn check_paths(&self, placed: &[Location]) -> Result<(), LocationRefused> {
        let mut paths: BTreeMap<String, LocationId> =
            placed.iter().map(|it| (fold(it.path.as_str()), it.id)).collect();
        if paths.len() < placed.len() {
            return Err(LocationRefused::NameTaken);
        }
        let stays = |it: &&Location| placed.iter().all(|other| other.id != it.id);
        let mut others = self.locations.values().map(|it| &it.value).filter(stays);
        match others.any(|it| paths.insert(fold(it.path.as_str()), it.id).is_some()) {
            true => Err(LocationRefused::NameTaken),
            false => Ok(()),
        }
    }
}

/// It and those that it is in, the innermost first, and no further than it takes to tell that they
/// are too many.
fn upwards<'a>(
    all: &All<'a>,
    id: LocationId,
) -> impl Iterator<Item = (LocationId, &'a LocationSettings)> {
    let at = |id: LocationId| all.get(&id).map(|it| (id, *it));
    let chain = std::iter::successors(at(id), move |(_, it)| at(it.parent?));
    chain.take(2 * LocationTree::MOST_LEVELS)
}

/// A location where it would be if these were all.
fn place(all: &All<'_>, id: LocationId) -> Result<Location, LocationRefused> {
    let chain: Vec<_> = upwards(all, id).map(|(_, it)| it).collect();
    let (Some(own), Some(outermost)) = (chain.first(), chain.last()) else {
        return Err(LocationRefused::NoSuchParent);
    };
    if LocationTree::MOST_LEVELS < chain.len() {
        return Err(LocationRefused::TooDeep);
    }
    if outermost.parent.is_some() {
        return Err(LocationRefused::NoSuchParent);
    }
    let names: Vec<&str> = chain.iter().rev().map(|it| it.name.as_str()).collect();
    Location::at(id, (*own).clone(), &names)
}

#[cfg(test)]
mod tests {
    use domain_kernel::{Id, Version};
    use uuid::Uuid;

    use super::*;
    use crate::LocationName;

    fn id(number: u128) -> LocationId {
        Id::from_uuid(Uuid::from_u128(number))
    }

    fn settings(name: &str, parent: Option<u128>) -> LocationSettings {
        let name = LocationName::restore(name.to_owned());
        LocationSettings { name, parent: parent.map(id) }
    }

    /// Locations with a name and a parent each, whose ids count from 1.
    fn tree(locations: &[(&str, Option<u128>)]) -> LocationTree {
        let mut tree = LocationTree::new([]);
        for (number, (name, parent)) in (1..).zip(locations) {
            let created = tree.create(id(number), &settings(name, *parent));
            let (value, _) = created.expect("nothing against it");
            tree.locations.insert(value.id, Versioned { value, version: Version::FIRST });
        }
        tree
    }

    fn path(tree: &LocationTree, number: u128) -> &str {
        tree.find(id(number)).expect("a location").value.path.as_str()
    }

    #[test]
    fn a_path_is_the_names_of_those_it_is_in_and_its_own() {
        let tree = tree(&[("Workshop", None), ("Bay 2", Some(1)), ("Shelf", Some(2))]);
        assert_eq!(path(&tree, 3), "Workshop, Bay 2, Shelf");
        assert_eq!(tree.find(id(3)).expect("there").value.sort_path, "workshop\tbay 2\tshelf");
    }

    #[test]
    fn what_is_in_a_location_is_sorted_behind_it_and_before_the_next_one() {
        let all = [("Yard", None), ("Yard annex", None), ("Zoo", Some(1)), ("YARD!", None)];
        let tree = tree(&all);
        let mut sorted: Vec<_> = tree.locations.values().map(|it| &it.value).collect();
        sorted.sort_by_key(|it| it.sort_path.as_str());
        let paths: Vec<_> = sorted.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["Yard", "Yard, Zoo", "Yard annex", "YARD!"]);
    }

    #[test]
    fn what_moves_takes_all_that_is_in_it_along() {
        let all = [
            ("Workshop", None),
            ("Yard", None),
            ("Bay", Some(1)),
            ("Shelf", Some(3)),
            ("Rack", Some(1)),
        ];
        let tree = tree(&all);
        let edited = tree.edit(id(3), &settings("Dock", Some(2))).expect("nothing against it");
        let EditedLocation { changed, fact } = edited.expect("a change");
        let paths: Vec<_> = changed.iter().map(|it| it.value.path.as_str()).collect();
        assert_eq!(paths, ["Yard, Dock", "Yard, Dock, Shelf"]);
        assert_eq!((fact.before.as_str(), fact.after.as_str()), ("Workshop, Bay", "Yard, Dock"));
        assert_eq!(tree.edit(id(3), &settings("Bay", Some(1))), Ok(None));
        assert_eq!(tree.edit(id(9), &settings("Bay", Some(1))), Ok(None));
    }

    #[test]
    fn a_location_is_never_in_itself() {
        let tree = tree(&[("Workshop", None), ("Bay", Some(1)), ("Shelf", Some(2))]);
        for parent in [1, 2, 3] {
            let refused = tree.edit(id(1), &settings("Workshop", Some(parent)));
            assert_eq!(refused, Err(LocationRefused::InItself), "{parent}");
        }
        let refused = tree.create(id(7), &settings("Loop", Some(7)));
        assert_eq!(refused, Err(LocationRefused::TooDeep));
    }

    #[test]
    fn a_name_is_one_of_those_at_one_place() {
        let tree = tree(&[("Workshop", None), ("Bay", Some(1)), ("Yard", None), ("Straße", None)]);
        for (name, parent) in [("WORKSHOP", None), ("bay", Some(1)), ("STRASSE", None)] {
            let refused = tree.create(id(9), &settings(name, parent));
            assert_eq!(refused, Err(LocationRefused::NameTaken), "{name}");
        }
        assert!(tree.create(id(9), &settings("Bay", Some(3))).is_ok());
        // It would read like another one.
        let refused = tree.edit(id(3), &settings("Workshop, bay", None));
        assert_eq!(refused, Err(LocationRefused::NameTaken));
        let renamed = tree.edit(id(1), &settings("WORKSHOP", None)).expect("its own name");
        assert_eq!(renamed.expect("a change").changed.len(), 2);
    }

    #[test]
    fn five_levels_are_the_most_also_for_what_is_taken_along() {
        let chain = [("1", None), ("2", Some(1)), ("3", Some(2)), ("4", Some(3)), ("5", Some(4))];
        let tree = tree(&[&chain[..], &[("Top", None), ("Inner", Some(6))]].concat());
        let refused = tree.create(id(9), &settings("6", Some(5)));
        assert_eq!(refused, Err(LocationRefused::TooDeep));
        let refused = tree.edit(id(6), &settings("Top", Some(4)));
        assert_eq!(refused, Err(LocationRefused::TooDeep));
        assert!(tree.edit(id(6), &settings("Top", Some(3))).is_ok());
        let refused = tree.create(id(9), &settings("Lost", Some(99)));
        assert_eq!(refused, Err(LocationRefused::NoSuchParent));
    }

    #[test]
    fn a_path_fits_where_it_is_kept_however_its_characters_fold() {
        let long = "x".repeat(120);
        let all: [(&str, _); 3] = [(&long, None), (&long, Some(1)), (&long, Some(2))];
        let tree = tree(&all);
        // Three of 120 characters and a comma with a blank behind each leave 134.
        let refused = tree.create(id(9), &settings(&"y".repeat(135), Some(3)));
        assert_eq!(refused, Err(LocationRefused::TooLong));
        assert!(tree.create(id(9), &settings(&"y".repeat(134), Some(3))).is_ok());
        // Each of these folds to three characters: two hundred fit, and not one more.
        let wide = "\u{fb03}".repeat(200);
        assert!(tree.create(id(9), &settings(&wide, None)).is_ok());
        let refused = tree.create(id(9), &settings(&format!("{wide}x"), None));
        assert_eq!(refused, Err(LocationRefused::TooLong));
    }

    #[test]
    fn a_company_has_two_thousand_locations_at_most() {
        let names: Vec<String> =
            (0..LocationTree::MOST_LOCATIONS).map(|it| it.to_string()).collect();
        let locations = (1..).zip(&names).map(|(number, name)| {
            let value = Location::at(id(number), settings(name, None), &[name]);
            Versioned { value: value.expect("a short name"), version: Version::FIRST }
        });
        let full = LocationTree::new(locations);
        let refused = full.create(id(9_999), &settings("One more", None));
        assert_eq!(refused, Err(LocationRefused::TooMany));
        assert!(full.edit(id(1), &settings("Renamed", Some(2))).is_ok());
    }

    #[test]
    fn a_location_in_which_something_is_is_not_deleted() {
        let tree = tree(&[("Workshop", None), ("Bay", Some(1))]);
        let delete =
            |number, n_items| tree.delete(&tree.find(id(number)).expect("there").value, n_items);
        assert_eq!(delete(1, 0), Err(LocationInUse { n_items: 0, n_locations: 1 }));
        assert_eq!(delete(2, 3), Err(LocationInUse { n_items: 3, n_locations: 0 }));
        assert!(delete(2, 0).is_ok());
    }
}

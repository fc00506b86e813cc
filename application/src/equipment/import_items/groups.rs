use std::collections::BTreeMap;

use domain_equipment::{
    Category, CategoryCreated, CategoryId, CategoryName, Location, LocationCreated, LocationId,
    LocationName, LocationSettings, LocationTree,
};
use domain_kernel::{Ids, StoreError, fold};

use super::ItemFault;
use crate::Tx;

/// The categories and locations that a table names: those that are there, and those that would be.
pub(super) struct Groups<'a> {
    ids: &'a dyn Ids,
    adds_missing: bool,
    /// By folded name.
    categories: BTreeMap<String, Option<CategoryId>>,
    /// By folded path, with a comma between names.
    locations: BTreeMap<String, LocationId>,
    tree: LocationTree,
    pub(super) new_categories: Vec<(Category, CategoryCreated)>,
    pub(super) new_locations: Vec<(Location, LocationCreated)>,
}

/// Between the names of a location and of those that it is in, as a table may have it.
const INSIDE: char = '>';

impl<'a> Groups<'a> {
    pub(super) async fn read(
        tx: &mut dyn Tx,
        ids: &'a dyn Ids,
        adds_missing: bool,
    ) -> Result<Self, StoreError> {
        let tree = tx.item_locations().all().await?;
        let locations = tree.iter().map(|it| (fold(it.path.as_str()), it.id)).collect();
        Ok(Self {
            ids,
            adds_missing,
            categories: BTreeMap::new(),
            locations,
            tree,
            new_categories: Vec::new(),
            new_locations: Vec::new(),
        })
    }

    pub(super) async fn category(
        &mut self,
        tx: &mut dyn Tx,
        name: &CategoryName,
    ) -> Result<Result<CategoryId, ItemFault>, StoreError> {
        let key = fold(name.as_str());
        let known = match self.categories.get(&key) {
            Some(known) => *known,
            None => tx.item_categories().with_name(name).await?,
        };
        let id = known.or_else(|| {
            self.adds_missing.then(|| {
                let new = Category::create(self.ids.next(), name.clone());
                let id = new.0.id;
                self.new_categories.push(new);
                id
            })
        });
        self.categories.insert(key, id);
        Ok(id.ok_or(ItemFault::NoSuchCategory))
    }

    /// As it is shown, or with a > between those that it is in and itself.
    pub(super) fn location(&mut self, typed: &str) -> Result<LocationId, ItemFault> {
        if let Some(id) = self.locations.get(&fold(typed)) {
            return Ok(*id);
        }
        let names: Vec<&str> = typed.split(INSIDE).map(str::trim).collect();
        let mut inside: Option<LocationId> = None;
        for depth in 1..=names.len() {
            let path = fold(&names[..depth].join(", "));
            let id = match self.locations.get(&path) {
                Some(id) => *id,
                None if self.adds_missing => {
                    let name = LocationName::parse(names[depth - 1])?;
                    let settings = LocationSettings { name, parent: inside };
                    let new = self.tree.add(self.ids.next(), &settings)?;
                    let id = new.0.id;
                    self.locations.insert(path, id);
                    self.new_locations.push(new);
                    id
                }
                None => return Err(ItemFault::NoSuchLocation),
            };
            inside = Some(id);
        }
        inside.ok_or(ItemFault::NoSuchLocation)
    }
}

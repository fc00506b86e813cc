use async_trait::async_trait;
use domain_equipment::{
    Category, CategoryId, CategoryName, Item, ItemCategories, ItemLocations, Location, LocationId,
    LocationTree, NeedsOf,
};
use domain_kernel::{CompanyId, Rule, StoreError, Version, Versioned, fold};

use crate::{
    MemoryTx, State,
    skills::of,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct ItemGroupTables {
    pub(crate) categories: Table<(CompanyId, CategoryId), Category>,
    pub(crate) locations: Table<(CompanyId, LocationId), Location>,
}

impl ItemGroupTables {
    fn category_with_name(&self, company: CompanyId, name: &CategoryName) -> Option<CategoryId> {
        let folded = fold(name.as_str());
        let mut all = of(&self.categories, company).map(|it| &it.value);
        all.find(|it| fold(it.name.as_str()) == folded).map(|it| it.id)
    }

    fn check_category(&self, company: CompanyId, category: &Category) -> Result<(), StoreError> {
        let holder = self.category_with_name(company, &category.name);
        match holder.is_some_and(|it| it != category.id) {
            true => Err(StoreError::Duplicate(Rule::ItemCategoryName)),
            false => Ok(()),
        }
    }

    fn check_location(&self, company: CompanyId, location: &Location) -> Result<(), StoreError> {
        match location.settings.parent.is_none_or(|it| self.locations.contains_key(&(company, it)))
        {
            true => Ok(()),
            false => Err(StoreError::corrupt("this company has no such location")),
        }
    }
}

impl State {
    pub(crate) fn n_items_of(&self, company: CompanyId, category: CategoryId) -> u32 {
        self.n_items(company, |it| it.settings.category == Some(category))
    }

    pub(crate) fn n_items_in(&self, company: CompanyId, location: LocationId) -> u32 {
        self.n_items(company, |it| it.settings.location == Some(location))
    }

    fn n_items(&self, company: CompanyId, is_counted: impl Fn(&Item) -> bool) -> u32 {
        let items = of(&self.equipment.items, company).map(|it| &it.value);
        u32::try_from(items.filter(|it| is_counted(it)).count()).unwrap_or(u32::MAX)
    }
}

#[async_trait]
impl ItemCategories for MemoryTx {
    async fn find(&mut self, id: CategoryId) -> Result<Option<Versioned<Category>>, StoreError> {
        Ok(self.local.item_groups.categories.get(&(self.company()?, id)).cloned())
    }

    async fn with_name(&mut self, name: &CategoryName) -> Result<Option<CategoryId>, StoreError> {
        Ok(self.local.item_groups.category_with_name(self.company()?, name))
    }

    async fn n_items(&mut self, id: CategoryId) -> Result<u32, StoreError> {
        Ok(self.local.n_items_of(self.company()?, id))
    }

    async fn insert(&mut self, category: &Category) -> Result<(), StoreError> {
        let (company, category) = (self.company()?, category.clone());
        self.write(move |state| {
            state.check_company(company)?;
            let key = (company, category.id);
            if state.item_groups.categories.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::ItemCategoryId));
            }
            state.item_groups.check_category(company, &category)?;
            let categories = &mut state.item_groups.categories;
            table::insert(categories, key, &category, Rule::ItemCategoryId)
        })
    }

    async fn update(&mut self, category: &Versioned<Category>) -> Result<(), StoreError> {
        let (company, category) = (self.company()?, category.clone());
        self.write(move |state| {
            state.item_groups.check_category(company, &category.value)?;
            let key = (company, category.value.id);
            table::update(&mut state.item_groups.categories, &key, &category)
        })
    }

    async fn remove(&mut self, id: CategoryId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            if 0 < state.n_items_of(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.item_groups.categories, &(company, id), read)?;
            state.forget_needs(company, NeedsOf::Category(id));
            state.upkeep.remove_category(company, id);
            Ok(())
        })
    }
}

#[async_trait]
impl ItemLocations for MemoryTx {
    async fn all(&mut self) -> Result<LocationTree, StoreError> {
        let locations = of(&self.local.item_groups.locations, self.company()?);
        Ok(LocationTree::new(locations.cloned()))
    }

    async fn is_there(&mut self, id: LocationId) -> Result<bool, StoreError> {
        Ok(self.local.item_groups.locations.contains_key(&(self.company()?, id)))
    }

    async fn n_items(&mut self, id: LocationId) -> Result<u32, StoreError> {
        Ok(self.local.n_items_in(self.company()?, id))
    }

    async fn insert(&mut self, location: &Location) -> Result<(), StoreError> {
        let (company, location) = (self.company()?, location.clone());
        self.write(move |state| {
            state.check_company(company)?;
            state.item_groups.check_location(company, &location)?;
            let locations = &mut state.item_groups.locations;
            table::insert(locations, (company, location.id), &location, Rule::ItemLocationId)
        })
    }

    async fn update(&mut self, locations: &[Versioned<Location>]) -> Result<(), StoreError> {
        let (company, locations) = (self.company()?, locations.to_vec());
        self.write(move |state| {
            for location in &locations {
                state.item_groups.check_location(company, &location.value)?;
                let key = (company, location.value.id);
                table::update(&mut state.item_groups.locations, &key, location)?;
            }
            Ok(())
        })
    }

    async fn remove(&mut self, id: LocationId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let is_inside = |it: &Versioned<Location>| it.value.settings.parent == Some(id);
            let has_locations = of(&state.item_groups.locations, company).any(is_inside);
            if has_locations || 0 < state.n_items_in(company, id) {
                return Err(StoreError::Stale);
            }
            table::remove(&mut state.item_groups.locations, &(company, id), read)
        })
    }
}

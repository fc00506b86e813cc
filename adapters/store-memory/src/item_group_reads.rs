use application::equipment::{CategoryLine, ItemChoices, ItemGroupReads, LocationLine};
use async_trait::async_trait;
use domain_equipment::Location;
use domain_kernel::{CompanyId, Permit, StoreError, Versioned, fold};

use crate::{MemoryStore, State, company_of, skills::of};

#[async_trait]
impl ItemGroupReads for MemoryStore {
    async fn categories(&self, permit: &Permit) -> Result<Vec<CategoryLine>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().category_lines(company))
    }

    async fn locations(&self, permit: &Permit) -> Result<Vec<LocationLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let locations = state.sorted_locations(company).into_iter();
        let lines = locations.map(|it| LocationLine {
            id: it.value.id,
            version: it.version,
            settings: it.value.settings.clone(),
            path: it.value.path.clone(),
            depth: it.value.depth(),
            n_items: state.n_items_in(company, it.value.id),
        });
        Ok(lines.collect())
    }

    async fn item_choices(&self, permit: &Permit) -> Result<ItemChoices, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let locations = state.sorted_locations(company).into_iter();
        Ok(ItemChoices {
            categories: state
                .category_lines(company)
                .into_iter()
                .map(|it| (it.id, it.name))
                .collect(),
            locations: locations.map(|it| (it.value.id, it.value.path.clone())).collect(),
        })
    }
}

impl State {
    fn category_lines(&self, company: CompanyId) -> Vec<CategoryLine> {
        let categories = of(&self.item_groups.categories, company).map(|it| CategoryLine {
            id: it.value.id,
            version: it.version,
            name: it.value.name.clone(),
            n_items: self.n_items_of(company, it.value.id),
        });
        let mut categories: Vec<_> = categories.collect();
        categories.sort_by_key(|it| fold(it.name.as_str()));
        categories
    }

    fn sorted_locations(&self, company: CompanyId) -> Vec<&Versioned<Location>> {
        let mut locations: Vec<_> = of(&self.item_groups.locations, company).collect();
        locations.sort_by_key(|it| it.value.sort_path.as_str());
        locations
    }
}

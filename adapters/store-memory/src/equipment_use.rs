use application::equipment::{CategoryUse, InUseLine, ItemInspection, UsePeriod, UseReads};
use async_trait::async_trait;
use domain_equipment::{CategoryId, Custody, Item, ItemState, Utilization};
use domain_kernel::{CompanyId, LocalDay, Permit, StoreError, fold};

use crate::{MemoryStore, State, company_of, skills::of};

#[async_trait]
impl UseReads for MemoryStore {
    async fn use_by_category(
        &self,
        permit: &Permit,
        over: UsePeriod,
    ) -> Result<Vec<CategoryUse>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut categories: Vec<_> = of(&state.item_groups.categories, company).collect();
        categories.sort_by_key(|it| fold(it.value.name.as_str()));
        let named = categories.into_iter().map(|it| Some((it.value.id, it.value.name.clone())));
        let all = named.chain([None]).map(|category| {
            let of = state.use_of(company, category.as_ref().map(|it| it.0), over);
            CategoryUse { category, ..of }
        });
        Ok(all.filter(|it| 0 < it.n_items).collect())
    }

    async fn longest_out(&self, permit: &Permit, most: u32) -> Result<Vec<InUseLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut open: Vec<&Custody> = state.custodies_out(company).collect();
        open.sort_by_key(|it| (it.since, it.id));
        let lines = open.into_iter().filter_map(|it| {
            let item = &state.equipment.items.get(&(company, it.item))?.value;
            Some(InUseLine {
                item: item.id,
                tag: item.settings.tag.clone(),
                name: item.settings.name.clone(),
                holding: state.holding(company, item.id)?,
            })
        });
        Ok(lines.take(usize::try_from(most).unwrap_or(usize::MAX)).collect())
    }

    async fn near_inspections(
        &self,
        permit: &Permit,
        today: &LocalDay,
    ) -> Result<Vec<ItemInspection>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let items = of(&state.equipment.items, company).map(|it| &it.value);
        let near = items.filter(|it| state.is_near_inspection(company, it, today));
        Ok(near.filter_map(|it| state.inspection(company, it)).collect())
    }
}

impl State {
    fn use_of(
        &self,
        company: CompanyId,
        category: Option<CategoryId>,
        over: UsePeriod,
    ) -> CategoryUse {
        let mut sum = CategoryUse {
            category: None,
            n_items: 0,
            n_out: 0,
            n_overdue: 0,
            utilization: Utilization::default(),
        };
        let items = of(&self.equipment.items, company).map(|it| &it.value);
        let counts = |it: &&Item| it.settings.category == category && it.state.retired().is_none();
        for item in items.filter(counts) {
            sum.n_items += 1;
            sum.n_out += u32::from(item.state == ItemState::InUse);
            sum.utilization.there += over.now.since(item.created.max(over.from));
            for custody in self.equipment.custodies_of(company, item.id) {
                let end = custody.end.as_ref().map_or(over.now, |it| it.at);
                sum.n_overdue += u32::from(custody.is_overdue(over.today));
                sum.utilization.had += end.since(custody.since.max(over.from));
            }
        }
        sum
    }
}

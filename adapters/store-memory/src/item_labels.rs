use application::equipment::{CodesOf, LabelLine, LabelReads, LabelSelection};
use async_trait::async_trait;
use domain_equipment::{Item, ItemCode, ItemId};
use domain_kernel::{CompanyId, Permit, StoreError, fold};

use crate::{MemoryStore, State, company_of};

#[async_trait]
impl LabelReads for MemoryStore {
    async fn item_labels(
        &self,
        permit: &Permit,
        selection: &LabelSelection,
        most: u32,
    ) -> Result<Vec<LabelLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let LabelSelection { items, category, location, since } = selection;
        let is_chosen = |item: &Item, code: &ItemCode| {
            (items.is_empty() || items.contains(&item.id))
                && (category.is_none() || *category == item.settings.category)
                && (location.is_none() || *location == item.settings.location)
                && since.is_none_or(|it| it <= code.since)
        };
        let labels = state.with_codes(company).filter(|(item, code)| is_chosen(item, code));
        let labels = labels.filter_map(|(item, code)| {
            let sealed = code.sealed.clone()?;
            let (tag, name) = (item.settings.tag.clone(), item.settings.name.clone());
            Some(LabelLine { id: item.id, tag, name, number: code.number, sealed })
        });
        let mut labels: Vec<LabelLine> = labels.collect();
        labels.sort_by_key(|it| fold(it.tag.as_str()));
        labels.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(labels)
    }

    async fn n_codes(&self, permit: &Permit, of: CodesOf) -> Result<u32, StoreError> {
        let company = company_of(permit.realm())?;
        let n_codes = self.state().with_codes(company).filter(|(it, _)| is_of(it, of)).count();
        Ok(u32::try_from(n_codes).unwrap_or(u32::MAX))
    }

    async fn items_with_codes(
        &self,
        permit: &Permit,
        of: CodesOf,
        after: Option<ItemId>,
        most: u32,
    ) -> Result<Vec<ItemId>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let items = state.with_codes(company).filter(|(it, _)| is_of(it, of));
        let items = items.map(|(it, _)| it.id).filter(|it| after.is_none_or(|after| after < *it));
        let mut items: Vec<ItemId> = items.collect();
        items.sort();
        items.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(items)
    }
}

impl State {
    /// The items that are not retired, each with the code that opens it.
    fn with_codes(&self, company: CompanyId) -> impl Iterator<Item = (&Item, &ItemCode)> {
        let codes = self.equipment.codes.iter();
        let codes = codes.filter(move |((it, _), code)| *it == company && code.replaced.is_none());
        codes.filter_map(move |(_, code)| {
            let item = self.equipment.items.get(&(company, code.item))?;
            Some((&item.value, code))
        })
    }
}

fn is_of(item: &Item, of: CodesOf) -> bool {
    match of {
        CodesOf::Company => true,
        CodesOf::Category(id) => item.settings.category == Some(id),
    }
}

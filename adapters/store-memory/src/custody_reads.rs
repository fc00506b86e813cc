use application::equipment::{CustodyReads, DueItem, OpenAsk};
use async_trait::async_trait;
use domain_kernel::{Date, Permit, PersonId, StoreError, Timestamp};

use crate::{MemoryStore, company_of};

#[async_trait]
impl CustodyReads for MemoryStore {
    async fn asked_of(
        &self,
        permit: &Permit,
        holder: PersonId,
        after: Timestamp,
    ) -> Result<Vec<OpenAsk>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.equipment.handovers.iter().filter(|((it, _), _)| *it == company);
        let open = all.map(|(_, it)| it).filter(|it| it.end.is_none() && after < it.asked);
        let own = open.filter(|it| {
            let held = state.equipment.open(company, it.item);
            held.is_some_and(|held| held.id == it.custody && held.holder == holder)
        });
        let asked = own.filter_map(|it| {
            let settings = &state.equipment.items.get(&(company, it.item))?.value.settings;
            Some(OpenAsk {
                handover: it.clone(),
                tag: settings.tag.clone(),
                name: settings.name.clone(),
                by: state.person_name(company, it.to),
            })
        });
        let mut asked: Vec<OpenAsk> = asked.collect();
        asked.sort_by_key(|it| (it.handover.asked, it.handover.id));
        Ok(asked)
    }

    async fn due_by(&self, permit: &Permit, day: Date) -> Result<Vec<DueItem>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.equipment.custodies.iter().filter(|((it, _), _)| *it == company);
        let open = all.map(|(_, it)| it).filter(|it| it.end.is_none());
        let due = open.filter_map(|it| {
            let due = it.due.filter(|it| *it <= day)?;
            let settings = &state.equipment.items.get(&(company, it.item))?.value.settings;
            let (tag, name) = (settings.tag.clone(), settings.name.clone());
            Some((it.id, DueItem { holder: it.holder, tag, name, due }))
        });
        let mut due: Vec<_> = due.collect();
        due.sort_by_key(|(id, it)| (it.due, *id));
        Ok(due.into_iter().map(|(_, it)| it).collect())
    }
}

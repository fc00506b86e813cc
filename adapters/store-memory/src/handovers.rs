use async_trait::async_trait;
use domain_equipment::{CustodyId, Handover, HandoverId, Handovers, ItemId};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError};

use crate::{MemoryTx, State};

#[async_trait]
impl Handovers for MemoryTx {
    async fn find(&mut self, id: HandoverId) -> Result<Option<Handover>, StoreError> {
        Ok(self.local.equipment.handovers.get(&(self.company()?, id)).cloned())
    }

    async fn open(&mut self, item: ItemId) -> Result<Option<Handover>, StoreError> {
        Ok(self.local.open_handover(self.company()?, item).cloned())
    }

    async fn last_of(
        &mut self,
        custody: CustodyId,
        to: PersonId,
    ) -> Result<Option<Handover>, StoreError> {
        let company = self.company()?;
        let all = self.local.equipment.handovers.iter().filter(|((it, _), _)| *it == company);
        let own = all.map(|(_, it)| it).filter(|it| it.custody == custody && it.to == to);
        Ok(own.max_by_key(|it| (it.asked, it.id)).cloned())
    }

    async fn insert(&mut self, handover: &Handover) -> Result<(), StoreError> {
        let (company, handover) = (self.company()?, handover.clone());
        self.write(move |state| {
            let key = (company, handover.id);
            if state.equipment.handovers.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::HandoverId));
            }
            if handover.end.is_none() && state.open_handover(company, handover.item).is_some() {
                return Err(StoreError::Duplicate(Rule::OpenHandover));
            }
            state.equipment.handovers.insert(key, handover.clone());
            Ok(())
        })
    }

    async fn finish(&mut self, handover: &Handover) -> Result<(), StoreError> {
        let (company, handover) = (self.company()?, handover.clone());
        self.write(move |state| {
            let stored = state.equipment.handovers.get_mut(&(company, handover.id));
            let stored = stored.filter(|it| it.end.is_none()).ok_or(StoreError::Stale)?;
            stored.end = handover.end;
            Ok(())
        })
    }
}

impl State {
    fn open_handover(&self, company: CompanyId, item: ItemId) -> Option<&Handover> {
        let all = self.equipment.handovers.iter().filter(|((it, _), _)| *it == company);
        all.map(|(_, it)| it).find(|it| it.item == item && it.end.is_none())
    }
}

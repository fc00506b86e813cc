use application::inventory::StockVisits;
use async_trait::async_trait;
use domain_inventory::StockVisit;
use domain_kernel::{Permit, PersonId, StoreError};

use crate::{MemoryStore, company_of};

#[async_trait]
impl StockVisits for MemoryStore {
    async fn begin_visit(
        &self,
        permit: &Permit,
        person: PersonId,
        visit: StockVisit,
    ) -> Result<bool, StoreError> {
        let key = (company_of(permit.realm())?, person);
        let mut state = self.state();
        if !state.identity.people.contains_key(&key) {
            return Err(StoreError::corrupt("this company has no such person"));
        }
        let last = state.stock_visits.get(&key).map(|it| it.began_at);
        let is_next = last == visit.before;
        if is_next {
            state.stock_visits.insert(key, visit);
        }
        Ok(is_next)
    }
}

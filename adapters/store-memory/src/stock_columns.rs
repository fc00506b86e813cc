use std::collections::BTreeSet;

use application::inventory::HiddenColumns;
use async_trait::async_trait;
use domain_inventory::StockColumn;
use domain_kernel::{Permit, PersonId, StoreError};

use crate::{MemoryStore, company_of};

#[async_trait]
impl HiddenColumns for MemoryStore {
    async fn hidden_columns(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<BTreeSet<StockColumn>, StoreError> {
        let key = (company_of(permit.realm())?, person);
        Ok(self.state().stock_columns.get(&key).cloned().unwrap_or_default())
    }

    async fn hide_columns(
        &self,
        permit: &Permit,
        person: PersonId,
        hidden: &BTreeSet<StockColumn>,
    ) -> Result<(), StoreError> {
        let key = (company_of(permit.realm())?, person);
        let mut state = self.state();
        if !state.identity.people.contains_key(&key) {
            return Err(StoreError::corrupt("this company has no such person"));
        }
        state.stock_columns.insert(key, hidden.clone());
        Ok(())
    }
}

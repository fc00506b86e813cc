use async_trait::async_trait;
use domain_identity::{SecondFactor, SecondFactors};
use domain_kernel::{PersonId, Rule, StoreError, Version, Versioned};

use crate::{MemoryTx, table};

#[async_trait]
impl SecondFactors for MemoryTx {
    async fn find(
        &mut self,
        person: PersonId,
    ) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
        Ok(self.local.identity.second_factors.get(&(self.company()?, person)).cloned())
    }

    async fn insert(&mut self, factor: &SecondFactor) -> Result<(), StoreError> {
        let (company, factor) = (self.company()?, factor.clone());
        self.write(move |state| {
            let key = (company, factor.person);
            if !state.identity.people.contains_key(&key) {
                return Err(StoreError::corrupt("this company has no such person"));
            }
            table::insert(&mut state.identity.second_factors, key, &factor, Rule::SecondFactor)
        })
    }

    async fn update(&mut self, factor: &Versioned<SecondFactor>) -> Result<(), StoreError> {
        let (key, factor) = ((self.company()?, factor.value.person), factor.clone());
        self.write(move |state| table::update(&mut state.identity.second_factors, &key, &factor))
    }

    async fn remove(&mut self, person: PersonId, read: Version) -> Result<(), StoreError> {
        let key = (self.company()?, person);
        self.write(move |state| table::remove(&mut state.identity.second_factors, &key, read))
    }
}

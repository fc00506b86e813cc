use async_trait::async_trait;
use domain_identity::{AccountId, Owner, SecondFactor, SecondFactors};
use domain_kernel::{Rule, StoreError, Version, Versioned};

use crate::{MemoryTx, table};

#[async_trait]
impl SecondFactors for MemoryTx {
    async fn find(&mut self, owner: Owner) -> Result<Option<Versioned<SecondFactor>>, StoreError> {
        let account = self.account(owner)?;
        Ok(self.local.identity.second_factors.get(&account).cloned())
    }

    async fn insert(&mut self, factor: &SecondFactor) -> Result<(), StoreError> {
        let (account, factor) = (self.account(factor.owner)?, factor.clone());
        self.write(move |state| {
            if !state.identity.has_account(account) {
                return Err(StoreError::corrupt("there is nobody of this id in the realm"));
            }
            let factors = &mut state.identity.second_factors;
            table::insert(factors, account, &factor, Rule::SecondFactor)
        })
    }

    async fn update(&mut self, factor: &Versioned<SecondFactor>) -> Result<(), StoreError> {
        let (account, factor) = (self.account(factor.value.owner)?, factor.clone());
        self.write(move |state| {
            table::update(&mut state.identity.second_factors, &account, &factor)
        })
    }

    async fn remove(&mut self, owner: Owner, read: Version) -> Result<(), StoreError> {
        let account = self.account(owner)?;
        self.write(move |state| table::remove(&mut state.identity.second_factors, &account, read))
    }
}

impl MemoryTx {
    fn account(&self, owner: Owner) -> Result<AccountId, StoreError> {
        let account = AccountId::of(self.realm, owner);
        account.ok_or_else(|| StoreError::corrupt("the realm has no such accounts"))
    }
}

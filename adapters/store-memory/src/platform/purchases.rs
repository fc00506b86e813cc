use application::shop::ListOrders;
use async_trait::async_trait;
use domain_identity::{PaymentEventId, Purchase, PurchaseId, PurchaseState, Purchases};
use domain_kernel::{Rule, StoreError, Timestamp, Versioned, fold};

use super::check_platform;
use crate::{MemoryTx, identity::IdentityTables, table};

#[async_trait]
impl Purchases for MemoryTx {
    async fn find(&mut self, id: PurchaseId) -> Result<Option<Versioned<Purchase>>, StoreError> {
        check_platform(self.realm)?;
        Ok(self.local.identity.purchases.get(&id).cloned())
    }

    async fn insert(&mut self, purchase: &Purchase) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let purchase = purchase.clone();
        self.write(move |state| {
            let purchases = &mut state.identity.purchases;
            if purchases.contains_key(&purchase.id) {
                return Err(StoreError::Duplicate(Rule::PurchaseId));
            }
            if purchases.values().any(|it| it.value.number == purchase.number) {
                return Err(StoreError::Duplicate(Rule::PurchaseNumber));
            }
            table::insert(purchases, purchase.id, &purchase, Rule::PurchaseId)
        })
    }

    async fn update(&mut self, purchase: &Versioned<Purchase>) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let purchase = purchase.clone();
        self.write(move |state| {
            table::update(&mut state.identity.purchases, &purchase.value.id, &purchase)
        })
    }

    async fn unpaid(
        &mut self,
        before: Timestamp,
        most: u32,
    ) -> Result<Vec<Versioned<Purchase>>, StoreError> {
        check_platform(self.realm)?;
        let all = self.local.identity.purchases.values();
        let is_unpaid = |it: &&Versioned<Purchase>| {
            it.value.state == PurchaseState::Open && it.value.ordered < before
        };
        let mut unpaid: Vec<_> = all.filter(is_unpaid).cloned().collect();
        unpaid.sort_by_key(|it| (it.value.ordered, it.value.id));
        unpaid.truncate(most as usize);
        Ok(unpaid)
    }

    async fn has_heard(&mut self, event: &PaymentEventId) -> Result<bool, StoreError> {
        check_platform(self.realm)?;
        Ok(self.local.identity.payment_events.contains(event.as_str()))
    }

    async fn hear(
        &mut self,
        event: &PaymentEventId,
        _: PurchaseId,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let event = event.as_str().to_owned();
        self.write(move |state| match state.identity.payment_events.insert(event.clone()) {
            true => Ok(()),
            false => Err(StoreError::Duplicate(Rule::PaymentEvent)),
        })
    }
}

/// Those that are looked for, newest first.
pub(super) fn matches<'a>(
    identity: &'a IdentityTables,
    query: &ListOrders,
) -> Vec<&'a Versioned<Purchase>> {
    let searched = fold(query.search.trim());
    let is_sought = |it: &&Versioned<Purchase>| {
        let standing = it.value.state.standing();
        query.standing.is_none_or(|asked| asked == standing)
            && it.value.sought().contains(&searched)
    };
    let mut found: Vec<_> = identity.purchases.values().filter(is_sought).collect();
    found.sort_by_key(|it| (it.value.ordered, it.value.id));
    found.reverse();
    found
}

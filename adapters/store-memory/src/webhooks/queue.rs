use std::{cmp::Reverse, collections::BTreeSet};

use application::webhooks::{
    Answer, Behind, ClaimedDelivery, DeliveryLease, NotTold, WebhookQueue,
};
use async_trait::async_trait;
use domain_audit::{DeliveryState, NewDelivery, WebhookId};
use domain_kernel::{CompanyId, Realm, StoreError, Timestamp};

use super::Kept;
use crate::{MemoryStore, State};

impl State {
    fn is_active(&self, company: CompanyId) -> bool {
        let found = self.identity.companies.get(&company);
        found.is_some_and(|it| it.value.state.is_active())
    }

    /// Whether a webhook is on and of a company that is not suspended.
    fn is_told(&self, company: CompanyId, webhook: WebhookId) -> bool {
        let found = self.webhooks.webhooks.get(&(company, webhook));
        found.is_some_and(|it| it.value.is_on) && self.is_active(company)
    }
}

#[async_trait]
impl WebhookQueue for MemoryStore {
    async fn webhooks_behind(&self, most: u32) -> Result<Vec<Behind>, StoreError> {
        let state = self.state();
        let behind = state.webhooks.webhooks.iter().filter_map(|((company, id), webhook)| {
            let told = state.webhooks.told.get(&(*company, *id)).copied().unwrap_or_default();
            let trail = state.trails.get(&Realm::Company(*company));
            let head = trail.and_then(|it| it.last()).map_or(0, |it| it.recorded.seq);
            let behind = Behind {
                company: *company,
                webhook: *id,
                version: webhook.version,
                groups: webhook.value.groups.clone(),
                told,
            };
            (state.is_told(*company, *id) && told < head).then_some((head - told, behind))
        });
        let mut behind: Vec<_> = behind.collect();
        behind.sort_by_key(|(n_entries, _)| Reverse(*n_entries));
        Ok(behind.into_iter().take(most as usize).map(|(_, it)| it).collect())
    }

    async fn advance_webhook(
        &self,
        behind: &Behind,
        seq: i64,
        deliveries: &[NewDelivery],
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let key = (behind.company, behind.webhook);
        let is_as_read =
            state.webhooks.webhooks.get(&key).is_some_and(|it| it.version == behind.version);
        let is_there = state.webhooks.told.get(&key) == Some(&behind.told);
        if !(is_as_read && is_there && state.is_told(behind.company, behind.webhook)) {
            return Ok(false);
        }
        let mut next = state.webhooks.clone();
        for delivery in deliveries {
            next.push(behind.company, delivery)?;
        }
        next.told.insert(key, seq);
        state.webhooks = next;
        Ok(true)
    }

    async fn claim_delivery(
        &self,
        lease: DeliveryLease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<ClaimedDelivery>, StoreError> {
        let mut state = self.state();
        let is_free = |key: &(CompanyId, WebhookId)| {
            state.webhooks.leases.get(key).is_none_or(|(_, until)| *until <= now)
        };
        let due = state.webhooks.deliveries.iter().filter(|((company, _), kept)| {
            kept.state == DeliveryState::Waiting
                && kept.due <= now
                && state.is_told(*company, kept.delivery.webhook)
                && is_free(&(*company, kept.delivery.webhook))
        });
        // Whoever was told something last comes last.
        let first = due.min_by_key(|((company, id), kept)| {
            let webhook = kept.delivery.webhook;
            let free_since = state.webhooks.leases.get(&(*company, webhook)).map(|(_, it)| *it);
            (free_since, *company, webhook, kept.due, kept.delivery.seq, *id)
        });
        let Some(key) = first.map(|(key, _)| *key) else {
            return Ok(None);
        };
        let Some(kept) = state.webhooks.deliveries.get_mut(&key) else {
            return Ok(None);
        };
        (kept.lease, kept.due) = (Some(lease), until);
        kept.n_tries += 1;
        let kept = kept.clone();
        let (company, webhook) = (key.0, kept.delivery.webhook);
        state.webhooks.leases.insert((company, webhook), (lease, until));
        let found = state.webhooks.webhooks.get(&(company, webhook));
        let found = found.ok_or(StoreError::corrupt("this company has no such webhook"))?;
        Ok(Some(ClaimedDelivery {
            company,
            webhook,
            id: kept.delivery.id,
            seq: kept.delivery.seq,
            event: kept.delivery.event.clone(),
            made: kept.delivery.made,
            n_tries: kept.n_tries,
            address: found.value.address.clone(),
            secret: found.value.secret.clone(),
        }))
    }

    async fn delivery_sent(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        now: Timestamp,
        answer: &Answer,
    ) -> Result<(), StoreError> {
        self.settle_delivery(claimed, lease, now, |it| {
            (it.state, it.sent) = (DeliveryState::Sent, Some(now));
            (it.not_told, it.answer) = (None, Some(answer.clone()));
        });
        Ok(())
    }

    async fn delivery_failed(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        not_told: &NotTold,
        next: Option<Timestamp>,
        rests_until: Timestamp,
    ) -> Result<(), StoreError> {
        self.settle_delivery(claimed, lease, rests_until, |it| {
            (it.not_told, it.answer) = (Some(not_told.clone()), not_told.answer.clone());
            match next {
                Some(next) => it.due = next,
                None => it.state = DeliveryState::Failed,
            }
        });
        Ok(())
    }

    async fn sweep_deliveries(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let deliveries = &mut self.state().webhooks.deliveries;
        let old = deliveries.iter().filter(|(_, it)| it.delivery.made < before);
        let old = old.map(|(key, _)| *key);
        let old: BTreeSet<_> = old.take(most as usize).collect();
        deliveries.retain(|key, _| !old.contains(key));
        Ok(u32::try_from(old.len()).unwrap_or(most))
    }
}

impl MemoryStore {
    fn settle_delivery(
        &self,
        claimed: &ClaimedDelivery,
        lease: DeliveryLease,
        rests_until: Timestamp,
        settle: impl FnOnce(&mut Kept),
    ) {
        let tables = &mut self.state().webhooks;
        let kept = tables.deliveries.get_mut(&(claimed.company, claimed.id));
        if let Some(kept) = kept.filter(|it| it.lease == Some(lease)) {
            kept.lease = None;
            settle(kept);
        }
        let key = (claimed.company, claimed.webhook);
        if let Some((_, until)) = tables.leases.get_mut(&key).filter(|(it, _)| *it == lease) {
            *until = rests_until;
        }
    }
}

mod queue;

use std::{cmp::Reverse, collections::BTreeMap};

use application::{
    Page, PageNumber,
    webhooks::{Answer, DeliveryLease, DeliveryLine, NotTold, WebhookLine, WebhookReads},
};
use async_trait::async_trait;
use domain_audit::{DeliveryId, DeliveryState, NewDelivery, Webhook, WebhookId, Webhooks};
use domain_kernel::{CompanyId, Permit, Rule, StoreError, Timestamp, Version, Versioned};

use crate::{
    MemoryStore, MemoryTx, company_of,
    table::{self, Table},
};

#[derive(Clone, Default)]
pub(crate) struct WebhookTables {
    webhooks: Table<(CompanyId, WebhookId), Webhook>,
    /// Up to which number of the trail what they are to be told is kept.
    told: BTreeMap<(CompanyId, WebhookId), i64>,
    /// Which of them somebody is telling something, and until when at most.
    leases: BTreeMap<(CompanyId, WebhookId), (DeliveryLease, Timestamp)>,
    deliveries: BTreeMap<(CompanyId, DeliveryId), Kept>,
}

#[derive(Clone)]
struct Kept {
    delivery: NewDelivery,
    state: DeliveryState,
    /// When it is tried next or, while somebody tries, when their lease ends.
    due: Timestamp,
    lease: Option<DeliveryLease>,
    n_tries: u32,
    sent: Option<Timestamp>,
    not_told: Option<NotTold>,
    answer: Option<Answer>,
}

impl Kept {
    fn new(delivery: NewDelivery, due: Timestamp) -> Self {
        let state = DeliveryState::Waiting;
        let (lease, n_tries, sent) = (None, 0, None);
        Self { delivery, state, due, lease, n_tries, sent, not_told: None, answer: None }
    }

    fn line(&self) -> DeliveryLine {
        DeliveryLine {
            id: self.delivery.id,
            seq: self.delivery.seq,
            event: self.delivery.event.clone(),
            made: self.delivery.made,
            state: self.state,
            due: self.due,
            n_tries: self.n_tries,
            sent: self.sent,
            trouble: self.not_told.as_ref().map(|it| it.trouble),
            answer: self.answer.clone(),
        }
    }
}

impl WebhookTables {
    fn of(&self, company: CompanyId) -> impl Iterator<Item = &Versioned<Webhook>> {
        self.webhooks.iter().filter(move |((it, _), _)| *it == company).map(|(_, it)| it)
    }

    fn deliveries_of(&self, company: CompanyId, webhook: WebhookId) -> impl Iterator<Item = &Kept> {
        let all = self.deliveries.iter().filter(move |((it, _), _)| *it == company);
        all.map(|(_, it)| it).filter(move |it| it.delivery.webhook == webhook)
    }

    fn count(&self, company: CompanyId, webhook: WebhookId, state: DeliveryState) -> u32 {
        let n = self.deliveries_of(company, webhook).filter(|it| it.state == state).count();
        u32::try_from(n).unwrap_or(u32::MAX)
    }

    fn push(&mut self, company: CompanyId, delivery: &NewDelivery) -> Result<(), StoreError> {
        if !self.webhooks.contains_key(&(company, delivery.webhook)) {
            return Err(StoreError::corrupt("this company has no such webhook"));
        }
        if self.deliveries.contains_key(&(company, delivery.id)) {
            return Err(StoreError::Duplicate(Rule::DeliveryId));
        }
        let is_same = |it: &Kept| it.delivery.seq == delivery.seq;
        if delivery.seq.is_some() && self.deliveries_of(company, delivery.webhook).any(is_same) {
            return Err(StoreError::Duplicate(Rule::Delivery));
        }
        let kept = Kept::new(delivery.clone(), delivery.made);
        self.deliveries.insert((company, delivery.id), kept);
        Ok(())
    }
}

#[async_trait]
impl Webhooks for MemoryTx {
    async fn find(&mut self, id: WebhookId) -> Result<Option<Versioned<Webhook>>, StoreError> {
        Ok(self.local.webhooks.webhooks.get(&(self.company()?, id)).cloned())
    }

    async fn count(&mut self) -> Result<u32, StoreError> {
        let n = self.local.webhooks.of(self.company()?).count();
        Ok(u32::try_from(n).unwrap_or(u32::MAX))
    }

    async fn insert(&mut self, webhook: &Webhook, after: i64) -> Result<(), StoreError> {
        let (company, webhook) = (self.company()?, webhook.clone());
        self.write(move |state| {
            let key = (company, webhook.id);
            table::insert(&mut state.webhooks.webhooks, key, &webhook, Rule::WebhookId)?;
            state.webhooks.told.insert(key, after);
            Ok(())
        })
    }

    async fn update(&mut self, webhook: &Versioned<Webhook>) -> Result<(), StoreError> {
        let (company, webhook) = (self.company()?, webhook.clone());
        self.write(move |state| {
            let key = (company, webhook.value.id);
            table::update(&mut state.webhooks.webhooks, &key, &webhook)
        })
    }

    async fn skip_to(&mut self, id: WebhookId, seq: i64) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            if let Some(told) = state.webhooks.told.get_mut(&(company, id)) {
                *told = (*told).max(seq);
            }
            Ok(())
        })
    }

    async fn remove(&mut self, id: WebhookId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            let tables = &mut state.webhooks;
            table::remove(&mut tables.webhooks, &(company, id), read)?;
            tables.told.remove(&(company, id));
            tables.leases.remove(&(company, id));
            tables.deliveries.retain(|(of, _), kept| *of != company || kept.delivery.webhook != id);
            Ok(())
        })
    }

    async fn push(&mut self, delivery: &NewDelivery) -> Result<(), StoreError> {
        let (company, delivery) = (self.company()?, delivery.clone());
        self.write(move |state| state.webhooks.push(company, &delivery))
    }

    async fn send_again(
        &mut self,
        webhook: WebhookId,
        id: DeliveryId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let company = self.company()?;
        let is_it =
            move |it: &Kept| it.delivery.webhook == webhook && it.state != DeliveryState::Waiting;
        if !self.local.webhooks.deliveries.get(&(company, id)).is_some_and(is_it) {
            return Ok(false);
        }
        self.write(move |state| {
            let kept = state.webhooks.deliveries.get_mut(&(company, id));
            let kept = kept.filter(|it| is_it(it)).ok_or(StoreError::Busy)?;
            *kept = Kept::new(kept.delivery.clone(), now);
            Ok(())
        })?;
        Ok(true)
    }
}

#[async_trait]
impl WebhookReads for MemoryStore {
    async fn webhooks(&self, permit: &Permit) -> Result<Vec<WebhookLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let tables = &self.state().webhooks;
        let lines = tables.of(company).map(|it| WebhookLine {
            id: it.value.id,
            version: it.version,
            settings: it.value.settings(),
            n_waiting: tables.count(company, it.value.id, DeliveryState::Waiting),
            n_failed: tables.count(company, it.value.id, DeliveryState::Failed),
        });
        // In the order of their ids, which is the one in which they were handed out.
        Ok(lines.collect())
    }

    async fn deliveries(
        &self,
        permit: &Permit,
        webhook: WebhookId,
        page: PageNumber,
    ) -> Result<Page<DeliveryLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let tables = &self.state().webhooks;
        let mut lines: Vec<DeliveryLine> =
            tables.deliveries_of(company, webhook).map(Kept::line).collect();
        lines.sort_by_key(|it| Reverse((it.made, it.id)));
        let n_matches = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let items = lines.into_iter().skip(page.n_skipped() as usize);
        let items = items.take(Page::<()>::N_LINES as usize).collect();
        Ok(Page { items, number: page, n_matches: n_matches.min(Page::<()>::MOST_COUNTED + 1) })
    }
}

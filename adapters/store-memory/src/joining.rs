use application::{
    Page, PageNumber,
    joining::{JoinLink, Joins, WaitingLine, WaitingView},
};
use async_trait::async_trait;
use domain_identity::{
    Company, CompanyCode, Email, JoinRequest, JoinRequests, JoinState, LinkHash,
};
use domain_kernel::{CompanyId, Permit, PersonId, Rule, StoreError, Timestamp, Version, Versioned};

use crate::{
    MemoryStore, MemoryTx, State, company_of,
    table::{self, Table},
};

pub(crate) type JoinTables = Table<(CompanyId, PersonId), JoinRequest>;

impl State {
    pub(crate) fn waiting_in(
        &self,
        company: CompanyId,
    ) -> impl Iterator<Item = (&Versioned<JoinRequest>, Timestamp)> {
        let requests = self.join_requests.iter().filter(move |((of, _), _)| *of == company);
        requests.filter_map(|(_, it)| Some((it, it.value.waiting_since()?)))
    }
}

#[async_trait]
impl JoinRequests for MemoryTx {
    async fn find(&mut self, id: PersonId) -> Result<Option<Versioned<JoinRequest>>, StoreError> {
        Ok(self.local.join_requests.get(&(self.company()?, id)).cloned())
    }

    async fn insert(&mut self, request: &JoinRequest) -> Result<(), StoreError> {
        let (company, request) = (self.company()?, request.clone());
        self.write(move |state| {
            if !state.identity.companies.contains_key(&company) {
                return Err(StoreError::corrupt("there is no such company"));
            }
            let key = (company, request.id);
            table::insert(&mut state.join_requests, key, &request, Rule::JoinRequestId)
        })
    }

    async fn update(&mut self, request: &Versioned<JoinRequest>) -> Result<(), StoreError> {
        let (company, request) = (self.company()?, request.clone());
        self.write(move |state| {
            table::update(&mut state.join_requests, &(company, request.value.id), &request)
        })
    }

    async fn remove(&mut self, id: PersonId, read: Version) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| table::remove(&mut state.join_requests, &(company, id), read))
    }

    async fn remove_others(&mut self, request: &JoinRequest) -> Result<Vec<PersonId>, StoreError> {
        let (company, id, email) = (self.company()?, request.id, request.email.identifier());
        let kept = self.local.join_requests.iter();
        let others = kept.filter(|((of, it), kept)| {
            *of == company && *it != id && kept.value.email.identifier() == email
        });
        let others: Vec<PersonId> = others.map(|((_, it), _)| *it).collect();
        let gone = others.clone();
        self.write(move |state| {
            for id in &gone {
                state.join_requests.remove(&(company, *id));
            }
            Ok(())
        })?;
        Ok(others)
    }

    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError> {
        let (company, email) = (self.company()?, email.identifier());
        self.write(move |state| {
            let requests = &mut state.join_requests;
            requests.retain(|(of, _), it| *of != company || it.value.email.identifier() != email);
            Ok(())
        })
    }
}

#[async_trait]
impl Joins for MemoryStore {
    async fn joinable_by_code(&self, code: CompanyCode) -> Result<Option<Company>, StoreError> {
        let state = self.state();
        let mut companies = state.identity.companies.values().map(|it| &it.value);
        Ok(companies.find(|it| it.code == code && it.can_be_joined()).cloned())
    }

    async fn request_by_link(&self, hash: &LinkHash) -> Result<Option<JoinLink>, StoreError> {
        let state = self.state();
        let is_its =
            |it: &JoinRequest| matches!(&it.state, JoinState::Unconfirmed { link } if link == hash);
        let found = state.join_requests.iter().find(|(_, it)| is_its(&it.value));
        Ok(found.and_then(|((company, _), request)| {
            let company = state.identity.companies.get(company)?.value.clone();
            Some(JoinLink { company, request: request.value.clone() })
        }))
    }

    async fn sweep_requests(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let mut state = self.state();
        let old = state
            .join_requests
            .iter()
            .filter(|(_, it)| it.value.waiting_since().is_none() && it.value.asked < before);
        let old: Vec<_> = old.map(|(key, _)| *key).take(most as usize).collect();
        for key in &old {
            state.join_requests.remove(key);
        }
        Ok(u32::try_from(old.len()).unwrap_or(most))
    }

    async fn waiting(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<WaitingLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut waiting: Vec<_> = state.waiting_in(company).collect();
        waiting.sort_by_key(|(it, since)| (*since, it.value.id));
        let n_matches = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
        let on_page = waiting.into_iter().skip(page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).map(|(it, since)| WaitingLine {
            id: it.value.id,
            name: it.value.name.clone(),
            email: it.value.email.clone(),
            since,
        });
        Ok(Page { items: items.collect(), number: page, n_matches })
    }

    async fn waiting_one(
        &self,
        permit: &Permit,
        id: PersonId,
    ) -> Result<Option<WaitingView>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let found = state.waiting_in(company).find(|(it, _)| it.value.id == id);
        Ok(found.map(|(it, since)| WaitingView {
            id,
            version: it.version,
            name: it.value.name.clone(),
            email: it.value.email.clone(),
            username: it.value.username.clone(),
            since,
        }))
    }
}

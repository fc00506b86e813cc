use std::collections::BTreeMap;

use application::training::{CalendarFeeds, FoundCalendar};
use async_trait::async_trait;
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, Timestamp, Version};
use domain_training::{Calendar, CalendarAddress, CalendarHash, Calendars};

use crate::{MemoryStore, MemoryTx, company_of};

#[derive(Clone)]
struct KeptCalendar {
    address: CalendarAddress,
    told: Calendar,
    version: Version,
}

#[derive(Clone, Default)]
pub(crate) struct CalendarTables(BTreeMap<(CompanyId, PersonId), KeptCalendar>);

impl CalendarTables {
    pub(crate) fn forget(&mut self, company: CompanyId, person: PersonId) {
        self.0.remove(&(company, person));
    }
}

#[async_trait]
impl Calendars for MemoryTx {
    async fn insert(&mut self, address: &CalendarAddress) -> Result<(), StoreError> {
        let (company, address) = (self.company()?, address.clone());
        self.write(move |state| {
            let key = (company, address.person);
            if !state.identity.people.contains_key(&key) {
                return Err(StoreError::corrupt("this company has no such person"));
            }
            if state.calendars.0.contains_key(&key) {
                return Err(StoreError::Busy);
            }
            let (told, version) = (Calendar::default(), Version::FIRST);
            let kept = KeptCalendar { address: address.clone(), told, version };
            state.calendars.0.insert(key, kept);
            Ok(())
        })
    }

    async fn remove(&mut self, person: PersonId) -> Result<bool, StoreError> {
        let key = (self.company()?, person);
        let is_there = self.local.calendars.0.contains_key(&key);
        self.write(move |state| {
            state.calendars.0.remove(&key);
            Ok(())
        })?;
        Ok(is_there)
    }
}

#[async_trait]
impl CalendarFeeds for MemoryStore {
    async fn calendar_made(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Option<Timestamp>, StoreError> {
        let company = company_of(permit.realm())?;
        Ok(self.state().calendars.0.get(&(company, person)).map(|it| it.address.made))
    }

    async fn calendar(&self, hash: &CalendarHash) -> Result<Option<FoundCalendar>, StoreError> {
        let state = self.state();
        let found = state.calendars.0.iter().find(|(_, it)| it.address.hash == *hash);
        let Some(((company, id), kept)) = found else {
            return Ok(None);
        };
        let person = state.identity.people.get(&(*company, *id)).map(|it| &it.value);
        let of = state.identity.companies.get(company).map(|it| &it.value);
        let (Some(person), Some(of)) = (person, of) else {
            return Ok(None);
        };
        if !person.state.is_active() || !of.state.is_active() {
            return Ok(None);
        }
        Ok(Some(FoundCalendar {
            company: *company,
            person: *id,
            language: person.account.language.or(of.settings.language),
            zone: of.settings.zone.clone(),
            calendar: kept.told.clone(),
            version: kept.version,
        }))
    }

    async fn tell_calendar(
        &self,
        permit: &Permit,
        person: PersonId,
        told: &Calendar,
        read: Version,
    ) -> Result<(), StoreError> {
        let company = company_of(permit.realm())?;
        let mut state = self.state();
        let kept = state.calendars.0.get_mut(&(company, person));
        if let Some(kept) = kept.filter(|it| it.version == read) {
            kept.told = told.clone();
            kept.version = read.next();
        }
        Ok(())
    }
}

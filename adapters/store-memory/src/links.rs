use std::collections::BTreeMap;

use async_trait::async_trait;
use domain_identity::{Email, Link, LinkHash, Links, Purpose};
use domain_kernel::{CompanyId, PersonId, StoreError, Timestamp};

use crate::MemoryTx;

#[derive(Clone, Default)]
pub(crate) struct LinkTables {
    links: BTreeMap<(CompanyId, PersonId, Purpose), Link>,
}

impl LinkTables {
    pub(crate) fn expires(
        &self,
        company: CompanyId,
        person: PersonId,
        purpose: Purpose,
    ) -> Option<Timestamp> {
        self.links.get(&(company, person, purpose)).map(|it| it.expires)
    }

    /// The address that somebody may still confirm, and how long.
    pub(crate) fn pending(
        &self,
        company: CompanyId,
        person: PersonId,
        now: Timestamp,
    ) -> Option<(Email, Timestamp)> {
        let link = self.links.get(&(company, person, Purpose::ChangeEmail))?;
        let email = link.email.clone()?;
        link.is_good(Purpose::ChangeEmail, now).then_some((email, link.expires))
    }

    /// Deletes so many at most that are over and no invitations.
    pub(crate) fn sweep(&mut self, now: Timestamp, most: u32) -> u32 {
        let is_over = |it: &Link| it.expires <= now && it.purpose != Purpose::Welcome;
        let over = self.links.iter().filter(|(_, it)| is_over(it)).map(|(key, _)| *key);
        let over: Vec<_> = over.take(most as usize).collect();
        for key in &over {
            self.links.remove(key);
        }
        u32::try_from(over.len()).unwrap_or(most)
    }

    pub(crate) fn find(&self, hash: &LinkHash) -> Option<(CompanyId, Link)> {
        let mut links = self.links.iter();
        let found = links.find(|(_, it)| it.hash == *hash);
        found.map(|((company, _, _), link)| (*company, link.clone()))
    }
}

#[async_trait]
impl Links for MemoryTx {
    async fn issue(&mut self, link: &Link) -> Result<(), StoreError> {
        let (company, link) = (self.company()?, link.clone());
        self.write(move |state| {
            if !state.identity.people.contains_key(&(company, link.person)) {
                return Err(StoreError::corrupt("this company has no such person"));
            }
            let key = (company, link.person, link.purpose);
            state.links.links.insert(key, link.clone());
            Ok(())
        })
    }

    async fn use_up(
        &mut self,
        hash: &LinkHash,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StoreError> {
        let company = self.company()?;
        let found = self.local.links.find(hash).filter(|(of, _)| *of == company);
        let Some((_, link)) = found.filter(|(_, it)| it.is_good(purpose, now)) else {
            return Ok(None);
        };
        let (key, hash) = ((company, link.person, purpose), *hash);
        // Somebody else may have used it by the time this commits.
        self.write(move |state| {
            if state.links.links.get(&key).is_none_or(|it| it.hash != hash) {
                return Err(StoreError::Busy);
            }
            state.links.links.remove(&key);
            Ok(())
        })?;
        Ok(Some(link.person))
    }

    async fn has(&mut self, person: PersonId, purpose: Purpose) -> Result<bool, StoreError> {
        let key = (self.company()?, person, purpose);
        Ok(self.local.links.links.contains_key(&key))
    }

    async fn revoke(&mut self, person: PersonId) -> Result<(), StoreError> {
        let company = self.company()?;
        self.write(move |state| {
            state.links.links.retain(|(of, it, _), _| *of != company || *it != person);
            Ok(())
        })
    }
}

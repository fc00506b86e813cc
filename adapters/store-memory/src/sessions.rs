use std::{collections::BTreeMap, time::Duration};

use application::identity::{
    CompanyFace, FoundSession, NewSession, SessionKey, Sessions, Throttle, ThrottleKey,
};
use async_trait::async_trait;
use domain_identity::{Lifetime, Limit, Tally};
use domain_kernel::{Rule, StoreError, Timestamp};

use crate::{MemoryStore, lock};

#[derive(Default)]
pub(crate) struct SessionTables {
    sessions: BTreeMap<SessionKey, KeptSession>,
    tallies: BTreeMap<ThrottleKey, Tally>,
}

struct KeptSession {
    session: NewSession,
    last_used: Timestamp,
}

#[async_trait]
impl Sessions for MemoryStore {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        if sessions.contains_key(&session.key) {
            return Err(StoreError::Duplicate(Rule::SessionId));
        }
        let of_person = sessions.values().filter(|it| it.session.person == session.person);
        let mut keys: Vec<_> = of_person.map(|it| (it.session.begun, it.session.key)).collect();
        keys.sort_unstable();
        keys.reverse();
        for (_, key) in keys.into_iter().skip(Lifetime::MOST_SESSIONS as usize - 1) {
            sessions.remove(&key);
        }
        let kept = KeptSession { session: session.clone(), last_used: session.begun };
        sessions.insert(session.key, kept);
        Ok(())
    }

    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        let Some(kept) = sessions.get_mut(key) else {
            return Ok(None);
        };
        let NewSession { person, company, epoch, begun, lifetime, .. } = kept.session;
        let state = self.state();
        let found = state.identity.people.get(&(company, person));
        let found = found.filter(|it| it.value.epoch == epoch && it.value.state.is_active());
        let is_good = lifetime.is_good(begun, kept.last_used, now);
        let (Some(found), true) = (found, is_good) else {
            return Ok(None);
        };
        let Some(theirs) = state.identity.companies.get(&company) else {
            return Ok(None);
        };
        if Lifetime::TOUCHED_EVERY <= now.since(kept.last_used) {
            kept.last_used = now;
        }
        Ok(Some(FoundSession {
            person,
            company,
            face: CompanyFace::of(&theirs.value),
            role: found.value.role,
            name: found.value.profile.name.clone(),
            account: found.value.account,
            must_change_password: found.value.credential.must_change(),
            ends: begun.plus(lifetime.absolute),
            idle: lifetime.idle,
        }))
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        lock(&self.sessions).sessions.remove(key);
        Ok(())
    }

    async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        let is_over =
            |it: &KeptSession| !it.session.lifetime.is_good(it.session.begun, it.last_used, now);
        let over = sessions.iter().filter(|(_, it)| is_over(it)).map(|(key, _)| *key);
        let over: Vec<_> = over.take(most as usize).collect();
        for key in &over {
            sessions.remove(key);
        }
        Ok(u32::try_from(over.len()).unwrap_or(most))
    }
}

#[async_trait]
impl Throttle for MemoryStore {
    async fn take(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<(), Duration>, StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        let taken = limit.take(tallies.get(key).copied(), now);
        Ok(taken.map(|tally| {
            tallies.insert(*key, tally);
        }))
    }

    async fn give_back(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        if let Some(tally) = tallies.remove(key).and_then(|it| limit.give_back(it)) {
            tallies.insert(*key, tally);
        }
        Ok(())
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        if let Some(tally) = lock(&self.sessions).tallies.get_mut(key) {
            *tally = limit.undo(*tally);
        }
        Ok(())
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        let over = tallies.iter().filter(|(_, it)| it.until < before).map(|(key, _)| *key);
        let over: Vec<_> = over.take(most as usize).collect();
        for key in &over {
            tallies.remove(key);
        }
        Ok(u32::try_from(over.len()).unwrap_or(most))
    }
}

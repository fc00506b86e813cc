use std::cmp::Reverse;

use async_trait::async_trait;
use domain_audit::{AuditTrail, Author, Head, Kept, Recorded, Salt, Sought, Stretch, link};
use domain_kernel::{Actor, Facts, Permit, PersonId, Realm, StoreError};

use crate::MemoryStore;

pub(crate) fn append(trail: &mut Vec<Kept>, realm: Realm, actor: Actor, facts: Facts) {
    for entry in facts.into_entries() {
        let head = head_of(trail);
        trail.push(link(realm, head, actor, entry, salts(head)));
    }
}

#[async_trait]
impl AuditTrail for MemoryStore {
    async fn realms(&self, permit: &Permit) -> Result<Vec<Realm>, StoreError> {
        let own = permit.realm();
        let state = self.state();
        let realms = state.trails.keys().copied();
        Ok(realms.filter(|it| own == Realm::Platform || *it == own).collect())
    }

    async fn head(&self, permit: &Permit) -> Result<Head, StoreError> {
        Ok(self.state().trails.get(&permit.realm()).map(|it| head_of(it)).unwrap_or_default())
    }

    async fn entries(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError> {
        let state = self.state();
        let trail = state.trails.get(&permit.realm()).into_iter().flatten();
        let entries = trail.filter(|it| after < it.recorded.seq).take(usize::from(limit));
        Ok(entries.cloned().collect())
    }

    async fn recorded(
        &self,
        permit: &Permit,
        after: i64,
        limit: u16,
    ) -> Result<Vec<Recorded>, StoreError> {
        let entries = self.entries(permit, after, limit).await?;
        Ok(entries.into_iter().map(|it| it.recorded).collect())
    }

    async fn found(
        &self,
        permit: &Permit,
        sought: &Sought,
        stretch: Stretch,
        limit: u16,
    ) -> Result<Vec<Kept>, StoreError> {
        let state = self.state();
        let trail = state.trails.get(&permit.realm()).into_iter().flatten();
        let found = trail.filter(|it| is_sought(permit.realm(), &it.recorded, sought));
        let mut found: Vec<&Kept> = found.filter(|it| is_within(&it.recorded, stretch)).collect();
        found.sort_by_key(|it| it.recorded.place());
        if !matches!(stretch, Stretch::NewerThan(_)) {
            found.reverse();
        }
        found.truncate(usize::from(limit));
        found.sort_by_key(|it| Reverse(it.recorded.place()));
        Ok(found.into_iter().cloned().collect())
    }
}

fn is_sought(realm: Realm, it: &Recorded, sought: &Sought) -> bool {
    let author = it.author.parts();
    let is_to_account =
        || it.author == Author::Nobody && sought.account(realm).as_ref() == Some(&it.subject);
    let is_by = |who: PersonId| {
        [author.id, author.acting_for].contains(&Some(who.uuid())) || is_to_account()
    };
    sought.person.is_none_or(is_by)
        && sought.name.as_ref().is_none_or(|name| it.name == *name)
        && (sought.subjects.is_empty() || sought.subjects.contains(&it.subject))
        && sought.since.is_none_or(|since| since <= it.at)
        && sought.until.is_none_or(|until| it.at < until)
}

fn is_within(it: &Recorded, stretch: Stretch) -> bool {
    match stretch {
        Stretch::Newest => true,
        Stretch::OlderThan(place) => it.place() < place,
        Stretch::NewerThan(place) => place < it.place(),
    }
}

fn head_of(trail: &[Kept]) -> Head {
    trail.last().map(|it| it.recorded.head()).unwrap_or_default()
}

/// The hash so far, which nobody foresees. Nothing here is ever erased, so nothing is to be hidden.
fn salts(head: Head) -> [Salt; 2] {
    let mut salts = [Salt::default(); 2];
    salts[0].copy_from_slice(&head.hash[..16]);
    salts[1].copy_from_slice(&head.hash[16..]);
    salts
}

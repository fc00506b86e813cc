use async_trait::async_trait;
use domain_audit::{AuditTrail, Head, Kept, Salt, link};
use domain_kernel::{Actor, Facts, Permit, Realm, StoreError};

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

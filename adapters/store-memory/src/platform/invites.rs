use application::platform::{InviteLine, ListInvites};
use async_trait::async_trait;
use domain_identity::{
    Invite, InviteId, InviteKey, InviteStanding, InviteState, Invites, RegistrationNumber,
};
use domain_kernel::{Rule, StoreError, Timestamp, Versioned};

use super::check_platform;
use crate::{
    MemoryTx,
    identity::IdentityTables,
    table::{self},
};

#[async_trait]
impl Invites for MemoryTx {
    async fn find(&mut self, id: InviteId) -> Result<Option<Versioned<Invite>>, StoreError> {
        check_platform(self.realm)?;
        Ok(self.local.identity.invites.get(&id).cloned())
    }

    async fn insert(&mut self, invite: &Invite, key: &InviteKey) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let (invite, key) = (invite.clone(), *key);
        self.write(move |state| {
            let identity = &mut state.identity;
            if identity.invite_keys.contains_key(&key) {
                return Err(StoreError::Duplicate(Rule::InviteId));
            }
            table::insert(&mut identity.invites, invite.id, &invite, Rule::InviteId)?;
            identity.invite_keys.insert(key, invite.id);
            Ok(())
        })
    }

    async fn update(&mut self, invite: &Versioned<Invite>) -> Result<(), StoreError> {
        check_platform(self.realm)?;
        let invite = invite.clone();
        self.write(move |state| {
            table::update(&mut state.identity.invites, &invite.value.id, &invite)
        })
    }

    async fn redeem(
        &mut self,
        key: &InviteKey,
        number: &RegistrationNumber,
        now: Timestamp,
    ) -> Result<Option<InviteId>, StoreError> {
        let by = self.company()?;
        let identity = &self.local.identity;
        let found = identity.invite_keys.get(key).and_then(|it| identity.invites.get(it));
        let is_good = |it: &&Versioned<Invite>| {
            let standing = it.value.standing(now);
            standing == InviteStanding::Open && it.value.number.key() == number.key()
        };
        let Some(mut invite) = found.filter(is_good).cloned() else {
            return Ok(None);
        };
        invite.value.state = InviteState::Used { by, at: now };
        let id = invite.value.id;
        // In SQL the second waits for the first and sees that the invite is used; here it is given
        // up, runs again, and sees it too.
        self.write(move |state| match table::update(&mut state.identity.invites, &id, &invite) {
            Err(StoreError::Stale) => Err(StoreError::Busy),
            updated => updated,
        })?;
        Ok(Some(id))
    }
}

/// Those that are looked for, newest first.
pub(super) fn matches(
    identity: &IdentityTables,
    query: ListInvites,
    now: Timestamp,
) -> Vec<&Versioned<Invite>> {
    let invites = identity.invites.values();
    let mut invites: Vec<_> = invites
        .filter(|it| query.standing.is_none_or(|standing| it.value.standing(now) == standing))
        .collect();
    invites.sort_by_key(|it| (it.value.issued, it.value.id));
    invites.reverse();
    invites
}

pub(super) fn line(identity: &IdentityTables, invite: &Versioned<Invite>) -> InviteLine {
    let used_by = match invite.value.state {
        InviteState::Used { by, .. } => identity.companies.get(&by),
        InviteState::Open | InviteState::Revoked { .. } => None,
    };
    let used_by = used_by.map(|it| it.value.settings.name.clone());
    InviteLine { invite: invite.clone(), used_by }
}

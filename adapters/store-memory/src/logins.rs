use std::collections::BTreeMap;

use application::identity::{Halfway, Login, Logins, Member, TicketKey};
use async_trait::async_trait;
use domain_identity::{AccountId, Identifier, Link, LinkHash};
use domain_kernel::{CompanyId, OperatorId, StoreError, Timestamp};

use crate::{MemoryStore, lock};

#[async_trait]
impl Logins for MemoryStore {
    async fn login(&self, identifier: &Identifier) -> Result<Option<Login>, StoreError> {
        let state = self.state();
        let companies = &state.identity.companies;
        let is_suspended =
            |it: CompanyId| companies.get(&it).is_some_and(|it| !it.value.state.is_active());
        let has_second_factor =
            |member: Member| state.identity.second_factors.contains_key(&member.account());
        let person = state.identity.account(identifier).map(|(company, it)| Login {
            member: Member::Person { id: it.id, company, role: it.role },
            is_active: it.state.is_active(),
            is_suspended: is_suspended(company),
            credential: it.credential.clone(),
            epoch: it.epoch,
            has_second_factor: has_second_factor(Member::Person {
                id: it.id,
                company,
                role: it.role,
            }),
        });
        let operator = || {
            state.identity.operator(identifier).map(|it| Login {
                member: Member::Operator { id: it.id, role: it.role },
                is_active: it.state.is_active(),
                is_suspended: false,
                credential: it.credential.clone(),
                epoch: it.epoch,
                has_second_factor: has_second_factor(Member::Operator { id: it.id, role: it.role }),
            })
        };
        Ok(person.or_else(operator))
    }

    async fn accounts(
        &self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, AccountId>, StoreError> {
        let mut accounts = BTreeMap::new();
        for identifier in identifiers {
            let login = self.login(identifier).await?;
            accounts.extend(login.map(|it| (identifier.clone(), it.member.account())));
        }
        Ok(accounts)
    }

    async fn link(&self, hash: &LinkHash) -> Result<Option<(CompanyId, Link)>, StoreError> {
        Ok(self.state().links.find(hash))
    }

    async fn operator_of_link(
        &self,
        hash: &LinkHash,
        now: Timestamp,
    ) -> Result<Option<OperatorId>, StoreError> {
        let state = self.state();
        let mut operators = state.identity.operators.values().map(|it| &it.value);
        Ok(operators.find(|it| it.can_reset_by(hash, now)).map(|it| it.id))
    }

    async fn is_set_up(&self) -> Result<bool, StoreError> {
        Ok(self.state().identity.is_set_up)
    }

    async fn go_halfway(
        &self,
        ticket: &TicketKey,
        halfway: &Halfway,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let tickets = &mut lock(&self.sessions).tickets;
        tickets.retain(|_, (it, expires)| it.account != halfway.account || now < *expires);
        tickets.insert(*ticket, (*halfway, expires));
        Ok(())
    }

    async fn sweep_tickets(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let tickets = &mut lock(&self.sessions).tickets;
        let over = tickets.iter().filter(|(_, (_, expires))| *expires <= now);
        let over: Vec<_> = over.map(|(key, _)| *key).take(most as usize).collect();
        for key in &over {
            tickets.remove(key);
        }
        Ok(u32::try_from(over.len()).unwrap_or(most))
    }

    async fn sweep_links(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        Ok(self.state().links.sweep(now, most))
    }

    async fn halfway(
        &self,
        ticket: &TicketKey,
        now: Timestamp,
    ) -> Result<Option<Halfway>, StoreError> {
        let kept = lock(&self.sessions).tickets.get(ticket).copied();
        Ok(kept.filter(|(_, expires)| now < *expires).map(|(it, _)| it))
    }
}

use std::{cmp::Reverse, collections::BTreeMap};

use application::{
    Page, PageNumber,
    identity::{FoundToken, PersonToken, TokenLine, TokenReads},
};
use async_trait::async_trait;
use domain_identity::{AccountId, ApiToken, ApiTokenHash, ApiTokenId, ApiTokens, Lifetime};
use domain_kernel::{CompanyId, Permit, PersonId, StoreError, Timestamp};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[derive(Clone)]
struct KeptToken {
    token: ApiToken,
    last_used: Option<Timestamp>,
}

#[derive(Clone, Default)]
pub(crate) struct TokenTables(BTreeMap<(CompanyId, ApiTokenId), KeptToken>);

impl TokenTables {
    pub(crate) fn forget(&mut self, company: CompanyId, person: PersonId) {
        self.0.retain(|(of, _), it| *of != company || it.token.person != person);
    }

    fn of(&self, company: CompanyId) -> impl Iterator<Item = &KeptToken> {
        self.0.iter().filter(move |((of, _), _)| *of == company).map(|(_, it)| it)
    }

    fn n_of(&self, company: CompanyId, person: PersonId) -> usize {
        self.of(company).filter(|it| it.token.person == person).count()
    }
}

#[async_trait]
impl ApiTokens for MemoryTx {
    async fn find(&mut self, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError> {
        let key = (self.company()?, id);
        Ok(self.local.tokens.0.get(&key).map(|it| it.token.clone()))
    }

    async fn insert(&mut self, token: &ApiToken) -> Result<bool, StoreError> {
        let (company, token) = (self.company()?, token.clone());
        let most = usize::from(ApiToken::MOST);
        if most <= self.local.tokens.n_of(company, token.person) {
            return Ok(false);
        }
        self.write(move |state| {
            if !state.identity.people.contains_key(&(company, token.person)) {
                return Err(StoreError::corrupt("this company has no such person"));
            }
            let is_full = most <= state.tokens.n_of(company, token.person);
            if is_full || state.tokens.0.contains_key(&(company, token.id)) {
                return Err(StoreError::Busy);
            }
            let kept = KeptToken { token: token.clone(), last_used: None };
            state.tokens.0.insert((company, token.id), kept);
            Ok(())
        })?;
        Ok(true)
    }

    async fn remove(&mut self, id: ApiTokenId) -> Result<bool, StoreError> {
        let key = (self.company()?, id);
        if !self.local.tokens.0.contains_key(&key) {
            return Ok(false);
        }
        self.write(move |state| match state.tokens.0.remove(&key) {
            Some(_) => Ok(()),
            // Somebody else was quicker; the next time round it shows.
            None => Err(StoreError::Busy),
        })?;
        Ok(true)
    }

    async fn remove_all(&mut self, person: PersonId) -> Result<u32, StoreError> {
        let company = self.company()?;
        let n_removed = self.local.tokens.n_of(company, person);
        self.write(move |state| {
            state.tokens.forget(company, person);
            Ok(())
        })?;
        Ok(u32::try_from(n_removed).unwrap_or(u32::MAX))
    }
}

#[async_trait]
impl TokenReads for MemoryStore {
    async fn token(
        &self,
        hash: &ApiTokenHash,
        now: Timestamp,
    ) -> Result<Option<FoundToken>, StoreError> {
        let mut state = self.state();
        let all = state.tokens.0.iter();
        let found =
            all.filter(|(_, it)| it.token.hash == *hash).find(|(_, it)| it.token.is_good(now));
        let Some((key, kept)) = found.map(|(key, it)| (*key, it.clone())) else {
            return Ok(None);
        };
        let found = found_token(&state, key.0, &kept.token);
        let is_stale = kept.last_used.is_none_or(|it| Lifetime::TOUCHED_EVERY <= now.since(it));
        if let (true, true, Some(kept)) = (found.is_some(), is_stale, state.tokens.0.get_mut(&key))
        {
            kept.last_used = Some(now);
        }
        Ok(found)
    }

    async fn tokens_of(
        &self,
        permit: &Permit,
        person: PersonId,
    ) -> Result<Vec<TokenLine>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let mut theirs: Vec<TokenLine> =
            state.tokens.of(company).filter(|it| it.token.person == person).map(line).collect();
        theirs.sort_by_key(|it| (Reverse(it.made), it.id));
        Ok(theirs)
    }

    async fn tokens_in(
        &self,
        permit: &Permit,
        page: PageNumber,
    ) -> Result<Page<PersonToken>, StoreError> {
        let company = company_of(permit.realm())?;
        let state = self.state();
        let all = state.tokens.of(company).filter_map(|it| {
            let person = it.token.person;
            let name = state.identity.people.get(&(company, person))?.value.profile.name.clone();
            Some(PersonToken { person, name, line: line(it) })
        });
        let mut all: Vec<PersonToken> = all.collect();
        all.sort_by_key(|it| (Reverse(it.line.made), it.line.id));
        let n_matches = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let on_page = all.into_iter().skip(page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).collect();
        Ok(Page { items, number: page, n_matches })
    }

    async fn sweep_tokens(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let tokens = &mut self.state().tokens.0;
        let over = tokens.iter().filter(|(_, it)| it.token.expires < before).map(|(key, _)| *key);
        let over: Vec<_> = over.take(most as usize).collect();
        for key in &over {
            tokens.remove(key);
        }
        Ok(u32::try_from(over.len()).unwrap_or(most))
    }
}

/// Nothing of whoever does not come in.
fn found_token(state: &State, company: CompanyId, token: &ApiToken) -> Option<FoundToken> {
    let person = &state.identity.people.get(&(company, token.person))?.value;
    let of = &state.identity.companies.get(&company)?.value;
    let account = AccountId::Person { company, person: token.person };
    let has_factor = state.identity.second_factors.contains_key(&account);
    let is_let_in = person.state.is_active() && of.state.is_active();
    is_let_in.then(|| FoundToken {
        id: token.id,
        name: token.name.clone(),
        scopes: token.scopes,
        expires: token.expires,
        person: token.person,
        person_name: person.profile.name.clone(),
        role: person.role,
        company,
        company_name: of.settings.name.clone(),
        language: person.account.language.or(of.settings.language),
        zone: of.settings.zone.clone(),
        must_change_password: person.credential.must_change(),
        must_set_up_second_factor: of.settings.second_factor.has(person.role) && !has_factor,
    })
}

fn line(kept: &KeptToken) -> TokenLine {
    let ApiToken { id, name, scopes, made, expires, .. } = kept.token.clone();
    TokenLine { id, name, scopes, made, expires, last_used: kept.last_used }
}

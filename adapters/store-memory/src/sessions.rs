use std::{collections::BTreeMap, time::Duration};

use application::{
    Page, PageNumber,
    identity::{
        CompanyFace, FoundSession, Halfway, NewSession, OpenSession, OverVisit, SessionKey,
        Sessions, Standing, Standings, Throttle, ThrottleKey, TicketKey, Try, Visiting, Whom,
        Whose,
    },
    requests::RequestKey,
};
use async_trait::async_trait;
use domain_identity::{Account, AccountId, Epoch, Lifetime, Limit, PersonName, Tally};
use domain_kernel::{CompanyId, OperatorId, OperatorRole, PersonId, Rule, StoreError, Timestamp};

use crate::{MemoryStore, identity::IdentityTables, lock, once_requests::KeptRequest};

#[derive(Default)]
pub(crate) struct SessionTables {
    sessions: BTreeMap<SessionKey, KeptSession>,
    tallies: BTreeMap<ThrottleKey, Tally>,
    pub(crate) requests: BTreeMap<RequestKey, KeptRequest>,
    /// Who has shown a password and not yet a code, and until when that is good.
    pub(crate) tickets: BTreeMap<TicketKey, (Halfway, Timestamp)>,
}

/// A look into a company, as it is known.
#[derive(Clone, Copy)]
pub(crate) struct VisitMark {
    pub(crate) by: OperatorId,
    pub(crate) company: CompanyId,
    pub(crate) ends: Timestamp,
}

struct KeptSession {
    session: NewSession,
    last_used: Timestamp,
    /// When the password was last typed.
    confirmed: Timestamp,
    /// The company that an operator looks into, and until when.
    visit: Option<(CompanyId, Timestamp)>,
}

#[async_trait]
impl Sessions for MemoryStore {
    async fn create(&self, session: &NewSession) -> Result<(), StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        if sessions.contains_key(&session.key) {
            return Err(StoreError::Duplicate(Rule::SessionId));
        }
        let of_account = sessions.values().filter(|it| it.session.account == session.account);
        let mut keys: Vec<_> = of_account.map(|it| (it.session.begun, it.session.key)).collect();
        keys.sort_unstable();
        keys.reverse();
        for (_, key) in keys.into_iter().skip(Lifetime::MOST_SESSIONS as usize - 1) {
            sessions.remove(&key);
        }
        let (last_used, confirmed) = (session.begun, session.begun);
        let kept = KeptSession { session: session.clone(), last_used, confirmed, visit: None };
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
        let NewSession { account, epoch, begun, lifetime, .. } = kept.session;
        if !lifetime.is_good(begun, kept.last_used, now) {
            return Ok(None);
        }
        let state = self.state();
        let visit = kept.visit.filter(|(_, ends)| now < *ends);
        let Some(known) = known(&state.identity, account, visit).filter(|it| it.epoch == epoch)
        else {
            return Ok(None);
        };
        if Lifetime::TOUCHED_EVERY <= now.since(kept.last_used) {
            kept.last_used = now;
        }
        Ok(Some(FoundSession {
            whose: known.whose,
            name: known.name,
            account: known.account,
            must_change_password: known.must_change_password,
            must_set_up_second_factor: known.must_set_up_second_factor,
            confirmed: kept.confirmed,
            ends: begun.plus(lifetime.absolute),
            idle: lifetime.idle,
        }))
    }

    async fn end(&self, key: &SessionKey) -> Result<(), StoreError> {
        lock(&self.sessions).sessions.remove(key);
        Ok(())
    }

    async fn confirm(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError> {
        if let Some(kept) = lock(&self.sessions).sessions.get_mut(key) {
            kept.confirmed = now;
        }
        Ok(())
    }

    async fn visit(
        &self,
        key: &SessionKey,
        visit: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError> {
        if let Some(kept) = lock(&self.sessions).sessions.get_mut(key) {
            kept.visit = visit;
        }
        Ok(())
    }

    async fn over_visits(&self, now: Timestamp) -> Result<Vec<OverVisit>, StoreError> {
        let sessions = &lock(&self.sessions).sessions;
        let visits = sessions.values().filter_map(|it| {
            let NewSession { account, begun, lifetime, .. } = it.session;
            let (AccountId::Operator(operator), Some((company, ends))) = (account, it.visit) else {
                return None;
            };
            let ended = ends.min(lifetime.ends(begun, it.last_used));
            (ended <= now).then_some(OverVisit { operator, company, ends, ended })
        });
        Ok(visits.collect())
    }

    async fn open(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        Ok(self.opened(now, |it| it == account))
    }

    async fn open_in(
        &self,
        company: CompanyId,
        whom: Whom,
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        let people = self.state().identity.people.clone();
        let theirs = |it| match it {
            AccountId::Person { company: theirs, person } if theirs == company => {
                people.get(&(company, person)).is_some_and(|it| whom.has(it.value.role))
            }
            _ => false,
        };
        let open = self.opened(now, theirs);
        let n_matches = u32::try_from(open.len()).unwrap_or(u32::MAX);
        let on_page = open.into_iter().skip(page.n_skipped() as usize);
        let items = on_page.take(Page::<()>::N_LINES as usize).collect();
        Ok(Page { items, number: page, n_matches })
    }

    async fn end_of(&self, account: AccountId, key: &SessionKey) -> Result<bool, StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        let is_theirs = sessions.get(key).is_some_and(|it| it.session.account == account);
        Ok(is_theirs && sessions.remove(key).is_some())
    }

    async fn end_others(&self, account: AccountId, kept: &SessionKey) -> Result<u32, StoreError> {
        let sessions = &mut lock(&self.sessions).sessions;
        let n_before = sessions.len();
        sessions.retain(|key, it| it.session.account != account || key == kept);
        Ok(u32::try_from(n_before - sessions.len()).unwrap_or(u32::MAX))
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
impl Standings for MemoryStore {
    async fn standing(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> Result<Option<Standing>, StoreError> {
        let known = known(&self.state().identity, AccountId::Person { company, person }, None);
        Ok(known.map(|it| Standing {
            epoch: it.epoch,
            whose: it.whose,
            name: it.name,
            account: it.account,
            must_change_password: it.must_change_password,
            must_set_up_second_factor: it.must_set_up_second_factor,
        }))
    }

    async fn epochs(
        &self,
        company: CompanyId,
        whom: Whom,
    ) -> Result<BTreeMap<PersonId, Epoch>, StoreError> {
        let state = self.state();
        let theirs = state.identity.people.iter().filter(|((it, _), _)| *it == company);
        let active =
            theirs.map(|(_, it)| &it.value).filter(|it| it.state.is_active() && whom.has(it.role));
        Ok(active.map(|it| (it.id, it.epoch)).collect())
    }
}

impl SessionTables {
    pub(crate) fn has_visit(&self, visit: &VisitMark) -> bool {
        self.sessions.values().any(|it| it.is_on(visit))
    }

    /// Says whether there was one.
    pub(crate) fn close_visit(&mut self, visit: &VisitMark) -> bool {
        let mut was_on = false;
        for kept in self.sessions.values_mut().filter(|it| it.is_on(visit)) {
            (kept.visit, was_on) = (None, true);
        }
        was_on
    }
}

impl KeptSession {
    fn is_on(&self, visit: &VisitMark) -> bool {
        let VisitMark { by, company, ends } = *visit;
        self.session.account == AccountId::Operator(by) && self.visit == Some((company, ends))
    }
}

impl MemoryStore {
    /// Good ones, the last used first.
    fn opened(&self, now: Timestamp, is_asked: impl Fn(AccountId) -> bool) -> Vec<OpenSession> {
        let sessions = &lock(&self.sessions).sessions;
        let state = self.state();
        let good = sessions.values().filter(|it| {
            let NewSession { account, epoch, begun, lifetime, .. } = it.session;
            let is_current =
                known(&state.identity, account, None).is_some_and(|it| it.epoch == epoch);
            is_asked(account) && is_current && lifetime.is_good(begun, it.last_used, now)
        });
        let mut open: Vec<OpenSession> = good
            .map(|it| OpenSession {
                key: it.session.key,
                account: it.session.account,
                begun: it.session.begun,
                last_used: it.last_used,
                device: it.session.device.clone(),
            })
            .collect();
        open.sort_by_key(|it| (std::cmp::Reverse(it.last_used), it.key));
        open
    }
}

/// As much of an active account as a session shows.
struct Known {
    whose: Whose,
    epoch: Epoch,
    name: PersonName,
    account: Account,
    must_change_password: bool,
    must_set_up_second_factor: bool,
}

fn known(
    identity: &IdentityTables,
    account: AccountId,
    visit: Option<(CompanyId, Timestamp)>,
) -> Option<Known> {
    match account {
        AccountId::Person { company, person } => {
            let person = &identity.people.get(&(company, person))?.value;
            let theirs = &identity.companies.get(&company)?.value;
            let (id, role, face) = (person.id, person.role, CompanyFace::of(theirs));
            let is_let_in = person.state.is_active() && theirs.state.is_active();
            is_let_in.then(|| Known {
                whose: Whose::Person { id, company, face, role },
                epoch: person.epoch,
                name: person.profile.name.clone(),
                account: person.account,
                must_change_password: person.credential.must_change(),
                must_set_up_second_factor: theirs.settings.second_factor.has(role)
                    && !identity.second_factors.contains_key(&account),
            })
        }
        AccountId::Operator(id) => {
            let operator = &identity.operators.get(&id)?.value;
            let role = operator.role;
            let visiting =
                visit.filter(|_| role == OperatorRole::Root).and_then(|(company, ends)| {
                    let face = CompanyFace::of(&identity.companies.get(&company)?.value);
                    Some(Visiting { company, face, ends })
                });
            operator.state.is_active().then(|| Known {
                whose: Whose::Operator { id, role, visiting },
                epoch: operator.epoch,
                name: operator.profile.name.clone(),
                account: operator.account,
                must_change_password: operator.credential.must_change(),
                must_set_up_second_factor: false,
            })
        }
    }
}

#[async_trait]
impl Throttle for MemoryStore {
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        let limits = tries.iter().map(|it| (it.limit, tallies.get(&it.key).copied()));
        let taken = Limit::take_all(limits, now);
        let counted =
            tries.iter().zip(&taken).filter_map(|(it, tally)| Some((it.key, tally.ok()?)));
        tallies.extend(counted);
        Ok(taken.into_iter().map(|it| it.map(|_| ())).collect())
    }

    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        let taken = limit.take(tallies.get(key).copied(), now);
        if let Ok(tally) = taken {
            tallies.insert(*key, tally);
        }
        Ok(taken)
    }

    async fn give_back_all(&self, tries: &[Try<'_>]) -> Result<(), StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        for Try { key, limit } in tries {
            if let Some(tally) = tallies.remove(key).and_then(|it| limit.give_back(it)) {
                tallies.insert(*key, tally);
            }
        }
        Ok(())
    }

    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        if let Some(tally) = lock(&self.sessions).tallies.get_mut(key) {
            *tally = limit.undo(*tally);
        }
        Ok(())
    }

    async fn count(
        &self,
        key: &ThrottleKey,
        every: Duration,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError> {
        let tallies = &mut lock(&self.sessions).tallies;
        let (tally, n_to_tell) = Tally::count(tallies.get(key).copied(), every, now);
        tallies.insert(*key, tally);
        Ok(n_to_tell)
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

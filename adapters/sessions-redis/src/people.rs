//! Sessions of people, as Redis keeps them.

use std::{collections::BTreeMap, time::Duration};

use application::{
    Page, PageNumber,
    identity::{FoundSession, NewSession, OpenSession, SessionKey, Standings, Whom},
};
use domain_identity::{AccountId, Agent, Device, Epoch, Lifetime};
use domain_kernel::{CompanyId, PersonId, Rule, StoreError, Timestamp};
use redis::pipe;

use crate::{
    entry::{Entry, hex, id_text},
    script::Scripts,
    server::RedisServer,
};

pub(crate) struct People {
    pub(crate) server: RedisServer,
    pub(crate) scripts: Scripts,
}

/// A session as it is kept.
struct Kept {
    entry: Entry,
    begun: Timestamp,
    last_used: Timestamp,
    confirmed: Timestamp,
    lifetime: Lifetime,
    device: Device,
}

const FIELDS: [&str; 8] =
    ["entry", "begun", "used", "confirmed", "absolute", "idle", "agent", "address"];

impl People {
    pub(crate) async fn create(
        &self,
        session: &NewSession,
        (company, person): (CompanyId, PersonId),
    ) -> Result<(), StoreError> {
        let NewSession { key, epoch, begun, lifetime, ref device, .. } = *session;
        let entry = Entry { key, company, person, epoch };
        let agent = device.agent.as_ref().map(Agent::as_str).unwrap_or_default();
        let address = device.address.map(|it| it.to_string()).unwrap_or_default();
        let ends = lifetime.ends(begun, begun);
        let mut script = self.scripts.create.prepare_invoke();
        script.arg(&*self.server.prefix).arg(entry.text()).arg(begun.micros());
        script.arg(micros(lifetime.absolute)).arg(micros(lifetime.idle)).arg(agent).arg(address);
        script.arg(ends.micros()).arg(left(ends.since(begun))).arg(Lifetime::MOST_SESSIONS);
        // Made twice it would be in its own way.
        let n_created: u32 = self.server.run_once(&script).await?;
        match n_created {
            0 => Err(StoreError::Duplicate(Rule::SessionId)),
            _ => Ok(()),
        }
    }

    /// The session with its person, if it is still good at `now`.
    pub(crate) async fn find(
        &self,
        accounts: &dyn Standings,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError> {
        let Some(kept) = self.kept(key).await? else {
            return Ok(None);
        };
        let Kept { entry, begun, last_used, lifetime, .. } = kept;
        if !lifetime.is_good(begun, last_used, now) {
            return Ok(None);
        }
        let standing = accounts.standing(entry.company, entry.person).await?;
        let Some(standing) = standing.filter(|it| it.epoch == entry.epoch) else {
            return Ok(None);
        };
        if Lifetime::TOUCHED_EVERY <= now.since(last_used) {
            // Losing the last use of a session harms nobody; not showing the page would.
            self.touch(key, lifetime.ends(begun, now), now).await.ok();
        }
        Ok(Some(FoundSession {
            whose: standing.whose,
            name: standing.name,
            account: standing.account,
            must_change_password: standing.must_change_password,
            must_set_up_second_factor: standing.must_set_up_second_factor,
            confirmed: kept.confirmed,
            ends: begun.plus(lifetime.absolute),
            idle: lifetime.idle,
        }))
    }

    /// Says whether there was one.
    pub(crate) async fn end(&self, key: &SessionKey) -> Result<bool, StoreError> {
        let mut script = self.scripts.end.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&key.0));
        let n_ended: u32 = self.server.run(&script).await?;
        Ok(0 < n_ended)
    }

    /// Says whether there is one.
    pub(crate) async fn confirm(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut script = self.scripts.confirm.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&key.0)).arg(now.micros());
        let n_confirmed: u32 = self.server.run(&script).await?;
        Ok(0 < n_confirmed)
    }

    pub(crate) async fn open(
        &self,
        accounts: &dyn Standings,
        (company, person): (CompanyId, PersonId),
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        let Some(standing) = accounts.standing(company, person).await? else {
            return Ok(Vec::new());
        };
        let list = format!("{}a:{}:{}", self.server.prefix, id_text(company), id_text(person));
        let entries: Vec<String> =
            self.server.query(redis::cmd("ZRANGE").arg(list).arg(0).arg(-1)).await?;
        let entries = entries.iter().map(|it| Entry::parse(it)).collect::<Result<Vec<_>, _>>()?;
        let current = entries.into_iter().filter(|it| it.epoch == standing.epoch);
        self.opened(&current.collect::<Vec<_>>(), now).await
    }

    pub(crate) async fn open_in(
        &self,
        accounts: &dyn Standings,
        (company, whom): (CompanyId, Whom),
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError> {
        let most = Page::<()>::MOST_COUNTED + 1;
        let mut script = self.scripts.open_in.prepare_invoke();
        script.arg(&*self.server.prefix).arg(id_text(company)).arg(now.micros()).arg(most);
        let entries: Vec<String> = self.server.run(&script).await?;
        let entries = entries.iter().map(|it| Entry::parse(it)).collect::<Result<Vec<_>, _>>()?;
        let epochs: BTreeMap<PersonId, Epoch> = accounts.epochs(company, whom).await?;
        let is_current = |it: &Entry| epochs.get(&it.person) == Some(&it.epoch);
        let current: Vec<Entry> = entries.into_iter().filter(is_current).collect();
        let n_matches = u32::try_from(current.len()).unwrap_or(most);
        let on_page = current.into_iter().skip(page.n_skipped() as usize);
        let on_page: Vec<_> = on_page.take(Page::<()>::N_LINES as usize).collect();
        Ok(Page { items: self.opened(&on_page, now).await?, number: page, n_matches })
    }

    /// Says whether there was one.
    pub(crate) async fn end_of(
        &self,
        (company, person): (CompanyId, PersonId),
        key: &SessionKey,
    ) -> Result<bool, StoreError> {
        let mut script = self.scripts.end_of.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&key.0));
        script.arg(id_text(company)).arg(id_text(person));
        // Asked twice, it might say that there was none.
        let n_ended: u32 = self.server.run_once(&script).await?;
        Ok(0 < n_ended)
    }

    pub(crate) async fn end_others(
        &self,
        (company, person): (CompanyId, PersonId),
        kept: &SessionKey,
    ) -> Result<u32, StoreError> {
        let mut script = self.scripts.end_others.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&kept.0));
        script.arg(id_text(company)).arg(id_text(person));
        self.server.run_once(&script).await
    }

    pub(crate) async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError> {
        let mut script = self.scripts.sweep.prepare_invoke();
        script.arg(&*self.server.prefix).arg(now.micros()).arg(most);
        self.server.run(&script).await
    }

    async fn touch(
        &self,
        key: &SessionKey,
        ends: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut script = self.scripts.touch.prepare_invoke();
        script.arg(&*self.server.prefix).arg(hex(&key.0)).arg(now.micros());
        script.arg(ends.micros()).arg(left(ends.since(now)));
        let _: u32 = self.server.run(&script).await?;
        Ok(())
    }

    async fn kept(&self, key: &SessionKey) -> Result<Option<Kept>, StoreError> {
        let mut command = redis::cmd("HMGET");
        kept(self.server.query(command.arg(self.name(key)).arg(&FIELDS)).await?)
    }

    /// Those that are good, the last used first.
    async fn opened(
        &self,
        entries: &[Entry],
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let mut all = pipe();
        for entry in entries {
            all.cmd("HMGET").arg(self.name(&entry.key)).arg(&FIELDS);
        }
        let rows: Vec<Vec<Option<String>>> = self.server.query_all(&all).await?;
        let all = rows.into_iter().map(kept).collect::<Result<Vec<_>, _>>()?;
        let good = all.into_iter().flatten().filter(|it| {
            let Kept { begun, last_used, lifetime, .. } = *it;
            lifetime.is_good(begun, last_used, now)
        });
        let mut open: Vec<_> = good
            .map(|it| OpenSession {
                key: it.entry.key,
                account: AccountId::Person { company: it.entry.company, person: it.entry.person },
                begun: it.begun,
                last_used: it.last_used,
                device: it.device,
            })
            .collect();
        open.sort_by_key(|it| (std::cmp::Reverse(it.last_used), it.key));
        Ok(open)
    }

    fn name(&self, key: &SessionKey) -> String {
        format!("{}s:{}", self.server.prefix, hex(&key.0))
    }
}

/// What stands in [`FIELDS`]. A session that has just ended has none of them.
fn kept(row: Vec<Option<String>>) -> Result<Option<Kept>, StoreError> {
    let Ok([Some(entry), begun, used, confirmed, absolute, idle, agent, address]) =
        <[Option<String>; 8]>::try_from(row)
    else {
        return Ok(None);
    };
    let corrupt = || StoreError::corrupt("Redis: a session makes no sense");
    let micros = |it: Option<String>| it.and_then(|it| it.parse::<i64>().ok()).ok_or_else(corrupt);
    let time = |it| micros(it).map(Timestamp::from_micros);
    let duration =
        |it| micros(it).map(|it| Duration::from_micros(u64::try_from(it).unwrap_or_default()));
    let agent = agent.filter(|it| !it.is_empty()).map(Agent::restore);
    Ok(Some(Kept {
        entry: Entry::parse(&entry)?,
        begun: time(begun)?,
        last_used: time(used)?,
        confirmed: time(confirmed)?,
        lifetime: Lifetime { absolute: duration(absolute)?, idle: duration(idle)? },
        device: Device { agent, address: address.and_then(|it| it.parse().ok()) },
    }))
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// How long Redis keeps something, in milliseconds. It keeps nothing for less than one.
pub(crate) fn left(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).clamp(1, MOST_MILLIS)
}

/// A year: longer than any session, and far from where Redis counts no further.
const MOST_MILLIS: u64 = 366 * 24 * 60 * 60 * 1000;

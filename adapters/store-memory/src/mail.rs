use std::collections::{BTreeMap, BTreeSet};

use application::{
    Page,
    mail::{
        ActiveCompany, Claimed, Digests, Lease, Letter, ListMails, Mail, MailLine, MailQueue,
        MailReads, MailState, MailsSeen, NewMail, Outbox, ResetRequest, Task, Trouble,
    },
};
use async_trait::async_trait;
use domain_identity::{Email, MailId};
use domain_kernel::{CompanyId, Date, Permit, PersonId, Realm, Rule, StoreError, Timestamp};

use crate::{MemoryStore, MemoryTx, State, company_of};

#[derive(Clone, Default)]
pub(crate) struct MailTables {
    mails: BTreeMap<MailId, Kept>,
    /// On which days somebody was written a digest.
    digests: BTreeSet<(CompanyId, PersonId, Date)>,
    /// Up to which day everybody of a company was written to.
    rounds: BTreeMap<CompanyId, Date>,
    /// On which days somebody was nudged.
    nudges: BTreeSet<(CompanyId, PersonId, Date)>,
}

#[derive(Clone)]
struct Kept {
    realm: Realm,
    what: What,
    state: MailState,
    /// When it is tried next or, while somebody tries, when their lease ends.
    due: Timestamp,
    lease: Option<Lease>,
    n_tries: u32,
    round: u32,
    sent: Option<Timestamp>,
    trouble: Option<Trouble>,
}

#[derive(Clone)]
enum What {
    Mail(NewMail),
    Request(ResetRequest),
}

impl Kept {
    fn new(realm: Realm, what: What, due: Timestamp) -> Self {
        Self {
            realm,
            what,
            state: MailState::Waiting,
            due,
            lease: None,
            n_tries: 0,
            round: 0,
            sent: None,
            trouble: None,
        }
    }

    fn mail(&self) -> Option<&NewMail> {
        match &self.what {
            What::Mail(mail) => Some(mail),
            What::Request(_) => None,
        }
    }

    fn line(&self) -> Option<MailLine> {
        let mail = self.mail()?;
        Some(MailLine {
            id: mail.id,
            state: self.state,
            name: mail.to.name.clone(),
            email: mail.to.email.as_str().to_owned(),
            kind: Some(mail.letter.kind()),
            written: mail.written,
            sent: self.sent,
            next: self.due,
            n_tries: self.n_tries,
            trouble: self.trouble.clone(),
        })
    }
}

impl State {
    fn task(&self, kept: &Kept) -> Task {
        match &kept.what {
            What::Request(request) => Task::Answer(request.clone()),
            What::Mail(mail) => {
                let company = kept.realm.company().and_then(|it| self.identity.companies.get(&it));
                Task::Send(Mail {
                    id: mail.id,
                    realm: kept.realm,
                    company: company.map(|it| it.value.settings.name.clone()),
                    to: mail.to.clone(),
                    letter: mail.letter.clone(),
                    round: kept.round,
                })
            }
        }
    }
}

impl MemoryTx {
    fn keep(&mut self, id: MailId, kept: Kept) -> Result<(), StoreError> {
        self.write(move |state| {
            if state.mails.mails.contains_key(&id) {
                return Err(StoreError::Duplicate(Rule::MailId));
            }
            if let Some(person) = kept.mail().and_then(|it| it.to.person) {
                let company = company_of(kept.realm)?;
                if !state.identity.people.contains_key(&(company, person)) {
                    return Err(StoreError::corrupt("this company has no such person"));
                }
            }
            state.mails.mails.insert(id, kept.clone());
            Ok(())
        })
    }
}

#[async_trait]
impl Outbox for MemoryTx {
    async fn push(&mut self, mail: &NewMail) -> Result<(), StoreError> {
        let kept = Kept::new(self.realm, What::Mail(mail.clone()), mail.written);
        self.keep(mail.id, kept)
    }

    async fn ask(&mut self, request: &ResetRequest) -> Result<(), StoreError> {
        let kept = Kept::new(self.realm, What::Request(request.clone()), request.at);
        self.keep(request.id, kept)
    }

    async fn send_again(&mut self, id: MailId, now: Timestamp) -> Result<bool, StoreError> {
        let realm = self.realm;
        let kept = self.local.mails.mails.get(&id).filter(|it| it.realm == realm);
        if kept.is_none_or(|it| it.state == MailState::Waiting) {
            return Ok(false);
        }
        self.write(move |state| {
            let kept = state.mails.mails.get_mut(&id).filter(|it| it.state != MailState::Waiting);
            let kept = kept.ok_or(StoreError::Busy)?;
            *kept = Kept { round: kept.round + 1, ..Kept::new(realm, kept.what.clone(), now) };
            Ok(())
        })?;
        Ok(true)
    }

    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError> {
        let realm = self.realm;
        self.write(move |state| {
            let is_theirs = |it: &Kept| it.mail().is_some_and(|it| it.to.person == Some(person));
            state.mails.mails.retain(|_, it| it.realm != realm || !is_theirs(it));
            Ok(())
        })
    }

    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError> {
        let (realm, address) = (self.realm, email.identifier());
        self.write(move |state| {
            state.mails.mails.retain(|_, kept| {
                let is_to_it =
                    |it: &NewMail| it.to.person.is_none() && it.to.email.identifier() == address;
                kept.realm != realm || !kept.mail().is_some_and(is_to_it)
            });
            Ok(())
        })
    }

    async fn forget_feedback(&mut self, by: PersonId) -> Result<(), StoreError> {
        let realm = self.realm;
        self.write(move |state| {
            state.mails.mails.retain(|_, kept| {
                let says =
                    |it: &NewMail| matches!(&it.letter, Letter::Feedback { by: it, .. } if *it == by);
                kept.realm != realm || !kept.mail().is_some_and(says)
            });
            Ok(())
        })
    }

    async fn nudged_on(&mut self, day: Date) -> Result<BTreeSet<PersonId>, StoreError> {
        let company = company_of(self.realm)?;
        let nudges = self.local.mails.nudges.iter();
        let of_day = nudges.filter(|(of, _, on)| *of == company && *on == day);
        Ok(of_day.map(|(_, person, _)| *person).collect())
    }

    async fn note_nudge(&mut self, person: PersonId, day: Date) -> Result<(), StoreError> {
        let company = company_of(self.realm)?;
        self.write(move |state| {
            if !state.identity.people.contains_key(&(company, person)) {
                return Err(StoreError::corrupt("this company has no such person"));
            }
            match state.mails.nudges.insert((company, person, day)) {
                true => Ok(()),
                false => Err(StoreError::Duplicate(Rule::Reminder)),
            }
        })
    }
}

#[async_trait]
impl MailQueue for MemoryStore {
    async fn claim(
        &self,
        lease: Lease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Claimed>, StoreError> {
        let mut state = self.state();
        let waiting = state.mails.mails.iter();
        let waiting = waiting.filter(|(_, it)| it.state == MailState::Waiting && it.due <= now);
        let Some(id) = waiting.min_by_key(|(id, it)| (it.due, **id)).map(|(id, _)| *id) else {
            return Ok(None);
        };
        let Some(kept) = state.mails.mails.get_mut(&id) else {
            return Ok(None);
        };
        (kept.lease, kept.due) = (Some(lease), until);
        kept.n_tries += 1;
        let kept = kept.clone();
        Ok(Some(Claimed { id, n_tries: kept.n_tries, task: state.task(&kept) }))
    }

    async fn sent(&self, id: MailId, lease: Lease, now: Timestamp) -> Result<(), StoreError> {
        self.settle(id, lease, |it| {
            (it.state, it.sent, it.trouble) = (MailState::Sent, Some(now), None);
        });
        Ok(())
    }

    async fn failed(
        &self,
        id: MailId,
        lease: Lease,
        trouble: &Trouble,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        self.settle(id, lease, |it| {
            it.trouble = Some(trouble.clone());
            match next {
                Some(next) => it.due = next,
                None => it.state = MailState::Failed,
            }
        });
        Ok(())
    }

    async fn discard(&self, id: MailId, lease: Lease) -> Result<(), StoreError> {
        let mails = &mut self.state().mails.mails;
        if mails.get(&id).is_some_and(|it| it.lease == Some(lease)) {
            mails.remove(&id);
        }
        Ok(())
    }

    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError> {
        let mails = &mut self.state().mails.mails;
        let is_old = |it: &Kept| it.sent.is_some_and(|it| it < before);
        let old = mails.iter().filter(|(_, it)| is_old(it)).map(|(id, _)| *id);
        let old: Vec<_> = old.take(most as usize).collect();
        for id in &old {
            mails.remove(id);
        }
        Ok(u32::try_from(old.len()).unwrap_or(most))
    }
}

impl MemoryStore {
    fn settle(&self, id: MailId, lease: Lease, settle: impl FnOnce(&mut Kept)) {
        let mails = &mut self.state().mails.mails;
        if let Some(kept) = mails.get_mut(&id).filter(|it| it.lease == Some(lease)) {
            kept.lease = None;
            settle(kept);
        }
    }
}

#[async_trait]
impl Digests for MemoryStore {
    async fn active_companies(&self) -> Result<Vec<ActiveCompany>, StoreError> {
        let state = self.state();
        let companies = state.identity.companies.values().map(|it| &it.value);
        let active = companies.filter(|it| it.state.is_active());
        let active = active.map(|it| ActiveCompany {
            id: it.id,
            zone: it.settings.zone.clone(),
            reminded_on: state.mails.rounds.get(&it.id).copied(),
        });
        Ok(active.collect())
    }

    async fn note_round(&self, permit: &Permit, day: Date) -> Result<(), StoreError> {
        let company = company_of(permit.realm())?;
        self.state().mails.rounds.insert(company, day);
        Ok(())
    }

    async fn write_digest(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
        mail: &NewMail,
    ) -> Result<bool, StoreError> {
        let company = company_of(permit.realm())?;
        let mut state = self.state();
        let found = state.identity.people.get(&(company, person));
        let found = found.ok_or(StoreError::corrupt("this company has no such person"))?;
        let is_active = found.value.state.is_active();
        if !is_active || !state.mails.digests.insert((company, person, day)) {
            return Ok(false);
        }
        let kept = Kept::new(permit.realm(), What::Mail(mail.clone()), mail.written);
        state.mails.mails.insert(mail.id, kept);
        Ok(true)
    }

    async fn sweep_reminders(&self, before: Date) -> Result<(), StoreError> {
        let mails = &mut self.state().mails;
        mails.digests.retain(|(_, _, day)| before <= *day);
        mails.nudges.retain(|(_, _, day)| before <= *day);
        Ok(())
    }
}

#[async_trait]
impl MailReads for MemoryStore {
    async fn mails(&self, permit: &Permit, query: &ListMails) -> Result<MailsSeen, StoreError> {
        company_of(permit.realm())?;
        let state = self.state();
        let mails = state.mails.mails.values().filter(|it| it.realm == permit.realm());
        let mut lines: Vec<MailLine> = mails.filter_map(Kept::line).collect();
        lines.sort_by_key(|it| (it.written, it.id));
        lines.reverse();
        let count = |state: MailState| {
            u32::try_from(lines.iter().filter(|it| it.state == state).count()).unwrap_or(u32::MAX)
        };
        let (n_waiting, n_sent) = (count(MailState::Waiting), count(MailState::Sent));
        let n_failed = count(MailState::Failed);
        let shown = |it: &MailLine| query.state.is_none_or(|state| it.state == state);
        let shown: Vec<MailLine> = lines.into_iter().filter(shown).collect();
        let n_matches = u32::try_from(shown.len()).unwrap_or(u32::MAX);
        let items = shown.into_iter().skip(query.page.n_skipped() as usize);
        let items = items.take(Page::<()>::N_LINES as usize).collect();
        let n_matches = n_matches.min(Page::<()>::MOST_COUNTED + 1);
        let page = Page { items, number: query.page, n_matches };
        Ok(MailsSeen { page, n_waiting, n_sent, n_failed })
    }
}

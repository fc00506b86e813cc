use std::{collections::BTreeSet, error::Error};

use async_trait::async_trait;
use domain_identity::{Email, MailId, PersonName};
use domain_kernel::{CompanyId, Date, Id, Permit, PersonId, StoreError, Timestamp, ZoneName};
use thiserror::Error;

use crate::mail::{ListMails, Mail, MailError, MailsSeen, NewMail, Opened, ResetRequest, Trouble};

/// Mails are rows of the change that they tell of: both are kept, or neither.
#[async_trait]
pub trait Outbox: Send {
    async fn push(&mut self, mail: &NewMail) -> Result<(), StoreError>;
    /// Leaves it to the worker to find out whose account was named.
    async fn ask(&mut self, request: &ResetRequest) -> Result<(), StoreError>;
    /// Has a mail of the realm sent once more that was sent or could not be, and says whether there
    /// is one.
    async fn send_again(&mut self, id: MailId, now: Timestamp) -> Result<bool, StoreError>;
    /// Deletes every mail to a person, whatever became of it.
    async fn forget(&mut self, person: PersonId) -> Result<(), StoreError>;
    /// Deletes every mail of the realm to an address, in whatever case, that was nobody's account
    /// then.
    async fn forget_address(&mut self, email: &Email) -> Result<(), StoreError>;
    /// Deletes every mail of the realm that says what this person wrote to the admins.
    async fn forget_feedback(&mut self, by: PersonId) -> Result<(), StoreError>;
    /// Who of the company was nudged on that day.
    async fn nudged_on(&mut self, day: Date) -> Result<BTreeSet<PersonId>, StoreError>;
    /// Takes note that somebody is, and refuses a second time on the same day.
    async fn note_nudge(&mut self, person: PersonId, day: Date) -> Result<(), StoreError>;
}

/// The outbox as the worker sees it: of every company and of the platform.
#[async_trait]
pub trait MailQueue: Send + Sync {
    /// Takes one that waits, for as long as the lease. Of all who claim at once, one gets it;
    /// whoever does not come back by then loses it to the next.
    async fn claim(
        &self,
        lease: Lease,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Claimed>, StoreError>;
    async fn sent(&self, id: MailId, lease: Lease, now: Timestamp) -> Result<(), StoreError>;
    /// Has it tried again then, or never.
    async fn failed(
        &self,
        id: MailId,
        lease: Lease,
        trouble: &Trouble,
        next: Option<Timestamp>,
    ) -> Result<(), StoreError>;
    /// Deletes what was no mail, or is answered.
    async fn discard(&self, id: MailId, lease: Lease) -> Result<(), StoreError>;
    /// Deletes so many at most that were sent before then, and says how many.
    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// Digests, of which there is one a day and person at most.
#[async_trait]
pub trait Digests: Send + Sync {
    /// Every company whose people are written to: all that are not suspended.
    async fn active_companies(&self) -> Result<Vec<ActiveCompany>, StoreError>;
    /// Notes that everybody of a company was written to who is to be, up to that day.
    async fn note_round(&self, permit: &Permit, day: Date) -> Result<(), StoreError>;
    /// Keeps the mail together with the fact that this is the person's of that day, and says
    /// whether it did: not if they have one already, nor if they are not active any more.
    async fn write_digest(
        &self,
        permit: &Permit,
        person: PersonId,
        day: Date,
        mail: &NewMail,
    ) -> Result<bool, StoreError>;
    /// Forgets that there were digests and nudges before that day.
    async fn sweep_reminders(&self, before: Date) -> Result<(), StoreError>;
}

/// A company whose people are written to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActiveCompany {
    pub id: CompanyId,
    /// Where it says that it is.
    pub zone: Option<ZoneName>,
    /// Up to which day everybody was written to.
    pub reminded_on: Option<Date>,
}

/// What admins see of the outbox.
#[async_trait]
pub trait MailReads: Send + Sync {
    async fn mails(&self, permit: &Permit, query: &ListMails) -> Result<MailsSeen, StoreError>;
}

/// One go at one mail. A worker whose lease is over changes nothing of it any more.
pub enum LeaseMark {}
pub type Lease = Id<LeaseMark>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    pub id: MailId,
    /// This one included.
    pub n_tries: u32,
    pub task: Task,
}

/// What waits in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    Send(Mail),
    Answer(ResetRequest),
    /// Written by another version of the program, or by hand.
    Unreadable {
        why: String,
    },
}

/// Writes letters out, in the language of whom they are for.
pub trait Letters: Send + Sync {
    fn write(&self, opened: &Opened) -> Result<Written, LettersError>;
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(Debug, Error)]
#[error("the mail cannot be written out")]
pub struct LettersError(#[source] pub Box<dyn Error + Send + Sync>);

/// Hands mails to a server, or puts them where somebody finds them.
#[async_trait]
pub trait Mailer: Send + Sync {
    async fn send(&self, mail: &Outgoing) -> Result<(), MailError>;
}

/// A message that is ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The first part of its Message-ID, by which a second one is known as the same.
    pub key: String,
    pub name: Option<PersonName>,
    pub email: Email,
    pub written: Written,
}

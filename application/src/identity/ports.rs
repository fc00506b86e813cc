use std::{collections::BTreeMap, ops::Range, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use domain_identity::{
    Accent, Account, AccountId, Company, CompanyName, CompanySettings, Credential, Device, Epoch,
    Identifier, Language, Lifetime, Limit, Link, LinkHash, LogoId, Password, PasswordHash,
    PersonName, Tally, TypedPassword,
};
use domain_kernel::{
    CompanyId, OperatorId, OperatorRole, PersonId, Role, StoreError, Timestamp, ZoneName,
};
use thiserror::Error;

use crate::{
    Page, PageNumber,
    identity::{Halfway, TicketKey},
    training::Illustration,
};

/// The only door that opens before it is known who is asking.
#[async_trait]
pub trait Logins: Send + Sync {
    /// The account that an e-mail address or username names, in whichever company or in none.
    async fn login(&self, identifier: &Identifier) -> Result<Option<Login>, StoreError>;
    /// Whose accounts these name, in whichever company or in none.
    async fn accounts(
        &self,
        identifiers: &[Identifier],
    ) -> Result<BTreeMap<Identifier, AccountId>, StoreError>;
    /// The link with this hash, in whichever company, whether it is still good or not.
    async fn link(&self, hash: &LinkHash) -> Result<Option<(CompanyId, Link)>, StoreError>;
    /// The operator whose link this is, if it is still good at `now`.
    async fn operator_of_link(
        &self,
        hash: &LinkHash,
        now: Timestamp,
    ) -> Result<Option<OperatorId>, StoreError>;
    /// Whether there is any company or operator yet.
    async fn is_set_up(&self) -> Result<bool, StoreError>;
    /// Keeps until then that somebody has shown the right password; what of theirs is over at `now`
    /// is forgotten.
    async fn go_halfway(
        &self,
        ticket: &TicketKey,
        halfway: &Halfway,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// Deletes so many tickets at most that are over at `now`, and says how many.
    async fn sweep_tickets(&self, now: Timestamp, most: u32) -> Result<u32, StoreError>;
    /// Deletes so many links at most that are over at `now`, and says how many. An invitation stays:
    /// its person's page says when it ran out.
    async fn sweep_links(&self, now: Timestamp, most: u32) -> Result<u32, StoreError>;
    /// Who has this ticket, if it is still good at `now`.
    async fn halfway(
        &self,
        ticket: &TicketKey,
        now: Timestamp,
    ) -> Result<Option<Halfway>, StoreError>;
}

/// As much of an account as it takes to let somebody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub member: Member,
    pub is_active: bool,
    /// Whether nobody of the company comes in.
    pub is_suspended: bool,
    pub credential: Credential,
    pub epoch: Epoch,
    pub has_second_factor: bool,
}

/// Whose account it is, with the role that they have now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    Person { id: PersonId, company: CompanyId, role: Role },
    Operator { id: OperatorId, role: OperatorRole },
}

impl Member {
    pub fn account(self) -> AccountId {
        match self {
            Self::Person { id, company, .. } => AccountId::Person { company, person: id },
            Self::Operator { id, .. } => AccountId::Operator(id),
        }
    }
}

/// Sessions are rows of their own and no part of anybody's transaction: losing the last use of one
/// harms nobody.
#[async_trait]
pub trait Sessions: Send + Sync {
    /// Keeps a new session, and ends the account's oldest beyond [`Lifetime::MOST_SESSIONS`]. A key
    /// that is in use is [`domain_kernel::Rule::SessionId`].
    async fn create(&self, session: &NewSession) -> Result<(), StoreError>;
    /// The session with its account, if it is still good at `now` and the account is active; its
    /// last use becomes `now`, to the minute.
    async fn find(
        &self,
        key: &SessionKey,
        now: Timestamp,
    ) -> Result<Option<FoundSession>, StoreError>;
    async fn end(&self, key: &SessionKey) -> Result<(), StoreError>;
    /// Notes that the password of this session's account was typed just now.
    async fn confirm(&self, key: &SessionKey, now: Timestamp) -> Result<(), StoreError>;
    /// From now on the operator of this session looks into a company, until then at most; or into
    /// none any more.
    async fn visit(
        &self,
        key: &SessionKey,
        visit: Option<(CompanyId, Timestamp)>,
    ) -> Result<(), StoreError>;
    /// Looks of operators into companies that are over at `now`, be it that their time was or that of
    /// the session, and of which nobody has taken note.
    async fn over_visits(&self, now: Timestamp) -> Result<Vec<OverVisit>, StoreError>;
    /// The account's sessions that are good at `now`, the last used first.
    async fn open(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, StoreError>;
    /// Those of all such accounts of the company, the last used first.
    async fn open_in(
        &self,
        company: CompanyId,
        whom: Whom,
        now: Timestamp,
        page: PageNumber,
    ) -> Result<Page<OpenSession>, StoreError>;
    /// Ends a session of this account, and says whether there was one.
    async fn end_of(&self, account: AccountId, key: &SessionKey) -> Result<bool, StoreError>;
    /// Ends all sessions of this account but one, and says how many.
    async fn end_others(&self, account: AccountId, kept: &SessionKey) -> Result<u32, StoreError>;
    /// Deletes so many sessions at most that time has ended, and says how many.
    async fn sweep(&self, now: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// A look into a company that time has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverVisit {
    pub operator: OperatorId,
    pub company: CompanyId,
    /// When it was to end, by which it is known.
    pub ends: Timestamp,
    /// When it did: with the session, if that was before.
    pub ended: Timestamp,
}

/// Which accounts of a company are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those who work for it.
    Colleague,
    Customer,
}

impl Whom {
    pub fn has(self, role: Role) -> bool {
        (self == Self::Colleague) == role.is_of_company()
    }
}

/// A session as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    pub key: SessionKey,
    pub account: AccountId,
    pub begun: Timestamp,
    /// To the minute.
    pub last_used: Timestamp,
    pub device: Device,
}

/// SHA-256 of a session's id. Whoever reads the store learns nothing that opens a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionKey(pub [u8; 32]);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    pub key: SessionKey,
    pub account: AccountId,
    /// The account's when they signed in: the session ends when that moves on.
    pub epoch: Epoch,
    pub begun: Timestamp,
    pub lifetime: Lifetime,
    pub device: Device,
}

/// Whose session it is, as they are now and not as they were when it began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSession {
    pub whose: Whose,
    pub name: PersonName,
    pub account: Account,
    pub must_change_password: bool,
    /// Whether the company asks for a second factor and there is none yet.
    pub must_set_up_second_factor: bool,
    /// When the password was last typed.
    pub confirmed: Timestamp,
    /// When it ends however much it is used.
    pub ends: Timestamp,
    /// How long it may go unused.
    pub idle: Duration,
}

/// Whose a session is, and where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    Person { id: PersonId, company: CompanyId, face: CompanyFace, role: Role },
    Operator { id: OperatorId, role: OperatorRole, visiting: Option<Visiting> },
}

/// The company that an operator looks into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visiting {
    pub company: CompanyId,
    pub face: CompanyFace,
    pub ends: Timestamp,
}

/// What every page shows of the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyFace {
    pub name: CompanyName,
    pub logo: Option<LogoId>,
    pub accent: Option<Accent>,
    pub language: Option<Language>,
    pub zone: Option<ZoneName>,
}

impl CompanyFace {
    pub fn of(company: &Company) -> Self {
        let CompanySettings { name, accent, language, zone, .. } = company.settings.clone();
        Self { name, logo: company.logo, accent, language, zone }
    }
}

/// Who somebody is now, for sessions that are kept apart from accounts. Asked for each request, so
/// that who is deactivated is out at the next one, wherever the sessions are.
#[async_trait]
pub trait Standings: Send + Sync {
    /// The person, if they are active and nobody has suspended their company.
    async fn standing(
        &self,
        company: CompanyId,
        person: PersonId,
    ) -> Result<Option<Standing>, StoreError>;
    /// The epochs of all who are active in the company: sessions of earlier ones are over.
    async fn epochs(
        &self,
        company: CompanyId,
        whom: Whom,
    ) -> Result<BTreeMap<PersonId, Epoch>, StoreError>;
}

/// As much of an active person as a session shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub epoch: Epoch,
    pub whose: Whose,
    pub name: PersonName,
    pub account: Account,
    pub must_change_password: bool,
    /// Whether the company asks for a second factor and there is none yet.
    pub must_set_up_second_factor: bool,
}

/// How often things were tried, kept where all instances see it.
#[async_trait]
pub trait Throttle: Send + Sync {
    /// Counts one more try, or says how long to wait before it.
    async fn take(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<(), Duration>, StoreError> {
        let taken = self.take_all(&[Try { key: *key, limit }], now).await?;
        taken.into_iter().next().ok_or_else(|| StoreError::corrupt("nothing is said of a try"))
    }
    /// The same of each of these at once. If the first has to wait, the others are not looked at,
    /// and nothing is said of them ([`Limit::take_all`]).
    async fn take_all(
        &self,
        tries: &[Try<'_>],
        now: Timestamp,
    ) -> Result<Vec<Result<(), Duration>>, StoreError>;
    /// Counts one more, or says how long to wait before it, like [`Throttle::take`], and says how it
    /// stands then.
    async fn spend(
        &self,
        key: &ThrottleKey,
        limit: &Limit,
        now: Timestamp,
    ) -> Result<Result<Tally, Duration>, StoreError>;
    /// Makes a try undone that turned out well.
    async fn give_back(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError> {
        self.give_back_all(&[Try { key: *key, limit }]).await
    }
    /// The same of each of these at once.
    async fn give_back_all(&self, tries: &[Try<'_>]) -> Result<(), StoreError>;
    /// Takes back a try that was counted and then could not be made.
    async fn undo(&self, key: &ThrottleKey, limit: &Limit) -> Result<(), StoreError>;
    /// Counts something that is told no more often than `every` so often, and says how many there
    /// are to tell now ([`Tally::count`](domain_identity::Tally::count)).
    async fn count(
        &self,
        key: &ThrottleKey,
        every: Duration,
        now: Timestamp,
    ) -> Result<Option<u32>, StoreError>;
    /// Deletes so many tallies at most that were over before then, and says how many.
    async fn sweep(&self, before: Timestamp, most: u32) -> Result<u32, StoreError>;
}

/// SHA-256 of what is tried and by whom, so that the store holds neither names nor addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThrottleKey(pub [u8; 32]);

/// What is tried, and how often that may be.
#[derive(Clone, Copy, Debug)]
pub struct Try<'a> {
    pub key: ThrottleKey,
    pub limit: &'a Limit,
}

/// Turns passwords into hashes and checks them, slowly and only so many at once.
#[async_trait]
pub trait Passwords: Send + Sync {
    async fn hash(&self, password: &Password) -> Result<PasswordHash, HashError>;
    /// Takes the same time without a hash, when there is no such account.
    async fn verify(
        &self,
        typed: &TypedPassword,
        hash: Option<&PasswordHash>,
    ) -> Result<bool, HashError>;
}

#[derive(Debug, Error)]
pub enum HashError {
    #[error("too many people are signing in at once; try again in a moment")]
    Busy,
    #[error("this password cannot be checked right now")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Decodes what people upload as pictures.
#[async_trait]
pub trait Pictures: Send + Sync {
    /// Crops a photo to a square and encodes it anew in two sizes, so that nothing of the uploaded
    /// file but its picture is kept.
    async fn portrait(&self, upload: Bytes) -> Result<Portrait, PictureError>;
    /// Encodes a logo anew as PNG, at most 480 × 160 pixels, with whatever is transparent in it.
    async fn logo(&self, upload: Bytes) -> Result<Bytes, PictureError>;
    /// Encodes a picture for a text anew, at most 1,600 pixels wide or high: as PNG if something of
    /// it is transparent or it is a small PNG, else as JPEG.
    async fn illustration(&self, upload: Bytes) -> Result<Illustration, PictureError>;
}

/// A square photo as JPEG in two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    /// 512 × 512 pixels.
    pub large: Bytes,
    /// 96 × 96 pixels.
    pub small: Bytes,
}

#[derive(Debug, Error)]
pub enum PictureError {
    #[error("choose a photo")]
    Missing,
    #[error("this file is larger than 10 MB; choose a smaller one")]
    TooBig,
    #[error("this picture has more than 40 million pixels; choose a smaller one")]
    TooManyPixels,
    #[error("this is not a JPEG, PNG or WebP picture")]
    Unreadable,
    #[error("too many pictures are being read at once; try again in a moment")]
    Busy,
}

/// Files by a key of ours: words, ids and slashes, never a name that a person typed.
#[async_trait]
pub trait Blobs: Send + Sync {
    /// Keeps a file for good before it returns.
    async fn put(&self, key: &str, content: Bytes) -> Result<(), BlobError>;
    async fn get(&self, key: &str) -> Result<Option<Bytes>, BlobError>;
    /// To delete what is not there is no failure.
    async fn delete(&self, key: &str) -> Result<(), BlobError>;
    /// Begins a file that comes in pieces. There is none before it is finished.
    async fn begin(&self, key: &str) -> Result<Box<dyn UnfinishedBlob>, BlobError>;
    /// These bytes of a file, in pieces. Whoever reads one that is deleted meanwhile reads it to its
    /// end.
    async fn open(
        &self,
        key: &str,
        bytes: Range<u64>,
    ) -> Result<Option<Box<dyn BlobPieces>>, BlobError>;
    /// The keys of files below a folder that were written longer ago than `age`. What was begun so
    /// long ago and never finished is deleted.
    async fn older(&self, folder: &str, age: Duration) -> Result<Vec<String>, BlobError>;
}

/// A file that comes in pieces. Of one that is dropped nothing stays.
#[async_trait]
pub trait UnfinishedBlob: Send {
    async fn write(&mut self, piece: Bytes) -> Result<(), BlobError>;
    /// Keeps it for good before it returns.
    async fn finish(self: Box<Self>) -> Result<(), BlobError>;
}

/// A file that is read in pieces.
#[async_trait]
pub trait BlobPieces: Send {
    /// Nothing at its end.
    async fn next(&mut self) -> Result<Option<Bytes>, BlobError>;
}

#[derive(Debug, Error)]
#[error("files cannot be read or written right now")]
pub struct BlobError(#[source] pub Box<dyn std::error::Error + Send + Sync>);
